using System.ComponentModel.DataAnnotations;
using Fairway.App.Policies;
using Fairway.App.Support;
using Fairway.Web.Accounts;
using Fairway.Web.Components;
using Fairway.Web.Pages.Policies;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Fairway.Web.Pages.Support;

/// <summary>HR of the whole organization writes an entry of the directory; the page's own id makes sending twice one entry (SU-1).</summary>
public sealed class ContactModel(SupportDirectory directory, PolicyLibrary policies, Words words) : PageModel
{
    public sealed class Fields
    {
        public int Version { get; set; }
        public SupportKind Kind { get; set; } = SupportKind.SeniorHrOfficer;

        [StringLength(150)]
        public string Name { get; set; } = "";

        public string Station { get; set; } = "";
        public string Region { get; set; } = "";

        [StringLength(60)]
        public string Telephone { get; set; } = "";

        [StringLength(200)]
        public string Email { get; set; } = "";

        [StringLength(300)]
        public string Note { get; set; } = "";
    }

    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public Fields Input { get; set; } = new();

    public IEnumerable<Choice> Kinds => Enum.GetValues<SupportKind>().Select(kind => new Choice($"{kind}", words["Support.Kind." + kind]));

    public IEnumerable<Choice> Stations => PlaceChoices.Stations(policies.PolicyAt(HttpContext.Reader().Today));

    public IEnumerable<Choice> Regions => PlaceChoices.Regions(words, policies.PolicyAt(HttpContext.Reader().Today));

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        if (!SupportDirectory.MayWrite(HttpContext.Reader()))
        {
            return NotFound();
        }
        if (await directory.FindAsync(HttpContext.Reader(), Id, stop) is { } contact)
        {
            Input = new Fields
            {
                Version = contact.Version,
                Kind = contact.Kind,
                Name = contact.Name,
                Station = contact.Station ?? "",
                Region = contact.Region ?? "",
                Telephone = contact.Telephone,
                Email = contact.Email,
                Note = contact.Note,
            };
        }
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (!SupportDirectory.MayWrite(HttpContext.Reader()))
        {
            return NotFound();
        }
        if (!ModelState.IsValid)
        {
            return Page();
        }
        var text = new ContactText(Input.Kind, Input.Name, Input.Station, Input.Region, Input.Telephone, Input.Email, Input.Note);
        return Answer(await directory.WriteAsync(HttpContext.Reader(), Id, text, Input.Version, stop), "Support.Contact.Done");
    }

    public async Task<IActionResult> OnPostRemoveAsync(CancellationToken stop) =>
        Answer(await directory.RemoveAsync(HttpContext.Reader(), Id, stop), "Support.Contact.Removed");

    private IActionResult Answer(App.ActResult result, string done) =>
        this.Answer(words, result, "/support/people", words[done], words["Support.ChangedMeanwhile"], field => "Input." + field) ?? Page();
}
