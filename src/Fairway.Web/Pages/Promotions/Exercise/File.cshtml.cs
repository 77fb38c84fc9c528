using System.Collections.Immutable;
using Fairway.App.Promotions.Exercise;
using Fairway.Rules.Promotions;
using Fairway.Web.Accounts;
using Fairway.Web.Components;
using Microsoft.AspNetCore.Mvc;

namespace Fairway.Web.Pages.Promotions.Exercise;

/// <summary>Forms with what they ask.</summary>
public sealed record FormsModel(IReadOnlyList<FormView> Forms, ImmutableArray<MeritCriterion> Criteria);

/// <summary>A candidate's file, to those of decision 16 and nobody else; without a name in the address, one's own.</summary>
public sealed class FileModel(CandidateFiles files, Words words) : ExercisePage(words)
{
    [BindProperty(SupportsGet = true)]
    public string? StaffId { get; set; }

    public CandidateFile View { get; private set; } = null!;

    public string Rating(string code) =>
        View.Policy.Appraisals.Ratings.Overall.FirstOrDefault(r => r.Code == code)?.Name.In(T.Language) ?? code;

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        var reader = HttpContext.Reader();
        if (await files.LoadAsync(reader, Key, StaffId ?? reader.StaffId ?? "", stop) is not { } view)
        {
            return NotFound();
        }

        View = view;
        return Page();
    }
}
