using System.Collections.Immutable;
using Fairway.App.Results;
using Fairway.Demo.People;
using Fairway.Demo.Writing;
using Fairway.Rules.Appraisals;
using NodaTime;

namespace Fairway.Demo.Appraising;

/// <summary>What an official and their chief agree on in the end, put together from their occupation's texts.</summary>
/// <param name="official">Whose.</param>
/// <param name="cycle">Months are named within it.</param>
/// <param name="lines">Lines of the unit's workplan that outputs can cite.</param>
/// <param name="outcomes">Keys of the results that their work serves.</param>
internal sealed class Work(
    Person official,
    Cycle cycle,
    IReadOnlyList<WorkplanLine> lines,
    IReadOnlyList<string> outcomes,
    AppraisalPolicy policy,
    Chance chance
)
{
    public Person Official => official;

    /// <summary>What is said of it later.</summary>
    public Deck Deck { get; } = new(official.Language, official.Seat.Family, () => Blank(official, cycle, chance), chance);

    /// <summary>The form that both could sign, but for the day of the discussion.</summary>
    /// <param name="manager">Whether accountabilities are part of it.</param>
    /// <param name="at">When the first of it is written.</param>
    public AgreementForm Agreed(bool manager, Instant at)
    {
        var stock = TextStock.In(official.Language);
        return new AgreementForm
        {
            Outputs = [.. Works(stock).Select(work => Output(work, at))],
            Competencies = Competencies(stock, official.Seat.Family),
            Objective = Objective(stock, Blank()),
            Accountabilities = manager ? Accountabilities(stock, Blank()) : [],
        };
    }

    /// <summary>An output that could be added: none of those agreed.</summary>
    public Output Another(AgreementForm agreed, Instant at)
    {
        var stock = TextStock.In(official.Language);
        var all = stock.Occupations["general"].Outputs.Concat(stock.Occupations[official.Seat.Family].Outputs);
        return chance.Of(
            all.Select(work => Output(work, at)).Where(output => agreed.Outputs.All(known => !Alike(known.Title, output.Title))).ToList()
        );

        // Numbers and places are drawn anew each time; the first words tell two outputs apart.
        static bool Alike(string one, string other) => one.StartsWith(other[..Math.Min(12, other.Length)], StringComparison.Ordinal);
    }

    private List<WorkText> Works(TextStock stock)
    {
        var own = stock.Occupations[official.Seat.Family].Outputs;
        var general = stock.Occupations["general"].Outputs;
        var count = chance.Weighted([(3, 30.0), (4, 48), (5, 22)]);
        var works = new List<WorkText>();
        if (official.Seat.IsChief && official.Seat.Family != "management")
        {
            works.AddRange(chance.Some(own, count - 2));
            works.AddRange(chance.Some(stock.Occupations["management"].Outputs, 2));
        }
        else
        {
            var generals = count > 3 && chance.Yes(0.55) ? 1 : 0;
            works.AddRange(chance.Some(own, count - generals));
            works.AddRange(chance.Some(general, count - works.Count));
        }

        return works;
    }

    private Output Output(WorkText work, Instant at)
    {
        var blanks = Blank();
        var line = lines.Count > 0 && (outcomes.Count == 0 || chance.Yes(0.7)) ? chance.Of(lines) : null;
        var outcome = line?.OutcomeKey ?? (outcomes.Count > 0 ? chance.Of(outcomes) : null);
        return new Output(
            chance.Id(at),
            blanks.Fill(work.Title),
            blanks.Fill(work.Measure),
            blanks.Fill(work.Timeline),
            blanks.Fill(work.Resources),
            outcome,
            line?.Id
        );
    }

    private ImmutableArray<CompetencyChoice> Competencies(TextStock stock, string family)
    {
        // Those that an occupation lives by come up more often.
        var usual = family switch
        {
            "finance" or "procurement" or "oversight" => "integrity",
            "communications" or "translation" => "communication",
            "it" or "administration" or "driving" => "client-orientation",
            "research" or "statistics" => "quality",
            _ => "collaboration",
        };
        var known = policy.Catalogue.All.Select(c => c.Code).Where(stock.Competencies.ContainsKey).ToList();
        var count = chance.Weighted([(3, 52.0), (4, 36), (5, 12)]);
        var codes = chance
            .Some([.. known.Where(c => c != usual)], count - 1)
            .Prepend(usual)
            .OrderBy(known.IndexOf)
            .Select(code => (code, Text: chance.Of(stock.Competencies[code])));
        return [.. codes.Select(c => new CompetencyChoice(c.code, c.Text.Indicators, c.Text.Why))];
    }

    private DevelopmentalObjective Objective(TextStock stock, Blanks blanks)
    {
        var text = chance.Of(stock.Objectives);
        return new(blanks.Fill(text.Text), blanks.Fill(text.Actions), blanks.Fill(text.Support));
    }

    private ImmutableArray<Accountability> Accountabilities(TextStock stock, Blanks blanks) =>
        [.. policy.Accountabilities.All.Select(q => new Accountability(q.Code, blanks.Fill(chance.Of(stock.Accountabilities[q.Code]))))];

    private Blanks Blank() => Blank(official, cycle, chance);

    private static Blanks Blank(Person official, Cycle cycle, Chance chance) =>
        new(
            official.Language,
            Places.For(official.Seat.Station, official.Seat.Family, official.Language, chance),
            cycle.Start,
            cycle.LastDay,
            chance
        );
}
