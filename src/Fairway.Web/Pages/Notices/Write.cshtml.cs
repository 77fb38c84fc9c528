using System.ComponentModel.DataAnnotations;
using Fairway.App;
using Fairway.App.Notices;
using Fairway.App.Policies;
using Fairway.App.Service;
using Fairway.Rules.Service;
using Fairway.Web.Accounts;
using Fairway.Web.Components;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Fairway.Web.Pages.Notices;

/// <summary>An HR partner writes a notice to many: first the text, then what it says to how many, then it goes (NT-1).</summary>
public sealed class WriteModel(Broadcasts broadcasts, FairwayDb db, PolicyLibrary policies, Words words) : PageModel
{
    [BindProperty]
    public NoticeForm Input { get; set; } = new();

    /// <summary>The form's own id: sent twice it is one notice.</summary>
    [BindProperty]
    public Guid Form { get; set; }

    [BindProperty]
    public int Counted { get; set; }

    /// <summary>Whom it would reach, on the preview; null while it is written.</summary>
    public Reach? Reach { get; private set; }

    /// <summary>Whether the writer serves the whole organization.</summary>
    public bool Everywhere { get; private set; }

    public IReadOnlyList<Choice> Units { get; private set; } = [];

    public IEnumerable<Choice> Audiences => Enum.GetNames<SelectedBy>().Select(to => new Choice(to, words["Notices.To." + to]));

    public IEnumerable<Choice> Categories => Codes.All<Category>().Select(code => new Choice(code, code));

    public IEnumerable<Choice> DutyStations =>
        policies.PolicyAt(HttpContext.Reader().Today).Service.DutyStations.Select(station => new Choice(station.Name, station.Name));

    /// <summary>The texts as they would stand, each with its language.</summary>
    public IEnumerable<(string Language, string Title, string Text)> Texts =>
        [("en", Input.TitleEn, Input.TextEn), ("fr", Input.TitleFr, Input.TextFr), ("es", Input.TitleEs, Input.TextEs)];

    /// <summary>What was typed, carried by the preview.</summary>
    public IEnumerable<(string Name, string? Value)> Fields =>
        [
            ("Input.To", Input.To?.ToString()),
            ("Input.Unit", Input.Unit),
            ("Input.DutyStation", Input.DutyStation),
            ("Input.Category", Input.Category),
            ("Input.TitleEn", Input.TitleEn),
            ("Input.TextEn", Input.TextEn),
            ("Input.TitleFr", Input.TitleFr),
            ("Input.TextFr", Input.TextFr),
            ("Input.TitleEs", Input.TitleEs),
            ("Input.TextEs", Input.TextEs),
        ];

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        Form = Guid.CreateVersion7();
        return await WritingAsync(stop);
    }

    public Task<IActionResult> OnPostBackAsync(CancellationToken stop) => WritingAsync(stop);

    public async Task<IActionResult> OnPostPreviewAsync(CancellationToken stop)
    {
        if (await broadcasts.PreviewAsync(HttpContext.Reader(), Input.Text, stop) is not { } preview)
        {
            return NotFound();
        }
        ModelState.Refuse(words, preview.Refusals, "Input");
        if (!ModelState.IsValid)
        {
            return await WritingAsync(stop);
        }
        Reach = preview.Reach;
        return Page();
    }

    public async Task<IActionResult> OnPostPublishAsync(CancellationToken stop)
    {
        var reader = HttpContext.Reader();
        if (!Broadcasts.MayWrite(reader))
        {
            return NotFound();
        }
        if (ModelState.IsValid)
        {
            switch (await broadcasts.PublishAsync(reader, Form, Input.Text, Counted, stop))
            {
                case ActResult.Refused refused:
                    ModelState.Refuse(words, refused.Refusals, "Input");
                    break;
                case ActResult.NotThere:
                    return NotFound();
                case ActResult.Overtaken:
                    return StatusCode(StatusCodes.Status409Conflict);
                default:
                    this.Done(words["Notices.Sent"]);
                    return LocalRedirect("~/notices");
            }
        }
        return await WritingAsync(stop);
    }

    private async Task<IActionResult> WritingAsync(CancellationToken stop)
    {
        var reader = HttpContext.Reader();
        if (!Broadcasts.MayWrite(reader))
        {
            return NotFound();
        }
        Everywhere = reader.HrUnits is null;
        var units = await db.Units.AsNoTracking().OrderBy(u => u.Code).Select(u => new { u.Code, u.Name }).ToListAsync(stop);
        Units =
        [
            .. units
                .Where(u => reader.HrUnits is not { } served || served.Contains(u.Code))
                .Select(u => new Choice(u.Code, $"{u.Code} · {u.Name}")),
        ];
        return Page();
    }

    /// <summary>What is typed.</summary>
    public sealed class NoticeForm
    {
        private const int Longest = 10_000;

        public SelectedBy? To { get; set; }

        [StringLength(40)]
        public string? Unit { get; set; }

        [StringLength(100)]
        public string? DutyStation { get; set; }

        [StringLength(10)]
        public string? Category { get; set; }

        [StringLength(150)]
        public string TitleEn { get; set; } = "";

        [StringLength(Longest)]
        public string TextEn { get; set; } = "";

        [StringLength(150)]
        public string TitleFr { get; set; } = "";

        [StringLength(Longest)]
        public string TextFr { get; set; } = "";

        [StringLength(150)]
        public string TitleEs { get; set; } = "";

        [StringLength(Longest)]
        public string TextEs { get; set; } = "";

        /// <summary>The unit, the duty station or the category that the audience asks for.</summary>
        public string? OfOrNull =>
            To switch
            {
                SelectedBy.Unit => Unit,
                SelectedBy.DutyStation => DutyStation,
                SelectedBy.Category => Category,
                _ => null,
            };

        public BroadcastText Text => new(To, OfOrNull, TitleEn, TextEn, TitleFr, TextFr, TitleEs, TextEs);
    }
}
