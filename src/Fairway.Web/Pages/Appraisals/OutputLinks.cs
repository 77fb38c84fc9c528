using Fairway.App;
using Fairway.App.Appraisals;
using Fairway.App.Results;
using Fairway.Rules.Appraisals;
using Fairway.Rules.Time;
using Fairway.Web.Components;

namespace Fairway.Web.Pages.Appraisals;

/// <summary>What an output can serve, as one list to choose from: lines of the unit's workplan, and outcomes (RB-2, RB-3).</summary>
public sealed class OutputLinks(FairwayDb db, Words words)
{
    private const string OutcomePrefix = "outcome:";
    private const string LinePrefix = "line:";

    /// <summary>The value that stands for what an output serves; empty for nothing yet.</summary>
    public static string Of(Output? output) =>
        output?.WorkplanLine is { } line ? LinePrefix + line
        : output?.Outcome is { } outcome ? OutcomePrefix + outcome
        : "";

    public async Task<IReadOnlyList<Choice>> ChoicesAsync(Appraisal appraisal, CancellationToken stop)
    {
        var biennium = Biennium.Of(appraisal.CycleStart).FirstYear;
        var lines = await WorkplanLines.ForUnitAsync(db, appraisal.UnitCode, biennium, stop);
        var outcomes = await OutcomeChoices.InAsync(db, biennium, stop: stop);
        return
        [
            .. lines.Select(l => new Choice(LinePrefix + l.Id, l.Text, Group: words["Appraisals.WorkplanOf", l.UnitName])),
            .. outcomes.Select(o => new Choice(OutcomePrefix + o.Key, o.Label, Group: o.Group ?? words["Appraisals.OutcomesAtTop"])),
        ];
    }

    /// <summary>What a value of the list stands for; nothing where there is no such thing.</summary>
    public async Task<(string? Outcome, Guid? Line)> ReadAsync(string value, CancellationToken stop)
    {
        if (value.StartsWith(LinePrefix, StringComparison.Ordinal) && Guid.TryParse(value[LinePrefix.Length..], out var id))
        {
            // A line of the workplan carries its outcome along, so that the walk from the outcome finds the output.
            return await WorkplanLines.FindAsync(db, id, stop) is { } found ? (found.OutcomeKey, id) : (null, null);
        }

        if (value.StartsWith(OutcomePrefix, StringComparison.Ordinal))
        {
            var key = value[OutcomePrefix.Length..];
            return await OutcomeChoices.LabelAsync(db, key, stop) is null ? (null, null) : (key, null);
        }

        return (null, null);
    }
}
