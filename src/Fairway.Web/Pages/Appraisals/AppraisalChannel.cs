using Fairway.App.Accounts;
using Fairway.App.Appraisals;
using Fairway.Rules.Appraisals;
using Fairway.Web.Components;
using NodaTime;

namespace Fairway.Web.Pages.Appraisals;

/// <summary>The channel of an appraisal: its stations from the rules, in the reader's words.</summary>
public static class AppraisalChannel
{
    public static IReadOnlyList<StationView> Of(AppraisalView view, Reader reader)
    {
        LocalDate? DayOf(AppraisalParty[] parties) =>
            view.StandingSignatures.FirstOrDefault(s => parties.Contains(s.Party))?.At.InZone(reader.Zone).Date;

        return Of(
            view.Appraisal,
            view.Policy.Appraisals,
            reader,
            DayOf([AppraisalParty.Supervisor, AppraisalParty.SigningDelegate]),
            DayOf([AppraisalParty.Official])
        );
    }

    public static IReadOnlyList<StationView> Of(
        Appraisal appraisal,
        AppraisalPolicy policy,
        Reader reader,
        LocalDate? supervisorSignedOn,
        LocalDate? agreedOn
    ) =>
        AppraisalStations.Of(
            new ChannelFacts(
                appraisal.State,
                new Cycle(appraisal.CycleStart, appraisal.CycleEnd),
                appraisal.OfManager,
                supervisorSignedOn,
                agreedOn ?? appraisal.ReceivedByBoardAt?.InZone(reader.Zone).Date
            ),
            reader.Today,
            policy
        );

    /// <summary>The stations as the component draws them.</summary>
    public static IReadOnlyList<Station> InWords(Words t, IReadOnlyList<StationView> stations, LocalDate today) =>
        [.. stations.Select(s => new Station(t["Appraisals.Station." + s.Station], Detail(t, s, today), s.Status))];

    private static string? Detail(Words t, StationView station, LocalDate today) =>
        station switch
        {
            { Status: StationStatus.NotRun } => t["Appraisals.StationNotRun"],
            { DoneOn: { } done, DaysLate: > 0 } => t.Count("Appraisals.StationDoneLate", station.DaysLate, t.Date(done)),
            { DoneOn: { } done } => t["Appraisals.StationDone", done],
            { OpensOn: { } opens, DueOn: { } closes } => t["Appraisals.StationBetween", opens, closes],
            { Status: StationStatus.Late, DueOn: { } due } => t.Count("Appraisals.StationLate", station.DaysLate, t.Date(due)),
            // Past its day and not late: what was due, the supervisor's signature, is there.
            { Status: StationStatus.Current, DueOn: { } past } when past < today => t["Appraisals.StationHalfSigned"],
            { Status: StationStatus.Current or StationStatus.Due, DueOn: { } due } => t[
                "Appraisals.StationDue",
                due,
                t.Distance(due, today)
            ],
            { DueOn: { } due } => t["Appraisals.StationDueOn", due],
            { Station: AppraisalStation.Board } => t["Appraisals.StationBoard"],
            _ => null,
        };
}
