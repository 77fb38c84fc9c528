using Fairway.App;
using Fairway.App.Policies;
using Fairway.App.Promotions;
using Fairway.Rules.Promotions;
using Fairway.Rules.Service;
using Fairway.Web.Accounts;
using Fairway.Web.Components;
using Fairway.Web.Pages.People;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Fairway.Web.Pages.Promotions;

/// <summary>The form on which a rule is tried: it shows every parameter as it is in force, and what may be set (PP-11).</summary>
public sealed class WhatIfTryModel(WhatIfRuns runs, PolicyLibrary policies, Words words) : PageModel
{
    [BindProperty]
    public WhatIfInput Input { get; set; } = new();

    public WhatIfWords Say { get; } = new(words, policies);

    public IEnumerable<Choice> Categories => Codes.All<Category>().Select(code => new Choice(code, words["WhatIf.Category." + code]));

    public IEnumerable<Choice> Fundings => Codes.All<Funding>().Select(code => new Choice(code, words.ValueOfFact("funding", code)));

    public IEnumerable<Choice> Stations => Of("accelerate.stations", PromotionCodes.StationAccelerations.Select(c => c.Code));

    public IEnumerable<Choice> Bases => Of("quota.basis", PromotionCodes.QuotaBases.Select(c => c.Code));

    public IEnumerable<Choice> YesOrNo(string key) => Of(key, ["true", "false"]);

    public string Hint(string key) => words[$"WhatIf.Hint.{key}"];

    public IActionResult OnGet()
    {
        if (!WhatIfRuns.MayTry(HttpContext.Reader()))
        {
            return NotFound();
        }

        Input = WhatIfInput.Of(runs.InForce(HttpContext.Reader()));
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        var (result, run) = await runs.TryAsync(HttpContext.Reader(), Input.Proposal(), stop);
        switch (result)
        {
            case ActResult.Done:
                this.Done(words["WhatIf.Saved"]);
                return LocalRedirect($"~/promotions/what-if/{run}");
            case ActResult.Refused refused:
                foreach (var refusal in refused.Refusals)
                {
                    ModelState.Refuse(
                        words,
                        refusal with
                        {
                            Field = refusal.Field is { } field ? WhatIfInput.Fields.GetValueOrDefault(field, field) : null,
                        },
                        "Input"
                    );
                }

                return Page();
            case ActResult.Overtaken:
                return StatusCode(StatusCodes.Status409Conflict);
            default:
                return NotFound();
        }
    }

    private IEnumerable<Choice> Of(string key, IEnumerable<string> codes) => codes.Select(code => new Choice(code, Say.Value(key, code)));
}
