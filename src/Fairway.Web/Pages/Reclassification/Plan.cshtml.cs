using Fairway.App;
using Fairway.App.Policies;
using Fairway.App.Reclassification.Exercises;
using Fairway.Rules.Reclassification;
using Fairway.Web.Accounts;
using Fairway.Web.Components;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;

namespace Fairway.Web.Pages.Reclassification;

/// <summary>HR of the whole organization plans an exercise: its scope and its days (RG-1).</summary>
public sealed class PlanModel(
    ReclassificationExercises exercises,
    ReclassificationExerciseReading reading,
    PolicyLibrary policies,
    Words words
) : PageModel
{
    public sealed class Fields
    {
        /// <summary>Codes of regions; <see cref="ReclassificationProgress.AtHeadquarters"/> for headquarters.</summary>
        public List<string> Regions { get; set; } = [];

        public LocalDate? ReferenceOn { get; set; }
        public LocalDate? QuestionnairesUntil { get; set; }
        public LocalDate? EvaluationsUntil { get; set; }
    }

    [BindProperty(SupportsGet = true)]
    public Guid? Id { get; set; }

    [BindProperty]
    public Guid Form { get; set; }

    /// <summary>0: it is new.</summary>
    [BindProperty]
    public int Version { get; set; }

    [BindProperty]
    public Fields Input { get; set; } = new();

    public IReadOnlyList<Choice> Choices { get; private set; } = [];
    public string Here => Id is { } id ? $"/reclassification/exercises/plan/{id}" : "/reclassification/exercises/plan";

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        var reader = HttpContext.Reader();
        if (!ReclassificationExercises.MayRun(reader))
        {
            return NotFound();
        }
        ReclassificationPlan plan;
        if (Id is not { } id)
        {
            Form = Guid.CreateVersion7();
            plan = ReclassificationPlan.Proposed(reader.Today, policies.PolicyAt(reader.Today).Reclassification.Exercise);
        }
        else if (await reading.FindAsync(reader, id, stop: stop) is { } view && view.May(ReclassificationExerciseAct.Change))
        {
            var of = view.Exercise;
            (Form, Version) = (id, of.Version);
            plan = new(of.RegionCodes, of.ReferenceOn, of.QuestionnairesUntil, of.EvaluationsUntil);
        }
        else
        {
            return NotFound();
        }
        Input = new()
        {
            Regions = [.. plan.Regions.Select(code => code.Length == 0 ? ReclassificationProgress.AtHeadquarters : code)],
            ReferenceOn = plan.ReferenceOn,
            QuestionnairesUntil = plan.QuestionnairesUntil,
            EvaluationsUntil = plan.EvaluationsUntil,
        };
        return await ShowAsync(stop);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (!ReclassificationExercises.MayRun(HttpContext.Reader()) || (Id is { } id && id != Form))
        {
            return NotFound();
        }
        if (!ModelState.IsValid)
        {
            return await ShowAsync(stop);
        }
        var result = await exercises.PlanAsync(
            HttpContext.Reader(),
            Form,
            Version,
            new(
                [.. Input.Regions.Select(code => code == ReclassificationProgress.AtHeadquarters ? "" : code)],
                Input.ReferenceOn,
                Input.QuestionnairesUntil,
                Input.EvaluationsUntil
            ),
            stop
        );
        if (
            this.Answer(
                words,
                result,
                ReclassificationExercises.LinkOf(Form),
                words["JobExercises.Done.Plan"],
                words["Reclassification.ChangedMeanwhile"],
                field => "Input." + field
            ) is
            { } answer
        )
        {
            return answer;
        }
        if (result is ActResult.Overtaken && await reading.FindAsync(HttpContext.Reader(), Form, stop: stop) is { } now)
        {
            // Once it is said that it changed, to go on is a decision.
            ModelState.Remove(nameof(Version));
            Version = now.Exercise.Version;
        }
        return await ShowAsync(stop);
    }

    private async Task<PageResult> ShowAsync(CancellationToken stop)
    {
        Choices =
        [
            new(ReclassificationProgress.AtHeadquarters, words["JobExercises.Headquarters"]),
            .. (await exercises.RegionsAsync(stop)).Select(region => new Choice(region.Code, region.Name)),
        ];
        return Page();
    }
}
