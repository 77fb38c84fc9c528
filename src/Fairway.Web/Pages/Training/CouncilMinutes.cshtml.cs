using System.ComponentModel.DataAnnotations;
using Fairway.App;
using Fairway.App.Training.Council;
using Fairway.Web.Accounts;
using Fairway.Web.Components;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;

namespace Fairway.Web.Pages.Training;

/// <summary>Minutes of a meeting of the Joint Training Council with all their versions; members write and correct them (LE-2).</summary>
public sealed class CouncilMinutesModel(CouncilRoom room, Words words) : PageModel
{
    /// <summary>Null: a meeting of which nothing is written yet.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? Id { get; set; }

    [BindProperty]
    public Guid Form { get; set; }

    /// <summary>The version that was shown.</summary>
    [BindProperty]
    public int Seen { get; set; }

    [BindProperty]
    public LocalDate? MetOn { get; set; }

    [BindProperty, StringLength(20_000)]
    public string Text { get; set; } = "";

    [BindProperty, StringLength(4000)]
    public string Recommendations { get; set; } = "";

    public IReadOnlyList<CouncilMeeting> Versions { get; private set; } = [];
    public bool MayWrite { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        if (!await LoadAsync(stop))
        {
            return NotFound();
        }
        Form = Guid.CreateVersion7();
        if (Versions.Count > 0)
        {
            var newest = Versions[0].Newest;
            (Seen, MetOn, Text, Recommendations) = (newest.Number, newest.MetOn, newest.Text, newest.Recommendations);
        }
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (!await LoadAsync(stop) || !MayWrite)
        {
            return NotFound();
        }
        if (!ModelState.IsValid)
        {
            return Page();
        }
        var result = await room.WriteMinutesAsync(HttpContext.Reader(), Id ?? Form, Seen, MetOn, Text, Recommendations, stop);
        if (
            this.Answer(
                words,
                result,
                $"/training/council/minutes/{Id ?? Form}",
                words["Council.Done.Minutes"],
                words["Training.ChangedMeanwhile"]
            ) is
            { } answer
        )
        {
            return answer;
        }
        if (result is ActResult.Overtaken && Versions.Count > 0)
        {
            // The newer version is on the page now: to write over it is a decision.
            ModelState.Remove(nameof(Seen));
            Seen = Versions[0].Newest.Number;
        }
        return Page();
    }

    private async Task<bool> LoadAsync(CancellationToken stop)
    {
        var reader = HttpContext.Reader();
        MayWrite = CouncilRoom.MayWrite(reader);
        if (Id is not { } id)
        {
            return MayWrite;
        }
        Versions = await room.MinutesAsync(reader, id, stop);
        return Versions.Count > 0;
    }
}
