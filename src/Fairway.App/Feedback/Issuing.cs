using System.Security.Cryptography;
using System.Text;
using Fairway.Rules;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Feedback;

/// <summary>What came of asking for a token or a code.</summary>
/// <param name="Result">Done, refused with a sentence, or not there.</param>
/// <param name="Signature">Of the blinded message, where one was signed.</param>
/// <param name="Code">The code, where one was drawn; nobody can be told it again.</param>
public sealed record Issued(ActResult Result, byte[]? Signature = null, string? Code = null)
{
    internal static Issued No(Refusal refusal) => new(new ActResult.Refused(refusal));

    internal static readonly Issued NotThere = new(ActResult.Missing);
}

/// <summary>
/// Gives each respondent of a group one token or one code (UF-4): a signature of a message that Fairway can't read, or a code from the compiler's shuffled batch.
/// What is kept is the day. There is no entry in the history, which has the minute of each act.
/// </summary>
public sealed class Issuing(FairwayDb db, GroupKeys keys, KeyAgreement agreement, IDataProtectionProvider protection, IClock clock)
{
    /// <summary>
    /// Signs a blinded message, once for each respondent: however many ask at the same moment, one message is signed. The same message has the same signature
    /// again, since its answer may have been lost on the way.
    /// </summary>
    public async Task<Issued> SignAsync(string staffId, LocalDate today, Guid groupId, byte[] blinded, CancellationToken stop = default)
    {
        if (await MayAsync(staffId, today, groupId, stop) is not { } asked)
        {
            return Issued.NotThere;
        }
        if (asked.Refused is { } refused)
        {
            return Issued.No(refused);
        }
        var hash = SHA256.HashData(blinded);
        if (asked.Respondent.IssuedOn is not null && !Repeats(asked.Respondent, hash))
        {
            return Issued.No(FeedbackRefusals.FeedbackIssued(asked.Respondent.IssuedOn.Value));
        }
        using var signer = keys.Open(asked.Group);
        if (signer?.Sign(blinded) is not { } signature)
        {
            return Issued.No(FeedbackRefusals.FeedbackBlinded);
        }
        if (asked.Respondent.IssuedOn is null && !await NoteAsync(staffId, today, groupId, hash, stop))
        {
            // Asked twice at one moment: whose message was noted has the signature.
            var noted = await RespondentAsync(staffId, groupId, stop);
            if (noted?.IssuedOn is null || !Repeats(noted, hash))
            {
                return Issued.No(FeedbackRefusals.FeedbackIssued(noted?.IssuedOn ?? today));
            }
        }
        return new Issued(ActResult.Ok, signature);
    }

    /// <summary>Draws a code that nobody has drawn, and forgets it.</summary>
    public async Task<Issued> DrawAsync(string staffId, LocalDate today, Guid groupId, CancellationToken stop = default)
    {
        if (await MayAsync(staffId, today, groupId, stop) is not { } asked)
        {
            return Issued.NotThere;
        }
        if (asked.Refused is { } refused)
        {
            return Issued.No(refused);
        }
        if (asked.Respondent.IssuedOn is { } day)
        {
            return Issued.No(FeedbackRefusals.FeedbackIssued(day));
        }
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        // A random hash, so that who has a code looks like who has a token.
        if (!await NoteAsync(staffId, today, groupId, RandomNumberGenerator.GetBytes(SHA256.HashSizeInBytes), stop))
        {
            return Issued.No(FeedbackRefusals.FeedbackIssued(today));
        }
        while (await db.FeedbackCodes.AsNoTracking().Where(c => c.GroupId == groupId).ToListAsync(stop) is { Count: > 0 } left)
        {
            var drawn = left[RandomNumberGenerator.GetInt32(left.Count)];
            // Somebody else may draw the same one at this moment: whoever deletes it has it.
            if (await db.FeedbackCodes.Where(c => c.Id == drawn.Id).ExecuteDeleteAsync(stop) == 1)
            {
                var code = HandingOver.CodeProtector(protection, groupId).Unprotect(drawn.Cipher);
                await transaction.CommitAsync(CancellationToken.None);
                return new Issued(ActResult.Ok, Code: Encoding.ASCII.GetString(code));
            }
        }
        return Issued.No(FeedbackRefusals.FeedbackNoCodes);
    }

    private sealed record Asked(FeedbackGroup Group, FeedbackRespondent Respondent, Refusal? Refused);

    /// <summary>Null where the person is no respondent of the group: for them it does not exist.</summary>
    private async Task<Asked?> MayAsync(string staffId, LocalDate today, Guid groupId, CancellationToken stop)
    {
        var respondent = await RespondentAsync(staffId, groupId, stop);
        if (respondent is null)
        {
            return null;
        }
        var group = await db.FeedbackGroups.AsNoTracking().SingleAsync(g => g.Id == groupId, stop);
        var round = await db.FeedbackRounds.AsNoTracking().SingleAsync(r => r.Id == group.RoundId, stop);
        var refused =
            today < round.TokensOpen ? FeedbackRefusals.FeedbackNotYet(round.TokensOpen)
            : round.KeysDestroyedAt is not null || round.Epochs.HasIssued(clock.GetCurrentInstant())
                ? FeedbackRefusals.FeedbackOver(round.LastDayOfTokens)
            : await agreement.OfAsync(round, stop) switch
            {
                KeysAgree.No => FeedbackRefusals.FeedbackKeysDiffer,
                KeysAgree.NotYet => FeedbackRefusals.FeedbackKeysAwaited,
                _ => null,
            };
        return new Asked(group, respondent, refused);
    }

    private Task<FeedbackRespondent?> RespondentAsync(string staffId, Guid groupId, CancellationToken stop) =>
        db.FeedbackRespondents.AsNoTracking().SingleOrDefaultAsync(r => r.GroupId == groupId && r.StaffId == staffId, stop);

    /// <summary>True where this is the first.</summary>
    private async Task<bool> NoteAsync(string staffId, LocalDate today, Guid groupId, byte[] hash, CancellationToken stop) =>
        await db
            .FeedbackRespondents.Where(r => r.GroupId == groupId && r.StaffId == staffId && r.IssuedOn == null)
            .ExecuteUpdateAsync(set => set.SetProperty(r => r.IssuedOn, today).SetProperty(r => r.BlindedHash, hash), stop) == 1;

    private static bool Repeats(FeedbackRespondent respondent, byte[] hash) =>
        respondent.BlindedHash is { } noted && CryptographicOperations.FixedTimeEquals(noted, hash);
}
