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
    /// <param name="args">What {0}, {1} … in the text stand for: names of people who act, days, numbers; never what somebody wrote.</param>
    /// <returns>Whether there was an account to write to.</returns>
    public static Task<bool> ToOfficialAsync(
        FairwayDb db,
        IClock clock,
        string staffId,
        string kind,
        string? link,
        CancellationToken stop,
        params object[] args
    ) => ToOfficialAsync(db, clock.GetCurrentInstant(), staffId, kind, link, stop, args);

    /// <summary>The same in an act that has looked at the clock already.</summary>
    public static async Task<bool> ToOfficialAsync(
        FairwayDb db,
        Instant now,
        string staffId,
        string kind,
        string? link,
        CancellationToken stop,
        params object[] args
    ) => (await ToOfficialsAsync(db, now, [staffId], kind, link, stop, args)) > 0;

    /// <summary>The same to several, whose accounts are looked up together; how many of them have one.</summary>
    public static async Task<int> ToOfficialsAsync(
        FairwayDb db,
        Instant now,
        IReadOnlyList<string> staffIds,
        string kind,
        string? link,
        CancellationToken stop,
        params object[] args
    )
    {
        var accounts = await db
            .Users.Where(a =>
                a.StaffId != null
                && staffIds.Contains(a.StaffId)
                && a.Email != null
                && (a.LockoutEnd == null || a.LockoutEnd != Account.Closed)
            )
            .Select(a => new
            {
                a.Id,
                a.Email,
                a.Language,
                a.WeeklyNotices,
            })
            .ToListAsync(stop);
        foreach (var account in accounts)
        {
            var weekly = account.WeeklyNotices && NoticeKinds.CanWait(kind);
            Write(db, now, account.Email!, account.Id, account.Language ?? "en", kind, link, weekly, args);
        }
        return accounts.Count;
    }

    /// <summary>To an account's own address, in its language.</summary>
    public static void Write(FairwayDb db, IClock clock, Account to, string kind, string? link, params object[] args) =>
        Write(db, clock.GetCurrentInstant(), to, kind, link, args);

    /// <summary>The same in an act that has looked at the clock already.</summary>
    public static void Write(FairwayDb db, Instant now, Account to, string kind, string? link, params object[] args) =>
        Write(db, now, to.Email!, to.Id, to.Language ?? "en", kind, link, weekly: false, args);

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
    ) => Write(db, clock.GetCurrentInstant(), to, accountId, language, kind, link, weekly: false, args);

    private static void Write(
        FairwayDb db,
        Instant now,
        string to,
        Guid? accountId,
        string language,
        string kind,
        string? link,
        bool weekly,
        object[] args
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
                WrittenAt = now,
                Weekly = weekly,
            }
        );

    /// <summary>A broadcast's mail: its title, and the link to where it stands in full.</summary>
    public static void WriteBroadcast(FairwayDb db, IClock clock, Account to, Broadcast broadcast)
    {
        var language = to.Language ?? "en";
        object[] args = [broadcast.TitleIn(language)];
        db.Outbox.Add(
            new OutboxMessage
            {
                To = to.Email!,
                AccountId = to.Id,
                Kind = BroadcastKind,
                Language = language,
                Subject = Text(language, BroadcastKind + ".Subject", args),
                Body = Text(language, BroadcastKind + ".Body", args),
                Link = "/notices/" + broadcast.Id,
                BroadcastId = broadcast.Id,
                WrittenAt = clock.GetCurrentInstant(),
                Weekly = to.WeeklyNotices && NoticeKinds.CanWait(BroadcastKind),
            }
        );
    }

    /// <summary>The kind of a broadcast's mail.</summary>
    public const string BroadcastKind = "Broadcast";

    /// <summary>The week's summary: what was held back, line by line; each line's link is written out by whoever delivers it.</summary>
    public static void WriteSummary(FairwayDb db, IClock clock, Account to, Guid id, IReadOnlyList<SummaryLine> lines)
    {
        var language = to.Language ?? "en";
        db.Outbox.Add(
            new OutboxMessage
            {
                Id = id,
                To = to.Email!,
                AccountId = to.Id,
                Kind = Summary,
                Language = language,
                Subject = Text(language, Summary + ".Subject", [lines.Count]),
                Body =
                    Text(language, Summary + ".Body", [lines.Count])
                    + "\n"
                    + string.Join('\n', lines.Select(l => $"\n- {l.Subject}\n  {l.Link}".TrimEnd())),
                Link = "/",
                WrittenAt = clock.GetCurrentInstant(),
            }
        );
    }

    /// <summary>The kind of a weekly summary.</summary>
    public const string Summary = "Summary";

    internal static string Text(string language, string key, object[] args)
    {
        var culture = CultureInfo.GetCultureInfo(language);
        var text = Texts.GetString(key, culture) ?? throw new KeyNotFoundException($"No words for 'Mails.{key}'.");
        return string.Format(
            culture,
            text,
            [
                .. args.Select(arg =>
                    arg switch
                    {
                        LocalDate day => Day(day, culture),
                        MailWord word => Text(language, word.Key, word.Args),
                        _ => arg,
                    }
                ),
            ]
        );
    }

    private static string Day(LocalDate day, CultureInfo culture) =>
        day.ToString(Texts.GetString("Day", culture) ?? throw new KeyNotFoundException("No words for 'Mails.Day'."), culture);
}

/// <summary>A word within a mail's sentence, in the language of whom it goes to.</summary>
/// <param name="Key">The line in Mails.restext.</param>
public sealed record MailWord(string Key, params object[] Args);
