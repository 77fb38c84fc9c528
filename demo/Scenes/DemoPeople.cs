namespace Fairway.Demo.Scenes;

/// <summary>Those as whom a visitor can enter the demonstration, in the order in which the page lists them.</summary>
public static class DemoPeople
{
    /// <summary>The one password of these people, shown on the page: signing asks for it (decision 3).</summary>
    public const string Password = "fairway-demo-2026";

    /// <summary>Runs the system, reads no content, and is not in the staff file.</summary>
    public static DemoPerson Administrator { get; } =
        new(
            "administrator",
            null,
            "Robin Keller",
            "robin.keller@fairway.example",
            new(
                "The system administrator, not in the staff file: accounts, offices and the system’s health, and no content of anybody’s form.",
                "L’administration du système, hors du fichier du personnel : comptes, offices et état du système, et le contenu d’aucun formulaire.",
                "La administración del sistema, fuera del archivo de personal: cuentas, cargos y estado del sistema, y el contenido de ningún formulario."
            )
        );

    /// <summary>Outside the hierarchy, and not in the staff file: makes a key in their own browser before anybody can write to them.</summary>
    public static DemoPerson Mediator { get; } =
        new(
            "mediator",
            null,
            "Solveig Aune",
            "solveig.aune@fairway.example",
            new(
                "The Mediator, outside the hierarchy: she makes a key in her browser, after which anybody can write to her so that nobody else can read it.",
                "La Médiatrice, hors hiérarchie : elle crée une clé dans son navigateur, après quoi chacun peut lui écrire sans que personne d’autre ne puisse lire.",
                "La Mediadora, ajena a la jerarquía: crea una clave en su navegador, tras lo cual cualquiera puede escribirle sin que nadie más pueda leerlo."
            )
        );

    /// <summary>From outside the organization, and not in the staff file: follows processes and counts, and reads no content.</summary>
    public static DemoPerson Auditor { get; } =
        new(
            "auditor",
            null,
            "Aude Renard",
            "aude.renard@fairway.example",
            new(
                "The auditor, from outside: she sees how every process runs, who held which office, how much was read by whom, and whether what is kept is whole; nobody’s form.",
                "L’auditrice, externe : elle voit le déroulement de chaque processus, qui a exercé quel office, combien a été consulté et par qui, et l’intégrité de ce qui est conservé ; le formulaire de personne.",
                "La auditora, externa: ve cómo transcurre cada proceso, quién ejerció cada cargo, cuánto leyó quién, y si lo que se conserva está íntegro; el formulario de nadie."
            )
        );

    internal static IReadOnlyList<Cast> Casts { get; } =
    [.. HeadquartersScenes.All, .. FieldScenes.All, .. OfficeScenes.All, .. PromotionScenes.All];

    /// <summary>Everybody who can be entered.</summary>
    public static IReadOnlyList<DemoPerson> All { get; } =
    [
        .. Order
            .Select(code => Casts.Single(c => c.Code == code).Person)
            .Append(Administrator)
            .Append(Casts.Single(c => c.Code == "union").Person)
            .Append(Mediator)
            .Append(Auditor),
    ];

    /// <summary>The person of a code; unknown codes are a mistake of the caller.</summary>
    public static DemoPerson Of(string code) => All.Single(p => p.Code == code);

    private static string[] Order =>
        [
            "official",
            "chief",
            "director",
            "delegate-contributes",
            "delegate-signs",
            "agreed",
            "mid-term",
            "self-assessed",
            "assessed",
            "objection",
            "field-director",
            "official-fr",
            "official-es",
            "probationer",
            "probation-report",
            "probation-doubt",
            "tc",
            "board-secretary",
            "board-member",
            "promotion-listed",
            "promotion-nearly",
            "promotion-refused",
            "panel-member",
            "panel-secretary",
            "hr-partner",
            "hr-office",
            "director-general",
        ];
}
