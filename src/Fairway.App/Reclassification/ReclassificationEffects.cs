using Fairway.App.Accounts;
using Fairway.App.Service;
using Fairway.Rules.Reclassification;
using Fairway.Rules.Service;
using NodaTime;

namespace Fairway.App.Reclassification;

/// <summary>
/// What follows from a grade that was found or decided (RG-1). An upgrade counts from the day of the request and goes into the staff file of who holds the post;
/// a lower grade is the post's alone, and its holder keeps their own.
/// </summary>
internal static class ReclassificationEffects
{
    /// <summary>Writes into the case which grade the post gets and from when on; the caller saves.</summary>
    public static async Task ApplyAsync(
        FairwayDb db,
        ReclassificationCase of,
        string grade,
        Reader reader,
        (GradeScale Grades, ReclassificationPolicy Rules) by,
        Instant now,
        CancellationToken stop
    )
    {
        var step = by.Grades.Parse(grade)!.Order - by.Grades.Parse(of.Grade)!.Order;
        if (step == 0)
        {
            (of.EffectGrade, of.EffectOn) = (null, null);
            return;
        }
        var from = ReclassificationDays.EffectOn(step, of.ReceivedOn!.Value, of.ResultOn!.Value, of.DecidedOn, by.Rules);
        (of.EffectGrade, of.EffectOn) = (grade, from);
        if (
            step > 0
            && await ReclassifiedGrades.RecordAsync(
                db,
                of.StaffId,
                (of.UnitCode, of.Post),
                (of.Grade, grade),
                from,
                now,
                reader.Actor,
                stop
            )
        )
        {
            of.GradeBefore = of.Grade;
        }
    }
}
