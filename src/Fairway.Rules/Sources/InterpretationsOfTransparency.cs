using System.Collections.Immutable;

namespace Fairway.Rules.Sources;

/// <summary>What the sources leave open about transparency and concerns (rulebook section 10).</summary>
internal static class InterpretationsOfTransparency
{
    public static ImmutableArray<Interpretation> All { get; } =
    [
        new(
            80,
            "Who reads a concern, and who answers it",
            ["FA-2"],
            "The Union's page asks that staff concerns be taken into account and addressed. Who reads them, who answers and by when is not said.",
            [
                "They go to HR, which answers whoever raised them.",
                "They stand in a register that everybody reads, with the name of who raised them.",
                "They stand in such a register, under a name or, through the Union, without; the body concerned answers there, in time.",
            ],
            "The last. Nothing is about a named colleague: for that there are remedies and the Mediator. Who answers has no row in the workflow by which to hide or close one; nobody answers their own. An answer can be asked about once. Of what comes through the Union nobody but the Union learns the name, and it may put it in other words.",
            "The Joint Negotiating Committee",
            ["Concerns_and_their_answers.What_comes_through_the_Union_stands_there_without_the_name"]
        ),
        new(
            81,
            "What the Union and the auditor see of few people",
            ["FA-1", "BD-3"],
            "The Union is to see that rules are carried out fairly and in the open; probations, cases and rewards are of so few people that a number tells of somebody.",
            ["Numbers of all processes, as they stand.", "Numbers as they are published, and none of processes of few people."],
            "The second. Days stand beside the published ones; numbers are those of dated snapshots and of exercises that are over, contests are counted by condition where that tells no rating. Of probations, cases and rewards no number is published but those of a whole year, in the yearly report. An auditor sees who read how many records in which capacity, and never whose.",
            "The Joint Negotiating Committee",
            ["TransparencyPages.Neither_room_tells_anything_of_an_individual"]
        ),
        new(
            82,
            "How anonymous the survey after a cycle is",
            ["FA-2", "UF-5"],
            "The Union's page asks how a new cycle has responded to staff needs. How that is asked, and what is kept of an answer, is not said.",
            [
                "With the machinery of upward feedback: tokens and an external compiler.",
                "Answers as rows without a name.",
                "Answers are added to counters and not kept; who took part is kept without a time until the result is published.",
            ],
            "The last. Fixed questions about a cycle need no compiler of their own, and rows have an order by which they could be matched. Nothing is told while it is open; after it both counters and participation are deleted. Not claimed: that nobody who reads the database meanwhile could tell the answers of a region of few.",
            "The Joint Negotiating Committee",
            ["A_survey_after_a_cycle.An_answer_is_counted_once_and_cannot_be_found_again"]
        ),
    ];

    /// <summary>Of the yearly report.</summary>
    public static ImmutableArray<Interpretation> OfTheReport { get; } =
    [
        new(
            86,
            "What the yearly transparency report says",
            ["FA-1", "BD-3"],
            "The Union asks for fair and transparent implementation. That it is told once a year, by whom, and what may be told of a year, is not said.",
            [
                "The Office writes a text.",
                "Figures are counted anew as of the year's end.",
                "Figures are quoted as they were published in the year; what is published nowhere else is counted for the whole organization.",
            ],
            "The last. A figure counted anew would differ from the published one by a few, and the difference would tell of them. Probations, cases and rewards are counted as officials of the whole organization, held against each other and against every earlier drawing of the year. HR draws up, the Union and the auditor see the draft, HR publishes; a version does not change, and a correction stands beside it with its reason.",
            "The Joint Negotiating Committee",
            ["The_yearly_report.What_is_published_stays_and_two_versions_do_not_tell_of_a_few"]
        ),
    ];
}
