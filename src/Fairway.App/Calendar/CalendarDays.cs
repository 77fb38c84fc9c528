using Fairway.App.Accounts;
using Fairway.App.Appraisals;
using Fairway.App.Policies;
using Fairway.Rules;
using Fairway.Rules.Appraisals;
using NodaTime;

namespace Fairway.App.Calendar;

/// <summary>A step of one appraisal on its day.</summary>
/// <param name="AppraisalId">The appraisal.</param>
/// <param name="Step">The step.</param>
/// <param name="On">The day on which it is due, inclusive.</param>
/// <param name="Official">Whose appraisal it is; null: the reader's own.</param>
/// <param name="IsDone">Whether what was due, the supervisor's signature, has been given (CY-2b).</param>
/// <param name="Why">How the day follows; null where the rules of today would give another, say after a cycle was put off.</param>
/// <param name="Kind">What the appraisal is.</param>
public sealed record CalendarDay(
    Guid AppraisalId,
    AppraisalStep Step,
    LocalDate On,
    string? Official,
    bool IsDone,
    Finding? Why,
    AppraisalKind Kind = AppraisalKind.Regular
)
{
    /// <summary>What is due, as words name it: the step of a regular cycle or third appraisal; of another kind, with the kind before it.</summary>
    public string Matter => Kind is AppraisalKind.Regular or AppraisalKind.ThirdAppraisal ? $"{Step}" : $"{Kind}.{Step}";
}

/// <summary>The days that concern somebody: those of their own appraisals, and of those in which they are on the supervisor's side.</summary>
public sealed class CalendarDays(AppraisalLines lines, PolicyLibrary policies)
{
    /// <summary>In the order of the days; the reader's own before others' on the same day.</summary>
    public async Task<IReadOnlyList<CalendarDay>> OfAsync(Reader reader, CancellationToken stop = default) =>
        [
            .. (await lines.OfAsync(reader, stop))
                // Of a cycle that HR leaves the official out of nothing falls due.
                .Where(line => (line.IsOwn || line.OnSupervisorsSide) && line.Appraisal.ExcludedAt is null)
                .SelectMany(line => Of(line))
                .OrderBy(day => day.On)
                .ThenBy(day => day.Official is not null)
                .ThenBy(day => day.Official, StringComparer.CurrentCulture),
        ];

    private IEnumerable<CalendarDay> Of(AppraisalLine line)
    {
        var appraisal = line.Appraisal;
        var dues = appraisal.Dues(policies.PolicyAt(appraisal.OpenedOn));
        foreach (var step in Enum.GetValues<AppraisalStep>())
        {
            // Where the calendar has no day for a step, the next one's is said.
            if (appraisal.Kind.Obligation(step) is not null && appraisal.DueOf(step) is { } on)
            {
                var isDone = step < line.Working || (step == appraisal.Step && appraisal.State.IsDelivered());
                var why = dues.FirstOrDefault(due => due.Step == step && due.On == on)?.Why;
                yield return new(appraisal.Id, step, on, line.IsOwn ? null : line.Official, isDone, why, appraisal.Kind);
            }
        }
    }
}
