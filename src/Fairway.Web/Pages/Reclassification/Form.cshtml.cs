using Fairway.App;
using Fairway.App.Reclassification;
using Fairway.Rules.Reclassification;
using Fairway.Web.Accounts;
using Fairway.Web.Components;
using Microsoft.AspNetCore.Mvc;

namespace Fairway.Web.Pages.Reclassification;

/// <summary>The job data questionnaire and the new description of a request, private until it is sent (RG-1).</summary>
public sealed class FormModel(ReclassificationReading reading, ReclassificationRequests requests, Words words) : JobFormPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public int Version { get; set; }

    /// <summary>In the order of the policy's questions.</summary>
    [BindProperty]
    public List<string?> Answers { get; set; } = [];

    public ReclassificationView View { get; private set; } = null!;
    public string Here => ReclassificationAtHand.LinkOf(Id) + "/form";

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        if (!await LoadAsync(stop))
        {
            return NotFound();
        }
        Version = View.Case.Version;
        Answers = [.. View.Rules.Questions.Select(q => View.Case.Answers.Find(a => a.Question == q.Code)?.Text)];
        Job = JobFields.Of(View.Description.Text);
        Fill();
        return Page();
    }

    public Task<IActionResult> OnPostAsync(CancellationToken stop) =>
        SaveAsync(
            true,
            ReclassificationAtHand.LinkOf(Id),
            () =>
                View.At.Exercise is { } exercise
                    ? words["JobExercises.Done.Send", exercise.ReferenceOn]
                    : words["Reclassification.Done.Send"],
            stop
        );

    public Task<IActionResult> OnPostKeepAsync(CancellationToken stop) =>
        SaveAsync(false, ReclassificationAtHand.LinkOf(Id), () => words["Reclassification.Done.Keep"], stop);

    public async Task<IActionResult> OnPostAutosaveAsync(CancellationToken stop)
    {
        if (!await LoadAsync(stop))
        {
            return NotFound();
        }
        if (!ModelState.IsValid)
        {
            return BadRequest();
        }
        var (result, version) = await requests.SaveAsync(HttpContext.Reader(), Id, Version, Written, send: false, stop);
        return result switch
        {
            ActResult.Done => new JsonResult(new Dictionary<string, int>(StringComparer.Ordinal) { ["Version"] = version }),
            ActResult.Overtaken => StatusCode(StatusCodes.Status409Conflict),
            ActResult.Refused refused => new ContentResult
            {
                Content = string.Join(" ", refused.Refusals.Select(r => words.Refusal(r))),
                ContentType = "text/plain; charset=utf-8",
                StatusCode = StatusCodes.Status400BadRequest,
            },
            _ => NotFound(),
        };
    }

    private ReclassificationText Written =>
        new(
            View.Rules.Questions.Select((q, i) => (q.Code, Text: Answers.ElementAtOrDefault(i) ?? ""))
                .ToDictionary(a => a.Code, a => a.Text, StringComparer.Ordinal),
            Job.Text
        );

    private async Task<IActionResult> SaveAsync(bool send, string to, Func<string> done, CancellationToken stop)
    {
        if (!await LoadAsync(stop))
        {
            return NotFound();
        }
        if (ModelState.IsValid && Answers.TrueForAll(a => a is null || a.Length <= 8_000))
        {
            var (result, version) = await requests.SaveAsync(HttpContext.Reader(), Id, Version, Written, send, stop);
            var codes = View.Rules.Questions.Select(q => q.Code).ToList();
            if (
                this.Answer(
                    words,
                    result,
                    to,
                    done(),
                    words["Reclassification.ChangedMeanwhile"],
                    field =>
                        field.StartsWith("Answers.", StringComparison.Ordinal)
                            ? $"Answers[{codes.IndexOf(field["Answers.".Length..])}]"
                            : FieldOf(field)
                ) is
                { } answer
            )
            {
                return answer;
            }
            if (result is not ActResult.Refused && !await LoadAsync(stop))
            {
                return NotFound();
            }
            // Once it is said what changed or is missing, to go on is a decision.
            Version = result is ActResult.Refused ? version : View.Case.Version;
            ModelState.Remove(nameof(Version));
        }
        return Page();
    }

    /// <summary>The form of a request that is sent isn't there any more.</summary>
    private async Task<bool> LoadAsync(CancellationToken stop)
    {
        if (await reading.FindAsync(HttpContext.Reader(), Id, stop) is not { } view || !view.At.May(ReclassificationAct.Send))
        {
            return false;
        }
        View = view;
        Fill();
        while (Answers.Count < view.Rules.Questions.Length)
        {
            Answers.Add(null);
        }
        return true;
    }
}
