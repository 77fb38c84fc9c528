using Fairway.App;
using Fairway.App.Transparency;
using Fairway.Web.Accounts;
using Fairway.Web.Components;
using Fairway.Web.Pages.Offices;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;

namespace Fairway.Web.Pages.Transparency;

/// <summary>The auditor's own: integrity, what was read as counts, and offices with who granted them; never content (FA-1).</summary>
public sealed class AuditModel(Integrity integrity, AuditReading reading, FairwayDb db, Words words) : PageModel
{
    public const int Size = 50;

    /// <summary>Null: a year before the last day.</summary>
    [BindProperty(SupportsGet = true)]
    public LocalDate? From { get; set; }

    /// <summary>Null: today.</summary>
    [BindProperty(SupportsGet = true)]
    public LocalDate? Until { get; set; }

    [BindProperty(SupportsGet = true)]
    public int P { get; set; } = 1;

    public LocalDate First { get; private set; }
    public LocalDate Last { get; private set; }
    public IReadOnlyList<IntegrityRun> Runs { get; private set; } = [];
    public IReadOnlyList<ReadingCount> Readings { get; private set; } = [];
    public IReadOnlyList<ReadingCount> Shown { get; private set; } = [];
    public IReadOnlyList<OfficeRow> Offices { get; private set; } = [];

    /// <summary>In which capacity somebody read, in the words of the record that was read.</summary>
    public string Capacity(ReadingCount count)
    {
        var key = count.Kind switch
        {
            ReadKind.Cases => "Underperformance.Party.",
            ReadKind.Candidatures => "Transparency.As.",
            _ => "Appraisals.Party.",
        };
        return count.Capacity.Length == 0 ? "–"
            : words.Has(key + count.Capacity) ? words[key + count.Capacity]
            : count.Capacity;
    }

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        var reader = HttpContext.Reader();
        Last = Until ?? reader.Today;
        First = From ?? Last.PlusYears(-1);
        if (
            await integrity.LastAsync(reader, stop) is not { } runs
            || await reading.ReadingsAsync(reader, First, Last, stop) is not { } read
        )
        {
            return NotFound();
        }
        (Runs, Readings) = (runs, read);
        P = Paging.Nearest(P, Size, read.Count);
        Shown = [.. read.Skip((P - 1) * Size).Take(Size)];
        Offices = [.. (await OfficeRow.LoadAsync(db, db.OfficeGrants, stop)).OrderByDescending(r => r.Grant.From)];
        return Page();
    }

    public async Task<IActionResult> OnPostVerifyAsync(CancellationToken stop)
    {
        if (await integrity.VerifyAsync(HttpContext.Reader(), stop) is not ActResult.Done)
        {
            return NotFound();
        }
        this.Done(words["Transparency.Done.Verify"]);
        return LocalRedirect("/transparency/audit");
    }
}
