namespace Fairway.Rules.Service;

/// <summary>Parameters of rulebook section 1.</summary>
/// <param name="Grades">Categories and grades (SV-1, <c>service.grades</c>).</param>
/// <param name="CountsUnpaidLeave">Whether leave without pay counts as service (SV-3, <c>service.countsUnpaidLeave</c>).</param>
/// <param name="DelegateMaySign">Whether a delegation may say that the delegate signs (SV-5, <c>delegation.delegateMaySign</c>).</param>
public sealed record ServicePolicy(GradeScale Grades, bool CountsUnpaidLeave, bool DelegateMaySign);
