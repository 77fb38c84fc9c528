using Fairway.App;
using Fairway.App.Api;
using Fairway.App.Appraisals;
using Fairway.Rules.Appraisals;
using Fairway.Web.Components;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.Web.Api;

/// <summary>An entry of the journal.</summary>
/// <param name="About">The part of the form it is about; null: the whole.</param>
/// <param name="Day">The day it tells of, where its author gave one.</param>
/// <param name="Language">In which its author worked: it stays as written.</param>
/// <param name="At">When it was shared; while it is private, when it was saved last.</param>
/// <param name="Private">Whether it is its author's alone.</param>
/// <param name="OnBehalfOf">For whom its author stood in; null: for nobody.</param>
public sealed record ApiEntry(
    Guid Id,
    string AuthorId,
    string Author,
    AppraisalParty Party,
    JournalKind Kind,
    string? About,
    DateOnly? Day,
    string Text,
    string Language,
    DateTimeOffset At,
    bool Private,
    int Files,
    string? OnBehalfOf
);

/// <summary>A new entry of the journal.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">What is said, as plain text.</param>
/// <param name="Private">Whether it is kept as a private note; else both sides read it from then on, and it stays as it is.</param>
/// <param name="About">The part of the form it is about; null: the whole.</param>
/// <param name="Day">The day it tells of, not after today; null: none.</param>
public sealed record ApiNewEntry(JournalKind? Kind, string Text, bool Private, string? About = null, DateOnly? Day = null);

/// <summary>What was written.</summary>
/// <param name="Id">The entry's id.</param>
/// <param name="Private">Whether it is its author's alone.</param>
public sealed record ApiWritten(Guid Id, bool Private);

internal static class ApiJournal
{
    public static async Task<IResult> ReadAsync(
        HttpContext http,
        Guid id,
        JournalReading journal,
        string? about,
        JournalBy? by,
        int? page,
        CancellationToken stop
    )
    {
        var number = Math.Clamp(page ?? 1, 1, 10_000);
        if (
            await journal.LoadAsync(ApiTokenHandler.CallerOf(http).Reader, id, about, by ?? JournalBy.Anybody, number, stop) is not { } view
        )
        {
            return ApiProblems.Of(ApiProblems.NotFound);
        }
        return ApiAnswers.Of(
            http,
            new ApiPage<ApiEntry>(
                [
                    .. view.Lines.Select(line => new ApiEntry(
                        line.Id,
                        line.AuthorId,
                        line.Author,
                        line.Party,
                        line.Kind,
                        line.About,
                        line.Day?.ToDateOnly(),
                        line.Text,
                        line.Language,
                        line.At.ToDateTimeOffset(),
                        line.Private,
                        line.Files.Count,
                        line.Behalf
                    )),
                ],
                number,
                Paging.Last(JournalReading.PageSize, view.Total),
                view.Total
            )
        );
    }

    public static Task<IResult> WriteAsync(
        HttpContext http,
        Guid id,
        JournalWriting writing,
        FairwayDb db,
        OnceOnly once,
        Words words,
        CancellationToken stop
    ) =>
        ApiWrites.JsonAsync<ApiNewEntry>(
            http,
            once,
            async entry =>
            {
                var reader = ApiTokenHandler.CallerOf(http).Reader;
                var text = new JournalText(entry.Kind, entry.About, entry.Day is { } day ? LocalDate.FromDateOnly(day) : null, entry.Text);
                var form = Guid.CreateVersion7();
                var result = await writing.WriteAsync(reader, id, form, text, share: !entry.Private, stop);
                if (result is not ActResult.Done)
                {
                    return (null, ApiProblems.Of(result, words, field => char.ToLowerInvariant(field[0]) + field[1..]));
                }
                // The same words within a minute are one entry: then it is the one before.
                var kept = JournalWriting.Tidy(text);
                var written = await db
                    .JournalEntries.Where(e => e.AppraisalId == id && e.AuthorId == reader.StaffId)
                    .Where(e => e.Kind == kept.Kind && e.About == kept.About && e.Text == kept.Text && e.Private == entry.Private)
                    .OrderByDescending(e => e.At)
                    .Select(e => e.Id)
                    .FirstAsync(stop);
                return (ApiWrites.Made(new ApiWritten(written, entry.Private), $"{ApiEndpoints.Root}/appraisals/{id}/journal"), null);
            },
            stop
        );
}
