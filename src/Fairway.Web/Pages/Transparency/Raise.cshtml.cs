using System.ComponentModel.DataAnnotations;
using Fairway.App.Accounts;
using Fairway.App.Transparency;
using Fairway.Rules.Transparency;
using Fairway.Web.Accounts;
using Fairway.Web.Components;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Fairway.Web.Pages.Transparency;

/// <summary>Raises a concern about a process, by name or through the Union; never about a named colleague (FA-2).</summary>
public sealed class RaiseModel(Concerns concerns, Words words) : PageModel
{
    public sealed class Fields
    {
        public ProcessKind? Process { get; set; }

        [StringLength(100)]
        public string Which { get; set; } = "";

        [StringLength(10)]
        public string Rule { get; set; } = "";

        [StringLength(200)]
        public string Title { get; set; } = "";

        [StringLength(4000)]
        public string Text { get; set; } = "";

        public ConcernNaming? Naming { get; set; }
    }

    [BindProperty]
    public Guid Form { get; set; }

    [BindProperty]
    public Fields Input { get; set; } = new();

    public IEnumerable<Choice> Namings
    {
        get
        {
            var reader = HttpContext.Reader();
            return Enum.GetValues<ConcernNaming>()
                .Where(n => n == ConcernNaming.ByUnion ? reader.Holds(Office.Union) : reader.StaffId is not null)
                .Select(n => new Choice(n.ToString(), words["Transparency.Naming." + n], words["Transparency.Naming." + n + ".Hint"]));
        }
    }

    public IActionResult OnGet(string? rule, ProcessKind? process, string? which)
    {
        if (!ConcernAccess.MayRaise(HttpContext.Reader()))
        {
            return NotFound();
        }
        Form = Guid.CreateVersion7();
        // A rule belongs to one process, which then needn't be looked for.
        var of = OfficeProcesses.All.FirstOrDefault(p => rule is not null && p.Rules.Contains(rule));
        Input = new()
        {
            Rule = rule ?? "",
            Process = process ?? of?.Kind,
            Which = which ?? "",
        };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        var reader = HttpContext.Reader();
        if (!ConcernAccess.MayRaise(reader))
        {
            return NotFound();
        }
        if (Input.Naming is null)
        {
            ModelState.AddModelError("Input.Naming", words["Transparency.NamingMissing"]);
        }
        if (!ModelState.IsValid)
        {
            // Everything that is missing is said at once.
            foreach (var refusal in ConcernCheck.Write(new(Input.Process, Input.Rule, Input.Title, Input.Text)))
            {
                ModelState.AddModelError("Input." + refusal.Field, words.Refusal(refusal));
            }
            return Page();
        }
        var result = await concerns.RaiseAsync(
            reader,
            Form,
            Input.Naming!.Value,
            new(Input.Process, Input.Rule, Input.Title, Input.Text),
            Input.Which,
            stop
        );
        return this.Answer(
                words,
                result,
                Concerns.LinkOf(Form),
                words["Transparency.Done." + (Input.Naming == ConcernNaming.ThroughUnion ? "HandToUnion" : "Raise")],
                words["Transparency.ChangedMeanwhile"],
                field => "Input." + field
            ) ?? Page();
    }
}
