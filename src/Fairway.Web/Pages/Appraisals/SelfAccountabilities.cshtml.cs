using Fairway.App.Appraisals;
using Fairway.Rules.Appraisals;
using Fairway.Web.Components;
using Microsoft.AspNetCore.Mvc;

namespace Fairway.Web.Pages.Appraisals;

/// <summary>The manager's own answers to the managerial questions (CY-4).</summary>
public sealed class SelfAccountabilitiesModel(FormDrafts<SelfAssessment> drafts, AppraisalReading reading, Words words)
    : SelfPage(drafts, reading, words)
{
    [BindProperty]
    public List<AnswerRow> Rows { get; set; } = [];

    public override string Here => $"{Home}/self/accountabilities";
    protected override string Section => EndSections.Accountabilities;
    protected override bool Exists => Cycle.OfManager;

    protected override void Show(SelfAssessment form) =>
        Rows = [
            .. Policy.Accountabilities.All.Select(question => new AnswerRow
            {
                Question = question.Code,
                Text = form.Accountabilities.FirstOrDefault(a => a.Code == question.Code)?.Text ?? "",
            }),
        ];

    protected override SelfAssessment Change(SelfAssessment form) =>
        form with
        {
            Accountabilities =
            [
                .. Rows.Where(row => Policy.Accountabilities.Find(row.Question) is not null && !string.IsNullOrWhiteSpace(row.Text))
                    .Select(row => new CodedText(row.Question, row.Text.Trim())),
            ],
        };
}
