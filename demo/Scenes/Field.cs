using Fairway.Demo.Appraising;
using Fairway.Demo.People;

namespace Fairway.Demo.Scenes;

/// <summary>The scenes that play in the field.</summary>
internal static class FieldScenes
{
    public static IReadOnlyList<Cast> All { get; } =
    [
        new()
        {
            Code = "field-director",
            StaffId = "200031",
            GivenNames = "Mariama",
            FamilyName = "Diallo",
            Sex = "F",
            Nationality = "GN",
            Language = "fr",
            Unit = "DWT-DAKAR",
            IsChief = true,
            Family = "management",
            Category = "D",
            Grade = "D1",
            Career = new(
                6300,
                today =>
                    [
                        new(today.PlusDays(-1450), CareerChange.Moved),
                        new(today.PlusDays(-1450), CareerChange.Promoted),
                        new(today.PlusDays(-3100), CareerChange.Titularized),
                        new(today.PlusDays(-3900), CareerChange.Promoted),
                    ],
                CameFrom: "CO-KINSHASA"
            ),
            Sentence = new(
                "The director of a field office, French-speaking: a small team at the office, projects in neighbouring countries, a slow line.",
                "La directrice d’un bureau extérieur, francophone : une petite équipe au bureau, des projets dans des pays voisins, une connexion lente.",
                "La directora de una oficina exterior, francófona: un equipo pequeño en la oficina, proyectos en países vecinos, una conexión lenta."
            ),
        },
        new()
        {
            Code = "official-fr",
            StaffId = "200032",
            GivenNames = "Awa",
            FamilyName = "Sarr",
            Sex = "F",
            Nationality = "SN",
            Language = "fr",
            Unit = "DWT-DAKAR",
            IsChief = false,
            Family = "programming",
            Category = "NPO",
            Grade = "NOB",
            Career = new(
                3450,
                today => [new(today.PlusDays(-61), CareerChange.TookUpRegularPost), new(today.PlusDays(-1500), CareerChange.Promoted)]
            ),
            Sentence = new(
                "A French-speaking official in Dakar: her director has sent back the text with two questions, and she can answer and share it again.",
                "Une fonctionnaire francophone à Dakar : sa directrice lui a renvoyé le texte avec deux questions ; elle peut répondre et le partager de nouveau.",
                "Una funcionaria francófona en Dakar: su directora le ha devuelto el texto con dos preguntas; puede responder y compartirlo de nuevo."
            ),
        },
        new()
        {
            Code = "official-es",
            StaffId = "200033",
            GivenNames = "Valentina",
            FamilyName = "Rojas Paredes",
            Sex = "F",
            Nationality = "CL",
            Language = "es",
            Unit = "DWT-SANTIAGO",
            IsChief = false,
            Family = "programming",
            Category = "NPO",
            Grade = "NOB",
            Career = new(
                3980,
                today => [new(today.PlusDays(-80), CareerChange.TookUpRegularPost), new(today.PlusDays(-1620), CareerChange.Promoted)]
            ),
            Sentence = new(
                "A Spanish-speaking official in Santiago: her director has signed, and the text waits for her signature.",
                "Une fonctionnaire hispanophone à Santiago : son directeur a signé et le texte attend sa signature à elle.",
                "Una funcionaria hispanohablante en Santiago: su responsable ha firmado y el texto espera la firma de ella."
            ),
        },
        new()
        {
            Code = "tc",
            StaffId = "200034",
            GivenNames = "Farhana",
            FamilyName = "Chowdhury",
            Sex = "F",
            Nationality = "BD",
            Language = "en",
            Unit = "CO-DHAKA-P1",
            IsChief = false,
            Family = "projects",
            Category = "NPO",
            Grade = "NOA",
            Funding = "TC",
            Career = new(505, _ => []),
            Sentence = new(
                "An official on a technical cooperation project in Dhaka: her reports follow her entry on duty, not the biennium.",
                "Une fonctionnaire d’un projet de coopération technique à Dacca : ses rapports suivent son entrée en fonctions et non la période biennale.",
                "Una funcionaria de un proyecto de cooperación técnica en Daca: sus informes siguen su entrada en funciones y no el bienio."
            ),
        },
        new()
        {
            Code = "hr-partner",
            StaffId = "200035",
            GivenNames = "Lucía",
            FamilyName = "Fernández Acosta",
            Sex = "F",
            Nationality = "UY",
            Language = "es",
            Unit = "RO-AMERICAS",
            IsChief = false,
            Family = "hr",
            Category = "P",
            Grade = "P4",
            Career = new(
                4700,
                today => [new(today.PlusDays(-1550), CareerChange.Moved), new(today.PlusDays(-2200), CareerChange.Promoted)],
                CameFrom: "HRD-PAR"
            ),
            Sentence = new(
                "The human resources partner for the Americas, Spanish-speaking: she sees how far the units of her region are, and nobody else’s.",
                "La partenaire des ressources humaines pour les Amériques, hispanophone : elle voit où en sont les unités de sa région, et elles seules.",
                "La responsable de recursos humanos para las Américas, hispanohablante: ve cómo avanzan las unidades de su región, y solo ellas."
            ),
        },
        new()
        {
            Code = "mid-term",
            StaffId = "200044",
            GivenNames = "Aïssatou",
            FamilyName = "Barry",
            Sex = "F",
            Nationality = "GN",
            Language = "fr",
            Unit = "DWT-DAKAR",
            IsChief = false,
            Family = "protection",
            Category = "P",
            Grade = "P4",
            Career = new(3080, SceneStories.Settled),
            Sentence = new(
                "An official in mid-term, French-speaking: she has shared how far she is, with one output adjusted and one withdrawn, and waits for her director’s answer.",
                "Une fonctionnaire à mi-parcours, francophone : elle a partagé où elle en est, un produit ajusté et un autre retiré, et attend la réponse de sa directrice.",
                "Una funcionaria a mitad de período, francófona: ha compartido hasta dónde ha llegado, con un producto ajustado y otro retirado, y espera la respuesta de su directora."
            ),
        },
    ];
}
