using Fairway.Rules;

namespace Fairway.Web.Pages.Probation;

/// <summary>The guards before a non-confirmation with their evidence, for the partial that shows them.</summary>
public sealed record GuardsModel(IReadOnlyList<Finding> Guards);
