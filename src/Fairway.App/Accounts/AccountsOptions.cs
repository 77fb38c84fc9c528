using NodaTime;

namespace Fairway.App.Accounts;

/// <summary>
/// What the operator may set about signing in and offices of trust. None of it comes from the framework: these are defaults of a system that holds
/// confidential texts, and the operator's own security rules go before them.
/// </summary>
public sealed class AccountsOptions
{
    /// <summary>Where people reach Fairway: links in mails begin with it, and https here makes all cookies secure and bound to the host.</summary>
    public Uri PublicUrl { get; set; } = new("http://localhost:5080");

    /// <summary>A session ends when nothing was asked for so long; each use prolongs it.</summary>
    public TimeSpan SessionLength { get; set; } = TimeSpan.FromMinutes(60);

    /// <summary>However much it is used, a session ends so long after somebody has shown who they are: a working day, and no night.</summary>
    public TimeSpan LongestSession { get; set; } = TimeSpan.FromHours(12);

    /// <summary>Wrong passwords in a row after which the account pauses.</summary>
    public int FailuresBeforePause { get; set; } = 5;

    public TimeSpan Pause { get; set; } = TimeSpan.FromMinutes(15);

    public int ShortestPassword { get; set; } = 12;

    public TimeSpan InvitationLifetime { get; set; } = TimeSpan.FromDays(14);

    public TimeSpan ResetLifetime { get; set; } = TimeSpan.FromHours(2);

    /// <summary>Mails of one kind to one account within an hour: nobody's mailbox is flooded from the "forgotten password" page.</summary>
    public int MailsPerHour { get; set; } = 3;

    /// <summary>No answer to "I forgot my password" comes sooner, so that its time does not tell whether there is such an account.</summary>
    public TimeSpan EvenAnswer { get; set; } = TimeSpan.FromMilliseconds(400);

    /// <summary>An office of trust is granted for at most so long; it can be granted again (decision 13: it ends on a date).</summary>
    public int LongestOfficeMonths { get; set; } = 24;

    /// <summary>A token of another system lasts at most so long; a new one can be made before it ends.</summary>
    public int LongestTokenDays { get; set; } = 365;

    /// <summary>A token that somebody gives to a program of their own lasts at most so long.</summary>
    public int LongestPersonalTokenDays { get; set; } = 90;

    /// <summary>Tokens of one's own in force at once.</summary>
    public int PersonalTokensEach { get; set; } = 10;

    /// <summary>Bytes of one kept text before encryption.</summary>
    public int LargestKeptText { get; set; } = 1024 * 1024;

    /// <summary>Kept texts of one account; the oldest give way.</summary>
    public int KeptTextsEach { get; set; } = 20;

    public int KeptTextDays { get; set; } = 30;

    /// <summary>
    /// What one address may try. An office in the field has one address for all its people, so that wrong passwords have room for a whole office on the day on which all
    /// sign; nobody finds a check code or a token by guessing, but nobody should keep the server busy.
    /// </summary>
    public Dictionary<AttemptKind, AttemptLimit> AttemptLimits { get; } =
        new()
        {
            [AttemptKind.Check] = new(20, Duration.FromMinutes(1)),
            [AttemptKind.SignIn] = new(100, Duration.FromMinutes(15)),
            [AttemptKind.Forgotten] = new(30, Duration.FromHours(1)),
            [AttemptKind.Token] = new(30, Duration.FromMinutes(1)),
        };

    public bool Https => PublicUrl.Scheme == Uri.UriSchemeHttps;
}
