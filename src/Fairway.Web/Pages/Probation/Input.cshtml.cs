using Fairway.App;
using Fairway.App.Appraisals;
using Fairway.App.Probation;
using Fairway.Web.Accounts;
using Fairway.Web.Components;
using Fairway.Web.Pages.Appraisals;
using Microsoft.AspNetCore.Mvc;

namespace Fairway.Web.Pages.Probation;

/// <summary>A colleague's own form: not anonymous, and it says so.</summary>
public sealed class InputModel(Inputs inputs, Words words) : AppraisalPage(words)
{
    [BindProperty]
    public string Together { get; set; } = "";

    [BindProperty]
    public string Strengths { get; set; } = "";

    [BindProperty]
    public string Improve { get; set; } = "";

    [BindProperty]
    public LateFields Late { get; set; } = new();

    [BindProperty]
    public string Because { get; set; } = "";

    public InputForm Form { get; private set; } = null!;

    private string Here => $"/probation/input/{Id}";

    private InputText Text => new(Together, Strengths, Improve);

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        if (!await LoadAsync(stop))
        {
            return NotFound();
        }

        (Together, Strengths, Improve) = (Form.Input.Together, Form.Input.Strengths, Form.Input.Improve);
        return Page();
    }

    public async Task<IActionResult> OnPostSaveAsync(CancellationToken stop) =>
        await DoneAsync(await inputs.SaveAsync(HttpContext.Reader(), Id, Text, stop), "Probation.Input.Saved", stop);

    public async Task<IActionResult> OnPostGiveAsync(CancellationToken stop) =>
        await DoneAsync(await inputs.GiveAsync(HttpContext.Reader(), Id, Text, Late.Said, stop), "Probation.Input.IsGiven", stop);

    /// <summary>Keeps the draft while it is being typed.</summary>
    public async Task<IActionResult> OnPostAutosaveAsync(CancellationToken stop) =>
        await inputs.SaveAsync(HttpContext.Reader(), Id, Text, stop) switch
        {
            ActResult.Done => new NoContentResult(),
            ActResult.Refused refused => new ContentResult
            {
                StatusCode = StatusCodes.Status400BadRequest,
                Content = T.Refusal(refused.Refusals[0]),
                ContentType = "text/plain; charset=utf-8",
            },
            ActResult.Overtaken => StatusCode(StatusCodes.Status409Conflict),
            _ => NotFound(),
        };

    public async Task<IActionResult> OnPostDeclineAsync(CancellationToken stop)
    {
        var result = await inputs.DeclineAsync(HttpContext.Reader(), Id, Because, stop);
        return Answer(result, "/probation", T["Probation.Declined"], field => field) is { } answer ? answer : await AgainAsync(stop);
    }

    private async Task<IActionResult> DoneAsync(ActResult result, string done, CancellationToken stop) =>
        Answer(result, Here, T[done], field => LateFields.FieldOf(field, nameof(Late)) ?? field) is { } answer
            ? answer
            : await AgainAsync(stop);

    private async Task<IActionResult> AgainAsync(CancellationToken stop)
    {
        if (Overtaken)
        {
            ModelState.AddModelError("", T["Appraisals.ChangedMeanwhile"]);
        }

        return await LoadAsync(stop) ? Page() : NotFound();
    }

    private async Task<bool> LoadAsync(CancellationToken stop)
    {
        if (await inputs.OfAsync(HttpContext.Reader(), Id, stop) is not { } form)
        {
            return false;
        }

        Form = form;
        Late.Ask(form.LateBy, Lateness.SidesAndColleagues);
        return true;
    }
}
