using System.Collections.Immutable;

namespace Fairway.Rules.Sources;

/// <summary>Interpretations of what human resources and chiefs do around a cycle.</summary>
internal static class InterpretationsOfTheOffice
{
    public static ImmutableArray<Interpretation> All { get; } =
    [
        new(
            31,
            "Leaving people out of a cycle",
            ["CY-1"],
            "The sources speak of every official and know no exclusion from a cycle; organizations have people on loan, on long leave or about to leave.",
            [
                "Nobody is left out: what isn't done is late.",
                "HR leaves people out silently.",
                "HR leaves people out of one named cycle, with a reason that they read, and can take that back.",
            ],
            "HR of the official's unit leaves them out of one cycle, with a reason that the official, those who appraise them and HR read. Meanwhile the cycle is not opened, not asked for and not counted late; one that is open stands still and is only read. It can be taken back with a reason; a cycle goes on where it stood. Nobody decides about themselves, and a complete report stays.",
            "HR; the Staff Union",
            [
                "ExclusionTests.Who_is_left_out_cannot_be_opened_is_not_asked_for_and_not_late_until_it_is_taken_back",
                "ExclusionTests.An_open_cycle_stands_still_and_goes_on_where_it_stood",
                "ExclusionTests.Hr_acts_on_its_own_units_never_on_themselves_and_nobody_else_does",
            ]
        ),
        new(
            32,
            "Signatures on paper",
            ["CY-2", "CY-2b", "CY-11"],
            "IGDS 100 speaks of forms that both sign, from a time of paper; it says nothing of those who can't sign in.",
            [
                "Who has no access signs later, and is late.",
                "HR signs for them.",
                "HR enters a copy that both have signed by hand, with the scan, and the form says so.",
            ],
            "HR enters a signed copy with its scan, the days beside the signatures and the reason, and both sides are told. HR signs for nobody: what the supervisor signed in Fairway stays, and the paper has to be a print of that text, known by its check code; a text typed from paper is taken only where nobody has signed in Fairway. Both signatures stand on the paper, the supervisor's first. Lateness counts from the day beside the supervisor's signature. Who takes part in the appraisal does not enter its papers.",
            "HR; the Reports Board",
            [
                "PaperTests.A_form_filled_in_by_hand_stands_as_signed_on_paper_and_both_are_told",
                "PaperTests.What_the_supervisor_signed_here_stays_theirs_and_the_paper_is_of_that_text_alone",
                "PaperTests.Nobody_but_the_units_hr_partner_enters_and_no_party_does",
                "Signatures_on_paper.The_official_does_not_sign_before_the_supervisor",
            ]
        ),
        new(
            33,
            "How often a chief reminds",
            ["NT-1"],
            "The sources have personal reminders go by e-mail and say neither who sends them nor how often.",
            [
                "The system alone reminds.",
                "Chiefs remind as often as they like.",
                "Chiefs remind those whose turn it is, once a day about one appraisal.",
            ],
            "Whoever is on the supervisor's side can remind officials whose turn it is, several at once, and sees before it who would get which notice; about one appraisal nobody is reminded twice on a day. Each reminder is recorded with the appraisal.",
            "HR",
            [
                "RemindersTests.Who_was_reminded_today_is_left_out_until_tomorrow",
                "RemindersTests.Each_turn_has_its_notice_and_whose_turn_it_is_not_gets_none",
            ]
        ),
        new(
            34,
            "Extra criteria are answered, not rated",
            ["CY-4", "CY-5"],
            "Organizations ask some categories or units for more than outputs and competencies; IGDS 100 (Q3) has scales for outputs, competencies and the whole, and for nothing else.",
            [
                "They are rated on the scale of competencies.",
                "They are rated, and count for the overall rating.",
                "They are answered in words.",
            ],
            "Both sides answer them in words at the end of the cycle, and neither signs without: a rating of them would be a fourth thing rated, which the framework does not have. They are shown from the beginning, count for a category, a range of grades or a unit (for want of job families in the staff file), and a cycle keeps those of the day on which it was opened (J3251).",
            "HR; the Joint Negotiating Committee",
            [
                "End_of_the_cycle.An_extra_criterion_is_answered_in_words_by_both",
                "CriteriaTests.A_cycle_keeps_the_criteria_of_the_day_on_which_it_was_opened",
            ]
        ),
    ];
}
