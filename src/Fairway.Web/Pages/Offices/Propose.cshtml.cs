using System.ComponentModel.DataAnnotations;
using Fairway.App;
using Fairway.App.Accounts;
using Fairway.Web.Accounts;
using Fairway.Web.Components;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using NodaTime;

namespace Fairway.Web.Pages.Offices;

/// <summary>The first of the two people proposes.</summary>
public sealed class ProposeModel(OfficesOfTrust offices, FairwayDb db, Words words, IOptions<AccountsOptions> options) : PageModel
{
    [BindProperty]
    public Form Input { get; set; } = new();

    public int LongestMonths => options.Value.LongestOfficeMonths;

    public IEnumerable<Choice> Offices => Enum.GetNames<Office>().Select(office => new Choice(office, words["Offices.Name." + office]));

    public IReadOnlyList<Choice> Units { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        var reader = HttpContext.Reader();
        if (!OfficesOfTrust.MayGrant(reader))
        {
            return NotFound();
        }
        Input.From = reader.Today;
        await LoadAsync(cancel);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var reader = HttpContext.Reader();
        if (!OfficesOfTrust.MayGrant(reader))
        {
            return NotFound();
        }
        if (ModelState.IsValid && Input.Office is { } office)
        {
            var proposal = new OfficeProposal(
                Input.Who,
                office,
                Input.UnitCode,
                Input.From,
                // A day after the end of the calendar would be none: the sentence on the longest time answers that as well.
                Input.LastDay < LocalDate.MaxIsoValue
                    ? Input.LastDay.PlusDays(1)
                    : Input.LastDay,
                Input.Reason
            );
            switch (await offices.ProposeAsync(reader, proposal, cancel))
            {
                case ActResult.Refused refused:
                    ModelState.Refuse(words, refused.Refusals, "Input");
                    break;
                case ActResult.NotThere:
                    return NotFound();
                case ActResult.Overtaken:
                    return StatusCode(StatusCodes.Status409Conflict);
                default:
                    this.Done(words["Offices.Proposed"]);
                    return LocalRedirect("~/offices");
            }
        }
        await LoadAsync(cancel);
        return Page();
    }

    private async Task LoadAsync(CancellationToken cancel) =>
        Units = [
            .. (await db.Units.AsNoTracking().OrderBy(u => u.Code).Select(u => new { u.Code, u.Name }).ToListAsync(cancel)).Select(
                u => new Choice(u.Code, $"{u.Code} · {u.Name}")
            ),
        ];

    public sealed class Form
    {
        [Required, StringLength(254)]
        public string Who { get; set; } = "";

        [Required]
        public Office? Office { get; set; }

        [StringLength(40)]
        public string? UnitCode { get; set; }

        public LocalDate From { get; set; }

        /// <summary>The last day in office, as people say it.</summary>
        public LocalDate LastDay { get; set; }

        [Required, StringLength(OfficesOfTrust.LongestReason)]
        public string Reason { get; set; } = "";
    }
}
