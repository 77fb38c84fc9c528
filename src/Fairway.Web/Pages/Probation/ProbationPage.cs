using Fairway.App;
using Fairway.App.Policies;
using Fairway.App.Probation;
using Fairway.Rules;
using Fairway.Rules.Probation;
using Fairway.Rules.Time;
using Fairway.Web.Accounts;
using Fairway.Web.Components;
using Fairway.Web.Pages.Appraisals;
using Microsoft.AspNetCore.Mvc;

namespace Fairway.Web.Pages.Probation;

/// <summary>What the pages of one probation have in common: its file as the reader has it, and the words for what it holds.</summary>
public abstract class ProbationPage(FairwayDb db, PolicyLibrary policies, Words words) : AppraisalPage(words)
{
    public ProbationFile Matter { get; private set; } = null!;

    protected FairwayDb Db => db;

    public new string Home => $"/probation/{Id}";

    public string Official => Matter.NameOf(Matter.Case.StaffId);

    public bool IsOwn => Matter.Parties.Contains(ProbationParty.Official);

    /// <summary>What the probation is called for its reader.</summary>
    public string Title => IsOwn ? T["Probation.Own"] : T["Probation.Of", Official];

    protected async Task<bool> LoadAsync(CancellationToken stop)
    {
        if (await ProbationFile.LoadAsync(db, policies, HttpContext.Reader(), Id, stop) is not { } file)
        {
            return false;
        }

        Matter = file;
        return true;
    }

    /// <summary>The page again with what was refused or overtaken; the text typed stays.</summary>
    protected async Task<IActionResult> AgainAsync(CancellationToken stop)
    {
        if (Overtaken)
        {
            ModelState.AddModelError("", T["Appraisals.ChangedMeanwhile"]);
        }

        return await LoadAsync(stop) ? Page() : NotFound();
    }

    /// <summary>What the policy calls a recommendation.</summary>
    public string NameOf(Recommendation recommendation) => ProbationWords.NameOf(T, Matter, recommendation);

    /// <summary>The evidence of a guard, fact by fact, in the reader's words.</summary>
    public IEnumerable<string> Evidence(Finding guard) => ProbationWords.Evidence(T, guard);
}

/// <summary>Words of probation.</summary>
public static class ProbationWords
{
    public static string NameOf(Words t, ProbationFile file, Recommendation recommendation)
    {
        var name = file.Policy.Probation.Recommendations.FirstOrDefault(r => r.Code == recommendation.Code())?.Name;
        return name?.In(t.Language) ?? recommendation.Code();
    }

    public static IEnumerable<string> Evidence(Words t, Finding guard) =>
        guard
            // What is not there, the guard's own sentence says.
            .Facts.Where(fact => fact.Key is not ("parameter" or "period") && fact.Value.Length > 0)
            .Select(fact => t["Probation.Fact." + fact.Key, IsoDay.Parse(fact.Value)!.Value]);

    /// <summary>The stations as the component draws them.</summary>
    public static IReadOnlyList<Station> Stations(Words t, ProbationFile file)
    {
        var done = ProbationCalendar.Steps.Where(step => IsDone(file, step)).ToHashSet();
        return
        [
            .. ProbationStations
                .Of(
                    file.Case.EntryOnDuty,
                    done,
                    file.Case.ReceivedByBoardAt is not null,
                    file.Reader.Today,
                    file.Policy.Probation,
                    file.Policy.Appraisals.DueSoon
                )
                .Select(s => new Station(
                    t["Probation.Step." + (s.Step?.ToString() ?? "Board")],
                    s.DueOn is { } due ? t["Probation.Due", due] : null,
                    s.Status
                )),
        ];
    }

    /// <summary>Whether what was due of a step is there.</summary>
    public static bool IsDone(ProbationFile file, ProbationStep step)
    {
        return step switch
        {
            ProbationStep.Beginning => Delivered(file.First, Rules.Appraisals.AppraisalStep.Beginning),
            ProbationStep.FirstMidTerm => Delivered(file.First, Rules.Appraisals.AppraisalStep.MidTerm),
            ProbationStep.Appraisal => Delivered(file.First, Rules.Appraisals.AppraisalStep.EndOfCycle),
            ProbationStep.SecondMidTerm => Delivered(file.Second, Rules.Appraisals.AppraisalStep.MidTerm),
            ProbationStep.Input => file.Case.State >= ProbationState.SignedBySupervisor
                || (
                    file.Given.Count() >= file.Policy.Probation.InputsMinimum
                    && file.Inputs.All(i => i.State is not (InputState.Designated or InputState.Proposed))
                ),
            _ => file.Case.State >= ProbationState.SignedBySupervisor,
        };

        static bool Delivered(App.Appraisals.Appraisal? appraisal, Rules.Appraisals.AppraisalStep step) =>
            appraisal is not null
            && (
                Rules.Appraisals.AppraisalStates.Step(appraisal.State) > step
                || (
                    Rules.Appraisals.AppraisalStates.Step(appraisal.State) == step
                    && Rules.Appraisals.AppraisalStates.IsDelivered(appraisal.State)
                )
            );
    }
}
