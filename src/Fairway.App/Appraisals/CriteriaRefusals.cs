using Fairway.Rules;
using NodaTime;

namespace Fairway.App.Appraisals;

/// <summary>Why a criterion is not added or ended: sentences Refusals.&lt;code&gt;.</summary>
public static class CriteriaRefusals
{
    public static readonly Refusal CriterionTitleMissing = Refusal.Of(nameof(CriterionTitleMissing), "Title", "CY-4");
    public static readonly Refusal CriterionDescriptionMissing = Refusal.Of(nameof(CriterionDescriptionMissing), "Description", "CY-4");
    public static readonly Refusal CriterionReasonMissing = Refusal.Of(nameof(CriterionReasonMissing), "Reason", "CY-4");

    /// <summary>The day {0} has passed: cycles that were opened keep what they had.</summary>
    public static Refusal CriterionDayPast(LocalDate day) => Refusal.Of(nameof(CriterionDayPast), "From", "CY-4", day);

    public static readonly Refusal CriterionDayMissing = Refusal.Of(nameof(CriterionDayMissing), "From", "CY-4");

    /// <summary>A partner of some units adds to those alone.</summary>
    public static readonly Refusal CriterionUnitMissing = Refusal.Of(nameof(CriterionUnitMissing), "Unit", "CY-4");

    public static readonly Refusal CriterionForNobody = Refusal.Of(nameof(CriterionForNobody), "Category", "CY-4");
    public static readonly Refusal CriterionEnded = Refusal.Of(nameof(CriterionEnded), null, "CY-4");
}
