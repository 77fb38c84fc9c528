using Fairway.Rules.Appraisals;
using Fairway.Testing;
using Fairway.Web.Hosting.Paper;
using Fairway.Web.Tests.Home;
using NodaTime;

namespace Fairway.Web.Tests.Appraisals;

/// <summary>Ada's beginning of cycle with a text that has everything a copy must carry unchanged: accents, quotation marks, markup, other scripts.</summary>
internal static class CopiesScene
{
    public static AgreementForm Form { get; } = Write();

    public static async Task<(HomeScene Scene, Guid Appraisal)> On(
        Provider provider,
        AppraisalState state = AppraisalState.BeginningAgreed,
        string? browser = Browsers.None
    )
    {
        var scene = await HomeScene.On(provider, browser);
        return (scene, await scene.Appraisal(HomeScene.Ada, state, form: Form));
    }

    private static AgreementForm Write()
    {
        var policy = TheServer.Policies.PolicyAt(new LocalDate(2026, 3, 2)).Appraisals;
        return new AgreementForm
        {
            Outputs =
            [
                new(
                    new Guid(1, 0, 0, [0, 0, 0, 0, 0, 0, 0, 1]),
                    "Guide for small enterprises: “Être payé à temps”",
                    "Used by three ministries; 90% of pilots < 30 days late & no <b>complaint</b>",
                    "Draft by June 2026.\nFinal by March 2027.",
                    "Two work-months of a writer, 12’000 USD, translation into العربية and 中文 😀",
                    "2026/A",
                    null
                ),
                new(
                    new Guid(2, 0, 0, [0, 0, 0, 0, 0, 0, 0, 1]),
                    "Six country offices use the new cost calculator",
                    "The office’s own figures, half-yearly",
                    "By October 2027",
                    "Travel to four offices",
                    "2026/A",
                    null
                ),
                new(
                    new Guid(3, 0, 0, [0, 0, 0, 0, 0, 0, 0, 1]),
                    "A training of trainers that the field can repeat alone",
                    "Two regions have repeated it",
                    "First round in November 2026, second in May 2027",
                    "Turin’s platform; no further cost",
                    "2026/A",
                    null
                ),
            ],
            Competencies =
            [
                .. policy
                    .Catalogue.All.Take(3)
                    .Select(c => new CompetencyChoice(c.Code, "Field offices say so unasked", "Three of them depend on it")),
            ],
            Objective = new DevelopmentalObjective(
                "Read a balance sheet well enough to question one",
                "The evening course in May; a day with the treasurer",
                "Four days, the course’s fee"
            ),
            DiscussedOn = new LocalDate(2026, 2, 19),
        };
    }
}
