using Fairway.App.Transparency;
using Fairway.Rules.Promotions;
using Fairway.Rules.Transparency;
using Fairway.Web.Components;
using Fairway.Web.Pages.Promotions.Exercise;
using NodaTime;

namespace Fairway.Web.Pages.Transparency;

/// <summary>How processes and concerns are said.</summary>
public static class TransparencyWords
{
    public static IEnumerable<Choice> Processes(this Words t) =>
        OfficeProcesses.All.Select(p => new Choice(p.Kind.ToString(), t.Process(p.Kind)));

    public static string Process(this Words t, ProcessKind kind) => t["Transparency.Process." + kind];

    public static (string Kind, string Word) State(this Words t, Concern of, LocalDate today) =>
        of.State.AwaitsAnswer() && of.DueOn < today
            ? ("late", t["Transparency.Late"])
            : (
                of.State switch
                {
                    ConcernState.Answered or ConcernState.AnsweredAgain => "info",
                    ConcernState.Closed => "done",
                    ConcernState.NotShown or ConcernState.Withdrawn => "quiet",
                    _ => "due",
                },
                t["Transparency.State." + of.State]
            );

    /// <summary>Who raised it, as far as the register says.</summary>
    public static string RaisedBy(this Words t, ConcernLine line) =>
        line.Concern.Naming switch
        {
            ConcernNaming.ByUnion => t["Transparency.ByUnion"],
            ConcernNaming.ThroughUnion when line.RaisedBy is { } name => t["Transparency.ThroughUnionBy", name],
            ConcernNaming.ThroughUnion => t["Transparency.ThroughUnion"],
            _ => line.RaisedBy ?? "",
        };

    public static string Subject(this Words t, Concern of) =>
        string.Join(", ", ((string?[])[t.Process(of.Process), of.Which, of.Rule]).Where(part => !string.IsNullOrEmpty(part)));

    /// <summary>A day of a process: steps of a cycle, stations of an exercise, and the rest.</summary>
    public static string Day(this Words t, ProcessView of, ProcessDay day) =>
        of.Process.Exercise is { } kind && Enum.TryParse<ExerciseStation>(day.What, out _)
            ? t.As(ExerciseWords.VoiceOf(kind))["Exercise.Station." + day.What]
            : t["Transparency.Day." + day.What];

    /// <summary>A number of a process; those of a cycle’s step say the step and what became of it.</summary>
    public static string Number(this Words t, ProcessNumber number) =>
        number.What.Split('.') is [var step, var outcome]
            ? t["Components.Named", t["Transparency.Step." + step]] + " " + t["Figures.Outcome." + outcome]
            : t["Transparency.Number." + number.What];

    public static string Value(this Words t, ProcessNumber number) =>
        number.Value is { } value ? t.Number(value, 0) : t["Transparency.NotShown"];
}
