using System.Text.Json;
using Fairway.App.Accounts;
using Fairway.App.History;
using Fairway.App.Notices;
using Fairway.App.Policies;
using Fairway.Rules;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.ReportsBoard;

/// <summary>A text in the three working languages.</summary>
public sealed record BoardText(string En, string Fr, string Es)
{
    /// <summary>What is missing or too long; empty: nothing.</summary>
    internal IEnumerable<Refusal> Refusals(int longest)
    {
        if (new[] { En, Fr, Es }.Any(string.IsNullOrWhiteSpace))
        {
            yield return BoardRefusals.BoardTextMissing;
        }

        foreach (var (field, text) in new[] { ("TextEn", En), ("TextFr", Fr), ("TextEs", Es) })
        {
            if (text.Length > longest)
            {
                yield return BoardRefusals.TooLong(field, text.Length, longest);
            }
        }
    }
}

/// <summary>
/// What the Board writes to the outside (BD-1): letters to chiefs, its procedures in versions that all stay readable, its yearly report. The secretary
/// writes; a text that is published or sent never changes.
/// </summary>
public sealed class BoardPapers(FairwayDb db, IClock clock, PolicyLibrary policies)
{
    /// <summary>A new version of the procedures.</summary>
    public async Task<ActResult> PublishProceduresAsync(Reader reader, LocalDate? from, BoardText text, CancellationToken stop = default)
    {
        if (!BoardSessions.MayRun(reader))
        {
            return ActResult.Missing;
        }

        var refusals = text.Refusals(policies.PolicyAt(reader.Today).Appraisals.TextMaximum).ToList();
        if (from is null || from < reader.Today)
        {
            refusals.Add(BoardRefusals.BoardFromPast(reader.Today));
        }

        if (refusals.Count > 0)
        {
            return new ActResult.Refused(refusals);
        }

        var last = await db
            .BoardPapers.Where(p => p.Kind == BoardPaperKind.Procedures)
            .OrderByDescending(p => p.Number)
            .FirstOrDefaultAsync(stop);
        if (last is not null && last.TextEn == text.En && last.From == from)
        {
            return ActResult.Ok;
        }

        return await PublishAsync(reader, BoardPaperKind.Procedures, (last?.Number ?? 0) + 1, from!.Value, text, "", stop);
    }

    /// <summary>The report on a year that has ended or is about to; once.</summary>
    public async Task<ActResult> PublishReportAsync(Reader reader, int? year, BoardText text, CancellationToken stop = default)
    {
        if (!BoardSessions.MayRun(reader))
        {
            return ActResult.Missing;
        }

        var refusals = text.Refusals(policies.PolicyAt(reader.Today).Appraisals.TextMaximum).ToList();
        if (year is null || year < 2009 || year > reader.Today.Year)
        {
            refusals.Add(BoardRefusals.BoardYearWrong);
        }
        else if (await db.BoardPapers.AnyAsync(p => p.Kind == BoardPaperKind.YearlyReport && p.Number == year, stop))
        {
            refusals.Add(BoardRefusals.BoardReportExists);
        }

        return refusals.Count > 0
            ? new ActResult.Refused(refusals)
            : await PublishAsync(
                reader,
                BoardPaperKind.YearlyReport,
                year!.Value,
                reader.Today,
                text,
                await FiguresAsync(year.Value, stop),
                stop
            );
    }

