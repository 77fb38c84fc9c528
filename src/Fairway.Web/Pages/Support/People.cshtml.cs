using Fairway.App.Accounts;
using Fairway.App.Policies;
using Fairway.App.Support;
using Fairway.Web.Accounts;
using Fairway.Web.Components;
using Fairway.Web.Pages.Policies;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Fairway.Web.Pages.Support;

/// <summary>Who can help, by duty station (SU-1).</summary>
public sealed class PeopleModel(SupportDirectory directory, PolicyLibrary policies, Words words) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Station { get; set; }

    public SupportAt At { get; private set; } = null!;

    public bool MayWrite => SupportDirectory.MayWrite(HttpContext.Reader());

    public bool MayAsk => HttpContext.Reader().StaffId is not null;

    public IEnumerable<Choice> Stations => PlaceChoices.Stations(policies.PolicyAt(HttpContext.Reader().Today));

    /// <summary>HR partners, and the Board with its chair and secretariat in one.</summary>
    public IEnumerable<(Office Office, IReadOnlyList<SupportHolder> Holders)> Offices =>
        new[] { Office.HrPartner, Office.BoardMember }.Select(office =>
            (
                office,
                (IReadOnlyList<SupportHolder>)[.. At.Holders.Where(h => (h.Office is Office.HrPartner) == (office is Office.HrPartner))]
            )
        );

    public IEnumerable<(SupportKind Kind, IReadOnlyList<SupportContact> Contacts)> Contacts =>
        Enum.GetValues<SupportKind>().Select(kind => (kind, (IReadOnlyList<SupportContact>)[.. At.Contacts.Where(c => c.Kind == kind)]));

    public string Region(string? name) => name is null ? "" : PolicyWords.Region(words, name);

    public async Task OnGetAsync(CancellationToken stop)
    {
        At = await directory.AtAsync(HttpContext.Reader(), Station, stop);
        Station = At.Station;
    }
}
