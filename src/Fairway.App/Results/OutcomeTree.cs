using Fairway.Rules;
using Fairway.Rules.Appraisals;
using Fairway.Rules.Results;
using Fairway.Rules.Time;
using Microsoft.EntityFrameworkCore;

namespace Fairway.App.Results;

/// <summary>A line of the programme and budget with what lies beneath it and how many agreed outputs serve it.</summary>
/// <param name="Key">What outputs and workplan lines cite: "2026/A.1".</param>
/// <param name="ParentKey">The line above; null at the top.</param>
/// <param name="UnitName">Name of the unit whose expected outcome it is; null where it is the whole organization's.</param>
/// <param name="Outputs">Agreed outputs that serve this line itself.</param>
/// <param name="OutputsInAll">The same, with those that serve a line beneath it.</param>
/// <param name="ServedByNobody">A result that an output could serve, and none does, neither directly nor through a line beneath.</param>
/// <param name="Beneath">The lines beneath, in the order of their codes.</param>
public sealed record OutcomeBranch(
    string Key,
    string? ParentKey,
    string Code,
    OutcomeKind Kind,
    string Title,
    string? Target,
    string? UnitCode,
    string? UnitName,
    int Outputs,
    int OutputsInAll,
    bool ServedByNobody,
    IReadOnlyList<OutcomeBranch> Beneath
)
{
    /// <summary>This line and everything beneath it, parents before children.</summary>
    public IEnumerable<OutcomeBranch> Within() => Beneath.SelectMany(branch => branch.Within()).Prepend(this);
}

/// <summary>The programme and budget of one biennium as a tree (RB-1, RB-2).</summary>
[Rule("RB-1"), Rule("RB-2")]
public sealed class OutcomeTree
{
    private readonly Dictionary<string, OutcomeBranch> branches;

    private OutcomeTree(int biennium, IReadOnlyList<OutcomeBranch> top)
    {
        FirstYear = biennium;
        Top = top;
        branches = top.SelectMany(branch => branch.Within()).ToDictionary(branch => branch.Key, StringComparer.Ordinal);
    }

    /// <summary>The biennium's first year.</summary>
    public int FirstYear { get; }

    public IReadOnlyList<OutcomeBranch> Top { get; }

    /// <summary>All lines, parents before children.</summary>
    public IEnumerable<OutcomeBranch> All => Top.SelectMany(branch => branch.Within());

    public OutcomeBranch? Find(string key) => branches.GetValueOrDefault(key);

    /// <summary>The lines above one, from the top down; without the line itself.</summary>
    public IReadOnlyList<OutcomeBranch> Above(OutcomeBranch line)
    {
        var path = new List<OutcomeBranch>();
        for (var at = Parent(line); at is not null; at = Parent(at))
        {
            path.Insert(0, at);
        }
        return path;
    }

    /// <summary>
    /// Results that nobody's output serves, topmost first: where a whole branch is unserved, its root stands for it with the branch beneath.
    /// </summary>
    public IReadOnlyList<OutcomeBranch> ServedByNobody() =>
        [.. All.Where(line => line.ServedByNobody && Parent(line) is not { ServedByNobody: true })];

    public static async Task<OutcomeTree> LoadAsync(FairwayDb db, int biennium, CancellationToken stop = default)
    {
        var lines = await (
            from outcome in db.Outcomes.AsNoTracking()
            where outcome.Biennium == biennium
            join named in db.Units on outcome.UnitCode equals named.Code into units
            from unit in units.DefaultIfEmpty()
            select new
            {
                outcome.Key,
                outcome.ParentKey,
                outcome.Code,
                outcome.Kind,
                outcome.Title,
                outcome.Target,
                outcome.UnitCode,
                UnitName = unit == null ? null : unit.Name,
            }
        ).ToListAsync(stop);
        var prefix = Outcome.KeyOf(biennium, "");
        var served = await ServingOutputs
            .In(db)
            .Where(output => output.OutcomeKey.StartsWith(prefix))
            .GroupBy(output => output.OutcomeKey)
            .Select(group => new { group.Key, Count = group.Count() })
            .ToDictionaryAsync(group => group.Key, group => group.Count, StringComparer.Ordinal, stop);

        var known = lines.Select(line => line.Key).ToHashSet(StringComparer.Ordinal);
        // A parent that is not in the file would hide the branch: it stands at the top instead.
        var children = lines.ToLookup(
            line => line.ParentKey is { } parent && known.Contains(parent) ? parent : null,
            StringComparer.Ordinal
        );
        var nobody = Served
            .ByNobody([.. lines.Select(line => new OutcomeNode(line.Key, line.ParentKey, KindOf(line.Kind)))], served.Keys)
            .ToHashSet(StringComparer.Ordinal);
        return new(biennium, Branches(null));

        IReadOnlyList<OutcomeBranch> Branches(string? parent) =>
            [
                .. children[parent]
                    .OrderBy(line => line.Code, OutcomeOrder.ByCode)
                    .Select(line =>
                    {
                        var beneath = Branches(line.Key);
                        var own = served.GetValueOrDefault(line.Key);
                        return new OutcomeBranch(
                            line.Key,
                            parent,
                            line.Code,
                            KindOf(line.Kind),
                            line.Title,
                            line.Target,
                            line.UnitCode,
                            line.UnitName,
                            own,
                            own + beneath.Sum(branch => branch.OutputsInAll),
                            nobody.Contains(line.Key),
                            beneath
                        );
                    }),
            ];
    }

    /// <summary>First years of the bienniums of which something is known, newest first.</summary>
    public static async Task<IReadOnlyList<int>> BienniumsAsync(FairwayDb db, CancellationToken stop = default) =>
        await db.Outcomes.Select(outcome => outcome.Biennium).Distinct().OrderDescending().ToListAsync(stop);

    /// <summary>
    /// How many beginnings of cycle in a biennium are agreed, and how many were opened: what the counts of outputs rest on.
    /// </summary>
    public static async Task<(int Agreed, int Opened)> AgreedAsync(FairwayDb db, int biennium, CancellationToken stop = default)
    {
        var (first, last) = (Biennium.Beginning(biennium).Start, Biennium.Beginning(biennium).End);
        // Counts for everybody, of everybody.
        using var counted = db.Asking.OfEverybody();
        var opened = db.Appraisals.Where(appraisal => appraisal.CycleStart <= last && appraisal.DueOn >= first);
        return (
            await opened.CountAsync(appraisal => appraisal.State == AppraisalState.BeginningAgreed, stop),
            await opened.CountAsync(stop)
        );
    }

    // Imports refuse other kinds.
    private static OutcomeKind KindOf(string code) => OutcomeKinds.Parse(code) ?? OutcomeKind.Outcome;

    private OutcomeBranch? Parent(OutcomeBranch line) => line.ParentKey is null ? null : Find(line.ParentKey);
}
