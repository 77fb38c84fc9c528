using System.Text;
using Fairway.App.Appraisals;
using Fairway.Web.Accounts;
using Fairway.Web.Components;
using Microsoft.AspNetCore.Mvc;

namespace Fairway.Web.Pages.Appraisals;

/// <summary>The record that a version's check code is of, byte for byte: its SHA-256 is the code.</summary>
public sealed class RecordModel(FormCopies copies, Words words) : AppraisalPage(words)
{
    [BindProperty(SupportsGet = true)]
    public string? Step { get; set; }

    [BindProperty(SupportsGet = true)]
    public int? Version { get; set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken stop) =>
        await Copies.LoadAsync(copies, HttpContext.Reader(), Id, Step, Version, stop) is { } copy
            ? File(Encoding.UTF8.GetBytes(copy.Record), "application/json", Copies.FileName(copy, "json"))
            : NotFound();
}
