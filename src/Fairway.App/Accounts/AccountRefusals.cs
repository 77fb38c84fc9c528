using Fairway.Rules;
using Microsoft.AspNetCore.Identity;

namespace Fairway.App.Accounts;

/// <summary>Why an act on accounts and offices is not done: sentences Refusals.&lt;code&gt;. They come from the system's own safety, not from the framework.</summary>
public static class AccountRefusals
{
    private const string Rule = "";

    /// <summary>{0}: the fewest characters.</summary>
    public static Refusal PasswordTooShort(int shortest) => Refusal.Of(nameof(PasswordTooShort), "Password", Rule, shortest);

    public static readonly Refusal PasswordTooEven = Refusal.Of(nameof(PasswordTooEven), "Password", Rule);
    public static readonly Refusal PasswordCommon = Refusal.Of(nameof(PasswordCommon), "Password", Rule);

    public static readonly Refusal PasswordAboutYou = Refusal.Of(nameof(PasswordAboutYou), "Password", Rule);
    public static readonly Refusal PasswordWrong = Refusal.Of(nameof(PasswordWrong), "CurrentPassword", Rule);

    /// <summary>{0}: minutes of the pause.</summary>
    public static Refusal PasswordPaused(int minutes) => Refusal.Of(nameof(PasswordPaused), "CurrentPassword", Rule, minutes);

    public static readonly Refusal PasskeyNameMissing = Refusal.Of(nameof(PasskeyNameMissing), "Passkey.Name", Rule);
    public static readonly Refusal PasskeyNotChosen = Refusal.Of(nameof(PasskeyNotChosen), "Which", Rule);
    public static readonly Refusal CodeMissing = Refusal.Of(nameof(CodeMissing), "Code", Rule);
    public static readonly Refusal CodeWrong = Refusal.Of(nameof(CodeWrong), "Code", Rule);

    /// <summary>{0}: minutes of the pause.</summary>
    public static Refusal CodePaused(int minutes) => Refusal.Of(nameof(CodePaused), "Code", Rule, minutes);

    /// <summary>Nobody's account fits what the identity provider says.</summary>
    public static readonly Refusal SignOnUnknown = Refusal.Of(nameof(SignOnUnknown), null, Rule);

    /// <summary>The account that fits is linked to somebody else at the same provider.</summary>
    public static readonly Refusal SignOnOfAnother = Refusal.Of(nameof(SignOnOfAnother), null, Rule);

    public static readonly Refusal SignOnClosed = Refusal.Of(nameof(SignOnClosed), null, Rule);

    public static readonly Refusal LinkUsedUp = Refusal.Of(nameof(LinkUsedUp), null, Rule);
    public static readonly Refusal AccountThere = Refusal.Of(nameof(AccountThere), "StaffId", Rule);
    public static readonly Refusal OfficialUnknown = Refusal.Of(nameof(OfficialUnknown), "StaffId", Rule);
    public static readonly Refusal AddressMissing = Refusal.Of(nameof(AddressMissing), "Email", Rule);
    public static readonly Refusal AddressWrong = Refusal.Of(nameof(AddressWrong), "Email", Rule);
    public static readonly Refusal AddressTaken = Refusal.Of(nameof(AddressTaken), "Email", Rule);
    public static readonly Refusal AddressSame = Refusal.Of(nameof(AddressSame), "Email", Rule);

    /// <summary>The organization's directory keeps the address.</summary>
    public static readonly Refusal AddressOfDirectory = Refusal.Of(nameof(AddressOfDirectory), "Email", Rule);

    public static readonly Refusal NameMissing = Refusal.Of(nameof(NameMissing), "Name", Rule);
    public static readonly Refusal AccountOneself = Refusal.Of(nameof(AccountOneself), null, Rule);
    public static readonly Refusal AccountHasPassword = Refusal.Of(nameof(AccountHasPassword), null, Rule);

    public static readonly Refusal OfficeHolderUnknown = Refusal.Of(nameof(OfficeHolderUnknown), "Who", Rule);
    public static readonly Refusal OfficeUnknown = Refusal.Of(nameof(OfficeUnknown), "Office", Rule);
    public static readonly Refusal OfficeToOneself = Refusal.Of(nameof(OfficeToOneself), "Who", Rule);
    public static readonly Refusal OfficeConfirmOwn = Refusal.Of(nameof(OfficeConfirmOwn), null, Rule);
    public static readonly Refusal OfficeConfirmHolder = Refusal.Of(nameof(OfficeConfirmHolder), null, Rule);
    public static readonly Refusal OfficeUnitUnknown = Refusal.Of(nameof(OfficeUnitUnknown), "UnitCode", Rule);
    public static readonly Refusal OfficeUnitNotItsOwn = Refusal.Of(nameof(OfficeUnitNotItsOwn), "UnitCode", Rule);
    public static readonly Refusal OfficeInPast = Refusal.Of(nameof(OfficeInPast), "From", Rule);
    public static readonly Refusal OfficeEmpty = Refusal.Of(nameof(OfficeEmpty), "LastDay", Rule);

    /// <summary>{0}: months an office may last.</summary>
    public static Refusal OfficeTooLong(int months) => Refusal.Of(nameof(OfficeTooLong), "LastDay", Rule, months);

    public static readonly Refusal OfficeHeldAlready = Refusal.Of(nameof(OfficeHeldAlready), "Who", Rule);
    public static readonly Refusal OfficeReasonMissing = Refusal.Of(nameof(OfficeReasonMissing), "Reason", Rule);
    public static readonly Refusal OfficeDecided = Refusal.Of(nameof(OfficeDecided), null, Rule);
    public static readonly Refusal OfficeOver = Refusal.Of(nameof(OfficeOver), null, Rule);
    public static readonly Refusal AdministratorsThere = Refusal.Of(nameof(AdministratorsThere), null, Rule);

    /// <summary>What the framework's checks of a password say, as ours.</summary>
    internal static IReadOnlyList<Refusal> Of(IdentityResult result, AccountsOptions options) =>
        [
            .. result
                .Errors.Select(error =>
                    error.Code switch
                    {
                        nameof(IdentityErrorDescriber.PasswordTooShort) => PasswordTooShort(options.ShortestPassword),
                        nameof(IdentityErrorDescriber.PasswordRequiresUniqueChars) => PasswordTooEven,
                        PasswordsAboutOneself.Code => PasswordAboutYou,
                        CommonPasswords.Code => PasswordCommon,
                        nameof(IdentityErrorDescriber.PasswordMismatch) => PasswordWrong,
                        nameof(IdentityErrorDescriber.InvalidToken) => LinkUsedUp,
                        nameof(IdentityErrorDescriber.DuplicateEmail) => AddressTaken,
                        nameof(IdentityErrorDescriber.InvalidEmail) => AddressWrong,
                        // The account changed meanwhile, such as by the same link opened twice.
                        nameof(IdentityErrorDescriber.ConcurrencyFailure) => LinkUsedUp,
                        var code => throw new InvalidOperationException("Identity refused with " + code),
                    }
                )
                .Distinct(),
        ];
}
