using System.Globalization;
using Fairway.Demo.Writing;
using Fairway.Rules.Appraisals;

namespace Fairway.Demo.Appraising;

/// <summary>Who shares a version.</summary>
internal enum Side
{
    Official,
    Supervisor,
}

/// <summary>A version on the way, with what is said about it before the next.</summary>
internal sealed record Turn(Side By, AgreementForm Form, IReadOnlyList<Remark> Remarks);

/// <summary>A remark by a side; where it is about one output, it says which.</summary>
internal sealed record Remark(Side By, bool ByDelegate, string Text);

/// <summary>How two people come from a first draft to the words that both can sign: told backwards from these.</summary>
internal sealed class Dialogue(string language, Chance chance)
{
    private readonly TextStock _stock = TextStock.In(language);

    /// <summary>From one to four turns; the last is the agreed form.</summary>
    public IReadOnlyList<Turn> Lead(AgreementForm agreed, bool hasDelegate)
    {
        var turns = chance.Weighted([(1, 22.0), (2, 30), (3, 36), (4, 12)]);
        if (turns == 1)
        {
            return [new(Side.Official, agreed, [])];
        }

        var vague = chance.Below(agreed.Outputs.Length);
        var first = Vague(agreed, vague);
        var asks = new List<Remark> { new(Side.Supervisor, false, About(vague, "ask-measure")) };
        if (chance.Yes(0.4))
        {
            var other = chance.Below(agreed.Outputs.Length);
            asks.Add(new(Side.Supervisor, false, About(other, chance.Yes(0.5) ? "ask-time" : "ask-resources")));
        }

        if (hasDelegate && chance.Yes(0.7))
        {
            asks.Insert(0, new(Side.Supervisor, true, Say("delegate")));
        }

        return turns switch
        {
            2 => [new(Side.Official, first, [.. asks, .. Maybe(0.6, Side.Official, "answer")]), new(Side.Official, agreed, [])],
            3 =>
            [
                new(Side.Official, first, asks),
                new(
                    Side.Supervisor,
                    Half(first, agreed),
                    [new(Side.Supervisor, false, Say("supervisor")), .. Maybe(0.7, Side.Official, "answer")]
                ),
                new(Side.Official, agreed, Maybe(0.35, Side.Official, "official")),
            ],
            _ =>
            [
                new(Side.Official, WithoutOne(first), Maybe(0.5, Side.Official, "official")),
                new(Side.Official, first, asks),
                new(Side.Supervisor, Half(first, agreed), [new(Side.Supervisor, false, Say("supervisor"))]),
                new(Side.Official, agreed, Maybe(0.8, Side.Official, "answer")),
            ],
        };
    }

    public string Say(string kind) => chance.Of(_stock.Comments[kind]);

    /// <summary>A remark that says which output it is about.</summary>
    public string About(int output, string kind) =>
        string.Format(CultureInfo.InvariantCulture, _stock.Comments["output"][0], output + 1) + " " + Say(kind);

    /// <summary>As it was first put down: one measure that nobody could check, often a date or means that say nothing.</summary>
    public AgreementForm Vague(AgreementForm agreed, int output)
    {
        var outputs = agreed.Outputs.ToBuilder();
        outputs[output] = outputs[output] with { Measure = chance.Of(_stock.Vague["measure"]) };
        var other = chance.Below(outputs.Count);
        outputs[other] = chance.Yes(0.5)
            ? outputs[other] with
            {
                Timeline = chance.Of(_stock.Vague["timeline"]),
            }
            : outputs[other] with
            {
                Resources = chance.Of(_stock.Vague["resources"]),
            };
        // Links are often added by the chief.
        var unlinked = chance.Below(outputs.Count);
        outputs[unlinked] = outputs[unlinked] with { WorkplanLine = null };
        return agreed with
        {
            Outputs = outputs.ToImmutable(),
            Competencies =
                agreed.Competencies.Length > 3 ? agreed.Competencies.RemoveAt(agreed.Competencies.Length - 1) : agreed.Competencies,
            DiscussedOn = null,
        };
    }

    /// <summary>The same with one more measure that nobody could check.</summary>
    public AgreementForm WithVagueMeasure(AgreementForm form, int output) =>
        form with
        {
            Outputs = form.Outputs.SetItem(output, form.Outputs[output] with { Measure = chance.Of(_stock.Vague["measure"]) }),
        };

    /// <summary>The beginning of a draft: a title or two, little else.</summary>
    public AgreementForm Begun(AgreementForm agreed)
    {
        var keep = chance.Between(1, agreed.Outputs.Length - 1);
        return new AgreementForm
        {
            Outputs =
            [
                .. agreed
                    .Outputs.Take(keep)
                    .Select(
                        (o, i) =>
                            i == keep - 1 ? o with { Measure = "", Resources = "", Timeline = "", WorkplanLine = null, Outcome = null } : o
                    ),
            ],
            Competencies = chance.Yes(0.5) ? [] : [.. agreed.Competencies.Take(1).Select(c => c with { WhyNeeded = "" })],
            Objective = chance.Yes(0.4) ? agreed.Objective : null,
        };
    }

    private static AgreementForm Half(AgreementForm first, AgreementForm agreed) =>
        agreed with
        {
            Outputs =
            [
                .. agreed.Outputs.Select((o, i) => i == agreed.Outputs.Length - 1 ? o with { Resources = first.Outputs[i].Resources } : o),
            ],
            Competencies = agreed.Competencies,
        };

    private static AgreementForm WithoutOne(AgreementForm form) =>
        form.Outputs.Length > 3
            ? form with
            {
                Outputs = form.Outputs.RemoveAt(form.Outputs.Length - 1),
                Objective = null,
            }
            : form with
            {
                Objective = null,
            };

    private Remark[] Maybe(double probability, Side by, string kind) => chance.Yes(probability) ? [new(by, false, Say(kind))] : [];
}
