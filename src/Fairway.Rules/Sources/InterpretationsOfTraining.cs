using System.Collections.Immutable;

namespace Fairway.Rules.Sources;

/// <summary>Interpretations of rulebook section 8: training and its funds, recognition.</summary>
internal static class InterpretationsOfTraining
{
    public static ImmutableArray<Interpretation> All { get; } =
    [
        new(
            71,
            "What a chief's word does to a request for training",
            ["LE-2"],
            "The sources speak of funds and needs, and not of who says yes. Chiefs know the work; funds are held elsewhere.",
            ["Nothing goes on without the chief.", "The chief decides.", "The word goes along, and whoever holds the fund decides."],
            "The last. A chief who doesn't support a request says why, and the official and whoever decides read it; a chief who is silent for two weeks stops nothing; while there is no chief a request goes straight to the decision. Nobody decides on their own request: the head of a unit asks its HR partner.",
            "HR; the Joint Training Council",
            [
                "Requests_and_their_readers.A_chief_who_is_silent_stops_nothing_and_one_who_doubts_says_why",
                "Requests_and_their_readers.The_head_of_a_fund_does_not_approve_their_own_request",
            ]
        ),
        new(
            72,
            "What a training costs beyond what was approved",
            ["LE-2"],
            "No source says what happens where a training costs more or less than was approved.",
            ["The fund pays what it costs.", "The fund pays what was approved.", "What goes beyond is approved or not, by itself."],
            "The last: on completion the fund pays as far as it was approved and the rest of the commitment goes back; what goes beyond is decided separately, within what is available then. Where it is refused the reasons and remedies stand as for a refusal.",
            "HR; the Joint Training Council",
            [
                "A_request_and_its_money.What_goes_beyond_waits_for_an_approval_of_its_own",
                "Money_of_a_fund.What_goes_beyond_is_not_paid_before_it_is_approved",
            ]
        ),
        new(
            73,
            "What a cut of a fund stops",
            ["LE-2"],
            "The Staff Union speaks of an environment of funding cuts and asks that staff's concerns be taken into account; nothing says how a cut is made.",
            [
                "A cut takes from whatever there is, approved trainings too.",
                "A cut takes what is promised to nobody, and shows first whom it stops.",
            ],
            "The second. What is approved stays approved: a larger cut needs an open cancellation of it first. Requests that wait are counted in the order of asking, as long as the money lasts, before and after; those that fitted before and not after are named before the cut is made, and where money moved since they are looked at again.",
            "HR; the Staff Union",
            [
                "Money_of_a_fund.A_cut_stops_those_who_fitted_before_and_no_longer_do_in_the_order_of_asking",
                "A_request_and_its_money.A_cut_shows_what_it_stops_and_is_looked_at_again_where_money_moved_meanwhile",
            ]
        ),
    ];

    /// <summary>Recognition and rewards.</summary>
    public static ImmutableArray<Interpretation> OfRecognition { get; } =
    [
        new(
            78,
            "Which recognitions stand in a cycle's record",
            ["RC-1"],
            "IGDS 100 (Q6) speaks of recognition by the supervisor and by other team members, and of no record.",
            ["Those of supervisors alone.", "None.", "Any that the official wishes, with what the author was to them."],
            "The last. Whoever is recognised decides, also for one that they alone read; the record says which came from the supervisor of the day. It can be put in and taken out until the first signature under the end of the cycle, and then stays. One that its author takes back later is marked so.",
            "HR; the Staff Union",
            ["Recognitions_and_records.What_is_recognised_stands_in_the_record_as_the_official_wishes_until_the_end_is_signed"]
        ),
        new(
            79,
            "Who approves a reward",
            ["RC-1"],
            "IGDS 100 (Q6) says only that several reward measures are being discussed.",
            ["There are none.", "A supervisor gives them.", "Kinds of rewards are policy, each with its own approval."],
            "The last. The supervisor of somebody who is recognised openly proposes one; the HR partner of the unit or the Director-General approves it, as the kind says, and never who proposed or receives it. A recognition for them alone has no reward, since whoever approves would have to read it. A refusal has reasons, and the recognition stands all the same.",
            "HR; the Staff Union",
            ["Recognitions_and_records.A_reward_is_approved_by_somebody_else_than_who_proposed_or_receives_it"]
        ),
    ];

    /// <summary>The Joint Training Council.</summary>
    public static ImmutableArray<Interpretation> OfTheCouncil { get; } =
    [
        new(
            83,
            "What the Joint Training Council reads of funds and of training",
            ["LE-2"],
            "The Staff Union asks that the Council have a voice in the use of funds, their impact and their fit with needs; nothing says what it reads, and nobody may read another's request by it (FA-1).",
            ["Funds with their ledgers.", "Sums of the day.", "Sums and counts as of the end of half-years, with small groups left out."],
            "The last. A sum behind which few stand says what one training cost, and so does the difference of two sums: the use of a fund is told as of 30 June and 31 December, and anew only once as many officials as the smallest group had a part in what changed. Needs and effects are published once for each half-year that is over. What a fund was given is the organization's own act and told as it stands.",
            "The Joint Training Council; HR",
            [
                "Use_of_a_fund.It_is_told_anew_only_once_enough_officials_had_a_part_in_what_changed",
                "The_Training_Councils_room.Figures_are_published_once_a_half_year_is_over_and_small_groups_are_left_out",
            ]
        ),
    ];
}
