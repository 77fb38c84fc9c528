using System.ComponentModel.DataAnnotations;
using Fairway.App;
using Fairway.App.Accounts;
using Fairway.App.Provisioning;
using Fairway.Web.Accounts;
using Fairway.Web.Components;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Fairway.Web.Pages.Provisioning;

/// <summary>A group of the directory: who is in it, which office it stands for, and how far each member's office is.</summary>
public sealed class GroupModel(GroupOffices offices, FairwayDb db, Words words) : PageModel
{
    public const int Size = 50;

    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty(SupportsGet = true, Name = Components.Links.PageNumber)]
    public int Number { get; set; } = 1;

    [BindProperty]
    public Form Input { get; set; } = new();

    public DirectoryGroup Group { get; private set; } = null!;

    public int Total { get; private set; }

    public IReadOnlyList<Member> Members { get; private set; } = [];

    public IReadOnlyList<Choice> Units { get; private set; } = [];

    public IEnumerable<Choice> Offices => Enum.GetNames<Office>().Select(office => new Choice(office, words["Offices.Name." + office]));

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        var reader = HttpContext.Reader();
        if (
            !OfficesOfTrust.MayGrant(reader)
            || await db.DirectoryGroups.AsNoTracking().SingleOrDefaultAsync(g => g.Id == Id, stop) is not { } held
        )
        {
            return NotFound();
        }
        Group = held;
        if (HttpMethods.IsGet(Request.Method))
        {
            (Input.Office, Input.UnitCode) = (held.Office, held.UnitCode);
        }
        Units =
        [
            .. (await db.Units.AsNoTracking().OrderBy(u => u.Code).Select(u => new { u.Code, u.Name }).ToListAsync(stop)).Select(
                u => new Choice(u.Code, $"{u.Code} · {u.Name}")
            ),
        ];
        Total = await db.GroupMembers.CountAsync(m => m.GroupId == Id, stop);
        Number = Paging.Nearest(Number, Size, Total);
        var today = reader.Today;
        var rows = await (
            from member in db.GroupMembers
            join account in db.Users on member.AccountId equals account.Id
            where member.GroupId == Id
            orderby account.DisplayName, account.Id
            select new
            {
                account.Id,
                account.DisplayName,
                account.StaffId,
                Grants = db
                    .OfficeGrants.Where(g => g.AccountId == account.Id && g.Office == held.Office && g.EndedAt == null && g.Until > today)
                    .Where(g => g.UnitCode == null || g.UnitCode == held.UnitCode)
                    .Select(g => g.ConfirmedAt)
                    .ToList(),
            }
        )
            .Skip((Number - 1) * Size)
            .Take(Size)
            .ToListAsync(stop);
        Members =
        [
            .. rows.Select(r => new Member(
                r.Id,
                r.DisplayName,
                r.StaffId,
                r.Grants.Exists(at => at is not null) ? "Holds"
                    : r.Grants.Count > 0 ? "Waits"
                    : "None"
            )),
        ];
        return Page();
    }

    public async Task<IActionResult> OnPostLinkAsync(CancellationToken stop)
    {
        if (!OfficesOfTrust.MayGrant(HttpContext.Reader()))
        {
            return NotFound();
        }
        return ModelState.IsValid
            ? await AnswerAsync(
                await offices.LinkAsync(HttpContext.Reader(), Id, Input.Office, Input.UnitCode, stop),
                "Provisioning.Linked",
                stop
            )
            : await OnGetAsync(stop);
    }

    public async Task<IActionResult> OnPostUnlinkAsync(CancellationToken stop)
    {
        ModelState.Clear();
        return await AnswerAsync(await offices.UnlinkAsync(HttpContext.Reader(), Id, stop), "Provisioning.Unlinked", stop);
    }

    private async Task<IActionResult> AnswerAsync(ActResult result, string done, CancellationToken stop)
    {
        switch (result)
        {
            case ActResult.NotThere:
                return NotFound();
            case ActResult.Overtaken:
                return StatusCode(StatusCodes.Status409Conflict);
            case ActResult.Refused refused:
                ModelState.Refuse(words, refused.Refusals, "Input");
                return await OnGetAsync(stop);
            default:
                this.Done(words[done]);
                return LocalRedirect($"~/provisioning/groups/{Id}");
        }
    }

    /// <param name="State">Holds, Waits or None: of the office that the group stands for.</param>
    public sealed record Member(Guid Id, string Name, string? StaffId, string State);

    public sealed class Form
    {
        [Required]
        public Office? Office { get; set; }

        [StringLength(40)]
        public string? UnitCode { get; set; }
    }
}
