using System.Linq.Expressions;
using Fairway.App.Accounts;

namespace Fairway.App.Feedback;

/// <summary>
/// Who reads a report of upward feedback, in one place (UF-6).
/// <list type="bullet">
/// <item>At once: who appraises the chief over the cycle of the feedback, that is the chief's supervisor, a delegate who signs in the supervisor's place, and
/// who stands in for the supervisor. Of a leadership: who so appraises the head of the unit.</item>
/// <item>The chief, or of a leadership the head of the unit, once <see cref="Rules.Feedback.FeedbackRelease"/> says so.</item>
/// <item>Nobody else: not the team, not HR, not the Reports Board, not the Director-General as such, not the administrator or the Union. For them it doesn't exist.</item>
/// </list>
/// </summary>
public static class FeedbackReportAccess
{
    /// <summary>Reports that the reader reads at once.</summary>
    public static Expression<Func<FeedbackReport, bool>> AtOnce(FairwayDb db, Reader reader)
    {
        var me = reader.StaffId;
        var absent = reader.StandsInFor.ToList();
        return r =>
            me != null
            && r.AboutId != null
            && r.AboutId != me
            && db.FeedbackGroups.Any(g =>
                g.Id == r.GroupId
                && db.FeedbackRounds.Any(round =>
                    round.Id == g.RoundId
                    && db.Appraisals.Any(a =>
                        a.StaffId == r.AboutId
                        && a.CycleStart <= round.TokensOpen
                        && a.DueOn >= round.AnswersClose
                        && a.ExcludedAt == null
                        && (a.SupervisorId == me || (a.DelegateSigns && a.DelegateId == me) || absent.Contains(a.SupervisorId!))
                    )
                )
            );
    }

    /// <summary>Reports about the reader, or the leadership that they head: read later.</summary>
    public static Expression<Func<FeedbackReport, bool>> AboutMe(Reader reader)
    {
        var me = reader.StaffId;
        return r => me != null && r.AboutId == me;
    }

    /// <summary>Who may bring a report as a file that the compiler's operator gave: HR without unit limits. They can't read it for that.</summary>
    public static bool MayBring(Reader reader) => reader.HrUnits is null;
}
