using System.Globalization;
using Fairway.App.Accounts;
using Fairway.App.History;
using Fairway.App.Policies;
using Fairway.Rules;
using Fairway.Rules.Results;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Results;

/// <summary>A workplan as those who write it see it.</summary>
/// <param name="Text">The draft, or what is published where there is none.</param>
/// <param name="Published">What everybody reads; null before the first publication.</param>
/// <param name="Withdrawn">Lines taken out, now or before, which can be put back.</param>
/// <param name="Seen">Goes with the form and comes back with it: who has not seen the newest text overwrites nothing.</param>
/// <param name="SavedBy">Name of who saved the draft last; null where there is none.</param>
/// <param name="LongestText">The most characters that one field takes.</param>
public sealed record EditableWorkplan(
    string UnitCode,
    string UnitName,
    int Biennium,
    WorkplanText Text,
    WorkplanText? Published,
    IReadOnlyList<WorkplanTextLine> Withdrawn,
    int Seen,
    string? SavedBy,
    Instant? SavedAt,
    bool MayPublish,
    int LongestText
)
{
    public bool HasDraft => SavedAt is not null;
}

/// <summary>Writing and publishing a unit's workplan (RB-3). For who may not write it there is nothing here (404).</summary>
[Rule("RB-3")]
public sealed class WorkplanEditing(FairwayDb db, IClock clock, PolicyLibrary policies)
{
    /// <summary>Null where there is no such unit, or the reader does not write its workplan.</summary>
    public async Task<EditableWorkplan?> OpenAsync(Reader reader, string unitCode, int biennium, CancellationToken stop = default)
    {
        if (await LoadAsync(reader, unitCode, biennium, stop) is not { } found)
        {
            return null;
        }
        var savedBy = found.Draft is { } draft
            ? await db
                .Officials.Where(official => official.StaffId == draft.SavedBy)
                .Select(official => official.GivenNames + " " + official.FamilyName)
                .FirstOrDefaultAsync(stop)
            : null;
        return new(
            unitCode,
            found.UnitName,
            biennium,
            found.Text,
            found.Plan?.PublishedAt is null ? null : WorkplanWriting.Published(found.Plan),
            [
                .. (found.Plan?.Lines ?? [])
                    .Where(line => found.Text.Lines.All(kept => kept.Id != line.Id))
                    .OrderBy(line => line.Order)
                    .Select(line => new WorkplanTextLine(line.Id, line.Kind, line.Text, line.OutcomeKey)),
            ],
            found.Plan?.Version ?? 0,
            savedBy?.Trim(),
            found.Draft?.SavedAt,
            found.Writers.MayPublish(reader),
            policies.PolicyAt(reader.Today).Appraisals.TextMaximum
        );
    }

    /// <summary>Keeps the draft. <see cref="ActResult.Overtaken"/> where somebody saved another text since <paramref name="seen"/>.</summary>
    public async Task<ActResult> SaveAsync(
        Reader reader,
        string unitCode,
        int biennium,
        int seen,
        WorkplanText text,
        CancellationToken stop = default
    )
    {
        if (await LoadAsync(reader, unitCode, biennium, stop) is not { } found)
        {
            return ActResult.Missing;
        }
        if (found.Text == text)
        {
            return ActResult.Ok;
        }
        if ((found.Plan?.Version ?? 0) != seen)
        {
            return ActResult.Stale;
        }
        var refusals = WorkplanCheck.ForKeeping(text, policies.PolicyAt(reader.Today).Appraisals.TextMaximum);
        if (refusals.Count > 0)
        {
            return new ActResult.Refused(refusals);
        }

        var plan = PlanOf(found, unitCode, biennium);
        if (found.Draft is null)
        {
            db.WorkplanDrafts.Add(
                new WorkplanDraft
                {
                    WorkplanId = plan.Id,
                    Content = WorkplanWriting.Write(text),
                    SavedBy = reader.Actor,
                    SavedAt = clock.GetCurrentInstant(),
                }
            );
        }
        else if (text == WorkplanWriting.Published(plan))
        {
            // Back to what is published: nothing is left to publish.
            db.WorkplanDrafts.Remove(found.Draft);
        }
        else
        {
            found.Draft.Content = WorkplanWriting.Write(text);
            found.Draft.SavedBy = reader.Actor;
            found.Draft.SavedAt = clock.GetCurrentInstant();
        }
        return await SaveAsync(unitCode, biennium, stop);
    }

