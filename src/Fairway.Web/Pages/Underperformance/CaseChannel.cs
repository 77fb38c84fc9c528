using Fairway.App.Accounts;
using Fairway.App.Underperformance;
using Fairway.Rules.Appraisals;
using Fairway.Rules.Underperformance;
using Fairway.Web.Components;
using NodaTime;

namespace Fairway.Web.Pages.Underperformance;

/// <summary>The channel of a case: its stations from the rules, in the reader's words.</summary>
public static class CaseChannel
{
    public static IReadOnlyList<Station> Of(Words t, CaseView view, Reader reader)
    {
        var of = view.Case;
        var stations = CaseStations.Of(
            new CaseStationFacts
            {
                State = of.State,
                OpenedOn = of.OpenedOn,
                DiscussedOn = of.DiscussedOn,
                RunsFrom = of.RunsFrom,
                Clock = view.Clock,
                ReviewedOn = of.ReviewedOn,
                ReceivedOn = of.ReceivedByBoardAt?.InZone(reader.Zone).Date,
                ClosedOn = of.ClosedOn,
            },
            reader.Today,
            view.Rules,
            view.Policy.Appraisals.DueSoon
        );
        return
        [
            .. stations.Select(s => new Station(
                t["Underperformance.Station." + s.Station],
                Detail(t, s, reader.Today, of.State.AwaitsOfficial()),
                s.Status
            )),
        ];
    }

    private static string? Detail(Words t, CaseStationView station, LocalDate today, bool awaitsOfficial) =>
        station switch
        {
            { Status: StationStatus.NotRun } => t["Underperformance.StationNotRun"],
            { DoneOn: { } done } => t.Date(done),
            { Status: StationStatus.Current } when awaitsOfficial => t["Appraisals.StationHalfSigned"],
            { Stopped: true } => t["Underperformance.StationPaused"],
            { Status: StationStatus.Future, DueOn: { } due } => t["Appraisals.StationDueOn", due],
            { DueOn: { } due } => t["Appraisals.StationDue", due, t.Distance(due, today)],
            _ => null,
        };
}
