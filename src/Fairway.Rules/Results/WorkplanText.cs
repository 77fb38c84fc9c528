using System.Collections.Immutable;

namespace Fairway.Rules.Results;

/// <summary>What a responsible chief writes in the workplan of a unit (RB-3).</summary>
/// <param name="BigPicture">What the unit is for in these two years; empty while nothing is written.</param>
/// <param name="Lines">Deliverables and priorities in their order.</param>
[Rule("RB-3")]
public sealed record WorkplanText(string BigPicture, ImmutableArray<WorkplanTextLine> Lines)
{
    /// <summary>Nothing written yet.</summary>
    public static WorkplanText Empty { get; } = new("", []);

    /// <summary>The same without lines in which nothing is written.</summary>
    public WorkplanText WithoutBlankLines() => this with { Lines = [.. Lines.Where(line => !line.IsBlank)] };

    /// <inheritdoc/>
    public bool Equals(WorkplanText? other) =>
        other is not null && string.Equals(BigPicture, other.BigPicture, StringComparison.Ordinal) && Lines.SequenceEqual(other.Lines);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(BigPicture, Lines.Length);
}

/// <summary>One line of a workplan; outputs of appraisals cite it by its id.</summary>
/// <param name="Id">Stays the same when the text changes.</param>
/// <param name="Kind"><see cref="WorkplanKinds.Deliverable"/> or <see cref="WorkplanKinds.Priority"/>.</param>
/// <param name="Text">What is to be delivered, or what comes first; empty while nothing is written.</param>
/// <param name="Outcome">Key of the result that it serves; null: none is named.</param>
public sealed record WorkplanTextLine(Guid Id, string Kind, string Text, string? Outcome)
{
    /// <summary>Whether nothing is written in it.</summary>
    public bool IsBlank => string.IsNullOrWhiteSpace(Text) && Outcome is null;
}

/// <summary>What a line of a workplan is.</summary>
public static class WorkplanKinds
{
    /// <summary>Something that the unit delivers.</summary>
    public const string Deliverable = "deliverable";

    /// <summary>Something that comes before other work.</summary>
    public const string Priority = "priority";

    /// <summary>Both, in the order in which they are offered.</summary>
    public static ImmutableArray<string> All { get; } = [Deliverable, Priority];
}

/// <summary>What stands against keeping or publishing a workplan. Positions are from 0 in fields, from 1 in arguments, as readers count.</summary>
[Rule("RB-3")]
public static class WorkplanCheck
{
    // A hand-made request may send a list of any length; this many are more than a unit can deliver.
    private const int MostLines = 100;

    /// <summary>Keeping an unfinished draft is fine; refused is only what could not be kept: texts too long, broken characters, lines without end.</summary>
    /// <param name="text">The draft.</param>
    /// <param name="longest">The most characters that one field takes (<c>text.maximum</c>).</param>
    public static IReadOnlyList<Refusal> ForKeeping(WorkplanText text, int longest)
    {
        var refusals = new List<Refusal>();
        if (text.Lines.Length > MostLines)
        {
            refusals.Add(Refusal.Of(RefusalCodes.TooManyEntries, "Lines", "RB-3", text.Lines.Length, MostLines));
        }
        Keepable(refusals, text.BigPicture, "BigPicture", longest);
        var ids = new HashSet<Guid>();
        for (var i = 0; i < text.Lines.Length; i++)
        {
            var line = text.Lines[i];
            Keepable(refusals, line.Text, $"Lines[{i}].Text", longest);
            if (!WorkplanKinds.All.Contains(line.Kind))
            {
                refusals.Add(Refusal.Of(RefusalCodes.WorkplanLineKindUnknown, $"Lines[{i}].Kind", "RB-3", i + 1));
            }
            if (!ids.Add(line.Id))
            {
                refusals.Add(Refusal.Of(RefusalCodes.WorkplanLineRepeated, $"Lines[{i}].Text", "RB-3", i + 1));
            }
        }
        return refusals;
    }

    /// <summary>Everything that is missing before the unit can be shown the workplan, in its order; empty: nothing.</summary>
    /// <param name="text">The draft; blank lines are passed over.</param>
    /// <param name="longest">As in <see cref="ForKeeping"/>.</param>
    /// <param name="results">Keys of the results of this biennium that can be served.</param>
    public static IReadOnlyList<Refusal> ForPublishing(WorkplanText text, int longest, IReadOnlySet<string> results)
    {
        var refusals = new List<Refusal>(ForKeeping(text, longest));
        if (string.IsNullOrWhiteSpace(text.BigPicture))
        {
            refusals.Add(Refusal.Of(RefusalCodes.WorkplanBigPictureMissing, "BigPicture", "RB-3"));
        }
        if (text.Lines.All(line => line.IsBlank))
        {
            refusals.Add(Refusal.Of(RefusalCodes.WorkplanLinesMissing, text.Lines.IsEmpty ? null : "Lines[0].Text", "RB-3"));
        }
        for (var i = 0; i < text.Lines.Length; i++)
        {
            var line = text.Lines[i];
            if (!line.IsBlank && string.IsNullOrWhiteSpace(line.Text))
            {
                refusals.Add(Refusal.Of(RefusalCodes.WorkplanLineTextMissing, $"Lines[{i}].Text", "RB-3", i + 1));
            }
            if (line.Outcome is { } outcome && !results.Contains(outcome))
            {
                refusals.Add(Refusal.Of(RefusalCodes.WorkplanOutcomeUnknown, $"Lines[{i}].Outcome", "RB-2", i + 1));
            }
        }
        return refusals;
    }

    private static void Keepable(List<Refusal> refusals, string text, string field, int longest)
    {
        if (text.Length > longest)
        {
            refusals.Add(Refusal.Of(RefusalCodes.TextTooLong, field, "RB-3", text.Length, longest));
        }
        if (!IsUnicode(text))
        {
            refusals.Add(Refusal.Of(RefusalCodes.TextNotUnicode, field, "RB-3"));
        }
    }

    private static bool IsUnicode(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                i++;
            }
            else if (char.IsSurrogate(text[i]))
            {
                return false;
            }
        }
        return true;
    }
}
