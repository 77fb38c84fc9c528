using Fairway.Web.Accounts;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Fairway.Web.Pages.Privacy;

/// <summary>What the copy of one's own data has, and what it leaves out and why.</summary>
public sealed class OwnDataModel : PageModel
{
    /// <summary>Whether the reader is in the staff file.</summary>
    public bool IsOfficial => HttpContext.Reader().StaffId is not null;
}
