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
}
