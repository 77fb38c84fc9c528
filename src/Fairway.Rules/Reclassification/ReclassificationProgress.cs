using System.Collections.Immutable;

namespace Fairway.Rules.Reclassification;

/// <summary>How far the request about a job of an exercise is: each is in one of them.</summary>
[Rule("RG-1")]
public enum ReclassificationStage
{
    /// <summary>The questionnaire is not sent.</summary>
    NotSent,

    /// <summary>Whoever holds the job says that it has not changed.</summary>
    Unchanged,

    /// <summary>Not sent in time, or taken back.</summary>
    NoRequest,

    /// <summary>Sent, and the result is awaited.</summary>
    AwaitsResult,

    /// <summary>Has its result, whatever an appeal makes of it.</summary>
    Result,
}

/// <summary>A job of an exercise, as its figures count it.</summary>
/// <param name="Region">The region's code.</param>
/// <param name="State">Where the request stands.</param>
/// <param name="IsDescribed">Whether a description of the job is in force.</param>
/// <param name="IsRaised">Whether the result was the next higher grade, whatever an appeal made of it.</param>
/// <param name="IsAppealed">Whether the result was appealed against.</param>
[Rule("RG-1")]
public sealed record CountedJob(string Region, ReclassificationState State, bool IsDescribed, bool IsRaised, bool IsAppealed);

/// <summary>How far an exercise is in a region, or in all together.</summary>
/// <param name="Key">The region's code; or one of the keys of <see cref="ReclassificationProgress"/>.</param>
/// <param name="Jobs">How many jobs are in it.</param>
/// <param name="Described">Of how many a description is in force.</param>
/// <param name="Stages">How many are in each <see cref="ReclassificationStage"/>.</param>
/// <param name="Raised">How many results raised the grade; null: it is not told.</param>
/// <param name="Appealed">How many results were appealed against; null: it is not told.</param>
/// <param name="AppealsDecided">How many of those appeals are decided; null with them.</param>
[Rule("RG-1")]
public sealed record ProgressRow(
    string Key,
    int Jobs,
    int Described,
    ImmutableArray<int> Stages,
    int? Raised,
    int? Appealed,
    int? AppealsDecided
);

/// <summary>
/// How far an exercise is, by region (RG-1, decision 15). Where a region has fewer jobs than a group that is shown it is told together with others as small, or
/// not at all. What results came to is told once, when each is there, and appeals when none can follow; both only where neither those whom a number counts
/// nor those whom it leaves out are few.
/// </summary>
[Rule("RG-1"), Rule("FA-1")]
public static class ReclassificationProgress
{
    /// <summary>The key of headquarters.</summary>
    public const string AtHeadquarters = "-";

    /// <summary>The key of small regions, taken together.</summary>
    public const string Smaller = "+";

    /// <summary>The key of all together, which is there where no region is left out.</summary>
    public const string Everywhere = "";

    /// <summary>The rows that everybody may read: all together first, then by code.</summary>
    /// <param name="jobs">Each job.</param>
    /// <param name="isClosed">Whether each request has its result or ended without one, for good.</param>
    /// <param name="isUnappealable">Whether no appeal can follow.</param>
    /// <param name="least">The smallest group that is shown.</param>
    public static IReadOnlyList<ProgressRow> Of(IReadOnlyCollection<CountedJob> jobs, bool isClosed, bool isUnappealable, int least)
    {
        var sizes = jobs.GroupBy(job => job.Region).ToDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal);
        var groups = jobs.GroupBy(KeyOf)
            .Where(g => g.Count() >= least)
            .OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => Row(g.Key, [.. g]))
            .ToList();
        if (groups.Sum(row => row.Jobs) < jobs.Count || groups.Count < 2)
        {
            return groups;
        }
        var whole = Row(Everywhere, jobs);
        // What the whole tells beside the regions that are told, it tells of the rest.
        return
        [
            whole with
            {
                Raised = Tells(groups, row => row.Raised, job => job.IsRaised) ? whole.Raised : null,
                Appealed = Tells(groups, row => row.Appealed, job => job.IsAppealed) ? whole.Appealed : null,
                AppealsDecided = Tells(groups, row => row.Appealed, job => job.IsAppealed) ? whole.AppealsDecided : null,
            },
            .. groups,
        ];

        ProgressRow Row(string key, IReadOnlyCollection<CountedJob> of)
        {
            var results = of.Where(job => StageOf(job.State) == ReclassificationStage.Result).ToList();
            var raised = isClosed && AreMany(results, job => job.IsRaised);
            var appealed =
                isClosed
                && isUnappealable
                && AreMany(results, job => job.IsAppealed)
                // Who has the next higher grade has nothing to appeal against: beside those, neither the rest may be few.
                && (!raised || results.Count(job => !job.IsRaised && !job.IsAppealed) >= least);
            return new(
                key,
                of.Count,
                of.Count(job => job.IsDescribed),
                [.. Enum.GetValues<ReclassificationStage>().Select(stage => of.Count(job => StageOf(job.State) == stage))],
                raised ? results.Count(job => job.IsRaised) : null,
                appealed ? results.Count(job => job.IsAppealed) : null,
                appealed ? results.Count(job => job.State is ReclassificationState.Confirmed or ReclassificationState.Changed) : null
            );
        }

        bool AreMany(IReadOnlyCollection<CountedJob> of, Func<CountedJob, bool> counts) =>
            of.Count(counts) >= least && of.Count(job => !counts(job)) >= least;

        bool Tells(IReadOnlyList<ProgressRow> told, Func<ProgressRow, int?> number, Func<CountedJob, bool> counts)
        {
            var regions = told.Where(row => number(row) is not null).Select(row => row.Key).ToHashSet(StringComparer.Ordinal);
            var rest = jobs.Where(job => StageOf(job.State) == ReclassificationStage.Result && !regions.Contains(KeyOf(job))).ToList();
            return rest.Count == 0 || AreMany(rest, counts);
        }

        string KeyOf(CountedJob job) =>
            sizes[job.Region] < least ? Smaller
            : job.Region == ReclassificationScope.Headquarters ? AtHeadquarters
            : job.Region;
    }

    /// <summary>The stage of a state.</summary>
    public static ReclassificationStage StageOf(ReclassificationState state) =>
        state switch
        {
            ReclassificationState.NotAsked or ReclassificationState.Draft => ReclassificationStage.NotSent,
            ReclassificationState.Unchanged => ReclassificationStage.Unchanged,
            ReclassificationState.Lapsed or ReclassificationState.Withdrawn => ReclassificationStage.NoRequest,
            ReclassificationState.Received or ReclassificationState.InEvaluation => ReclassificationStage.AwaitsResult,
            _ => ReclassificationStage.Result,
        };
}
