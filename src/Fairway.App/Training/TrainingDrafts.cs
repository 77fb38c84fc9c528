using System.Text.Json;
using Fairway.App.Accounts;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Training;

/// <summary>A request that its official has begun and not sent: theirs alone, and gone once it is sent (decision 1).</summary>
public sealed class TrainingDraft
{
    public required string StaffId { get; init; }

    /// <summary>The <see cref="TrainingDraftText"/> as JSON.</summary>
    public required string Content { get; set; }

    public required Instant SavedAt { get; set; }

    /// <summary>From 1; each save is of the version that was seen.</summary>
    public required int Version { get; set; }
}

/// <summary>What stood in the form's fields: a draft may be as incomplete, and as wrong, as it is.</summary>
public sealed record TrainingDraftText(
    string Title,
    string Provider,
    string Area,
    string StartsOn,
    string EndsOn,
    string Cost,
    string Need,
    Guid? Appraisal,
    string Why
)
{
    public static TrainingDraftText Empty { get; } = new("", "", "", "", "", "", "", null, "");
}

/// <summary>A draft as its official goes on with it.</summary>
/// <param name="Version">0: there is none.</param>
public sealed record KeptTrainingDraft(TrainingDraftText Text, int Version, Instant? SavedAt);

/// <summary>Keeps what an official types into a request, so that nothing is lost (LE-2).</summary>
public sealed class TrainingDrafts(FairwayDb db, IClock clock)
{
    public async Task<KeptTrainingDraft> ReadAsync(Reader reader, CancellationToken stop = default)
    {
        var me = reader.StaffId ?? "";
        return await db.TrainingDrafts.AsNoTracking().SingleOrDefaultAsync(d => d.StaffId == me, stop) is { } draft
            ? new(JsonSerializer.Deserialize<TrainingDraftText>(draft.Content)!, draft.Version, draft.SavedAt)
            : new(TrainingDraftText.Empty, 0, null);
    }

    /// <summary>Keeps the text over the version that was seen; done where it was.</summary>
    /// <param name="seen">0: there was none.</param>
    public async Task<ActResult> SaveAsync(Reader reader, int seen, TrainingDraftText text, CancellationToken stop = default)
    {
        if (reader.StaffId is not { } me)
        {
            return ActResult.Missing;
        }
        var (content, now) = (JsonSerializer.Serialize(text), clock.GetCurrentInstant());
        if (seen > 0)
        {
            var kept = await db
                .TrainingDrafts.Where(d => d.StaffId == me && d.Version == seen)
                .ExecuteUpdateAsync(
                    set => set.SetProperty(d => d.Content, content).SetProperty(d => d.SavedAt, now).SetProperty(d => d.Version, seen + 1),
                    stop
                );
            return kept == 1 ? ActResult.Ok : ActResult.Stale;
        }
        if (await db.TrainingDrafts.AnyAsync(d => d.StaffId == me, stop))
        {
            return ActResult.Stale;
        }
        db.TrainingDrafts.Add(
            new TrainingDraft
            {
                StaffId = me,
                Content = content,
                SavedAt = now,
                Version = 1,
            }
        );
        try
        {
            return await db.SaveOrStaleAsync(stop);
        }
        catch (DbUpdateException)
        {
            // Two windows at the same moment.
            db.ChangeTracker.Clear();
            return ActResult.Stale;
        }
    }

    /// <summary>Puts the draft aside for good.</summary>
    public Task DropAsync(Reader reader, CancellationToken stop = default)
    {
        var me = reader.StaffId ?? "";
        return db.TrainingDrafts.Where(d => d.StaffId == me).ExecuteDeleteAsync(stop);
    }
}
