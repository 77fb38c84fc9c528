using Fairway.App.Accounts;
using Fairway.App.Appraisals;
using Fairway.Rules;
using Fairway.Rules.Appraisals;
using Fairway.Web.Components;
using NodaTime;

namespace Fairway.Web.Pages.Appraisals;

/// <summary>The channel of an appraisal: its stations from the rules, in the reader's words.</summary>
public static class AppraisalChannel
{
    public static IReadOnlyList<StationView> Of(AppraisalView view, Reader reader)
    {
        var appraisal = view.Appraisal;
        (LocalDate?, LocalDate?) Days(AppraisalStep step)
        {
            var standing = view.Standing(step).ToList();
            var signed = Day(standing.FirstOrDefault(s => s.Party != AppraisalParty.Official)?.At);
            var settled = appraisal.State.Step() > step || (appraisal.State.Step() == step && appraisal.State.IsSettled());
            return (signed, settled && signed is not null ? Day(standing.Max(s => (Instant?)s.At)) : null);
        }

        LocalDate? Day(Instant? at) => at?.InZone(reader.Zone).Date;
        var beginning = Days(AppraisalStep.Beginning);
        // Who may not read signatures is told the days of the step at hand, which the record itself carries.
        return Of(
            appraisal,
            view.Policy,
            reader,
            beginning.Item1,
            beginning.Item2,
            Days(AppraisalStep.MidTerm),
            Days(AppraisalStep.EndOfCycle)
        );
    }

    /// <summary>The stations of an appraisal in a list, where only the signatures of the step at hand are known.</summary>
    public static IReadOnlyList<StationView> Of(Appraisal appraisal, PolicySet policy, Reader reader)
    {
        (LocalDate?, LocalDate?) Days(AppraisalStep step) =>
            step != appraisal.Step
                ? (null, null)
                : (
                    appraisal.SupervisorSignedAt?.InZone(reader.Zone).Date,
                    appraisal.State.IsSettled()
                        ? (appraisal.OfficialSignedAt ?? appraisal.SupervisorSignedAt)?.InZone(reader.Zone).Date
                        : null
                );

        var (signed, settled) = Days(AppraisalStep.Beginning);
        return Of(appraisal, policy, reader, signed, settled, Days(AppraisalStep.MidTerm), Days(AppraisalStep.EndOfCycle));
    }

    private static IReadOnlyList<StationView> Of(
        Appraisal appraisal,
        PolicySet policy,
        Reader reader,
        LocalDate? signedOn,
        LocalDate? agreedOn,
        (LocalDate?, LocalDate?) midTerm,
        (LocalDate?, LocalDate?) end
    ) =>
        AppraisalStations.Of(
            new ChannelFacts(
                appraisal.State,
                appraisal.Cycle,
                appraisal.OfManager,
                signedOn ?? appraisal.ReceivedByBoardAt?.InZone(reader.Zone).Date,
                agreedOn ?? appraisal.ReceivedByBoardAt?.InZone(reader.Zone).Date
            )
            {
                Dues = appraisal.Dues(policy),
                MidTerm = midTerm,
                End = end,
                ReceivedOn = appraisal.EndReceivedByBoardAt?.InZone(reader.Zone).Date,
            },
            reader.Today,
            policy.Appraisals
        );

    /// <summary>The stations as the component draws them.</summary>
    public static IReadOnlyList<Station> InWords(Words t, IReadOnlyList<StationView> stations, LocalDate today) =>
        [.. stations.Select(s => new Station(t["Appraisals.Station." + s.Station], Detail(t, s, today), s.Status))];

    private static string? Detail(Words t, StationView station, LocalDate today) =>
        station switch
        {
            { Status: StationStatus.NotRun, Station: AppraisalStation.MidTerm } => t["Appraisals.StationNotHeld"],
            { Status: StationStatus.NotRun } => t["Appraisals.StationNotRun"],
            { DoneOn: { } done, DaysLate: > 0 } => t.Count("Appraisals.StationDoneLate", station.DaysLate, t.Date(done)),
            { DoneOn: { } received, Station: AppraisalStation.Board } => t["Appraisals.StationReceived", received],
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
            { Status: StationStatus.Done } => t["Appraisals.StationSettled"],
            { Station: AppraisalStation.Board } => t["Appraisals.StationBoard"],
            _ => null,
        };
}
