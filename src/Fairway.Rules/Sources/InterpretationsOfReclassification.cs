using System.Collections.Immutable;

namespace Fairway.Rules.Sources;

/// <summary>Interpretations of job descriptions and reclassification (rulebook section 10).</summary>
internal static class InterpretationsOfReclassification
{
    public static ImmutableArray<Interpretation> All { get; } =
    [
        new(
            84,
            "What is fair in a new job description",
            ["RG-1"],
            "The Staff Union asks that new job descriptions be fair to all staff and that their review be so too; how isn't said.",
            [
                "HR writes them.",
                "They are agreed with each person in the job.",
                "Those in the job comment first, and each comment is answered.",
            ],
            "The last. A job is a post of a unit as the staff file calls it, and all who hold it see a new version beside the one before. It comes into force when the time for comments is over and each comment has an answer with reasons. Nobody who holds the job proposes, answers or decides; what is in force is read by everybody, since it speaks of no person.",
            "HR; the Staff Union",
            [
                "Job_descriptions.A_new_description_comes_into_force_after_comments_and_their_answers",
                "Job_descriptions.What_is_proposed_is_read_by_those_in_the_job_and_its_keepers_and_what_is_in_force_by_everybody",
            ]
        ),
        new(
            85,
            "What an evaluation of a job can come to",
            ["RG-1"],
            "The Staff Union speaks of reclassification and of job grade review; neither a method nor how far a grade can move is said.",
            ["Any grade that the points give.", "The grade, or the next above or beneath it."],
            "The second: what is worth two grades more is another job, which is a matter of a new post. The points, the level of each factor and the evaluator's reasons are read by the official and the chief. Somebody of HR who is neither of the two and didn't ask evaluates, and a colleague can take it over.",
            "HR; the Staff Union",
            [
                "Grade_of_a_job.The_points_give_the_grade_one_step_at_a_time",
                "Requests_and_results.A_request_is_its_author_s_until_it_is_sent_whole_and_then_evaluated_by_somebody_who_is_no_party",
            ]
        ),
    ];

    /// <summary>Those of exercises.</summary>
    public static ImmutableArray<Interpretation> OfExercises { get; } =
    [
        new(
            91,
            "What equal opportunities mean in an exercise of reclassification",
            ["RG-1"],
            "The Staff Union asks that the global reclassification exercise in the field be launched without further delay and that it provide equal opportunities for all; what is equal isn't said, nor whom the exercise covers.",
            [
                "Each request counts from the day on which it was sent.",
                "All count from the day on which the exercise opened.",
                "All count from a reference day that was published before.",
            ],
            "The third. Scope and days are published a while before the reference day and stand from then on. One request is opened for each job that somebody holds in the scope on that day, whether it was asked for or not; a region is a unit of that kind with all beneath it, and what lies in none is headquarters, as for Independent Review Groups. Every upgrade counts from the reference day, whoever sends or is evaluated first. A request that was sent before is taken in and keeps its own, earlier day. Whoever is on loan or leave without pay, has left, has no post by name or a grade without points is named to HR with the reason, and can ask on their own.",
            "HR; the Joint Negotiating Committee",
            [
                "Exercises_in_bulk.Each_job_in_its_regions_gets_one_request_however_often_it_is_opened",
                "Exercises_in_bulk.What_is_sent_counts_from_the_reference_day_and_what_is_not_lapses",
                "Exercises_of_reclassification.The_shortest_plan_can_be_published_and_nothing_shorter",
                "Exercises_of_reclassification.A_unit_lies_in_the_nearest_region_above_it_or_at_headquarters",
            ]
        ),
        new(
            92,
            "Who answers the questionnaire of an exercise, and what silence means",
            ["RG-1"],
            "A request is made by the official or the manager (RG-1). Where the exercise asks in their place, it isn't said which of them answers, nor what follows where nobody does.",
            [
                "The chief answers for all jobs of the unit.",
                "The official alone answers.",
                "Either fills in one form that both read; who holds the post can say that nothing has changed.",
            ],
            "The third. Whoever sends it counts as who asked. What isn't sent by the last day of questionnaires, ended everywhere, lapses without prejudice: the person is told and can ask on their own at any time, from that later day. Until that day what was left unchanged or taken back can be taken up again by either. A draft that somebody began for themselves stays theirs alone and isn't sent beside the exercise.",
            "HR; the Staff Union",
            [
                "Exercises_in_bulk.What_is_sent_counts_from_the_reference_day_and_what_is_not_lapses",
                "Exercises_in_bulk.A_private_draft_stays_private_and_gives_way_and_a_region_of_three_is_not_told",
            ]
        ),
        new(
            93,
            "What everybody reads of an exercise's progress by region",
            ["RG-1", "FA-1"],
            "Joint bodies and the Union see process and aggregates, never an individual (FA-1). How far an exercise is changes from day to day, so that two looks at a number tell of those between.",
            [
                "Nothing before the end.",
                "All numbers as they stand, small ones left out.",
                "How far requests are as it stands; what they came to once, at the end.",
            ],
            "The third. That a questionnaire is sent or a result given says nothing of the result, and is shown as it stands for regions with at least five jobs; smaller ones are put together, or left out with the whole. How many grades were raised is told when the exercise is closed, and how many results were appealed against when no appeal can follow: neither those counted nor those left out may be fewer than five, in a region, in the rest of the whole, and beside each other. The yearly report counts requests outside exercises, so that neither can be taken from the other.",
            "The Staff Union; HR",
            [
                "Exercises_of_reclassification.A_region_of_few_is_told_with_other_small_ones_or_not_at_all",
                "Exercises_of_reclassification.Results_and_appeals_are_told_once_they_are_whole_and_never_of_few",
                "Exercises_in_bulk.A_private_draft_stays_private_and_gives_way_and_a_region_of_three_is_not_told",
            ]
        ),
    ];

