using Fairway.Rules.Appraisals;
using Fairway.Rules.Training;
using NodaTime;

namespace Fairway.Rules.Tests.Training;

/// <summary>Days of a request, on both sides of each boundary (LE-2).</summary>
[Trait("Rule", "LE-2")]
public sealed class Days_of_a_training
{
    private static readonly TrainingPolicy Policy = An.Training();
    private static readonly LocalDate Held = new(2026, 8, 31);

    [Fact]
    public void Six_months_after_the_end_of_August_are_the_end_of_February() =>
        Assert.Equal(new LocalDate(2027, 2, 28), TrainingDays.EvaluationOpens(Held, EvaluationMoment.Later, Policy));

    [Fact]
    public void On_the_eve_of_its_day_an_effect_is_not_evaluated_and_on_the_day_it_is()
    {
        var day = new LocalDate(2027, 2, 28);
        Assert.Equal(RefusalCodes.TrainingEvaluationEarly, Assert.Single(Evaluated(day.PlusDays(-1))).Code);
        Assert.Empty(Evaluated(day));

        static IReadOnlyList<Refusal> Evaluated(LocalDate on) =>
            TrainingCheck.Evaluation(Held, EvaluationMoment.Later, TrainingEffect.Some, "Contracts in French", on, Policy);
    }

    [Fact]
    public void A_training_is_not_held_before_its_last_day()
    {
        Assert.Empty(TrainingCheck.Completion(10m, Held, Held));
        Assert.Equal(RefusalCodes.TrainingNotOver, Assert.Single(TrainingCheck.Completion(10m, Held, Held.PlusDays(-1))).Code);
    }

    [Fact]
    public void An_empty_request_names_each_field_that_is_missing() =>
        Assert.Equal(
            ["Title", "Provider", "Area", "Need", "Why", "StartsOn", "EndsOn", "Cost"],
            TrainingCheck.Request(new("", " ", "nothing", null, null, null, null, ""), Held, Policy).Select(r => r.Field)
        );

    [Fact]
    public void A_training_begins_today_at_the_earliest_and_ends_no_sooner()
    {
        Assert.Empty(Asked(Held, Held));
        Assert.Equal("StartsOn", Assert.Single(Asked(Held.PlusDays(-1), Held)).Field);
        Assert.Equal("EndsOn", Assert.Single(Asked(Held.PlusDays(1), Held)).Field);

        static IReadOnlyList<Refusal> Asked(LocalDate starts, LocalDate ends) =>
            TrainingCheck.Request(
                new("French", "A school", "languages", starts, ends, 10m, TrainingNeed.Mobility, "To move"),
                Held,
                Policy
            );
    }

    [Fact]
    public void A_word_is_late_the_day_after_its_last_and_a_refusal_runs_no_further()
    {
        var asked = new LocalDate(2026, 3, 1);
        Assert.Equal(StationStatus.Due, Word(TrainingState.WithChief, new LocalDate(2026, 3, 15)));
        Assert.Equal(StationStatus.Late, Word(TrainingState.WithChief, new LocalDate(2026, 3, 16)));
        Assert.Equal(
            StationStatus.NotRun,
            TrainingStations
                .Of(new(TrainingState.Refused, asked, Held) { DecidedOn = asked }, asked, Policy, Period.FromDays(14))
                .Single(s => s.Station == TrainingStation.Training)
                .Status
        );

        StationStatus Word(TrainingState state, LocalDate on) =>
            TrainingStations
                .Of(new(state, asked, Held), on, Policy, Period.FromDays(14))
                .Single(s => s.Station == TrainingStation.Word)
                .Status;
    }
}
