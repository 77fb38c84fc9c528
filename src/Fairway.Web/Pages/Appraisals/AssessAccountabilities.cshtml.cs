using Fairway.App.Appraisals;
using Fairway.Rules.Appraisals;
using Fairway.Web.Accounts;
using Fairway.Web.Components;
using Microsoft.AspNetCore.Mvc;

namespace Fairway.Web.Pages.Appraisals;

/// <summary>The supervisor's answers to the managerial questions (CY-4).</summary>
public sealed class AssessAccountabilitiesModel(FormDrafts<Assessment> drafts, AppraisalReading reading, UnitFigures figures, Words words)
    : AssessmentPage(drafts, reading, words)
{
    [BindProperty]
    public List<AnswerRow> Rows { get; set; } = [];

    /// <summary>What the unit's figures say beside the answers; null where the official heads no unit.</summary>
    public FiguresOfUnit? Figures { get; private set; }

    public override string Here => $"{Home}/assessment/accountabilities";
    protected override string Section => EndSections.Accountabilities;
    protected override bool Exists => Cycle.OfManager;

    protected override async Task<bool> LoadAsync(CancellationToken stop)
    {
        if (!await base.LoadAsync(stop))
        {
            return false;
        }

        Figures = await figures.OfAsync(View.Appraisal, HttpContext.Reader().Today, stop);
        return true;
    }

    protected override void Show(Assessment form) =>
        Rows = [
            .. Policy.Accountabilities.All.Select(question => new AnswerRow
            {
                Question = question.Code,
                Text = form.Accountabilities.FirstOrDefault(a => a.Code == question.Code)?.Text ?? "",
            }),
        ];

    protected override Assessment Change(Assessment form) =>
        form with
        {
            Accountabilities =
            [
                .. Rows.Where(row => Policy.Accountabilities.Find(row.Question) is not null && !string.IsNullOrWhiteSpace(row.Text))
                    .Select(row => new CodedText(row.Question, row.Text.Trim())),
            ],
        };
}
