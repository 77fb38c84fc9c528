using Fairway.Rules.Reclassification;

namespace Fairway.Demo.Reclassification;

/// <summary>What stands in requests of the exercise.</summary>
internal static class ExerciseTexts
{
    private static readonly string[] s_purposes =
    [
        "keeps the office’s projects running, from the first budget to the last report",
        "links the office with ministries, employers and trade unions in the countries that it serves",
        "makes sure that what the office promises its partners arrives in time and within the rules",
        "gives the office’s teams the figures and papers on which they decide",
    ];

    private static readonly string[] s_first =
    [
        "Follows the budgets of four projects and clears their commitments.",
        "Prepares meetings with partners and writes their conclusions.",
        "Answers requests of ministries, or finds who can.",
        "Plans missions and the work of those who come on them.",
    ];

    private static readonly string[] s_second =
    [
        "Checks reports of implementing partners before they go on.",
        "Keeps the register of agreements, with their dates.",
        "Trains colleagues in the new finance system.",
        "Collects the data that the regional report is made of.",
    ];

    private static readonly string[] s_answers =
    [
        "New since the office took over two more countries: their projects are followed from here.",
        "Payments up to the limit of the delegation are decided here; the rest goes to the director.",
        "Project managers every day, ministries every week, the regional office at the end of the quarter.",
        "An assistant and, while a project closes, the staff of that project.",
        "The imprest account, two vehicles and the files of the projects.",
        "A payment would come late or twice, and the auditors would notice within the quarter.",
        "Letters in two languages, which were translated elsewhere before.",
        "Who is invited to a meeting is proposed here and decided by the head of the office.",
    ];

    private static readonly string[] s_found =
    [
        "More of the same work, and no other kind of decision: the grade fits.",
        "What is new is done under the guidance of the regional office. The grade stays.",
        "The description is right and was overdue. By the points the job is worth the grade that it has.",
    ];

    public static JobText Description(Chance chance, string post)
    {
        var large = 10 * chance.Between(5, 7);
        return new(
            $"The {post} {chance.Of(s_purposes)}.",
            "Reports to the head of the office or of the unit.",
            "As the vacancy notice says, and two working languages.",
            [new(large, chance.Of(s_first)), new(100 - large, chance.Of(s_second))]
        );
    }

    public static IReadOnlyList<string> Answers(Chance chance) => chance.Some(s_answers, 6);

    public static string Found(Chance chance) => chance.Of(s_found);
}