    /// <summary>A letter to the responsible chief of a unit today.</summary>
    public async Task<(ActResult Result, Guid? Id)> SendAsync(
        Reader reader,
        Guid form,
        string? unit,
        Guid? sessionId,
        BoardText text,
        CancellationToken stop = default
    )
    {
        if (!BoardSessions.MayRun(reader))
        {
            return (ActResult.Missing, null);
        }

        if (await db.BoardLetters.AnyAsync(l => l.Id == form, stop))
        {
            // The same form sent twice is one letter.
            return (ActResult.Ok, form);
        }

        var today = reader.Today;
        var refusals = text.Refusals(policies.PolicyAt(today).Appraisals.TextMaximum).ToList();
        var chief = await db
            .Chieftaincies.Where(c => c.UnitCode == unit && c.From <= today && (c.Until == null || today < c.Until))
            .Select(c => c.StaffId)
            .FirstOrDefaultAsync(stop);
        if (chief is null)
        {
            refusals.Add(BoardRefusals.BoardChiefMissing);
        }

        if (sessionId is not null && !await db.BoardSessions.AnyAsync(s => s.Id == sessionId, stop))
        {
            refusals.Add(BoardRefusals.BoardSessionMissing);
        }

        if (refusals.Count > 0)
        {
            return (new ActResult.Refused(refusals), null);
        }

        var now = clock.GetCurrentInstant();
        var letter = new BoardLetter
        {
            Id = form == Guid.Empty ? Guid.CreateVersion7() : form,
            ToStaffId = chief!,
            UnitCode = unit!,
            SessionId = sessionId,
            TextEn = text.En.Trim(),
            TextFr = text.Fr.Trim(),
            TextEs = text.Es.Trim(),
            SentBy = reader.Actor,
            SentAt = now,
        };
        db.BoardLetters.Add(letter);
        db.History.Add(Entry(reader, now, letter.Id.ToString(), "send-letter"));
        await Mail.ToOfficialAsync(db, clock, chief!, "BoardLetter", $"/board/letters/{letter.Id}", stop);
        return (await db.SaveOrStaleAsync(stop), letter.Id);
    }

    /// <summary>Letters that exist for the reader: the Board's own, and those to oneself.</summary>
    public static IQueryable<BoardLetter> LettersOf(FairwayDb db, Reader reader)
    {
        var board = BoardInbox.IsOfBoard(reader);
        var me = reader.StaffId;
        return db.BoardLetters.AsNoTracking().Where(l => board || (me != null && l.ToStaffId == me));
    }

    /// <summary>What the Board did in a year, in numbers that name nobody: whole years of the whole organization.</summary>
    private async Task<string> FiguresAsync(int year, CancellationToken stop)
    {
        var from = new LocalDate(year, 1, 1).AtStartOfDayInZone(DateTimeZone.Utc).ToInstant();
        var until = new LocalDate(year + 1, 1, 1).AtStartOfDayInZone(DateTimeZone.Utc).ToInstant();
        var acts = await db
            .History.Where(h => h.Capability == "reportsboard" && h.At >= from && h.At < until)
            .GroupBy(h => h.Act)
            .Select(g => new { g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Key, g => g.Count, StringComparer.Ordinal, stop);
        var received = await db.BoardItems.CountAsync(i => i.ReceivedAt >= from && i.ReceivedAt < until, stop);
        var least = policies.PolicyAt(new LocalDate(year, 12, 31)).Board.SmallestGroup;
        var figures = new Dictionary<string, int>(StringComparer.Ordinal)
        {
            ["sessions"] = acts.GetValueOrDefault("close-session"),
            ["letters"] = acts.GetValueOrDefault("send-letter"),
        };
        var reports = new Dictionary<string, int>(StringComparer.Ordinal)
        {
            ["received"] = received,
            ["concluded"] = acts.GetValueOrDefault("conclude"),
            ["returned"] = acts.GetValueOrDefault("return"),
        };
        // Behind a report stands a person: small numbers are left out (BD-3).
        foreach (var (name, count) in reports.Where(r => r.Value >= least))
        {
            figures[name] = count;
        }

        return JsonSerializer.Serialize(figures);
    }

    private async Task<ActResult> PublishAsync(
        Reader reader,
        BoardPaperKind kind,
        int number,
        LocalDate from,
        BoardText text,
        string figures,
        CancellationToken stop
    )
    {
        var now = clock.GetCurrentInstant();
        var paper = new BoardPaper
        {
            Kind = kind,
            Number = number,
            From = from,
            TextEn = text.En.Trim(),
            TextFr = text.Fr.Trim(),
            TextEs = text.Es.Trim(),
            Figures = figures,
            PublishedBy = reader.Actor,
            PublishedAt = now,
        };
        db.BoardPapers.Add(paper);
        db.History.Add(
            Entry(reader, now, paper.Id.ToString(), kind == BoardPaperKind.Procedures ? "publish-procedures" : "publish-report")
        );
        try
        {
            return await db.SaveOrStaleAsync(stop);
        }
        catch (DbUpdateException)
        {
            // Two clicks at the same moment: the other one has published it.
            db.ChangeTracker.Clear();
            return ActResult.Ok;
        }
    }

    private static HistoryEntry Entry(Reader reader, Instant now, string subject, string act) =>
        new()
        {
            At = now,
            Actor = reader.Actor,
            Capability = "reportsboard",
            Subject = subject,
            Act = act,
            Rule = "BD-1",
        };
}
