using System.Text.Json;
using System.Text.Json.Serialization;
using Fairway.Rules.Results;

namespace Fairway.App.Results;

/// <summary>How a workplan is kept: the draft as JSON, what is published as rows, what changed as JSON in the history.</summary>
internal static class WorkplanWriting
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    public static string Write(WorkplanText text) => JsonSerializer.Serialize(text, Options);

    public static WorkplanText Read(string content) => JsonSerializer.Deserialize<WorkplanText>(content, Options)!;

    public static WorkplanText Published(Workplan plan) =>
        new(
            plan.BigPicture,
            [
                .. plan
                    .Lines.Where(line => !line.Withdrawn)
                    .OrderBy(line => line.Order)
                    .Select(line => new WorkplanTextLine(line.Id, line.Kind, line.Text, line.OutcomeKey)),
            ]
        );

    public static string Write(WorkplanChange change) => JsonSerializer.Serialize(change, Options);

    public static WorkplanChange? ReadChange(string? detail) =>
        detail is null ? null : JsonSerializer.Deserialize<WorkplanChange>(detail, Options);
}

/// <summary>What a publication changed. A published workplan is read by everybody, so its history may say the words.</summary>
/// <param name="BigPicture">The big picture as it was before; null where it stayed.</param>
/// <param name="Added">Texts of new lines, and of lines put back.</param>
/// <param name="Reworded">Lines whose text, kind or outcome changed: before and after.</param>
/// <param name="Withdrawn">Texts of lines withdrawn.</param>
/// <param name="Reordered">Whether lines that stayed changed places.</param>
public sealed record WorkplanChange(
    string? BigPicture,
    IReadOnlyList<string> Added,
    IReadOnlyList<WorkplanRewording> Reworded,
    IReadOnlyList<string> Withdrawn,
    bool Reordered
)
{
    public static WorkplanChange Between(WorkplanText before, WorkplanText after)
    {
        var old = before.Lines.ToDictionary(line => line.Id);
        var kept = after.Lines.Where(line => old.ContainsKey(line.Id)).ToList();
        var stays = kept.Select(line => line.Id).ToHashSet();
        return new(
            before.BigPicture == after.BigPicture ? null : before.BigPicture,
            [.. after.Lines.Where(line => !old.ContainsKey(line.Id)).Select(line => line.Text)],
            [
                .. kept.Where(line => old[line.Id] != line)
                    .Select(line => new WorkplanRewording(old[line.Id].Text, line.Text, old[line.Id].Outcome, line.Outcome)),
            ],
            [.. before.Lines.Where(line => !stays.Contains(line.Id)).Select(line => line.Text)],
            !before.Lines.Where(line => stays.Contains(line.Id)).Select(line => line.Id).SequenceEqual(kept.Select(line => line.Id))
        );
    }
}

/// <summary>A line before and after, with the keys of the results it served.</summary>
public sealed record WorkplanRewording(string Before, string After, string? OutcomeBefore, string? OutcomeAfter);
