using System.Globalization;
using Fairway.Rules.Appraisals;
using NodaTime;

namespace Fairway.App.Appraisals;

/// <summary>Which of the rows a reader wants to see, by where they stand.</summary>
public enum TeamFilter
{
    All = 0,
    Late,
    Due,
    Current,
    Unopened,
    Agreed,
    Excluded,
}

/// <summary>In which order.</summary>
public enum TeamOrder
{
    /// <summary>The most pressing first.</summary>
    Pressing = 0,
    Name,
    Grade,
    Due,
}

/// <summary>
/// What somebody looks at of a team: by standing, by step, by whose turn it is, by unit; and in which order. It is written in an address, so that
/// the list, reminders and a round through it are about the same people.
/// </summary>
/// <param name="Step">Null: any.</param>
/// <param name="Turn">Null: anybody's, and nobody's.</param>
/// <param name="Unit">The official's unit; null: any.</param>
public sealed record TeamSelection(
    TeamFilter Show = TeamFilter.All,
    AppraisalStep? Step = null,
    TeamTurn? Turn = null,
    string? Unit = null,
    TeamOrder Order = TeamOrder.Pressing,
    bool Backwards = false
)
{
    /// <summary>Reads the parts of an address; what is no such word is left out.</summary>
    public static TeamSelection Of(string? show, string? step, string? turn, string? unit, string? sort) =>
        new(
            Named<TeamFilter>(show) ?? TeamFilter.All,
            Named<AppraisalStep>(step),
            Named<TeamTurn>(turn),
            string.IsNullOrEmpty(unit) ? null : unit,
            sort?.TrimStart('-') is "name" or "due" ? Named<TeamOrder>(sort.TrimStart('-'))!.Value : TeamOrder.Pressing,
            sort?.StartsWith('-') ?? false
        );

    /// <summary>The query of an address, with the question mark; empty where everything is shown in the usual order.</summary>
    public string Query
    {
        get
        {
            var parts = new List<string>();
            Add("show", Show == TeamFilter.All ? null : Code(Show));
            Add("step", Step is { } step ? Code(step) : null);
            Add("turn", Turn is { } turn ? Code(turn) : null);
            Add("unit", Unit);
            Add("sort", Order == TeamOrder.Pressing ? null : (Backwards ? "-" : "") + Code(Order));
            return parts.Count == 0 ? "" : "?" + string.Join('&', parts);

            void Add(string name, string? value)
            {
                if (value is not null)
                {
                    parts.Add($"{name}={Uri.EscapeDataString(value)}");
                }
            }
        }
    }

    public bool Shows(TeamRow row) =>
        Shows(Show, row)
        && (Step is null || row.Step == Step)
        && (Turn is null || row.Turn == Turn)
        && (Unit is null || row.UnitCode == Unit);

    /// <summary>Those that it shows, in its order.</summary>
    public IReadOnlyList<TeamRow> From(IEnumerable<TeamRow> rows) => [.. InOrder(rows.Where(Shows), Order, Backwards)];

    public static bool Shows(TeamFilter filter, TeamRow row) =>
        filter switch
        {
            TeamFilter.Late => row.Standing == TeamStanding.Late,
            TeamFilter.Due => row.Standing == TeamStanding.Due,
            TeamFilter.Current => row.Standing == TeamStanding.Current,
            TeamFilter.Unopened => row.Line is null && row.Standing != TeamStanding.Excluded,
            TeamFilter.Agreed => row.Standing == TeamStanding.Agreed,
            TeamFilter.Excluded => row.Standing == TeamStanding.Excluded,
            _ => true,
        };

    public static IEnumerable<TeamRow> InOrder(IEnumerable<TeamRow> rows, TeamOrder by, bool backwards = false)
    {
        var sorted = by switch
        {
            TeamOrder.Name => rows.OrderBy(_ => 0),
            TeamOrder.Grade => rows.OrderBy(r => r.Grade, StringComparer.Ordinal),
            TeamOrder.Due => rows.OrderBy(r => r.Due ?? LocalDate.MaxIsoValue),
            _ => rows.OrderBy(r => r.Standing).ThenByDescending(r => r.WaitsForMe).ThenBy(r => r.Due ?? LocalDate.MaxIsoValue),
        };
        var ordered = sorted.ThenBy(r => r.Name, StringComparer.CurrentCultureIgnoreCase).ThenBy(r => r.StaffId, StringComparer.Ordinal);
        return backwards ? ordered.Reverse() : ordered;
    }

    /// <summary>How a value is written in an address.</summary>
    public static string Code<TValue>(TValue value)
        where TValue : struct, Enum => value.ToString().ToLowerInvariant();

    private static TValue? Named<TValue>(string? code)
        where TValue : struct, Enum =>
        Enum.GetValues<TValue>()
            .Where(v => string.Compare(Code(v), code, CultureInfo.InvariantCulture, CompareOptions.Ordinal) == 0)
            .Select(v => (TValue?)v)
            .FirstOrDefault();
}
