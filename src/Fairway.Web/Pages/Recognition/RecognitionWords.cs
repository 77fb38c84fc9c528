using Fairway.App.Recognition;
using Fairway.Rules.Appraisals;
using Fairway.Rules.Recognition;
using Fairway.Web.Components;

namespace Fairway.Web.Pages.Recognition;

/// <summary>How recognitions are said.</summary>
public static class RecognitionWords
{
    /// <summary>What it is tied to, in the reader's language.</summary>
    public static string Tie(this Words t, RecognitionLine line, CompetencyCatalogue catalogue) =>
        line.About ?? catalogue.All.FirstOrDefault(c => c.Code == line.Given.About)?.Name.In(t.Language) ?? line.Given.About;

    public static (string Kind, string Word) State(this Words t, RewardState state) =>
        (
            state switch
            {
                RewardState.Approved => "done",
                RewardState.Refused => "quiet",
                _ => "due",
            },
            t["Recognition.Reward.State." + state]
        );
}
