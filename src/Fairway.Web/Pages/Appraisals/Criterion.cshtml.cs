using Fairway.App;
using Fairway.App.Appraisals;
using Fairway.App.Policies;
using Fairway.App.Service;
using Fairway.Rules.Service;
using Fairway.Web.Accounts;
using Fairway.Web.Components;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.Web.Pages.Appraisals;

/// <summary>HR adds a criterion: first what and for whom, then everybody whom it would concern today, then it is added.</summary>
public sealed class CriterionModel(FairwayDb db, ExtraCriteria criteria, PolicyLibrary policies, Words words) : AppraisalPage(words)
{
    public sealed class Fields
    {
        public string Title { get; set; } = "";
        public string Description { get; set; } = "";
        public string? Category { get; set; }
        public string? Lowest { get; set; }
        public string? Highest { get; set; }
        public string? Unit { get; set; }
        public LocalDate? From { get; set; }
        public string Reason { get; set; } = "";
    }

    /// <summary>The form's own id: a double click adds once.</summary>
    [BindProperty]
    public Guid Form { get; set; }

    [BindProperty]
    public Fields Input { get; set; } = new();

    public IReadOnlyList<Choice> Categories { get; private set; } = [];
    public IReadOnlyList<Choice> Grades { get; private set; } = [];
    public IReadOnlyList<Choice> Units { get; private set; } = [];

    /// <summary>Those in service today whom it would concern, where it is shown for confirmation; null before.</summary>
    public IReadOnlyList<ExclusionCandidate>? Concerned { get; private set; }

    /// <summary>HR of the whole organization can leave the unit open.</summary>
    public bool Everywhere => ServiceAccess.IsHrOfAll(HttpContext.Reader());

    private CriterionToAdd ToAdd =>
        new(Form, Input.Title, Input.Description, Input.Category, Input.Lowest, Input.Highest, Input.Unit, Input.From, Input.Reason);

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        if (!await LoadAsync(stop))
        {
            return NotFound();
        }

        Form = Guid.CreateVersion7();
        Input.From = HttpContext.Reader().Today;
        return Page();
    }

    /// <summary>Shows whom it would concern.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (!await LoadAsync(stop) || Form == Guid.Empty)
        {
            return NotFound();
        }

        Refuse(criteria.Check(HttpContext.Reader(), ToAdd));
        if (ModelState.IsValid)
        {
            Concerned = await criteria.ConcernedAsync(HttpContext.Reader(), ToAdd, stop);
        }

        return Page();
    }

    public async Task<IActionResult> OnPostAddAsync(CancellationToken stop)
    {
        if (!await LoadAsync(stop) || Form == Guid.Empty)
        {
            return NotFound();
        }

        var result = await criteria.AddAsync(HttpContext.Reader(), ToAdd, stop);
        return Answer(result, "/appraisals/criteria", T["Criteria.Added"]) ?? Page();
    }

    private async Task<bool> LoadAsync(CancellationToken stop)
    {
        var reader = HttpContext.Reader();
        if (!ServiceAccess.IsHr(reader))
        {
            return false;
        }

        var scale = policies.PolicyAt(reader.Today).Service.Grades.Categories;
        Categories = [.. scale.Select(c => new Choice(c.Category.Code(), c.Name.In(T.Language)))];
        Grades = [.. scale.SelectMany(c => c.Grades.Select(g => new Choice(g, g, Group: c.Name.In(T.Language))))];
        var all = await db.Units.AsNoTracking().Select(u => new { u.Code, u.Name }).ToListAsync(stop);
        Units =
        [
            .. all.Where(u => ServiceAccess.IsHrOf(reader, u.Code))
                .OrderBy(u => u.Name, StringComparer.CurrentCultureIgnoreCase)
                .Select(u => new Choice(u.Code, u.Name)),
        ];
        return true;
    }
}
