using System.Collections.Immutable;

namespace Fairway.Rules.Sources;

/// <summary>Interpretations of skills mapping: what it is apart from, and who finds whom.</summary>
internal static class InterpretationsOfSkills
{
    public static ImmutableArray<Interpretation> All { get; } =
    [
        new(
            89,
            "What keeps skills and appraisals apart",
            ["LE-3"],
            "The Staff Union asks that the skills-mapping exercise not impact the framework; nothing says by what.",
            ["A rule that nobody reads the one for the other.", "Rights on tables.", "A database of its own."],
            "The last. No query of the one connection reaches the other’s tables, no type of the program on one side knows the other’s, and of the staff file the room learns a name, a unit and a duty station by staff id. Whoever runs both databases can read both: with a user of its own for each, their server refuses even that to whoever has only one.",
            "HR; the Staff Union",
            [
                "Apart_from_appraisals.Neither_connection_reads_a_table_of_the_other_by_whatever_name",
                "Apart_on_every_page.Each_canary_is_found_on_its_own_side_alone",
            ]
        ),
        new(
            90,
            "Who is found, and in which order",
            ["LE-3"],
            "A map of skills serves vacancies and mobility only if it is searched; no source says by whom, of whom and in which order.",
            ["HR searches everybody.", "Only who consents, once for all.", "Only who consents to the purpose, and is told each time."],
            "The last. HR names the vacancy or mobility exercise and what it wants before anybody is looked for, and it stays as it was. Found are officials in service who consent to that purpose at that moment; each who is shown reads in their own log when, by whom and for what. First come those who declare all that is essential at its level, or miss the fewest; then those with more points, 2 where something is declared at the level, 1 below it; between equals a lot that is drawn once for each opening and person. Neither rating, grade, promotion, sex, age nor nationality has a part in it.",
            "HR; the Staff Union",
            [
                "Skills_and_who_finds_them.Found_is_only_who_consents_to_the_purpose_from_that_moment_until_it_is_taken_back",
                "Who_fits_an_opening.Between_equals_the_lot_of_the_opening_decides_and_neither_name_nor_order_of_coming",
            ]
        ),
    ];
}
