using Fairway.Demo.People;
using Fairway.Demo.Scenes;
using Fairway.Demo.Supervising;
using NodaTime;

namespace Fairway.Demo.Appraising;

/// <summary>What the scenes ask of appraisals: of those who can be entered, and of the teams that they see.</summary>
internal static class SceneStories
{
    /// <param name="Fate">How far.</param>
    /// <param name="Turns">How the dialogue of the beginning goes; null = as chance has it.</param>
    /// <param name="IsAwaited">At mid-term: the official shared last, and the answer is awaited.</param>
    public sealed record Wish(Fate Fate, SceneTurns? Turns = null, bool IsAwaited = false);

    // By the number of the post: each state twice, since not everybody is on the regular budget.
    private static readonly Fate[] _teamOfChief =
    [
        Fate.SelfAssessed,
        Fate.Agreed,
        Fate.ReviewShared,
        Fate.Assessed,
        Fate.Signed,
        Fate.ReviewSigned,
        Fate.SecondLevel,
        Fate.Reviewed,
        Fate.Complete,
        Fate.Shared,
        Fate.Objected,
        Fate.ReviewShared,
        Fate.SelfBegun,
        Fate.Draft,
        Fate.ReviewBegun,
        Fate.SelfAssessed,
        Fate.ReviewSigned,
        Fate.Reviewed,
        Fate.NotOpened,
        Fate.Complete,
        Fate.SecondLevel,
        Fate.Signed,
        Fate.Assessed,
    ];

    private static readonly Fate[] _section =
    [
        Fate.ReviewShared,
        Fate.Agreed,
        Fate.SelfAssessed,
        Fate.Signed,
        Fate.Reviewed,
        Fate.Draft,
        Fate.Shared,
        Fate.Assessed,
    ];

    private static readonly SceneTurns _readyToSign = new(
        (dialogue, agreed) =>
        {
            var first = dialogue.Vague(agreed, 1);
            return
            [
                new(
                    Side.Official,
                    first,
                    [new(Side.Supervisor, false, dialogue.Say("supervisor")), new(Side.Official, false, dialogue.Say("answer"))]
                ),
                new(Side.Supervisor, agreed with { Competencies = first.Competencies }, []),
                new(Side.Official, agreed, [new(Side.Official, false, dialogue.Say("official"))]),
            ];
        }
    );

    private static readonly SceneTurns _sentBack = new(
        (dialogue, agreed) =>
        {
            var first = dialogue.WithVagueMeasure(dialogue.Vague(agreed, 0), 1);
            return
            [
                new(Side.Official, first, []),
                new(
                    Side.Supervisor,
                    first with
                    {
                        Outputs = first.Outputs.SetItem(0, agreed.Outputs[0]),
                    },
                    [
                        new(Side.Supervisor, false, dialogue.About(1, "ask-measure")),
                        new(Side.Supervisor, false, dialogue.About(2, "ask-time")),
                    ]
                ),
            ];
        }
    );

    private static readonly SceneTurns _plain = new((_, agreed) => [new(Side.Official, agreed, [])]);

    /// <summary>Null for whom no scene asks for anything.</summary>
    public static Wish? Of(Person person, Hierarchy hierarchy) =>
        person.Seat.Scene switch
        {
            "official" => new(Fate.Shared, _readyToSign),
            "official-fr" => new(Fate.Shared, _sentBack),
            "official-es" => new(Fate.Signed, _readyToSign),
            "agreed" => new(Fate.Agreed, _readyToSign),
            "mid-term" => new(Fate.ReviewShared, _plain, IsAwaited: true),
            "self-assessed" => new(Fate.SelfAssessed, _plain),
            "assessed" => new(Fate.Assessed, _plain),
            "objection" => new(Fate.Objected, _plain),
            "probationer" => new(Fate.Draft),
            "probation-report" => new(Fate.Assessed, _plain),
            "probation-doubt" => new(Fate.Complete, _plain),
            "tc" => new(Fate.SelfBegun, _plain),
            "chief" or "director" or "field-director" or "delegate-signs" or "delegate-contributes" or "board-secretary" => new(
                Fate.Agreed,
                _plain
            ),
            _ when hierarchy.Of(person.StaffId).SupervisorId == DemoPeople.Of("chief").StaffId => new(Nth(person, _teamOfChief)),
            _ when hierarchy.Of(person.StaffId).DelegateId == DemoPeople.Of("delegate-signs").StaffId => new(Nth(person, _section)),
            _ => null,
        };

    /// <summary>
    /// A career in which there is time for what the scene shows, for who has none of their own: somebody whose cycle began long enough ago,
    /// however young the biennium is. Null: as chance has it.
    /// </summary>
    public static CareerWish? CareerOf(Seat seat) =>
        seat is { Funding: "RB", IsChief: false, Unit: "EMP-SKI" } && OnProbation(seat) is { } days ? new CareerWish(days, _ => [])
        : seat is { Funding: "RB", IsChief: false, Unit: "EMP-SKI" or "EMP-SKA" or "MEET-DOF" } && Fated(seat) > Fate.Agreed
            ? new CareerWish(2300 + (seat.Number * 61), Settled)
        : null;

    /// <summary>Days since the entry on duty of those in the chief's team who are on probation, nobody's scene: at designation, and at input.</summary>
    private static int? OnProbation(Seat seat) =>
        seat.Number switch
        {
            4 or 18 => 205,
            9 => 577,
            _ => null,
        };

    /// <summary>
    /// Long on the regular budget; in the first half year of a biennium since the last half year of the one before, so that their first cycle
    /// includes this one (CY-2) and has months behind it.
    /// </summary>
    public static List<CareerEvent> Settled(LocalDate today)
    {
        var begun = new LocalDate(today.Year - (today.Year % 2), 1, 1);
        return Period.DaysBetween(begun, today) >= 215 ? [] : [new(begun.PlusDays(-174), CareerChange.TookUpRegularPost)];
    }

    private static Fate Fated(Seat seat) =>
        seat.Unit == "MEET-DOF" ? _section[seat.Number % _section.Length] : _teamOfChief[seat.Number % _teamOfChief.Length];

    /// <summary>By the number of the post in its unit, so that a team has some of everything whoever is in it.</summary>
    private static Fate Nth(Person person, Fate[] fates) => fates[person.Seat.Number % fates.Length];
}
