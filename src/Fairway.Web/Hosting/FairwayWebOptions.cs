namespace Fairway.Web.Hosting;

public sealed class FairwayWebOptions
{
    /// <summary>A missing text throws instead of showing its key. Null: everywhere but in production.</summary>
    public bool? StrictWords { get; set; }

    /// <summary>Somebody who is signed in chose a language: keep it with the account and renew the sign-in, since the account's language counts first.</summary>
    public Func<HttpContext, string, Task>? LanguageChosen { get; set; }

    /// <summary>
    /// True where an exception means that the database can't be reached or written just now: the reader is told so, and to try again. Asked after our own judgement
    /// on <see cref="System.Data.Common.DbException"/>, for what only a provider knows.
    /// </summary>
    public Func<Exception, bool>? IsDatabaseOut { get; set; }
}
