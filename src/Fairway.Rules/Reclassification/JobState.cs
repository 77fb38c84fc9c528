using System.Collections.Frozen;

namespace Fairway.Rules.Reclassification;

/// <summary>Where a version of a job description stands (RG-1).</summary>
[Rule("RG-1")]
public enum JobState
{
    /// <summary>There is none.</summary>
    None,

    /// <summary>It goes with a request for reclassification, and binds nobody.</summary>
    Attached,

    /// <summary>Shown to those who hold the job, whose comments are collected and answered.</summary>
    Proposed,

    /// <summary>The one that counts.</summary>
    InForce,

    /// <summary>It counted until another came into force.</summary>
    Replaced,

    /// <summary>Taken back before it came into force.</summary>
    Withdrawn,
}

/// <summary>What somebody does with a version.</summary>
[Rule("RG-1")]
public enum JobAct
{
    /// <summary>Proposes it.</summary>
    Propose,

    /// <summary>Comments on it.</summary>
    Comment,

    /// <summary>Answers a comment, with reasons.</summary>
    Answer,

    /// <summary>Brings it into force.</summary>
    BringIntoForce,

    /// <summary>Takes it back.</summary>
    Withdraw,
}

/// <summary>In which capacity somebody acts on a job description.</summary>
[Rule("RG-1")]
public enum JobParty
{
    /// <summary>Who supervises somebody in the job, or HR of its unit; never who holds the job.</summary>
    Keeper,

    /// <summary>Who holds the job.</summary>
    Incumbent,
}

/// <summary>A row of the workflow of job descriptions.</summary>
/// <param name="From">The state before.</param>
/// <param name="Act">The act.</param>
/// <param name="Party">Who may.</param>
/// <param name="To">The state after.</param>
/// <param name="Rule">The rule it rests on.</param>
public sealed record JobTransition(JobState From, JobAct Act, JobParty Party, JobState To, string Rule);

/// <summary>The workflow of a version of a job description as one table; whatever has no row is refused.</summary>
[Rule("RG-1")]
public static class JobWorkflow
{
    private const string Rule = "RG-1";

    /// <summary>Every row.</summary>
    public static IReadOnlyList<JobTransition> Table { get; } =
    [
        new(JobState.None, JobAct.Propose, JobParty.Keeper, JobState.Proposed, Rule),
        new(JobState.Proposed, JobAct.Comment, JobParty.Incumbent, JobState.Proposed, Rule),
        new(JobState.Proposed, JobAct.Answer, JobParty.Keeper, JobState.Proposed, Rule),
        new(JobState.Proposed, JobAct.BringIntoForce, JobParty.Keeper, JobState.InForce, Rule),
        new(JobState.Proposed, JobAct.Withdraw, JobParty.Keeper, JobState.Withdrawn, Rule),
    ];

    private static readonly FrozenDictionary<(JobState, JobAct, JobParty), JobTransition> Rows = Table.ToFrozenDictionary(row =>
        (row.From, row.Act, row.Party)
    );

    /// <summary>The row for an act of a party in a state; null: refused.</summary>
    public static JobTransition? Find(JobState state, JobAct act, JobParty party) => Rows.GetValueOrDefault((state, act, party));

    /// <summary>What somebody with these parts may do now.</summary>
    public static IEnumerable<JobTransition> From(JobState state, IReadOnlySet<JobParty> parties) =>
        Table.Where(row => row.From == state && parties.Contains(row.Party));
}
