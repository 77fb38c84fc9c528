namespace Fairway.Demo.Probation;

/// <summary>What colleagues and chiefs write about an official on probation, in the official's language.</summary>
internal sealed record ProbationTexts(
    string Together,
    IReadOnlyList<string> Strengths,
    IReadOnlyList<string> Improve,
    string Comment,
    string Declined,
    string WroteLate,
    string Few,
    string Confirm,
    string NotConfirm,
    string Warning,
    string Answer,
    string OverrideByHr,
    string OverrideByChair,
    string Decided
)
{
    private static readonly Dictionary<string, ProbationTexts> s_texts = new(StringComparer.Ordinal)
    {
        ["en"] = new(
            "We work on the same files and meet every week.",
            [
                "Answers within the day, and says when an answer takes longer. The files are in order.",
                "Listens before proposing. Two partners asked for the same colleague again.",
                "Knows the figures, and explains them to people who do not work with figures.",
                "Takes over where somebody is away, and hands back with a note.",
            ],
            [
                "Could ask sooner where something is not clear.",
                "Drafts are long; a page would often do.",
                "Could share earlier what is not finished.",
                "Could speak more in meetings; what comes in writing afterwards is good.",
            ],
            "Thank you. I ask sooner since the spring.",
            "We worked together for three weeks only; I could say little.",
            "I was in the field for three weeks without a line, and wrote the day after I was back.",
            "One colleague declined and two could not write in time; what the others wrote stands here.",
            "The outputs were delivered as agreed, colleagues rely on the work, and what was raised at mid-term has been taken up.",
            "Two of three outputs were not delivered, and what was agreed at mid-term did not change that.",
            "As things stand I could not recommend confirmation: the two analyses agreed at mid-term are three months behind. Please let us settle on Thursday what has to be there by when, and tell me what you need.",
            "I have started the first analysis anew with the new data; it will be there at the end of the month. The second depends on figures that I have been promised since the summer.",
            "The warning came late and the report some days before nine months were over. The difficulties have been on record since the first appraisal, with dates and examples. Eight days to comment were given.",
            "The Board’s chair has read the mid-term reviews: both name the outputs in question. The lateness of the warning is recorded with the report.",
            "Confirmed on the recommendation of the report, which the Reports Board examined."
        ),
        ["fr"] = new(
            "Nous travaillons sur les mêmes dossiers et nous voyons chaque semaine.",
            [
                "Répond dans la journée, et prévient quand il faut plus de temps. Les dossiers sont en ordre.",
                "Écoute avant de proposer. Deux partenaires ont redemandé la même personne.",
                "Connaît les chiffres et les explique à ceux qui n’en font pas leur métier.",
                "Prend le relais quand quelqu’un est absent, et rend le dossier avec une note.",
            ],
            [
                "Pourrait demander plus tôt quand une chose n’est pas claire.",
                "Les projets de texte sont longs ; une page suffirait souvent.",
                "Pourrait partager plus tôt ce qui n’est pas terminé.",
                "Pourrait parler davantage en réunion ; ce qui vient ensuite par écrit est bon.",
            ],
            "Merci. Je demande plus tôt depuis le printemps.",
            "Nous n’avons travaillé ensemble que trois semaines ; je pourrais dire peu de chose.",
            "J’étais en mission trois semaines sans liaison, et j’ai écrit le lendemain de mon retour.",
            "Une collègue a décliné et deux n’ont pas pu écrire à temps ; ce que les autres ont écrit figure ici.",
            "Les produits ont été livrés comme convenu, les collègues comptent sur ce travail, et les points relevés à mi-parcours ont été repris.",
            "Deux produits sur trois n’ont pas été livrés, et ce qui a été convenu à mi-parcours n’y a rien changé.",
            "En l’état, je ne pourrais pas recommander la confirmation : les deux analyses convenues à mi-parcours ont trois mois de retard. Fixons jeudi ce qui doit être prêt et quand, et dites-moi ce dont vous avez besoin.",
            "J’ai repris la première analyse avec les nouvelles données ; elle sera là à la fin du mois. La seconde dépend de chiffres que l’on me promet depuis l’été.",
            "L’avertissement est venu tard, et le rapport quelques jours avant la fin des neuf mois. Les difficultés étaient consignées depuis la première évaluation, avec dates et exemples. Huit jours ont été laissés pour les commentaires.",
            "La présidence du Comité a lu les examens à mi-parcours : les deux nomment les produits en cause. Le retard de l’avertissement est consigné avec le rapport.",
            "Confirmation sur la recommandation du rapport, que le Comité des rapports a examiné."
        ),
        ["es"] = new(
            "Trabajamos en los mismos expedientes y nos vemos cada semana.",
            [
                "Responde en el día, y avisa cuando hace falta más tiempo. Los expedientes están en orden.",
                "Escucha antes de proponer. Dos contrapartes han vuelto a pedir a la misma persona.",
                "Conoce las cifras y las explica a quienes no trabajan con ellas.",
                "Se hace cargo cuando alguien falta, y devuelve el expediente con una nota.",
            ],
            [
                "Podría preguntar antes cuando algo no está claro.",
                "Los borradores son largos; a menudo bastaría una página.",
                "Podría compartir antes lo que no está terminado.",
                "Podría hablar más en las reuniones; lo que llega después por escrito es bueno.",
            ],
            "Gracias. Desde la primavera pregunto antes.",
            "Solo trabajamos juntos tres semanas; podría decir poco.",
            "Estuve tres semanas sobre el terreno sin conexión, y escribí al día siguiente de volver.",
            "Una colega declinó y dos no pudieron escribir a tiempo; lo que escribieron los demás figura aquí.",
            "Los productos se entregaron según lo acordado, los colegas confían en el trabajo, y lo señalado a mitad de período se ha atendido.",
            "Dos de tres productos no se entregaron, y lo acordado a mitad de período no lo cambió.",
            "Tal como está, no podría recomendar la confirmación: los dos análisis acordados a mitad de período llevan tres meses de retraso. Fijemos el jueves qué debe estar y cuándo, y dígame qué necesita.",
            "He empezado de nuevo el primer análisis con los datos nuevos; estará a fin de mes. El segundo depende de cifras que me prometen desde el verano.",
            "La advertencia llegó tarde, y el informe unos días antes de cumplirse los nueve meses. Las dificultades constaban desde la primera evaluación, con fechas y ejemplos. Hubo ocho días para comentar.",
            "La presidencia de la Junta ha leído los exámenes de mitad de período: ambos nombran los productos en cuestión. El retraso de la advertencia consta con el informe.",
            "Se confirma según la recomendación del informe, que la Junta de Informes examinó."
        ),
    };

    public static ProbationTexts In(string language) => s_texts[language];
}
