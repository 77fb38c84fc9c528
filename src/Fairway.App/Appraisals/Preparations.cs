using System.Text.Json;
using Fairway.App.Accounts;
using Fairway.App.Policies;
using Fairway.Rules;
using Fairway.Rules.Appraisals;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Appraisals;

/// <summary>The private sheets with which each side prepares the discussion (CY-2a): the author's alone, unless shared.</summary>
public sealed class Preparations(FairwayDb db, IClock clock, PolicyLibrary policies)
{
    /// <summary>A sheet as its reader sees it.</summary>
    /// <param name="Answers">Prompt code → text; prompts without an answer are absent.</param>
    public sealed record Sheet(IReadOnlyDictionary<string, string> Answers, int Version, Instant? SharedAt);

    /// <summary>The reader's own sheet, empty before the first save; null where they are no party.</summary>
    public async Task<(AppraisalCase Case, Sheet Sheet)?> LoadAsync(Reader reader, Guid id, CancellationToken stop = default)
    {
        var found = await AppraisalCase.LoadAsync(db, reader, id, stop);
        if (found is not { IsParty: true })
        {
            return null;
        }

        var own = await OwnAsync(found, stop);
        return (found, own is null ? new Sheet(new Dictionary<string, string>(StringComparer.Ordinal), 0, null) : Read(own));
    }

    /// <summary>Saves the reader's sheet. <paramref name="version"/> is the one that was shown: 0 for a new sheet.</summary>
    public async Task<ActResult> SaveAsync(
        Reader reader,
        Guid id,
        int version,
        IReadOnlyDictionary<string, string> answers,
        CancellationToken stop = default
    )
    {
        var found = await AppraisalCase.LoadAsync(db, reader, id, stop);
        if (found is null)
        {
            return ActResult.Missing;
        }

        if (!found.May(AppraisalAct.Prepare))
        {
            return found.NotNow(AppraisalAct.Prepare);
        }

        var longest = policies.PolicyAt(found.Appraisal.OpenedOn).Appraisals.TextMaximum;
        var tooLong = answers
            .Where(a => a.Value.Length > longest)
            .Select(a => Refusal.Of(RefusalCodes.TextTooLong, $"Answers[{a.Key}]", "CY-2a", a.Value.Length, longest))
            .ToList();
        if (tooLong.Count > 0)
        {
            return new ActResult.Refused(tooLong);
        }

        var text = JsonSerializer.Serialize(
            new SortedDictionary<string, string>(answers.Where(a => a.Value.Length > 0).ToDictionary(), StringComparer.Ordinal)
        );
        var own = await OwnAsync(found, stop);
        if (own?.Answers == text)
        {
            return ActResult.Ok;
        }

        if ((own?.Version ?? 0) != version)
        {
            return ActResult.Stale;
        }

        if (own is null)
        {
            db.PreparationSheets.Add(
                new PreparationSheet
                {
                    AppraisalId = id,
                    AuthorId = reader.StaffId!,
                    Step = found.Appraisal.Working,
                    Answers = text,
                    SavedAt = clock.GetCurrentInstant(),
                }
            );
        }
        else
        {
            own.Answers = text;
            own.SavedAt = clock.GetCurrentInstant();
        }

        return await db.SaveOrStaleAsync(stop);
    }

    /// <summary>Shows the sheet to the other side from now on. What is shared is shared for good.</summary>
    public async Task<ActResult> ShareAsync(Reader reader, Guid id, CancellationToken stop = default)
    {
        var found = await AppraisalCase.LoadAsync(db, reader, id, stop);
        if (found is not { IsParty: true })
        {
            return ActResult.Missing;
        }

        if (await OwnAsync(found, stop) is { SharedAt: null } own)
        {
            own.SharedAt = clock.GetCurrentInstant();
            db.History.Add(found.Entry(own.SharedAt.Value, "share-preparation", "CY-2a"));
            return await db.SaveOrStaleAsync(stop);
        }

        return ActResult.Ok;
    }

    /// <summary>The sheets that others shared with this party, by author.</summary>
    internal static async Task<IReadOnlyList<(string AuthorId, AppraisalStep Step, Sheet Sheet)>> SharedWithAsync(
        FairwayDb db,
        AppraisalCase of,
        CancellationToken stop
    )
    {
        var until = of.Until ?? Instant.MaxValue;
        return of.IsParty || of.Part is not null
            ?
            [
                .. (await AppraisalQueries.Of(db).SharedSheets(db, of.Appraisal.Id, of.Reader.StaffId, until).ToListAsync(stop)).Select(p =>
                    (p.AuthorId, p.Step, Read(p))
                ),
            ]
            : [];
    }

    private Task<PreparationSheet?> OwnAsync(AppraisalCase of, CancellationToken stop) =>
        db.PreparationSheets.SingleOrDefaultAsync(
            p => p.AppraisalId == of.Appraisal.Id && p.Step == of.Appraisal.Working && p.AuthorId == of.Reader.StaffId,
            stop
        );

    private static Sheet Read(PreparationSheet sheet) =>
        new(JsonSerializer.Deserialize<Dictionary<string, string>>(sheet.Answers)!, sheet.Version, sheet.SharedAt);
}
