using System.ComponentModel.DataAnnotations;
using Fairway.Rules;
using Fairway.Rules.Appraisals;
using Fairway.Web.Components;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;

namespace Fairway.Web.Tests.Pages.Samples;

public sealed class SampleModel(Words words) : PageModel
{
    [BindProperty]
    public SampleInput Input { get; set; } = new();

    public IReadOnlyList<Station> Stations { get; } =
    [
        new("Agreed", "18 March 2026, both signed", StationStatus.Done),
        new("Mid-term review", "due 1 January 2027, in 40 days", StationStatus.Due, "/x"),
        new("Upward feedback", "fewer than 18 months", StationStatus.NotRun),
        new("End of cycle", "due 31 December 2027", StationStatus.Future),
        new("Reports Board", "after signature", StationStatus.Future),
    ];

    public IReadOnlyList<Choice> Outcomes { get; } =
    [new("A", "A: social dialogue", Group: "Outcomes"), new("C", "C: efficient support services", Group: "Enablers")];

    public IReadOnlyList<Choice> Ratings { get; } = [new("partly", "Partially met"), new("fully", "Fully met"), new("more", "Exceeded")];

    public IReadOnlyList<Choice> Competencies { get; } =
    [new("integrity", "Integrity", "Does as they say."), new("communication", "Communication"), new("learning", "Orientation to learning")];

    public IActionResult OnGet(string? boom)
    {
        Input.Competencies = ["communication"];
        return boom switch
        {
            "500" => throw new InvalidOperationException("boom"),
            "503" => throw new TimeoutException("no database"),
            "409" => StatusCode(409),
            "403" => StatusCode(403),
            "404" => NotFound(),
            "lost" => throw new Microsoft.EntityFrameworkCore.DbUpdateConcurrencyException(),
            _ => Page(),
        };
    }

    public IActionResult OnPost()
    {
        if (Input.Title == "refused")
        {
            ModelState.Refuse(words, Refusal.Of("NoSuchSentenceYet", null, "CY-2"));
        }
        if (!ModelState.IsValid)
        {
            return Page();
        }
        this.Done("Saved: " + Input.DueOn?.ToString("uuuu-MM-dd", null) + " " + Input.Title + " " + string.Join('+', Input.Competencies));
        return RedirectToPage();
    }

    public IActionResult OnPostAutosave() => new JsonResult(new { Version = Input.Version + 1 });
}

public sealed class SampleInput
{
    public int Version { get; set; } = 3;

    [Required, StringLength(60)]
    public string Title { get; set; } = "";

    [Required, StringLength(1000)]
    public string Measure { get; set; } = "Dakar, Lima and Bangkok paid from the new system by June 2027, with no late payment.";

    public LocalDate? DueOn { get; set; }

    [Required(ErrorMessage = "Components.Errors")]
    public string? Outcome { get; set; }

    public string? Rating { get; set; }

    public List<string> Competencies { get; set; } = [];

    public bool Share { get; set; }

    [Range(3, 5)]
    public int Count { get; set; } = 3;
}
