using Fairway.App.Underperformance;
using Fairway.Rules.Underperformance;

namespace Fairway.Web.Pages.Underperformance;

/// <summary>A plan as it is read, on its own or within the case.</summary>
public sealed record PlanText(ImprovementPlan Plan, CaseView View);

/// <summary>A review as it is read, on its own or within the case.</summary>
public sealed record ReviewText(ProgressReview Review, CaseView View);

/// <summary>Something that was said, with the case in which it stands.</summary>
public sealed record StatementText(CaseStatement Said, CaseView View);

/// <summary>The signatures under one version of a plan or review.</summary>
public sealed record SignaturesOf(CaseFormKind Kind, int Number, CaseView View);

/// <summary>A case on paper.</summary>
/// <param name="CheckAt">Where a check code is confirmed.</param>
public sealed record CaseSheet(CaseView View, string CheckAt);
