using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Fairway.App.Accounts;

/// <summary>A password must not be the person's own name, address or staff id, nor what this place is called, with a little around it.</summary>
internal sealed class PasswordsAboutOneself(IOptions<AccountsOptions> options) : IPasswordValidator<Account>
{
    public const string Code = "PasswordAboutOneself";

    public Task<IdentityResult> ValidateAsync(UserManager<Account> manager, Account user, string? password)
    {
        IEnumerable<string?> own =
        [
            user.Email,
            user.Email?.Split('@')[0],
            user.StaffId,
            "Fairway",
            .. user.DisplayName.Split(' '),
            .. options.Value.PublicUrl.Host.Split('.'),
        ];
        var rest = password ?? "";
        foreach (var part in own.OfType<string>().Where(part => part.Length > 2).OrderByDescending(part => part.Length))
        {
            rest = rest.Replace(part, "", StringComparison.OrdinalIgnoreCase);
        }
        // What remains must still be something that has to be guessed.
        return Task.FromResult(
            rest.Length == (password ?? "").Length || rest.Length >= 8
                ? IdentityResult.Success
                : IdentityResult.Failed(new IdentityError { Code = Code, Description = Code })
        );
    }
}
