namespace Fairway.Rules.Appraisals;

/// <summary>
/// The parts of a beginning-of-cycle form that are edited by themselves. Two people who change different parts lose nothing of each
/// other's; only the same part changed by both is a conflict that a person decides.
/// </summary>
[Rule("CY-2")]
public static class AgreementSections
{
    /// <summary>The part that holds the day of the discussion.</summary>
    public const string Discussion = "discussion";

    /// <summary>The part that holds the developmental objective.</summary>
    public const string Objective = "objective";

    private const string OutputPrefix = "outputs/";
    private const string CompetencyPrefix = "competencies/";
    private const string AccountabilityPrefix = "accountabilities/";

    /// <summary>The part that holds one output.</summary>
    public static string OfOutput(Guid id) => OutputPrefix + id;

    /// <summary>The part that holds one chosen competency.</summary>
    public static string OfCompetency(string code) => CompetencyPrefix + code;

    /// <summary>The part that holds the expectation under one managerial question.</summary>
    public static string OfAccountability(string question) => AccountabilityPrefix + question;

    /// <summary>Whether the part is an output.</summary>
    public static bool IsOutput(string section) => section.StartsWith(OutputPrefix, StringComparison.Ordinal);

    /// <summary>All parts that the form has content for, in the form's order.</summary>
    public static IReadOnlyList<string> In(AgreementForm form) =>
        [
            .. form.Outputs.Select(o => OfOutput(o.Id)),
            .. form.Competencies.Select(c => OfCompetency(c.Code)),
            .. form.Objective is null ? [] : new[] { Objective },
            .. form.Accountabilities.Select(a => OfAccountability(a.Question)),
            .. form.DiscussedOn is null ? [] : new[] { Discussion },
        ];

    /// <summary>The content of one part, comparable by value; null where the form has none.</summary>
    public static object? Content(AgreementForm form, string section) =>
        section switch
        {
            Discussion => form.DiscussedOn,
            Objective => form.Objective,
            _ when section.StartsWith(OutputPrefix, StringComparison.Ordinal) => form.Outputs.FirstOrDefault(o =>
                OfOutput(o.Id) == section
            ),
            _ when section.StartsWith(CompetencyPrefix, StringComparison.Ordinal) => form.Competencies.FirstOrDefault(c =>
                OfCompetency(c.Code) == section
            ),
            _ when section.StartsWith(AccountabilityPrefix, StringComparison.Ordinal) => form.Accountabilities.FirstOrDefault(a =>
                OfAccountability(a.Question) == section
            ),
            _ => throw new ArgumentOutOfRangeException(nameof(section), section, "No such part of the form."),
        };

    /// <summary>
    /// Brings a draft up to date: <paramref name="mine"/> was begun from <paramref name="origin"/>, since when <paramref name="theirs"/>
    /// was shared. A part that only one side changed is taken from that side; a part that both changed differently is a conflict, and
    /// <paramref name="keepMine"/> says for which of them the draft's text is kept.
    /// </summary>
    public static (AgreementForm Merged, IReadOnlyList<string> Conflicts) Merge(
        AgreementForm origin,
        AgreementForm mine,
        AgreementForm theirs,
        Func<string, bool> keepMine
    )
    {
        var conflicts = new List<string>();
        var fromMine = FormMerge.Choice(origin, mine, theirs, keepMine, conflicts);
        var merged = theirs with
        {
            Outputs = FormMerge.List(mine.Outputs, theirs.Outputs, o => OfOutput(o.Id), fromMine),
            Competencies = FormMerge.List(mine.Competencies, theirs.Competencies, c => OfCompetency(c.Code), fromMine),
            Accountabilities = FormMerge.List(mine.Accountabilities, theirs.Accountabilities, a => OfAccountability(a.Question), fromMine),
            Objective = fromMine(Objective) ? mine.Objective : theirs.Objective,
            DiscussedOn = fromMine(Discussion) ? mine.DiscussedOn : theirs.DiscussedOn,
        };
        return (merged, conflicts);
    }
}
