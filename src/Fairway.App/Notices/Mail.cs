using System.Globalization;
using System.Resources;
using Fairway.App.Accounts;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Notices;

/// <summary>
/// Writes mails into the outbox, in the transaction of the act that causes them and in the recipient's language (NT-1). A mail says that something
/// waits; what it is about stands behind the link, which whoever delivers it writes below the text, with the address at which Fairway is reached.
/// </summary>
public static class Mail
{
    private static readonly ResourceManager Texts = new("Fairway.Words.Mails", typeof(Mail).Assembly);

    /// <summary>To an official, where they have an account; who has none learns of it on paper or not at all, as before Fairway.</summary>
    /// <param name="kind">Names the text: Mails.&lt;kind&gt;.Subject and .Body.</param>
    /// <param name="link">Address within Fairway.</param>
    /// <param name="args">What {0}, {1} … in the text stand for: names of people who act, never what they wrote.</param>
    public static async Task ToOfficialAsync(
        FairwayDb db,
        IClock clock,
        string staffId,
        string kind,
        string? link,
        CancellationToken stop,
        params object[] args
    )
    {
        var account = await db
            .Users.Where(a => a.StaffId == staffId && a.Email != null && (a.LockoutEnd == null || a.LockoutEnd != Account.Closed))
            .Select(a => new
            {
                a.Id,
                a.Email,
                a.Language,
            })
            .SingleOrDefaultAsync(stop);
        if (account is not null)
        {
            Write(db, clock, account.Email!, account.Id, account.Language ?? "en", kind, link, args);
        }
    }

    /// <summary>To an account's own address, in its language.</summary>
    public static void Write(FairwayDb db, IClock clock, Account to, string kind, string? link, params object[] args) =>
        Write(db, clock, to.Email!, to.Id, to.Language ?? "en", kind, link, args);

    /// <summary>To an address, such as one that is being confirmed.</summary>
    public static void Write(
        FairwayDb db,
        IClock clock,
        string to,
        Guid? accountId,
        string language,
        string kind,
        string? link,
        params object[] args
    ) =>
        db.Outbox.Add(
            new OutboxMessage
            {
                To = to,
                AccountId = accountId,
                Kind = kind,
                Language = language,
                Subject = Text(language, kind + ".Subject", args),
                Body = Text(language, kind + ".Body", args),
                Link = link,
                WrittenAt = clock.GetCurrentInstant(),
            }
        );

    private static string Text(string language, string key, object[] args)
    {
        var culture = CultureInfo.GetCultureInfo(language);
        var text = Texts.GetString(key, culture) ?? throw new KeyNotFoundException($"No words for 'Mails.{key}'.");
        return string.Format(culture, text, args);
    }
}
