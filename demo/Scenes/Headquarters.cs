using Fairway.Demo.Appraising;
using Fairway.Demo.People;

namespace Fairway.Demo.Scenes;

/// <summary>The scenes that play at headquarters.</summary>
internal static class HeadquartersScenes
{
    public static IReadOnlyList<Cast> All { get; } =
    [
        new()
        {
            Code = "official",
            StaffId = "200011",
            GivenNames = "Amina",
            FamilyName = "Okafor",
            Sex = "F",
            Nationality = "NG",
            Language = "en",
            Unit = "EMP-SKI",
            IsChief = false,
            Family = "skills",
            Category = "P",
            Grade = "P3",
            Career = new(
                2390,
                today =>
                    [
                        new(today.PlusDays(-1260), CareerChange.Moved),
                        new(today.PlusDays(-1260), CareerChange.Promoted),
                        new(today.PlusDays(-73), CareerChange.TookUpRegularPost),
                    ],
                CameFrom: "EMP-CEP"
            ),
            Sentence = new(
                "An official in the middle of the dialogue, on the regular budget since ten weeks ago: she and her chief, Carlos Ibarra, have agreed on the words. He can sign them, then she can.",
                "Une fonctionnaire en plein dialogue, au budget ordinaire depuis dix semaines : avec son chef, Carlos Ibarra, elle a convenu des termes. Il peut les signer, puis elle.",
                "Una funcionaria en pleno diálogo, en el presupuesto ordinario desde hace diez semanas: con su jefe, Carlos Ibarra, ha acordado las palabras. Él puede firmarlas, y después ella."
            ),
        },
        new()
        {
            Code = "chief",
            StaffId = "200012",
            GivenNames = "Carlos",
            FamilyName = "Ibarra",
            Sex = "M",
            Nationality = "CL",
            Language = "en",
            Unit = "EMP-SKI",
            IsChief = true,
            Family = "skills",
            Category = "P",
            Grade = "P5",
            Career = new(
                6120,
                today =>
                    [
                        new(today.PlusDays(-1980), CareerChange.Moved),
                        new(today.PlusDays(-1980), CareerChange.Promoted),
                        new(today.PlusDays(-2900), CareerChange.Titularized),
                        new(today.PlusDays(-4100), CareerChange.Promoted),
                    ],
                CameFrom: "DWT-SANTIAGO"
            ),
            Sentence = new(
                "The chief of a large unit with everything due: 27 people report to him, and their appraisals are in every state. Amina Okafor’s waits for his signature, Petra Lindqvist’s for his assessment.",
                "Le chef d’une grande unité où tout est à échéance : 27 personnes relèvent de lui et leurs évaluations sont dans tous les états. Celle d’Amina Okafor attend sa signature, celle de Petra Lindqvist son appréciation.",
                "El jefe de una unidad grande con todo por hacer: dependen de él 27 personas y sus evaluaciones están en todos los estados. La de Amina Okafor espera su firma; la de Petra Lindqvist, su valoración."
            ),
        },
        new()
        {
            Code = "delegate-contributes",
            StaffId = "200013",
            GivenNames = "Tomasz",
            FamilyName = "Zieliński",
            Sex = "M",
            Nationality = "PL",
            Language = "en",
            Unit = "EMP-SKA",
            IsChief = true,
            Family = "skills",
            Category = "P",
            Grade = "P4",
            Career = new(3900, today => [new(today.PlusDays(-1400), CareerChange.Promoted)]),
            Sentence = new(
                "A delegate who contributes: he manages a section of Carlos Ibarra’s unit, drafts with its people and comments, and leaves the signature to Carlos.",
                "Un délégué qui contribue : il dirige une section de l’unité de Carlos Ibarra, rédige avec ses collègues et commente, et laisse la signature à Carlos.",
                "Un delegado que contribuye: dirige una sección de la unidad de Carlos Ibarra, redacta con su equipo y comenta, y deja la firma a Carlos."
            ),
        },
        new()
        {
            Code = "director",
            StaffId = "200014",
            GivenNames = "Margaret",
            FamilyName = "Whitfield",
            Sex = "F",
            Nationality = "GB",
            Language = "en",
            Unit = "EMPLOY",
            IsChief = true,
            Family = "management",
            Category = "D",
            Grade = "D2",
            Career = new(
                7650,
                today =>
                    [
                        new(today.PlusDays(-1500), CareerChange.Moved),
                        new(today.PlusDays(-1500), CareerChange.Promoted),
                        new(today.PlusDays(-3300), CareerChange.Promoted),
                        new(today.PlusDays(-3600), CareerChange.Titularized),
                    ],
                CameFrom: "DWT-PRETORIA"
            ),
            Sentence = new(
                "A director: chief of the chiefs of her department, Carlos Ibarra among them, and second level for their teams, whose disputed and unsigned reports wait for her word.",
                "Une directrice : cheffe des chefs de son département, dont Carlos Ibarra, et deuxième niveau pour leurs équipes, dont les rapports contestés ou non signés attendent son mot.",
                "Una directora: jefa de los jefes de su departamento, entre ellos Carlos Ibarra, y segundo nivel de sus equipos, cuyos informes con objeción o sin firma esperan su palabra."
            ),
        },
        new()
        {
            Code = "delegate-signs",
            StaffId = "200015",
            GivenNames = "Fatou",
            FamilyName = "Ndiaye",
            Sex = "F",
            Nationality = "SN",
            Language = "fr",
            Unit = "MEET-DOF",
            IsChief = true,
            Family = "translation",
            Category = "P",
            Grade = "P3",
            Career = new(
                4480,
                today => [new(today.PlusDays(-1700), CareerChange.Promoted), new(today.PlusDays(-1300), CareerChange.Titularized)]
            ),
            Sentence = new(
                "A delegate who signs, French-speaking: the chief of her branch has delegated her the appraisals of her section; he is second level.",
                "Une déléguée qui signe, francophone : le chef de son service lui a délégué les évaluations de sa section ; il en est le deuxième niveau.",
                "Una delegada que firma, francófona: el jefe de su servicio le ha delegado las evaluaciones de su sección; él es el segundo nivel."
            ),
        },
        new()
        {
            Code = "agreed",
            StaffId = "200016",
            GivenNames = "Ingrid",
            FamilyName = "Solberg",
            Sex = "F",
            Nationality = "NO",
            Language = "en",
            Unit = "STA-DAT",
            IsChief = false,
            Family = "statistics",
            Category = "P",
            Grade = "P4",
            Career = new(4020, today => [new(today.PlusDays(-1650), CareerChange.Promoted)]),
            Sentence = new(
                "An official with everything agreed: both have signed her beginning of cycle, the Reports Board has received it, and the report on the last cycle is in her file with its check code. A plan to improve part of her work waits for her signature.",
                "Une fonctionnaire dont tout est convenu : les deux ont signé, le Comité des rapports a reçu le document et elle peut l’imprimer avec son code de contrôle. Un plan pour améliorer une partie de son travail attend sa signature.",
                "Una funcionaria con todo acordado: ambos han firmado su inicio de ciclo, la Junta de Informes lo ha recibido, y el informe del último ciclo está en su expediente con su código de comprobación. Un plan para mejorar parte de su trabajo espera su firma."
            ),
        },
        new()
        {
            Code = "probationer",
            StaffId = "200017",
            GivenNames = "Linh",
            FamilyName = "Trần",
            Sex = "F",
            Nationality = "VN",
            Language = "en",
            Unit = "RES-WIR",
            IsChief = false,
            Family = "research",
            Category = "P",
            Grade = "P2",
            Career = new(19, _ => []),
            Sentence = new(
                "An official on probation: she entered on duty less than three weeks ago; her rhythm is that of probation.",
                "Une fonctionnaire en stage : entrée en fonctions il y a moins de trois semaines, elle suit le rythme du stage.",
                "Una funcionaria en período de prueba: entró en funciones hace menos de tres semanas y sigue el ritmo de la prueba."
            ),
        },
        new()
        {
            Code = "probation-report",
            StaffId = "200018",
            GivenNames = "Rafael",
            FamilyName = "Monteiro",
            Sex = "M",
            Nationality = "BR",
            Language = "en",
            Unit = "EMP-SKI",
            IsChief = false,
            Family = "skills",
            Category = "P",
            Grade = "P2",
            Career = new(632, _ => []),
            Sentence = new(
                "An official near the end of his probation: colleagues have given their input, Carlos Ibarra recommends to confirm him, and the report waits for his signature.",
                "Un fonctionnaire vers la fin de son stage : des collègues ont donné leur avis, Carlos Ibarra recommande la confirmation, et le rapport attend sa signature.",
                "Un funcionario hacia el final de su período de prueba: sus colegas han dado su opinión, Carlos Ibarra recomienda confirmarlo, y el informe espera su firma."
            ),
        },
        new()
        {
            Code = "probation-doubt",
            StaffId = "200019",
            GivenNames = "Chloé",
            FamilyName = "Lambert",
            Sex = "F",
            Nationality = "FR",
            Language = "fr",
            Unit = "EMP-SKI",
            IsChief = false,
            Family = "skills",
            Category = "P",
            Grade = "P2",
            Career = new(627, _ => []),
            Sentence = new(
                "An official on probation whose confirmation is in doubt, French-speaking: she was warned too late, and two offices have overridden that guard, each with a reason that she reads.",
                "Une fonctionnaire en stage dont la confirmation est en doute, francophone : elle a été avertie trop tard, et deux instances ont passé outre à cette garantie, chacune avec un motif qu’elle lit.",
                "Una funcionaria en período de prueba cuya confirmación está en duda, francófona: fue advertida demasiado tarde, y dos instancias han levantado esa garantía, cada una con un motivo que ella lee."
            ),
        },
        new()
        {
            Code = "self-assessed",
            StaffId = "200041",
            GivenNames = "Petra",
            FamilyName = "Lindqvist",
            Sex = "F",
            Nationality = "SE",
            Language = "en",
            Unit = "EMP-SKI",
            IsChief = false,
            Family = "skills",
            Category = "P",
            Grade = "P4",
            Career = new(3350, SceneStories.Settled),
            Sentence = new(
                "An official at the end of her cycle, which closes early because she leaves for a project: her self-assessment is submitted, and the assessment waits for Carlos Ibarra.",
                "Une fonctionnaire à la fin de son cycle, clos plus tôt car elle part pour un projet : son auto-évaluation est remise, et l’évaluation attend Carlos Ibarra.",
                "Una funcionaria al final de su ciclo, que se cierra antes porque se va a un proyecto: su autoevaluación está presentada, y la evaluación espera a Carlos Ibarra."
            ),
        },
        new()
        {
            Code = "objection",
            StaffId = "200042",
            GivenNames = "Lucía",
            FamilyName = "Fernández Rojas",
            Sex = "F",
            Nationality = "PE",
            Language = "es",
            Unit = "EMP-SKI",
            IsChief = false,
            Family = "skills",
            Category = "P",
            Grade = "P3",
            Career = new(2840, SceneStories.Settled),
            Sentence = new(
                "An official with an objection, Spanish-speaking: Carlos Ibarra has signed her assessment, she objects, and his answer comes before the second level’s word.",
                "Une fonctionnaire qui fait objection, hispanophone : Carlos Ibarra a signé son évaluation, elle s’y oppose, et sa réponse précède le mot du deuxième niveau.",
                "Una funcionaria con una objeción, hispanohablante: Carlos Ibarra ha firmado su evaluación, ella se opone, y la respuesta de él va antes que la palabra del segundo nivel."
            ),
        },
        new()
        {
            Code = "assessed",
            StaffId = "200043",
            GivenNames = "Mei Lin",
            FamilyName = "Tan",
            Sex = "F",
            Nationality = "SG",
            Language = "en",
            Unit = "STA-DAT",
            IsChief = false,
            Family = "statistics",
            Category = "P",
            Grade = "P3",
            Career = new(2610, SceneStories.Settled),
            Sentence = new(
                "An official who has just been assessed: she reads it for the first time and has some days to comment, to object and to sign.",
                "Une fonctionnaire qui vient d’être évaluée : elle lit l’évaluation pour la première fois et a quelques jours pour commenter, faire objection et signer.",
                "Una funcionaria recién evaluada: lee la evaluación por primera vez y tiene unos días para comentar, objetar y firmar."
            ),
        },
    ];
}
