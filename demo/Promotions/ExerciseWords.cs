namespace Fairway.Demo.Promotions;

/// <summary>What people of the demonstration write in an exercise: for each criterion of merit, in their language.</summary>
internal static class ExerciseWords
{
    private static readonly Dictionary<string, string[][]> s_candidate = new(StringComparer.Ordinal)
    {
        ["en"] =
        [
            [
                "The two flagship reports of these years, and the data that three regional meetings have worked with since.",
                "The backlog of 2014 was cleared and has not come back; the tools for it are my own.",
                "Four country programmes from the first talk to the evaluation, each within its budget.",
            ],
            [
                "I learnt a third working language in the grade and brief constituents in it.",
                "Colleagues send me what is stuck between units; most of it moves again within the week.",
                "Two trainings a year, one of them always outside my own field.",
            ],
            [
                "I stood in for the head of the unit for eleven months, and for the section before that.",
                "Nobody had asked for the handbook. It is in its fourth edition.",
                "I kept the network of focal points going when its post was cut.",
            ],
            [
                "Those who write to the unit get an answer in two days; I introduced that and keep the list.",
                "Five new colleagues learnt the work beside me.",
                "I am one of the unit’s first-aiders and sit on the committee for the canteen.",
            ],
        ],
        ["fr"] =
        [
            [
                "Les deux rapports phares de ces années, et les données dont trois réunions régionales se servent depuis.",
                "Le retard de 2014 est résorbé et n’est pas revenu ; les outils en sont les miens.",
            ],
            [
                "J’ai appris une troisième langue de travail dans ce grade et j’y informe les mandants.",
                "On me confie ce qui est bloqué entre les unités ; le plus souvent, cela repart dans la semaine.",
            ],
            [
                "J’ai assuré l’intérim du chef d’unité pendant onze mois, et celui de la section auparavant.",
                "Personne n’avait demandé le manuel. Il en est à sa quatrième édition.",
            ],
            [
                "Qui écrit à l’unité reçoit une réponse en deux jours ; je l’ai instauré et j’en tiens la liste.",
                "Cinq nouveaux collègues ont appris le métier à mes côtés.",
            ],
        ],
        ["es"] =
        [
            [
                "Los dos informes principales de estos años, y los datos con que trabajan desde entonces tres reuniones regionales.",
                "El retraso de 2014 se eliminó y no ha vuelto; las herramientas son mías.",
            ],
            [
                "Aprendí una tercera lengua de trabajo en este grado e informo en ella a los mandantes.",
                "Los colegas me envían lo que se atasca entre unidades; casi todo avanza esa misma semana.",
            ],
            [
                "Sustituí a la jefatura de la unidad durante once meses, y antes a la de la sección.",
                "Nadie había pedido el manual. Va por la cuarta edición.",
            ],
            [
                "Quien escribe a la unidad recibe respuesta en dos días; lo introduje y llevo la lista.",
                "Cinco colegas nuevos aprendieron el trabajo a mi lado.",
            ],
        ],
    };

    private static readonly Dictionary<string, string[][]> s_chief = new(StringComparer.Ordinal)
    {
        ["en"] =
        [
            [
                "Results are solid every year, and in two of them well above what was agreed.",
                "The work is done in time and needs little from me.",
            ],
            [
                "Shows more than the grade asks for in analysis; writing has become clear.",
                "Sure in the subject, and asked for advice by other units.",
            ],
            ["Took over when the post above was vacant, without being asked twice.", "Carries the unit’s planning with me."],
            ["Colleagues come with questions and go with answers.", "Those we serve name this official when they thank us."],
        ],
        ["fr"] =
        [
            ["Des résultats solides chaque année, et deux fois nettement au-delà de ce qui était convenu."],
            ["Va au-delà de ce que demande le grade dans l’analyse ; l’expression écrite est devenue claire."],
            ["A pris le relais quand le poste au-dessus était vacant, sans se faire prier."],
            ["Les collègues viennent avec des questions et repartent avec des réponses."],
        ],
        ["es"] =
        [
            ["Resultados sólidos cada año, y en dos de ellos muy por encima de lo acordado."],
            ["Muestra más de lo que pide el grado en análisis; su redacción es ya clara."],
            ["Asumió el puesto superior cuando estuvo vacante, sin que hubiera que pedirlo dos veces."],
            ["Los colegas vienen con preguntas y se van con respuestas."],
        ],
    };

    private static readonly string[] s_discussions =
    [
        "The members read the two forms alike; the points were close.",
        "Two members had weighed the last years more than the first; after discussion the panel kept the mean.",
        "The panel spoke longest about responsibility, which the chief’s form describes and the candidate’s hardly mentions.",
        "No further discussion.",
    ];

    private static readonly string[] s_refusals =
    [
        "Good service throughout. The places went to candidates whose results over the years in the grade stood out more.",
        "The panel saw strong competencies; responsibility beyond the post was shown less than by those before.",
        "Close to the last place. The criterion with the greatest weight made the difference.",
    ];

    /// <summary>Answers to the criteria, as the candidate or the chief gives them.</summary>
    public static IReadOnlyList<string> Answers(string language, bool byChief, int criteria, Chance chance)
    {
        var words = byChief ? s_chief : s_candidate;
        var by = words.GetValueOrDefault(language) ?? words["en"];
        return [.. Enumerable.Range(0, criteria).Select(i => chance.Of(by[i % by.Length]))];
    }

    public static string Discussion(Chance chance) => chance.Of(s_discussions);

    public static string Refusal(Chance chance) => chance.Of(s_refusals);
}
