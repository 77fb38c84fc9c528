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

    /// <summary>How long a node that is told to stop says that it isn't ready any more, before it stops answering. Zero where no proxy asks.</summary>
    public TimeSpan Drain { get; set; }

    /// <summary>Whom somebody tells who has found a weakness (mailto: or https:); null: nobody is named.</summary>
    public Uri? SecurityContact { get; set; }

    /// <summary>What such a person can count on, in the organization's words; null: nothing is said.</summary>
    public Uri? SecurityPolicy { get; set; }
}
