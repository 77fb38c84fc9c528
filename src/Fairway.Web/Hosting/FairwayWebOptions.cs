namespace Fairway.Web.Hosting;

public sealed class FairwayWebOptions
{
    /// <summary>A missing text throws instead of showing its key. Null: everywhere but in production.</summary>
    public bool? StrictWords { get; set; }

    /// <summary>Somebody who is signed in chose a language: keep it with the account and renew the sign-in, since the account's language counts first.</summary>
    public Func<HttpContext, string, Task>? LanguageChosen { get; set; } = Accounts.AccountFrame.KeepLanguageAsync;

    /// <summary>The browser that prints forms to PDF: its path, or "none"; null: the first that is found on the server.</summary>
    public string? Browser { get; set; }

    /// <summary>How long somebody waits for their turn at that browser, and how long it may take for one form.</summary>
    public TimeSpan PdfTimeLimit { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How many check codes one address may ask about within a minute: nobody finds a code by guessing, but nobody should keep the server busy.</summary>
    public int ChecksPerMinute { get; set; } = 20;

    /// <summary>How many tokens that open nothing one address may show within a minute, before it is told to wait.</summary>
    public int WrongTokensPerMinute { get; set; } = 30;
}