    /// <summary>Those of effects and appeals.</summary>
    public static ImmutableArray<Interpretation> OfAppeals { get; } =
    [
        new(
            87,
            "Which grade a reclassification starts from, and what it does to the grade and the service of who holds the post",
            ["RG-1", "PP-9", "PP-2"],
            "A personal promotion changes the grade of the official and not that of the post, says the Staff Union's note 1; the staff file knows grades of officials alone. From which day a changed grade counts is an assumption of the rulebook for upgrades, and silent for the rest.",
            [
                "The grade of the official is the post's.",
                "The post has a grade of its own, which the staff file would have to bring.",
                "The post's grade is its holder's, but for a personal promotion in that post; an upgrade becomes the holder's grade from the day of the request.",
            ],
            "The last. Service in the new grade begins on the day of the request and eligibility reads it as it reads any grade: the years in the old one don't count for the new. Whoever has the new grade already by personal promotion keeps it and its days. A lower grade is the post's alone and counts once nothing can be done against it in the organization: nobody loses a grade that they hold. A staff folder that doesn't know the upgrade yet doesn't take it back.",
            "HR; the Joint Negotiating Committee",
            [
                "Appeals_and_effect.The_grade_of_a_post_is_that_of_its_holder_but_for_a_personal_promotion",
                "Appeals_and_effect.An_upgrade_counts_from_the_day_of_the_request_be_it_found_or_decided",
                "Appeals_and_effect.A_lower_grade_counts_once_nothing_can_be_done_against_it_any_more",
                "Appeals_against_results.Whoever_was_promoted_in_the_post_keeps_their_grade_and_the_post_gets_its_own",
            ]
        ),
        new(
            88,
            "Who examines and decides an appeal against a result, and what it can come to",
            ["RG-1", "FA-3"],
            "The Staff Union asks that Independent Review Groups be established and active in the field for job grade review appeals; who sits in them, how they work and who decides isn't said.",
            [
                "The group decides.",
                "The group recommends and HR, which evaluated, decides.",
                "The group recommends and the Director-General decides with reasons.",
            ],
            "The last. Membership is an office of trust: of a region for its units, of headquarters for all that no region's group covers. Official or chief can appeal where the grade was kept or lowered. No member examines who is or was a party, evaluated, stands in the official's line, serves in the unit, or has stepped aside; who sits in the group, and why somebody doesn't take part, is read by the parties. One member reports for the group, others can add remarks that the decider reads. An appeal never ends beneath the result, nor more than one grade above the present one. Where the Director-General is a party the alternate decides.",
            "The Joint Negotiating Committee",
            [
                "Appeals_and_effect.An_appeal_is_open_from_the_result_to_one_grade_above_the_present",
                "Appeals_and_effect.Who_is_too_near_examines_nothing",
                "Appeals_against_results.The_group_of_the_unit_examines_it_without_those_in_conflict_and_the_decision_counts_from_the_request",
                "Appeals_against_results.Where_the_head_is_the_chief_the_alternate_decides",
            ]
        ),
    ];
}
