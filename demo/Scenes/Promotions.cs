using Fairway.Demo.People;

namespace Fairway.Demo.Scenes;

/// <summary>The scenes of personal promotions: who is on the list, who isn't yet, who was refused, and who sits on the panels.</summary>
internal static class PromotionScenes
{
    public static IReadOnlyList<Cast> All { get; } =
    [
        new()
        {
            Code = "promotion-listed",
            StaffId = "200051",
            GivenNames = "Nomvula",
            FamilyName = "Dlamini",
            Sex = "F",
            Nationality = "ZA",
            Language = "en",
            Unit = "DWT-PRETORIA",
            IsChief = false,
            Family = "skills",
            Category = "P",
            Grade = "P4",
            // Twenty-five years in all and thirteen in the grade on any reference date that this year's exercise can have.
            Career = new(
                9700,
                today =>
                    [
                        new(today.PlusDays(-3900), CareerChange.Moved),
                        new(today.PlusDays(-5350), CareerChange.Promoted),
                        new(today.PlusDays(-6900), CareerChange.Titularized),
                        new(today.PlusDays(-7800), CareerChange.Promoted),
                    ],
                CameFrom: "EMP-CEP"
            ),
            Sentence = new(
                "An official on this year’s list of personal promotions, for both tracks: she has chosen both, the two forms are there, and the panel scores. Her page says why she is on it, credit by credit.",
                "Une fonctionnaire inscrite sur la liste des promotions personnelles de l’année, pour les deux voies : elle a choisi les deux, les formulaires sont remis et le jury note. Sa page dit pourquoi elle y figure, crédit par crédit.",
                "Una funcionaria que está en la lista de ascensos personales de este año, por las dos vías: eligió ambas, los formularios están entregados y el comité puntúa. Su página dice por qué figura en ella, crédito por crédito."
            ),
        },
        new()
        {
            Code = "promotion-nearly",
            StaffId = "200052",
            GivenNames = "Sylvie",
            FamilyName = "Perrin",
            Sex = "F",
            Nationality = "CH",
            Language = "fr",
            Unit = "JUR",
            IsChief = false,
            Family = "administration",
            Category = "GS",
            Grade = "G6",
            Career = new(
                6100,
                today => [new(today.PlusDays(-4480), CareerChange.Promoted), new(today.PlusDays(-5200), CareerChange.Titularized)]
            ),
            Sentence = new(
                "An official who misses the list by some months in her grade, French-speaking: her page says what is missing and from which exercise on she is on it. She contested it, and reads the answer.",
                "Une fonctionnaire à qui il manque quelques mois dans le grade pour être sur la liste, francophone : sa page dit ce qui manque et à partir de quel exercice elle y sera. Elle a contesté, et lit la réponse.",
                "Una funcionaria a la que le faltan unos meses en el grado para estar en la lista, francófona: su página dice qué falta y desde qué ejercicio estará. La impugnó, y lee la respuesta."
            ),
        },
        new()
        {
            Code = "promotion-refused",
            StaffId = "200053",
            GivenNames = "Kofi",
            FamilyName = "Boateng",
            Sex = "M",
            Nationality = "GH",
            Language = "en",
            Unit = "SOC-POL",
            IsChief = false,
            Family = "protection",
            Category = "P",
            Grade = "P3",
            Career = new(
                6500,
                today =>
                    [
                        new(today.PlusDays(-3000), CareerChange.Moved),
                        new(today.PlusDays(-5800), CareerChange.Promoted),
                        new(today.PlusDays(-4300), CareerChange.Titularized),
                    ],
                CameFrom: "CO-ABUJA"
            ),
            Sentence = new(
                "An official who was refused a personal promotion last year: he reads the explanation, the remedies with their time limits, and takes his case file along. This year he is on the list again.",
                "Un fonctionnaire à qui une promotion personnelle a été refusée l’an dernier : il lit l’explication, les recours et leurs délais, et emporte son dossier. Cette année, il figure de nouveau sur la liste.",
                "Un funcionario a quien se denegó un ascenso personal el año pasado: lee la explicación, los recursos y sus plazos, y se lleva su expediente. Este año está de nuevo en la lista."
            ),
        },
        new()
        {
            Code = "panel-member",
            StaffId = "200054",
            GivenNames = "Jelena",
            FamilyName = "Marković",
            Sex = "F",
            Nationality = "RS",
            Language = "en",
            Unit = "RES-MAC",
            IsChief = false,
            Family = "research",
            Category = "P",
            Grade = "P5",
            Career = new(
                6700,
                today =>
                    [
                        new(today.PlusDays(-2400), CareerChange.Promoted),
                        new(today.PlusDays(-3200), CareerChange.Titularized),
                        new(today.PlusDays(-4600), CareerChange.Promoted),
                    ]
            ),
            Sentence = new(
                "A member of the two panels for personal promotions: some of the candidates wait for her points, which nobody else sees until all are there. From one she has stepped aside.",
                "Une membre des deux jurys des promotions personnelles : des candidats attendent ses points, que personne d’autre ne voit avant que tous soient là. Elle s’est récusée pour l’un d’eux.",
                "Una miembro de los dos comités de ascensos personales: algunos candidatos esperan sus puntos, que nadie más ve hasta que estén todos. De uno de ellos se ha abstenido."
            ),
        },
        new()
        {
            Code = "panel-secretary",
            StaffId = "200055",
            GivenNames = "Oluwaseun",
            FamilyName = "Adeyemi",
            Sex = "M",
            Nationality = "NG",
            Language = "en",
            Unit = "HRD-POL",
            IsChief = false,
            Family = "hr",
            Category = "P",
            Grade = "P4",
            Career = new(4300, today => [new(today.PlusDays(-1900), CareerChange.Promoted)]),
            Sentence = new(
                "The secretary of the two panels: in General Service the scores are open and the panel’s words are being recorded; in the other, points are still missing.",
                "Le secrétaire des deux jurys : pour les services généraux, les notes sont ouvertes et l’avis du jury s’inscrit ; dans l’autre, des points manquent encore.",
                "El secretario de los dos comités: en servicios generales las puntuaciones están abiertas y se anota la opinión del comité; en el otro faltan puntos."
            ),
        },
    ];
}
