using System.Collections.Immutable;

namespace Fairway.Rules.Sources;

/// <summary>
/// Every interpretation, by number. docs/interpretations.md is written from here and a test compares the two. Parameters that merely put a
/// number where the sources have none are policy values and say so themselves.
/// </summary>
public static class Interpretations
{
    /// <summary>All interpretations, in the order of their numbers.</summary>
    public static ImmutableArray<Interpretation> All { get; } =
    [
        .. InterpretationsOfPeople.All,
        .. InterpretationsOfTheCycle.All,
        .. InterpretationsOfTheDialogue.All,
        .. InterpretationsOfTheEnd.All,
        .. InterpretationsOfObligations.All,
        .. InterpretationsOfTheOffice.All,
        .. InterpretationsOfChanges.All,
        .. InterpretationsOfProbation.All,
        .. InterpretationsOfPromotions.All,
        .. InterpretationsOfUnderperformance.All,
        .. InterpretationsOfTheBoard.All,
        .. InterpretationsOfProbation.Later,
        .. InterpretationsOfFeedback.All,
        .. InterpretationsOfWhatIf.All,
        .. InterpretationsOfFeedback.Later,
        .. InterpretationsOfPromotions.OfTheExercise,
        .. InterpretationsOfProbation.OfLateness,
        .. InterpretationsOfPromotions.Later,
        .. InterpretationsOfFeedback.OfIssuing,
        .. InterpretationsOfFeedback.OfReports,
        .. InterpretationsOfTraining.All,
        .. InterpretationsOfCareers.All,
        .. InterpretationsOfTraining.OfRecognition,
        .. InterpretationsOfTransparency.All,
        .. InterpretationsOfTraining.OfTheCouncil,
        .. InterpretationsOfReclassification.All,
        .. InterpretationsOfTransparency.OfTheReport,
        .. InterpretationsOfReclassification.OfAppeals,
        .. InterpretationsOfSkills.All,
        .. InterpretationsOfReclassification.OfExercises,
        .. InterpretationsOfRetention.All,
    ];

    /// <summary>The interpretation with a number; null if there is none.</summary>
    public static Interpretation? Find(int number) => All.FirstOrDefault(interpretation => interpretation.Number == number);

    /// <summary>The interpretations that shape a rule.</summary>
    public static IEnumerable<Interpretation> Of(string rule) => All.Where(interpretation => interpretation.Rules.Contains(rule));
}
