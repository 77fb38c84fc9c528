using Fairway.App;
using Fairway.App.Accounts;
using Fairway.Web.Accounts;
using Fairway.Web.Components;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Fairway.Web.Pages.Offices;

/// <summary>Who holds which office of trust: everybody sees it (decision 13).</summary>
public sealed class IndexModel(FairwayDb db) : PageModel
{
    public bool MayGrant { get; private set; }

    public IReadOnlyList<OfficeRow> Waiting { get; private set; } = [];

    /// <summary>In force, or granted and about to begin.</summary>
    public IReadOnlyList<OfficeRow> InForce { get; private set; } = [];

    /// <summary>Ended, run out or declined within the last year.</summary>
    public IReadOnlyList<OfficeRow> Past { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var reader = HttpContext.Reader();
        MayGrant = OfficesOfTrust.MayGrant(reader);
        var yearAgo = reader.Today.PlusYears(-1);
        var yearAgoAt = yearAgo.AtStartOfDayInZone(reader.Zone).ToInstant();
        var rows = await OfficeRow.LoadAsync(
            db,
            db.OfficeGrants.Where(g => g.Until > yearAgo && (g.EndedAt == null || g.EndedAt > yearAgoAt)),
            cancel
        );
        Waiting = [.. rows.Where(r => OfficesOfTrust.IsWaiting(r.Grant, reader.Today))];
        InForce = [.. rows.Where(r => r.Grant is { ConfirmedAt: not null, EndedAt: null } && r.Grant.Until > reader.Today)];
        Past = [.. rows.Except(Waiting).Except(InForce).OrderByDescending(r => r.Grant.Until)];
    }
}

/// <param name="First">Who proposed it.</param>
/// <param name="Second">Who confirmed it; null while nobody has.</param>
/// <param name="Ender">Who declined or ended it; the name of a token where the directory did.</param>
public sealed record OfficeRow(
    OfficeGrant Grant,
    string Holder,
    string? HolderStaffId,
    string? UnitName,
    string First,
    string? Second,
    string? Ender
)
{
    /// <summary>Who proposed it, with the directory through which it came.</summary>
    public string FirstIn(Words words) => Grant.Through is { } through ? words["Offices.Through", First, through] : First;

    public static async Task<IReadOnlyList<OfficeRow>> LoadAsync(FairwayDb db, IQueryable<OfficeGrant> grants, CancellationToken cancel)
    {
        var rows = await grants
            .AsNoTracking()
            .Select(g => new
            {
                Grant = g,
                Holder = db.Users.Where(a => a.Id == g.AccountId).Select(a => new { a.DisplayName, a.StaffId }).First(),
                Unit = db.Units.Where(u => u.Code == g.UnitCode).Select(u => u.Name).FirstOrDefault(),
                First = db.Users.Where(a => a.Id == g.ProposedBy).Select(a => a.DisplayName).FirstOrDefault(),
                Second = db.Users.Where(a => a.Id == g.ConfirmedBy).Select(a => a.DisplayName).FirstOrDefault(),
                Ender = db.Users.Where(a => a.Id == g.EndedBy).Select(a => a.DisplayName).FirstOrDefault()
                    ?? db.ServiceTokens.Where(t => t.Id == g.EndedBy).Select(t => t.Name).FirstOrDefault(),
            })
            .ToListAsync(cancel);
        return
        [
            .. rows.OrderBy(r => r.Grant.Office)
                .ThenBy(r => r.Grant.UnitCode, StringComparer.Ordinal)
                .ThenBy(r => r.Holder.DisplayName, StringComparer.CurrentCulture)
                .Select(r => new OfficeRow(r.Grant, r.Holder.DisplayName, r.Holder.StaffId, r.Unit, r.First ?? "–", r.Second, r.Ender)),
        ];
    }
}
