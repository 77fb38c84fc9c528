using Fairway.App.Appraisals;
using Fairway.Rules.Appraisals;
using Fairway.Web.Components;
using Microsoft.AspNetCore.Mvc;

namespace Fairway.Web.Pages.Appraisals;

/// <summary>The official's own words under each extra criterion of the cycle (CY-4).</summary>
public sealed class SelfCriteriaModel(FormDrafts<SelfAssessment> drafts, AppraisalReading reading, Words words)
    : SelfPage(drafts, reading, words)
{
    [BindProperty]
    public List<AnswerRow> Rows { get; set; } = [];

    public override string Here => $"{Home}/self/criteria";
    protected override string Section => EndSections.Criteria;
    protected override bool Exists => Cycle.Criteria.Count > 0;

    protected override void Show(SelfAssessment form) => Rows = CriterionRows.Of(Cycle, form.Criteria);

    protected override SelfAssessment Change(SelfAssessment form) => form with { Criteria = CriterionRows.Texts(Cycle, Rows) };
}

/// <summary>Rows of answers to criteria, and what they make of a form.</summary>
internal static class CriterionRows
{
    public static List<AnswerRow> Of(AssessedCycle cycle, IEnumerable<CodedText> given) =>
        [
            .. cycle.Criteria.Select(c => new AnswerRow
            {
                Question = c.Code,
                Text = given.FirstOrDefault(a => a.Code == c.Code)?.Text ?? "",
            }),
        ];

    public static System.Collections.Immutable.ImmutableArray<CodedText> Texts(AssessedCycle cycle, IEnumerable<AnswerRow> rows) =>
        [
            .. rows.Where(row => cycle.Criteria.Any(c => c.Code == row.Question) && !string.IsNullOrWhiteSpace(row.Text))
                .Select(row => new CodedText(row.Question, row.Text.Trim())),
        ];
}
