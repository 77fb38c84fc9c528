using Fairway.Demo.People;
using Fairway.Demo.Scenes;
using Fairway.Demo.Supervising;

namespace Fairway.Demo.Appraising;

/// <summary>What the scenes ask of appraisals: of those who can be entered, and of the teams that they see.</summary>
internal static class SceneStories
{
    public sealed record Wish(Fate Fate, SceneTurns? Turns = null);

    private static readonly Fate[] _teamOfChief =
    [
        Fate.Agreed,
        Fate.Shared,
        Fate.Agreed,
        Fate.Signed,
        Fate.Agreed,
        Fate.Draft,
        Fate.Agreed,
        Fate.Shared,
        Fate.NotOpened,
        Fate.Agreed,
        Fate.Signed,
        Fate.Agreed,
        Fate.Shared,
        Fate.Draft,
    ];

    private static readonly Fate[] _section = [Fate.Shared, Fate.Agreed, Fate.Shared, Fate.Signed, Fate.Draft, Fate.Agreed, Fate.NotOpened];

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
            "chief" or "director" or "field-director" or "delegate-signs" or "delegate-contributes" or "board-secretary" => new(
                Fate.Agreed,
                _plain
            ),
            _ when hierarchy.Of(person.StaffId).SupervisorId == DemoPeople.Of("chief").StaffId => new(Nth(person, _teamOfChief)),
            _ when hierarchy.Of(person.StaffId).DelegateId == DemoPeople.Of("delegate-signs").StaffId => new(Nth(person, _section)),
            _ => null,
        };

    /// <summary>By the number of the post in its unit, so that a team has some of everything whoever is in it.</summary>
    private static Fate Nth(Person person, Fate[] fates) => fates[person.Seat.Number % fates.Length];
}
