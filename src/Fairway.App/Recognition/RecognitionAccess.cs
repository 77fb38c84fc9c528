using System.Linq.Expressions;
using Fairway.App.Accounts;
using Fairway.Rules.Recognition;

namespace Fairway.App.Recognition;

/// <summary>
/// Who sees what of recognitions, in one place.
/// <list type="bullet">
/// <item>One for everybody: whoever is signed in, until it is withdrawn.</item>
/// <item>One for them alone, and one that is withdrawn: its author and those whom it recognises.</item>
/// <item>What somebody keeps in a cycle's record is read there by whoever reads the appraisal, and through it nothing else.</item>
/// <item>The author withdraws it; HR withdraws one for everybody whose receivers they serve.</item>
/// <item>A reward: those who see the recognition and are its receivers, their supervisors, whoever proposed it, and whoever approves its kind.</item>
/// </list>
/// </summary>
public static class RecognitionAccess
{
    public static Expression<Func<RecognitionGiven, bool>> Exists(Reader reader)
    {
        var me = reader.StaffId ?? "";
        return r =>
            (r.Audience == RecognitionAudience.Everybody && r.WithdrawnAt == null)
            || r.AuthorId == me
            || r.Receivers.Any(receiver => receiver.StaffId == me);
    }

    public static bool MayWithdraw(Reader reader, RecognitionGiven of) =>
        of.WithdrawnAt is null
        && (
            of.AuthorId == reader.StaffId
            || (of.Audience == RecognitionAudience.Everybody && IsHrOfAny(reader, of) && !IsReceiver(reader, of))
        );

    public static bool IsReceiver(Reader reader, RecognitionGiven of) => of.Receivers.Exists(r => r.StaffId == reader.StaffId);

    /// <summary>Whether the reader approves rewards of a kind for this recognition, unless they proposed it.</summary>
    public static bool Approves(Reader reader, RecognitionGiven of, RewardType type, string proposedBy) =>
        !IsReceiver(reader, of)
        && reader.Actor != proposedBy
        && (type.Approver == RewardApprover.DirectorGeneral ? reader.Holds(Office.DirectorGeneral) : IsHrOfAny(reader, of));

    private static bool IsHrOfAny(Reader reader, RecognitionGiven of) =>
        reader.HrUnits is not { } units || of.Receivers.Exists(r => r.UnitCode is { } unit && units.Contains(unit));
}
