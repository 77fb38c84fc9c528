using Fairway.Rules.Reclassification;

namespace Fairway.Demo.Reclassification;

/// <summary>What stands in Amina Okafor's request, and what is said to it.</summary>
internal static class RequestTexts
{
    public static JobText Present { get; } =
        new(
            "Helps governments and social partners to see which skills their labour markets ask for, and to act on it.",
            "Reports to the Chief of Unit. Nobody reports to the job.",
            "An advanced degree in economics or education, five years of work on skills policy, two working languages.",
            [
                new(45, "Writes country notes on skills demand from surveys that others have carried out."),
                new(35, "Prepares advice on training policy for the unit’s missions."),
                new(20, "Keeps the unit’s data files in order."),
            ]
        );

    public static JobText Asked { get; } =
        new(
            "Leads the unit’s work on skills demand, so that governments and social partners see which skills their labour markets ask for, and act on it.",
            "Reports to the Chief of Unit. Two consultants and an intern report to the job.",
            "An advanced degree in economics or education, five years of work on skills policy, two working languages.",
            [
                new(35, "Designs skills surveys with national statistical offices and answers for their method."),
                new(25, "Writes country notes on skills demand from these surveys."),
                new(25, "Advises ministries on training policy, alone on mission."),
                new(15, "Directs the work of two consultants and of the interns who keep the data files."),
            ]
        );

    public static IReadOnlyList<string> Answers { get; } =
    [
        "Country notes as before, and new since last year: the surveys themselves, from the sample to the last table.",
        "The method of a survey and its sample are decided here; what a country publishes is proposed to the Chief of Unit.",
        "Heads of statistical offices and directors in ministries, to agree on what is asked of whom, and to explain what came out.",
        "Two consultants, whose drafts are checked here, and the interns.",
        "The survey budget of two countries, and the files with the answers of some thousand people.",
        "A wrong sample would stand in a country’s policy for years, and the statistical office would notice first.",
    ];

    public const string Found =
        "The surveys are new and well described. They were set up under the guidance of the statistics department, which answers for the method; the direction of two consultants is not yet a fixed part of the job. The grade fits as it is.";

    public const string Grounds =
        "The statistics department read the first survey and none since: the method is decided in this job. The two consultants have contracts until the end of next year, and their plans of work name this job as the one that directs them.";

    public const string Recommended =
        "We read the plans of work and asked the statistics department, which confirms that it has not been asked since the first survey. Decisions on method and the direction of others weigh more than the evaluation found. We recommend the next higher grade.";
}
