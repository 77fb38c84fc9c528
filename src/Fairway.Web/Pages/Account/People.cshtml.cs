using Fairway.App.Accounts;
using Fairway.App.Operations;
using Fairway.Web.Accounts;
using Fairway.Web.Components;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Fairway.Web.Pages.Account;

/// <summary>Accounts, for administrators and HR partners: who can sign in, and nothing of what they write.</summary>
public sealed class PeopleModel(Invitations invitations, Words words) : PageModel
{
    public const int Size = 50;

    /// <summary>Part of a name, address or staff id.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Show { get; set; }

    [BindProperty(SupportsGet = true, Name = Links.PageNumber)]
    public int PageNumber { get; set; } = 1;

    /// <summary>Sees what the organization's directory does.</summary>
    public bool MayOperate => HowItRuns.MayRead(HttpContext.Reader());

    public bool MayProvision => OfficesOfTrust.MayGrant(HttpContext.Reader());

    public int Total { get; private set; }

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    public IEnumerable<Choice> Filters =>
        [
            new("", words["Account.People.All"]),
            new("invited", words["Account.Status.Invited"]),
            new("closed", words["Account.Status.Closed"]),
        ];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        var reader = HttpContext.Reader();
        if (!Invitations.MayInvite(reader))
        {
            return NotFound();
        }
        var accounts = invitations.Of(reader).AsNoTracking();
        if (!string.IsNullOrWhiteSpace(Q))
        {
            var upper = Q.Trim().ToUpperInvariant();
            var typed = Q.Trim();
            // Names are searched as they are written or in capitals: accents and small letters are the database's own affair.
            accounts = accounts.Where(a =>
                a.NormalizedEmail!.Contains(upper)
                || a.StaffId == typed
                || a.DisplayName.Contains(typed)
                || a.DisplayName.ToUpper().Contains(upper)
            );
        }
        accounts = Show switch
        {
            "invited" => accounts.Where(a => a.PasswordHash == null && a.LockoutEnd == null),
            "closed" => accounts.Where(a => a.LockoutEnd == App.Accounts.Account.Closed),
            _ => accounts,
        };
        Total = await accounts.CountAsync(cancel);
        PageNumber = Paging.Nearest(PageNumber, Size, Total);
        Rows =
        [
            .. (
                await accounts
                    .OrderBy(a => a.DisplayName)
                    .ThenBy(a => a.Id)
                    .Skip((PageNumber - 1) * Size)
                    .Take(Size)
                    .Select(a => new
                    {
                        a.Id,
                        a.DisplayName,
                        a.StaffId,
                        a.Email,
                        HasPassword = a.PasswordHash != null,
                        a.LockoutEnd,
                    })
                    .ToListAsync(cancel)
            ).Select(a => new Row(
                a.Id,
                a.DisplayName,
                a.StaffId,
                a.Email ?? "",
                a.LockoutEnd == App.Accounts.Account.Closed ? "Closed"
                    : a.HasPassword ? "Open"
                    : "Invited"
            )),
        ];
        return Page();
    }

    /// <param name="Status">Open, Invited or Closed.</param>
    public sealed record Row(Guid Id, string Name, string? StaffId, string Email, string Status);
}
