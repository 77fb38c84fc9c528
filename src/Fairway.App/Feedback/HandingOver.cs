using System.Security.Cryptography;
using System.Text;
using Fairway.Proof;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Feedback;

/// <summary>
/// A round's list goes to the compiler, and its signature and the codes for those without JavaScript come back: over its administration where Fairway reaches it,
/// else as files between the two operators.
/// </summary>
public sealed class HandingOver(FairwayDb db, CompilerSite compiler, IDataProtectionProvider protection, IClock clock)
{
    /// <summary>Hands over what is signed and not yet answered; how many lists came back signed. A compiler that can't be reached is asked again later.</summary>
    public async Task<int> RunAsync(CancellationToken stop = default)
    {
        var waiting = await db
            .FeedbackRounds.AsNoTracking()
            .Where(r => r.SignedList != null && r.CompilerList == null && r.KeysDestroyedAt == null)
            .Select(r => new { r.Id, r.SignedList })
            .ToListAsync(stop);
        var done = 0;
        foreach (var round in waiting)
        {
            if (await compiler.HandOverAsync(round.SignedList!, stop) is { Refused: null } answer)
            {
                done += await TakeAsync(answer, stop) is null ? 1 : 0;
            }
            // Where operators carry files, the list stands there one day, and the codes come with a file or not at all.
            else if (!compiler.HasAdministration && await PublishedAsync(round.SignedList!, stop) is { } published)
            {
                done += await TakeAsync(published, stop) is null ? 1 : 0;
            }
        }
        return done;
    }

    /// <summary>Takes the compiler's answer to a list, as it came or as a file has it.</summary>
    /// <returns>Null where it is kept; else why not.</returns>
    public async Task<string?> TakeAsync(HandedOver answer, CancellationToken stop = default)
    {
        if (answer.SignedByCompiler is null || SignedDocument.Read(answer.SignedByCompiler) is not { } signed || !compiler.Signed(signed))
        {
            return "The signature of the compiler that is named to Fairway is missing or wrong.";
        }
        // Whoever formed a round, or waited for its keys, still has it as it was before another node signed it.
        db.ChangeTracker.Clear();
        var rounds = await db.FeedbackRounds.Where(r => r.SignedList != null && r.KeysDestroyedAt == null).ToListAsync(stop);
        if (rounds.SingleOrDefault(r => SignedDocument.Read(r.SignedList!)!.SaysTheSameAs(signed)) is not { } round)
        {
            return "The compiler signed another list than one that is awaited here.";
        }
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var groups = await db.FeedbackGroups.AsNoTracking().Where(g => g.RoundId == round.Id).ToListAsync(stop);
        var ids = groups.Select(g => g.Id).ToList();
        if (await db.FeedbackCodes.AnyAsync(c => ids.Contains(c.GroupId), stop))
        {
            return "The codes of this list are here already.";
        }
        round.CompilerList = signed.Text;
        foreach (var group in groups)
        {
            var protector = CodeProtector(protection, group.Id);
            var codes = answer.Codes.GetValueOrDefault(group.KeyId!) ?? [];
            // The compiler knows in which order it made them; here there is none.
            RandomNumberGenerator.Shuffle(codes.AsSpan());
            db.FeedbackCodes.AddRange(
                codes.Select(code => new FeedbackCode { GroupId = group.Id, Cipher = protector.Protect(Encoding.ASCII.GetBytes(code)) })
            );
        }
        db.History.Add(FeedbackForming.EntryOf(round, clock.GetCurrentInstant(), "list-signed-by-compiler", "UF-4"));
        if (await db.SaveOrStaleAsync(stop) is not ActResult.Done)
        {
            db.ChangeTracker.Clear();
            return "Another node has taken it.";
        }
        await transaction.CommitAsync(CancellationToken.None);
        return null;
    }

    internal static IDataProtector CodeProtector(IDataProtectionProvider protection, Guid groupId) =>
        protection.CreateProtector("Fairway.FeedbackCode", groupId.ToString("N"));

    private async Task<HandedOver?> PublishedAsync(string signedList, CancellationToken stop)
    {
        var ours = SignedDocument.Read(signedList)!;
        return (await compiler.ListsAsync(stop))?.FirstOrDefault(l => l.ByFairway.Text == ours.Text) is { } list
            ? new HandedOver(list.ByCompiler.Text, new Dictionary<string, string[]>(), null)
            : null;
    }
}