    /// <summary>
    /// Publishes the text as the unit's workplan. Lines that were published and are not in it any more are withdrawn, not deleted. What
    /// changed stands in the history.
    /// </summary>
    public async Task<ActResult> PublishAsync(
        Reader reader,
        string unitCode,
        int biennium,
        int seen,
        WorkplanText text,
        CancellationToken stop = default
    )
    {
        if (await LoadAsync(reader, unitCode, biennium, stop) is not { } found)
        {
            return ActResult.Missing;
        }
        if (!found.Writers.MayPublish(reader))
        {
            return new ActResult.Refused(Refusal.Of(RefusalCodes.WorkplanNotTheChief, null, "RB-3"));
        }
        var before = found.Plan?.PublishedAt is null ? WorkplanText.Empty : WorkplanWriting.Published(found.Plan);
        var after = text.WithoutBlankLines();
        if (found.Plan?.PublishedAt is not null && found.Draft is null && after == before)
        {
            return ActResult.Ok;
        }
        if ((found.Plan?.Version ?? 0) != seen && found.Text != text)
        {
            return ActResult.Stale;
        }
        var policy = policies.PolicyAt(reader.Today);
        var results = (await OutcomeChoices.InAsync(db, biennium, null, stop))
            .Select(result => result.Key)
            .ToHashSet(StringComparer.Ordinal);
        var refusals = WorkplanCheck.ForPublishing(text, policy.Appraisals.TextMaximum, results);
        if (refusals.Count > 0)
        {
            return new ActResult.Refused(refusals);
        }

        var now = clock.GetCurrentInstant();
        var plan = PlanOf(found, unitCode, biennium);
        after = await WithOwnIdsAsync(plan, after, stop);
        var first = plan.PublishedAt is null;
        plan.BigPicture = after.BigPicture;
        plan.PublishedAt ??= now;
        ReplaceLines(plan, after, keepWithdrawn: !first);
        if (found.Draft is not null)
        {
            db.WorkplanDrafts.Remove(found.Draft);
        }
        if (first || before != after)
        {
            db.History.Add(
                new HistoryEntry
                {
                    At = now,
                    Actor = reader.Actor,
                    Capability = "results",
                    Subject = SubjectOf(unitCode, biennium),
                    Act = first ? WorkplanActs.Published : WorkplanActs.Changed,
                    Rule = "RB-3",
                    PolicyVersion = policy.Version,
                    Detail = WorkplanWriting.Write(WorkplanChange.Between(before, after)),
                }
            );
        }
        return await SaveAsync(unitCode, biennium, stop);
    }

    /// <summary>Throws the draft away: what is published stays. <see cref="ActResult.Overtaken"/> where it is another than was seen.</summary>
    public async Task<ActResult> DiscardAsync(Reader reader, string unitCode, int biennium, int seen, CancellationToken stop = default)
    {
        if (await LoadAsync(reader, unitCode, biennium, stop) is not { } found)
        {
            return ActResult.Missing;
        }
        if (found.Plan is null || found.Draft is null)
        {
            return ActResult.Ok;
        }
        if (found.Plan.Version != seen)
        {
            return ActResult.Stale;
        }
        PlanOf(found, unitCode, biennium);
        db.WorkplanDrafts.Remove(found.Draft);
        return await SaveAsync(unitCode, biennium, stop);
    }

    /// <summary>What the history calls a workplan.</summary>
    public static string SubjectOf(string unitCode, int biennium) =>
        string.Create(CultureInfo.InvariantCulture, $"workplan/{biennium}/{unitCode}");

    private sealed record Found(string UnitName, WorkplanWriters Writers, Workplan? Plan, WorkplanDraft? Draft, WorkplanText Text);

