using Fairway.App.Accounts;
using Fairway.App.Appraisals;
using Fairway.Rules;
using Microsoft.EntityFrameworkCore;

namespace Fairway.App.Results;

/// <summary>An agreed output that serves a result, as everybody signed in may see it.</summary>
/// <param name="Title">What is to be delivered.</param>
/// <param name="UnitCode">The unit of the official when the cycle was opened.</param>
/// <param name="Serves">Code of the line that it serves.</param>
/// <param name="AppraisalId">Only where the reader may read that appraisal's form.</param>
/// <param name="Official">The official's name: only where the reader may read that appraisal's form.</param>
public sealed record OutputServing(string Title, string UnitCode, string UnitName, string Serves, Guid? AppraisalId, string? Official);

/// <summary>A line of a published workplan that serves a result.</summary>
public sealed record WorkplanServing(string UnitCode, string UnitName, Guid LineId, string Kind, string Text, string Serves);

/// <summary>How many agreed outputs of one unit serve a result.</summary>
public sealed record UnitServing(string UnitCode, string UnitName, int Outputs);

/// <summary>From a result down to what serves it, and back up (RB-2).</summary>
/// <param name="Outputs">One page of the outputs that serve it or a line beneath, unit by unit.</param>
/// <param name="OutputsInAll">How many these are on all pages, under the unit that is asked for.</param>
/// <param name="Units">The units whose officials' outputs serve it.</param>
[Rule("RB-2")]
public sealed record OutcomeInFull(
    OutcomeBranch Line,
    IReadOnlyList<OutcomeBranch> Above,
    IReadOnlyList<OutputServing> Outputs,
    int OutputsInAll,
    IReadOnlyList<UnitServing> Units,
    IReadOnlyList<WorkplanServing> Workplans
)
{
    /// <summary>Null where the programme and budget has no such line.</summary>
    /// <param name="unit">Only outputs of this unit; null = all.</param>
    /// <param name="page">1, 2, 3 …; one beyond the last is empty.</param>
    public static async Task<OutcomeInFull?> FindAsync(
        FairwayDb db,
        Reader reader,
        string key,
        string? unit,
        int page,
        int pageSize,
        CancellationToken stop = default
    )
    {
        var biennium = await db
            .Outcomes.Where(outcome => outcome.Key == key)
            .Select(outcome => (int?)outcome.Biennium)
            .FirstOrDefaultAsync(stop);
        if (biennium is null)
        {
            return null;
        }
        var tree = await OutcomeTree.LoadAsync(db, biennium.Value, stop);
        if (tree.Find(key) is not { } line)
        {
            return null;
        }
        var codes = line.Within().ToDictionary(branch => branch.Key, branch => branch.Code, StringComparer.Ordinal);
        var keys = codes.Keys.ToList();
        var serving =
            from output in ServingOutputs.In(db)
            where keys.Contains(output.OutcomeKey)
            join appraisal in db.Appraisals on output.AppraisalId equals appraisal.Id
            join named in db.Units on appraisal.UnitCode equals named.Code into units
            from of in units.DefaultIfEmpty()
            select new
            {
                output.AppraisalId,
                output.OutputId,
                output.Title,
                output.OutcomeKey,
                appraisal.StaffId,
                appraisal.UnitCode,
                UnitName = of == null ? appraisal.UnitCode : of.Name,
            };
        // Titles and units of agreed outputs are everybody's; whose they are is asked below, of those that the reader may read.
        using var titles = db.Asking.OfEverybody();
        var byUnit = await serving
            .GroupBy(output => new { output.UnitCode, output.UnitName })
            .Select(group => new UnitServing(group.Key.UnitCode, group.Key.UnitName, group.Count()))
            .ToListAsync(stop);
        if (unit is not null)
        {
            serving = serving.Where(output => output.UnitCode == unit);
        }
        // The order tells nothing about whose output it is.
        var shown = await serving
            .OrderBy(output => output.UnitName)
            .ThenBy(output => output.UnitCode)
            .ThenBy(output => output.Title)
            .ThenBy(output => output.OutputId)
            .Skip((page - 1) * pageSize)
            .Take(pageSize)
            .ToListAsync(stop);
        titles.Dispose();
        var readable = await ReadableAsync(db, reader, [.. shown.Select(output => output.AppraisalId).Distinct()], stop);

        return new(
            line,
            tree.Above(line),
            [
                .. shown.Select(output => new OutputServing(
                    output.Title,
                    output.UnitCode,
                    output.UnitName,
                    codes[output.OutcomeKey],
                    readable.ContainsKey(output.AppraisalId) ? output.AppraisalId : null,
                    readable.GetValueOrDefault(output.AppraisalId)
                )),
            ],
            byUnit.Where(of => unit is null || of.UnitCode == unit).Sum(of => of.Outputs),
            [.. byUnit.OrderBy(of => of.UnitName, StringComparer.Ordinal).ThenBy(of => of.UnitCode, StringComparer.Ordinal)],
            await WorkplansAsync(db, codes, stop)
        );
    }

    /// <summary>Of these appraisals, those whose form the reader may read, each with the official's name.</summary>
    internal static async Task<Dictionary<Guid, string>> ReadableAsync(
        FairwayDb db,
        Reader reader,
        IReadOnlyCollection<Guid> appraisals,
        CancellationToken stop
    ) =>
        appraisals.Count == 0
            ? []
            : await db
                .Appraisals.AsNoTracking()
                .Where(appraisal => appraisals.Contains(appraisal.Id))
                .Where(AppraisalAccess.AgreementReadable(reader))
                .Join(
                    db.Officials,
                    appraisal => appraisal.StaffId,
                    official => official.StaffId,
                    (appraisal, official) =>
                        new
                        {
                            appraisal.Id,
                            official.GivenNames,
                            official.FamilyName,
                        }
                )
                .ToDictionaryAsync(found => found.Id, found => $"{found.GivenNames} {found.FamilyName}".Trim(), stop);

    private static async Task<IReadOnlyList<WorkplanServing>> WorkplansAsync(
        FairwayDb db,
        Dictionary<string, string> codes,
        CancellationToken stop
    )
    {
        var keys = codes.Keys.ToList();
        var lines = await (
            from line in db.WorkplanLines.AsNoTracking()
            where line.OutcomeKey != null && keys.Contains(line.OutcomeKey) && !line.Withdrawn
            join plan in db.Workplans on line.WorkplanId equals plan.Id
            where plan.PublishedAt != null
            join named in db.Units on plan.UnitCode equals named.Code into units
            from unit in units.DefaultIfEmpty()
            select new
            {
                plan.UnitCode,
                UnitName = unit == null ? plan.UnitCode : unit.Name,
                line.Id,
                line.Order,
                line.Kind,
                line.Text,
                line.OutcomeKey,
            }
        ).ToListAsync(stop);
        return
        [
            .. lines
                .OrderBy(line => line.UnitName, StringComparer.Ordinal)
                .ThenBy(line => line.UnitCode, StringComparer.Ordinal)
                .ThenBy(line => line.Order)
                .Select(line => new WorkplanServing(line.UnitCode, line.UnitName, line.Id, line.Kind, line.Text, codes[line.OutcomeKey!])),
        ];
    }
}
