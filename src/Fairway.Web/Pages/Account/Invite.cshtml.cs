using System.ComponentModel.DataAnnotations;
using Fairway.App;
using Fairway.App.Accounts;
using Fairway.Web.Accounts;
using Fairway.Web.Components;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Fairway.Web.Pages.Account;

/// <summary>Invites one person, or all officials of a unit who have no account yet.</summary>
public sealed class InviteModel(Invitations invitations, FairwayDb db, Words words, IOptions<AccountsOptions> options) : PageModel
{
    [BindProperty]
    public Form Input { get; set; } = new();

    [BindProperty]
    public string? Unit { get; set; }

    public int Days => (int)options.Value.InvitationLifetime.TotalDays;

    /// <summary>Also people from outside the staff file.</summary>
    public bool Anybody => Invitations.MayInviteAnybody(HttpContext.Reader());

    public IEnumerable<Choice> Languages => Words.Languages.Select(language => new Choice(language, words["Layout.Language." + language]));

    public IReadOnlyList<Choice> Units { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (!Invitations.MayInvite(HttpContext.Reader()))
        {
            return NotFound();
        }
        Input.Language = words.Language;
        await LoadAsync(cancel);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (ModelState.IsValid)
        {
            var invitee = new Invitee(
                Input.StaffId,
                Input.Email,
                Input.Name,
                Words.Languages.Contains(Input.Language) ? Input.Language : null
            );
            switch (await invitations.InviteAsync(HttpContext.Reader(), invitee, cancel))
            {
                case ActResult.NotThere:
                    return NotFound();
                case ActResult.Refused refused:
                    ModelState.Refuse(words, refused.Refusals, "Input");
                    break;
                default:
                    this.Done(words["Account.Invite.Sent"]);
                    return LocalRedirect("~/account/people");
            }
        }
        await LoadAsync(cancel);
        return Page();
    }

    public async Task<IActionResult> OnPostUnitAsync(CancellationToken cancel)
    {
        if (!Invitations.MayInvite(HttpContext.Reader()))
        {
            return NotFound();
        }
        await LoadAsync(cancel);
        ModelState.Clear();
        if (Units.All(unit => unit.Value != Unit))
        {
            ModelState.AddModelError("Unit", words["Account.Unit.Missing"]);
            return Page();
        }
        this.Done(words.Count("Account.InviteUnit.Sent", await invitations.InviteUnitAsync(HttpContext.Reader(), Unit!, cancel)));
        return LocalRedirect("~/account/people?show=invited");
    }

    private async Task LoadAsync(CancellationToken cancel)
    {
        var reader = HttpContext.Reader();
        var own = reader.Holds(Office.Administrator) ? null : reader.HrUnits;
        Units =
        [
            .. (await db.Units.AsNoTracking().OrderBy(u => u.Code).Select(u => new { u.Code, u.Name }).ToListAsync(cancel))
                .Where(u => own is null || own.Contains(u.Code))
                .Select(u => new Choice(u.Code, $"{u.Code} · {u.Name}")),
        ];
    }

    public sealed class Form
    {
        [StringLength(40)]
        public string? StaffId { get; set; }

        [StringLength(254)]
        public string? Email { get; set; }

        [StringLength(120)]
        public string? Name { get; set; }

        public string Language { get; set; } = "";
    }
}
