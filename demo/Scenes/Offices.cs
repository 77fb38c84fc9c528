using Fairway.Demo.People;

namespace Fairway.Demo.Scenes;

/// <summary>The scenes of those who hold offices of trust.</summary>
internal static class OfficeScenes
{
    public static IReadOnlyList<Cast> All { get; } =
    [
        new()
        {
            Code = "board-secretary",
            StaffId = "200021",
            GivenNames = "Julien",
            FamilyName = "Favre",
            Sex = "M",
            Nationality = "CH",
            Language = "fr",
            Unit = "HRD-RBS",
            IsChief = true,
            Family = "hr",
            Category = "P",
            Grade = "P4",
            Career = new(
                5200,
                today =>
                    [
                        new(today.PlusDays(-1600), CareerChange.Moved),
                        new(today.PlusDays(-2300), CareerChange.Promoted),
                        new(today.PlusDays(-2600), CareerChange.Titularized),
                    ],
                CameFrom: "HRD-POL"
            ),
            Sentence = new(
                "The Reports Board’s secretary, French-speaking: he receives what both have signed and sees what has not arrived yet.",
                "Le secrétaire du Comité des rapports, francophone : il reçoit ce que les deux ont signé et voit ce qui n’est pas encore arrivé.",
                "El secretario de la Junta de Informes, francófono: recibe lo que ambos han firmado y ve lo que aún no ha llegado."
            ),
        },
        new()
        {
            Code = "board-member",
            StaffId = "200022",
            GivenNames = "Helena",
            FamilyName = "Moreira Costa",
            Sex = "F",
            Nationality = "BR",
            Language = "en",
            Unit = "SECTOR-SER",
            IsChief = false,
            Family = "dialogue",
            Category = "P",
            Grade = "P5",
            Career = new(
                6900,
                today =>
                    [
                        new(today.PlusDays(-2050), CareerChange.Moved),
                        new(today.PlusDays(-3000), CareerChange.Promoted),
                        new(today.PlusDays(-3400), CareerChange.Titularized),
                        new(today.PlusDays(-4700), CareerChange.Promoted),
                    ],
                CameFrom: "CO-BRASILIA"
            ),
            Sentence = new(
                "A member of the Reports Board: she reads the reports that it has received, those of the last cycle to their end, never her own people’s.",
                "Une membre du Comité des rapports : elle lit les rapports que celui-ci a reçus, ceux du dernier cycle jusqu’à leur fin, jamais ceux de ses proches collègues.",
                "Una miembro de la Junta de Informes: lee los informes que esta ha recibido, los del último ciclo hasta su final, nunca los de su propio equipo."
            ),
        },
        new()
        {
            Code = "hr-office",
            StaffId = "200023",
            GivenNames = "Soo-jin",
            FamilyName = "Park",
            Sex = "F",
            Nationality = "KR",
            Language = "en",
            Unit = "HRD-PAR",
            IsChief = true,
            Family = "hr",
            Category = "P",
            Grade = "P5",
            Career = new(
                5600,
                today =>
                    [
                        new(today.PlusDays(-1750), CareerChange.Promoted),
                        new(today.PlusDays(-2500), CareerChange.Moved),
                        new(today.PlusDays(-2500), CareerChange.Titularized),
                    ],
                CameFrom: "RO-ASIA"
            ),
            Sentence = new(
                "Human resources for the whole organization: the queue of vacant places, facts that somebody called wrong, delegations and lateness everywhere.",
                "Les ressources humaines pour toute l’organisation : la file des postes vacants, les faits contestés, les délégations et les retards partout.",
                "Recursos humanos de toda la organización: la cola de puestos vacantes, los datos cuestionados, las delegaciones y los retrasos."
            ),
        },
        new()
        {
            Code = "director-general",
            StaffId = "200024",
            GivenNames = "Inês",
            FamilyName = "Vasconcelos",
            Sex = "F",
            Nationality = "PT",
            Language = "en",
            Unit = "ILO",
            IsChief = true,
            Family = "management",
            Category = "D",
            Grade = "D2",
            Career = new(
                5100,
                today =>
                    [
                        new(today.PlusDays(-1480), CareerChange.Moved),
                        new(today.PlusDays(-1480), CareerChange.Promoted),
                        new(today.PlusDays(-2700), CareerChange.Titularized),
                    ],
                CameFrom: "RO-EUROPE"
            ),
            Sentence = new(
                "The Director-General: she has no supervisor; directors report to her, with a named alternate as second level. She sets the quotas of personal promotions and decides on them; last year once against the panel.",
                "La Directrice générale : elle n’a pas de supérieur ; les directeurs relèvent d’elle, avec une suppléance désignée comme deuxième niveau. Elle fixe les contingents des promotions personnelles et en décide ; l’an dernier, une fois contre l’avis du jury.",
                "La Directora General: no tiene superior; los directores dependen de ella, con una suplencia designada como segundo nivel. Fija los cupos de ascensos personales y decide sobre ellos; el año pasado, una vez contra el comité."
            ),
        },
        new()
        {
            Code = "union",
            StaffId = "200025",
            GivenNames = "Daniel",
            FamilyName = "Mwangi",
            Sex = "M",
            Nationality = "KE",
            Language = "en",
            Unit = "INF-APP",
            IsChief = false,
            Family = "it",
            Category = "P",
            Grade = "P3",
            Career = new(3300, today => [new(today.PlusDays(-1350), CareerChange.Promoted)]),
            Sentence = new(
                "A representative of the Staff Union: an official like others, who also holds the Union’s office. It opens nobody’s form; it names members of the promotion panels, follows the contests and tries out other rules.",
                "Un représentant du Syndicat du personnel : un fonctionnaire comme les autres, qui tient aussi l’office du Syndicat. Celui-ci n’ouvre le formulaire de personne ; il désigne des membres des jurys de promotion, suit les contestations et essaie d’autres règles.",
                "Un representante del Sindicato del Personal: un funcionario como los demás que ejerce también el cargo del Sindicato, el cual no abre el formulario de nadie; designa miembros de los comités de ascensos, sigue las impugnaciones y prueba otras reglas."
            ),
        },
    ];
}
