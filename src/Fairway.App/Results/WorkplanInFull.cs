using Fairway.App.Accounts;
using Fairway.Rules;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Results;

/// <summary>An agreed output that cites a line of a workplan.</summary>
/// <param name="AppraisalId">Only where the reader may read that appraisal's form.</param>
/// <param name="Official">The official's name: only where the reader may read that appraisal's form.</param>
public sealed record CitingOutput(string Title, string UnitCode, string UnitName, Guid? AppraisalId, string? Official);

/// <summary>A published line with what cites it.</summary>
/// <param name="Outputs">The first of them; <paramref name="OutputsInAll"/> counts the others too.</param>
public sealed record PublishedLine(
    Guid Id,
    string Kind,
    string Text,
    string? OutcomeKey,
    string? OutcomeCode,
    string? OutcomeTitle,
    bool Withdrawn,
    IReadOnlyList<CitingOutput> Outputs,
    int OutputsInAll
);

/// <summary>A publication of the plan, as its history has it.</summary>
public sealed record WorkplanPublication(Instant At, string? Name, bool First, WorkplanChange? Change);

/// <summary>A unit near this one, and whether it has published a workplan.</summary>
public sealed record UnitWithPlan(string Code, string Name, bool Published);

/// <summary>A unit's workplan as everybody signed in reads it (RB-3). Nothing of an unpublished draft is in it.</summary>
/// <param name="PublishedAt">Null while nothing is published.</param>
/// <param name="ChiefName">Who is responsible for it; null where every place up to the top is vacant.</param>
/// <param name="ChiefOf">The unit that this is the chief of, where it is one above.</param>
/// <param name="DraftSavedAt">When its draft was saved: only for who writes it.</param>
/// <param name="Lines">In their order; withdrawn ones only while outputs cite them.</param>
/// <param name="Above">The units above, nearest first.</param>
[Rule("RB-3")]
public sealed record WorkplanInFull(
    string UnitCode,
    string UnitName,
    int Biennium,
    Instant? PublishedAt,
    string BigPicture,
    string? ChiefId,
    string? ChiefName,
    string? ChiefOf,
    bool MayWrite,
    Instant? DraftSavedAt,
    IReadOnlyList<PublishedLine> Lines,
    IReadOnlyList<UnitWithPlan> Above,
    IReadOnlyList<UnitWithPlan> Beneath,
    IReadOnlyList<WorkplanPublication> Publications
)
{
    // More than this nobody reads in one place; the outcome's page has them all, page by page.
    private const int OutputsShown = 20;

    /// <summary>Null where there is no such unit.</summary>
    public static async Task<WorkplanInFull?> FindAsync(
        FairwayDb db,
        Reader reader,
        string unitCode,
        int biennium,
        CancellationToken stop = default
    )
    {
        var chain = await UnitChain.OfAsync(db, unitCode, stop);
        if (chain.Count == 0)
        {
            return null;
        }
        var writers = await WorkplanWriters.OfAsync(db, [.. chain.Select(unit => unit.Code)], reader.Today, stop);
        var mayWrite = writers.MayWrite(reader);
        var plan = await db
            .Workplans.AsNoTracking()
            .Include(p => p.Lines)
            .SingleOrDefaultAsync(p => p.UnitCode == unitCode && p.Biennium == biennium, stop);
        var published = plan?.PublishedAt is null ? null : plan;
        var names = await db
            .Officials.Where(official => official.StaffId == writers.ChiefId)
            .Select(official => official.GivenNames + " " + official.FamilyName)
            .FirstOrDefaultAsync(stop);
        var near = await NearAsync(db, chain, unitCode, biennium, stop);
        return new(
            unitCode,
            chain[0].Name,
            biennium,
            published?.PublishedAt,
            published?.BigPicture ?? "",
            writers.ChiefId,
            names?.Trim(),
            writers.ChiefOf == unitCode ? null : writers.ChiefOf,
            mayWrite,
            mayWrite && plan is not null
                ? await db.WorkplanDrafts.Where(d => d.WorkplanId == plan.Id).Select(d => (Instant?)d.SavedAt).FirstOrDefaultAsync(stop)
                : null,
            published is null ? [] : await LinesAsync(db, reader, published, stop),
            near.Above,
            near.Beneath,
            published is null ? [] : await PublicationsAsync(db, unitCode, biennium, stop)
        );
    }

    private static async Task<IReadOnlyList<PublishedLine>> LinesAsync(FairwayDb db, Reader reader, Workplan plan, CancellationToken stop)
    {
        var ids = plan.Lines.Select(line => line.Id).ToList();
        // Titles and units of agreed outputs are everybody's; whose they are is asked below, of those that the reader may read.
        using var titles = db.Asking.OfEverybody();
        var citing = await (
            from output in db.AppraisalOutputs.AsNoTracking()
            where output.Agreed && output.WorkplanLineId != null && ids.Contains(output.WorkplanLineId.Value)
            join appraisal in db.Appraisals on output.AppraisalId equals appraisal.Id
            join named in db.Units on appraisal.UnitCode equals named.Code into units
            from unit in units.DefaultIfEmpty()
            select new
            {
                Line = output.WorkplanLineId!.Value,
                output.Title,
                output.AppraisalId,
                appraisal.UnitCode,
                UnitName = unit == null ? appraisal.UnitCode : unit.Name,
            }
        ).ToListAsync(stop);
        titles.Dispose();
        var shown = citing
            .GroupBy(output => output.Line)
            .ToDictionary(
                group => group.Key,
                group =>
                    group
                        .OrderBy(output => output.UnitName, StringComparer.Ordinal)
                        .ThenBy(output => output.Title, StringComparer.Ordinal)
                        .Take(OutputsShown)
                        .ToList()
            );
        var readable = await OutcomeInFull.ReadableAsync(
            db,
            reader,
            [.. shown.Values.SelectMany(outputs => outputs).Select(output => output.AppraisalId).Distinct()],
            stop
        );
        var counts = citing.CountBy(output => output.Line).ToDictionary();
        var keys = plan.Lines.Select(line => line.OutcomeKey).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        var outcomes = await db
            .Outcomes.AsNoTracking()
            .Where(outcome => keys.Contains(outcome.Key))
            .ToDictionaryAsync(outcome => outcome.Key, StringComparer.Ordinal, stop);
        return
        [
            .. plan
                .Lines.Where(line => !line.Withdrawn || counts.ContainsKey(line.Id))
                .OrderBy(line => line.Order)
                .Select(line =>
                {
                    var outcome = line.OutcomeKey is { } key ? outcomes.GetValueOrDefault(key) : null;
                    return new PublishedLine(
                        line.Id,
                        line.Kind,
                        line.Text,
                        outcome?.Key,
                        outcome?.Code,
                        outcome?.Title,
                        line.Withdrawn,
                        [
                            .. (shown.GetValueOrDefault(line.Id) ?? []).Select(output => new CitingOutput(
                                output.Title,
                                output.UnitCode,
                                output.UnitName,
                                readable.ContainsKey(output.AppraisalId) ? output.AppraisalId : null,
                                readable.GetValueOrDefault(output.AppraisalId)
                            )),
                        ],
                        counts.GetValueOrDefault(line.Id)
                    );
                }),
        ];
    }

    private static async Task<(IReadOnlyList<UnitWithPlan> Above, IReadOnlyList<UnitWithPlan> Beneath)> NearAsync(
        FairwayDb db,
        IReadOnlyList<UnitInChain> chain,
        string unitCode,
        int biennium,
        CancellationToken stop
    )
    {
        var beneath = await db
            .Units.AsNoTracking()
            .Where(unit => unit.ParentCode == unitCode)
            .Select(unit => new { unit.Code, unit.Name })
            .ToListAsync(stop);
        var codes = chain.Skip(1).Select(unit => unit.Code).Concat(beneath.Select(unit => unit.Code)).ToList();
        var withPlan = (
            await db
                .Workplans.Where(plan => plan.Biennium == biennium && plan.PublishedAt != null && codes.Contains(plan.UnitCode))
                .Select(plan => plan.UnitCode)
                .ToListAsync(stop)
        ).ToHashSet(StringComparer.Ordinal);
        return (
            [.. chain.Skip(1).Select(unit => new UnitWithPlan(unit.Code, unit.Name, withPlan.Contains(unit.Code)))],
            [
                .. beneath
                    .OrderBy(unit => unit.Name, StringComparer.Ordinal)
                    .Select(unit => new UnitWithPlan(unit.Code, unit.Name, withPlan.Contains(unit.Code))),
            ]
        );
    }

    private static async Task<IReadOnlyList<WorkplanPublication>> PublicationsAsync(
        FairwayDb db,
        string unitCode,
        int biennium,
        CancellationToken stop
    )
    {
        var subject = WorkplanEditing.SubjectOf(unitCode, biennium);
        var entries = await (
            from entry in db.History.AsNoTracking()
            where entry.Capability == "results" && entry.Subject == subject
            join official in db.Officials on entry.Actor equals official.StaffId into officials
            from actor in officials.DefaultIfEmpty()
            orderby entry.At descending
            select new
            {
                entry.At,
                entry.Act,
                entry.Detail,
                Name = actor == null ? null : actor.GivenNames + " " + actor.FamilyName,
            }
        ).ToListAsync(stop);
        return
        [
            .. entries.Select(entry =>
            {
                var first = entry.Act == WorkplanActs.Published;
                return new WorkplanPublication(
                    entry.At,
                    entry.Name?.Trim(),
                    first,
                    first ? null : WorkplanWriting.ReadChange(entry.Detail)
                );
            }),
        ];
    }
}
