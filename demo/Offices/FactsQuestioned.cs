using Fairway.App.Service;
using Fairway.Demo.People;
using Fairway.Demo.Scenes;
using Fairway.Rules.Time;
using NodaTime;

namespace Fairway.Demo.Offices;

/// <summary>"This fact is wrong": some that wait for human resources, some that were answered (decision 7).</summary>
internal static class FactsQuestioned
{
    private static readonly (string Field, Sayings Says, Sayings Answer, bool Upheld)[] _questions =
    [
        (
            "entry_on_duty",
            new(
                "My first contract began two weeks earlier, on the first of the month; I have the letter of appointment.",
                "Mon premier contrat a commencé deux semaines plus tôt, le premier du mois ; j’ai la lettre de nomination.",
                "Mi primer contrato empezó dos semanas antes, el primero del mes; tengo la carta de nombramiento."
            ),
            new(
                "Thank you. The letter is right; the staff file has been corrected.",
                "Merci. La lettre fait foi ; le fichier du personnel a été corrigé.",
                "Gracias. La carta es correcta; el archivo de personal se ha corregido."
            ),
            true
        ),
        (
            "language",
            new(
                "I should like to receive mails in the other working language of my office.",
                "Je souhaite recevoir les courriels dans l’autre langue de travail de mon bureau.",
                "Me gustaría recibir los correos en el otro idioma de trabajo de mi oficina."
            ),
            new(
                "This can be chosen on the page of your account; the fact in the staff file stands.",
                "Ce choix se fait sur la page de votre compte ; la donnée du fichier reste inchangée.",
                "Esto se elige en la página de su cuenta; el dato del archivo se mantiene."
            ),
            false
        ),
        (
            "nationality",
            new(
                "I have acquired a second nationality and declared it in spring; it is not shown.",
                "J’ai acquis une seconde nationalité, déclarée au printemps ; elle n’apparaît pas.",
                "He adquirido una segunda nacionalidad y la declaré en primavera; no figura."
            ),
            new(
                "The file holds the nationality that counts for geographical representation, which the rules leave unchanged.",
                "Le fichier contient la nationalité retenue pour la représentation géographique, que les règles laissent inchangée.",
                "El archivo contiene la nacionalidad que cuenta para la representación geográfica, que las normas no cambian."
            ),
            false
        ),
        (
            "family_name",
            new(
                "I have taken back my name at birth; the certificate was sent to the administration last month.",
                "J’ai repris mon nom de naissance ; l’acte a été envoyé à l’administration le mois dernier.",
                "He recuperado mi apellido de nacimiento; el certificado se envió a la administración el mes pasado."
            ),
            new("", "", ""),
            true
        ),
    ];

    private sealed record Sayings(string En, string Fr, string Es)
    {
        public string In(string language) => new Sentence(En, Fr, Es).In(language).Replace(" ; ", "\u00a0; ", StringComparison.Ordinal);
    }

    public static List<FactQuestion> Build(IReadOnlyList<Person> people, Instant now, Chance chance)
    {
        var hr = DemoPeople.Of("hr-office").StaffId!;
        var questions = new List<FactQuestion>();
        var askers = chance.Some([.. people.Where(p => p.Seat.Scene is null && p.Seat.Funding == "RB")], 9);
        for (var i = 0; i < askers.Count; i++)
        {
            var person = askers[i];
            var (field, says, answer, upheld) = _questions[i % _questions.Length];
            var raised = now - Duration.FromHours(chance.Between(30, 24 * 60));
            var answered = i < 4 && answer.En.Length > 0;
            questions.Add(
                new FactQuestion
                {
                    Id = chance.Id(raised),
                    StaffId = person.StaffId,
                    Field = field,
                    Value = field switch
                    {
                        "entry_on_duty" => IsoDay.Text(person.Entry),
                        "language" => person.Language,
                        "nationality" => person.Nationality,
                        _ => person.FamilyName,
                    },
                    Says = says.In(person.Language),
                    RaisedAt = raised,
                    Answer = answered ? answer.In(person.Language) : null,
                    Upheld = answered ? upheld : null,
                    AnsweredBy = answered ? hr : null,
                    AnsweredAt = answered ? raised + Duration.FromHours(26) : null,
                }
            );
        }

        return questions;
    }
}
