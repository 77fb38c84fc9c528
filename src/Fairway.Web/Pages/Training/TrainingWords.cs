using System.Globalization;
using Fairway.App.Accounts;
using Fairway.App.Training;
using Fairway.Rules.Training;
using Fairway.Rules.Underperformance;
using Fairway.Web.Components;
using NodaTime;

namespace Fairway.Web.Pages.Training;

/// <summary>How requests, their states and their money are said.</summary>
public static class TrainingWords
{
    /// <summary>An amount with its currency, which no line break parts from it.</summary>
    public static string Money(this Words t, decimal amount, string currency) => $"{t.Number(amount, 2)}\u00a0{currency}";

    /// <summary>
    /// An amount as people type it, with points, commas, spaces or apostrophes; null: none. A last sign with one or two digits after it parts the hundredths.
    /// </summary>
    public static decimal? Amount(string? typed)
    {
        var text = new string([.. (typed ?? "").Where(c => !char.IsWhiteSpace(c) && c is not '\'' and not '’')]);
        var sign = text.LastIndexOfAny(['.', ',']);
        var hundredths = sign >= 0 && text.Length - sign - 1 is 1 or 2 ? text[(sign + 1)..] : null;
        var whole = hundredths is null ? text : text[..sign];
        var parts = whole.Split('.', ',');
        return
            parts[0].Length > 0
            && parts[1..].All(part => part.Length == 3)
            && decimal.TryParse(
                string.Concat(parts) + (hundredths is null ? "" : "." + hundredths),
                NumberStyles.AllowDecimalPoint,
                CultureInfo.InvariantCulture,
                out var amount
            )
            ? amount
            : null;
    }

    public static string Area(this Words t, TrainingPolicy policy, string code) => Area(t, policy.Areas, code);

    public static string Area(this Words t, IEnumerable<NamedChoice> areas, string code) =>
        areas.FirstOrDefault(a => a.Code == code)?.Name.In(t.Language) ?? code;

    public static (string Kind, string Word) State(this Words t, TrainingState state) =>
        (
            state switch
            {
                TrainingState.Completed => "done",
                TrainingState.OverRun => "due",
                TrainingState.Refused or TrainingState.Withdrawn or TrainingState.Cancelled => "quiet",
                _ => "info",
            },
            t["Training.State." + state]
        );

    public static string Days(this Words t, LocalDate from, LocalDate until) =>
        from == until ? t.Date(from) : t["Training.Days", from, until];

    /// <summary>The stations of a request in the reader's words.</summary>
    public static IReadOnlyList<Station> Channel(Words t, TrainingView view, Reader reader, Period dueSoon)
    {
        var of = view.Request;
        return
        [
            .. TrainingStations
                .Of(
                    new TrainingStationFacts(of.State, of.AskedOn, of.EndsOn)
                    {
                        WordOn = of.WordOn,
                        WithHolderOn = of.WithHolderOn,
                        DecidedOn = of.DecidedOn,
                        HeldUntil = of.HeldUntil,
                        Evaluated = view
                            .Evaluations.GroupBy(e => e.Moment)
                            .Where(g => g.Count() == 2)
                            .ToDictionary(g => g.Key, g => g.Max(e => e.Day)),
                    },
                    reader.Today,
                    view.Rules,
                    dueSoon
                )
                .Select(s => new Station(
                    t["Training.Station." + s.Station],
                    s switch
                    {
                        { DoneOn: { } done } => t.Date(done),
                        { Status: Fairway.Rules.Appraisals.StationStatus.NotRun } => null,
                        { Status: Fairway.Rules.Appraisals.StationStatus.Future } => null,
                        { DueOn: { } due } => t["Appraisals.StationDue", due, t.Distance(due, reader.Today)],
                        _ => null,
                    },
                    s.Status
                )),
        ];
    }
}
