using Fairway.App.Appraisals;
using Fairway.Rules.Appraisals;
using Fairway.Web.Accounts;
using Fairway.Web.Components;
using Microsoft.AspNetCore.Mvc;

namespace Fairway.Web.Pages.Appraisals;

/// <summary>What a responsible chief is expected to answer for (CY-2, CY-4): one expectation a question.</summary>
public sealed class AccountabilitiesModel(FormDrafts<AgreementForm> drafts, Words words) : AppraisalPage(words)
{
    public sealed class Row
    {
        public string Question { get; set; } = "";
        public string Expectation { get; set; } = "";
        public string Seen { get; set; } = "";

        /// <summary>The text that was saved elsewhere meanwhile; null where nothing was.</summary>
        public string? Other { get; set; }
    }

    [BindProperty]
    public List<Row> Rows { get; set; } = [];

    public EditableForm<AgreementForm> Editable { get; private set; } = null!;

    public string Question(string code) => Editable.Policy.Accountabilities.Find(code)?.Text.In(T.Language) ?? code;

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        if (!await LoadAsync(stop))
        {
            return NotFound();
        }

        Rows =
        [
            .. Editable.Policy.Accountabilities.All.Select(q => new Row
            {
                Question = q.Code,
                Expectation = Stored(q.Code),
                Seen = Editable.Seen(AgreementSections.OfAccountability(q.Code)),
            }),
        ];
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (!await LoadAsync(stop))
        {
            return NotFound();
        }

        for (var i = 0; i < Rows.Count; i++)
        {
            var row = Rows[i];
            if (Editable.Policy.Accountabilities.Find(row.Question) is null)
            {
                return NotFound();
            }

            var at = i;
            var section = AgreementSections.OfAccountability(row.Question);
            var result = await drafts.SaveAsync(HttpContext.Reader(), Id, section, row.Seen, form => Change(form, row), stop);
            Overtaken = false;
            if (Answer(result, Home, null, _ => $"Rows[{at}].Expectation") is NotFoundResult missing)
            {
                return missing;
            }

            if (!await LoadAsync(stop))
            {
                return NotFound();
            }

            row.Seen = Editable.Seen(section);
            ModelState.Remove($"Rows[{at}].Seen");
            if (Overtaken)
            {
                row.Other = Stored(row.Question);
                ModelState.AddModelError($"Rows[{at}].Expectation", T["Appraisals.Overtaken"]);
            }
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        this.Done(T["Appraisals.AccountabilitiesSaved"]);
        return LocalRedirect(Home);
    }

    private string Stored(string question) => Editable.Form.Accountabilities.FirstOrDefault(a => a.Question == question)?.Expectation ?? "";

    private static AgreementForm Change(AgreementForm form, Row row)
    {
        var text = row.Expectation.Trim();
        var old = form.Accountabilities.FirstOrDefault(a => a.Question == row.Question);
        return form with
        {
            Accountabilities =
                text.Length == 0 ? form.Accountabilities.RemoveAll(a => a.Question == row.Question)
                : old is null ? form.Accountabilities.Add(new Accountability(row.Question, text))
                : form.Accountabilities.Replace(old, new Accountability(row.Question, text)),
        };
    }

    private async Task<bool> LoadAsync(CancellationToken stop)
    {
        if (
            await drafts.LoadAsync(HttpContext.Reader(), Id, stop) is not { } editable
            || !editable.Case.Appraisal.OfManager
            || !editable.Case.May(AppraisalAct.SaveDraft)
        )
        {
            return false;
        }

        Editable = editable;
        return true;
    }
}