    private async Task<Found?> LoadAsync(Reader reader, string unitCode, int biennium, CancellationToken stop)
    {
        var chain = await UnitChain.OfAsync(db, unitCode, stop);
        if (chain.Count == 0 || biennium % 2 != 0)
        {
            return null;
        }
        var writers = await WorkplanWriters.OfAsync(db, [.. chain.Select(unit => unit.Code)], reader.Today, stop);
        if (!writers.MayWrite(reader))
        {
            return null;
        }
        var plan = await db
            .Workplans.Include(p => p.Lines)
            .SingleOrDefaultAsync(p => p.UnitCode == unitCode && p.Biennium == biennium, stop);
        var draft = plan is null ? null : await db.WorkplanDrafts.SingleOrDefaultAsync(d => d.WorkplanId == plan.Id, stop);
        var text =
            draft is not null ? WorkplanWriting.Read(draft.Content)
            : plan is not null ? WorkplanWriting.Published(plan)
            : WorkplanText.Empty;
        return new(chain[0].Name, writers, plan, draft, text);
    }

    /// <summary>The plan's row, made where there is none, marked as changed so that its version counts.</summary>
    private Workplan PlanOf(Found found, string unitCode, int biennium)
    {
        if (found.Plan is null)
        {
            return db.Workplans.Add(new Workplan { UnitCode = unitCode, Biennium = biennium }).Entity;
        }
        db.Entry(found.Plan).Property(plan => plan.BigPicture).IsModified = true;
        return found.Plan;
    }

    private void ReplaceLines(Workplan plan, WorkplanText text, bool keepWithdrawn)
    {
        var rows = plan.Lines.ToDictionary(line => line.Id);
        var order = 0;
        foreach (var line in text.Lines)
        {
            order++;
            if (rows.Remove(line.Id, out var row))
            {
                (row.Order, row.Kind, row.Text, row.OutcomeKey, row.Withdrawn) = (order, line.Kind, line.Text, line.Outcome, false);
            }
            else
            {
                db.WorkplanLines.Add(
                    new WorkplanLine
                    {
                        Id = line.Id,
                        WorkplanId = plan.Id,
                        Order = order,
                        Kind = line.Kind,
                        Text = line.Text,
                        OutcomeKey = line.Outcome,
                    }
                );
            }
        }
        foreach (var gone in rows.Values.OrderBy(row => row.Order).ToList())
        {
            if (keepWithdrawn)
            {
                gone.Order = ++order;
                gone.Withdrawn = true;
            }
            else
            {
                // Never published, so nobody can cite it.
                db.WorkplanLines.Remove(gone);
            }
        }
    }

    /// <summary>A hand-made request may name another plan's line: such a line becomes a new one.</summary>
    private async Task<WorkplanText> WithOwnIdsAsync(Workplan plan, WorkplanText text, CancellationToken stop)
    {
        var ids = text.Lines.Select(line => line.Id).ToList();
        var others = await db
            .WorkplanLines.Where(line => ids.Contains(line.Id) && line.WorkplanId != plan.Id)
            .Select(line => line.Id)
            .ToListAsync(stop);
        return others.Count == 0
            ? text
            : text with
            {
                Lines = [.. text.Lines.Select(line => others.Contains(line.Id) ? line with { Id = Guid.CreateVersion7() } : line)],
            };
    }

    private async Task<ActResult> SaveAsync(string unitCode, int biennium, CancellationToken stop)
    {
        try
        {
            return await db.SaveOrStaleAsync(stop);
        }
        catch (DbUpdateException)
        {
            // Two first saves at the same moment: one of them made the row.
            db.ChangeTracker.Clear();
            if (await db.Workplans.AnyAsync(plan => plan.UnitCode == unitCode && plan.Biennium == biennium, stop))
            {
                return ActResult.Stale;
            }
            throw;
        }
    }
}

/// <summary>Names of acts in the history of a workplan.</summary>
public static class WorkplanActs
{
    public const string Published = "workplan-published";
    public const string Changed = "workplan-changed";
}
