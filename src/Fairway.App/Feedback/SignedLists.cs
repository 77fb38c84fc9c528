using System.Text.Json;
using Fairway.App.Policies;
using Fairway.Proof;
using Fairway.Rules;
using Fairway.Rules.Time;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;

namespace Fairway.App.Feedback;

/// <summary>The list of a round's groups and keys, signed once all keys are made: what both services publish, in the form that the compiler reads.</summary>
public sealed class SignedLists(FairwayDb db, IDataProtectionProvider protection, PolicyLibrary policies)
{
    /// <summary>Signs the lists of rounds whose keys are all made; how many.</summary>
    public async Task<int> SignAsync(CancellationToken stop = default)
    {
        var signed = 0;
        var waiting = await db
            .FeedbackRounds.Where(r => r.SignedList == null && r.KeysDestroyedAt == null)
            .Select(r => r.Id)
            .ToListAsync(stop);
        foreach (var id in waiting)
        {
            signed += await SignAsync(id, stop) ? 1 : 0;
            // What another node does with the round meanwhile must be seen by whoever looks next.
            db.ChangeTracker.Clear();
        }
        return signed;
    }

    private async Task<bool> SignAsync(Guid id, CancellationToken stop)
    {
        var groups = await db.FeedbackGroups.AsNoTracking().Where(g => g.RoundId == id).ToListAsync(stop);
        if (groups.Count == 0 || groups.Any(g => g.KeyId is null))
        {
            return false;
        }
        using var key = await FairwaySigningKey.LoadAsync(db, protection, stop);
        if (await db.FeedbackRounds.SingleOrDefaultAsync(r => r.Id == id && r.SignedList == null, stop) is not { } round)
        {
            return false;
        }
        round.SignedList = SignedDocument.Sign(await TextAsync(round, groups, stop), key).Text;
        return await db.SaveOrStaleAsync(stop) is ActResult.Done;
    }

    private async Task<string> TextAsync(FeedbackRound round, IReadOnlyList<FeedbackGroup> groups, CancellationToken stop)
    {
        // Readers of a report may lay beside it all earlier ones about the same chief or leadership that the compiler knows.
        var earlier = await (
            from g in db.FeedbackGroups.AsNoTracking()
            join r in db.FeedbackRounds on g.RoundId equals r.Id
            where r.EndsOn < round.EndsOn && r.CompilerList != null
            select new
            {
                g.ChiefId,
                g.UnitCode,
                g.KeyId,
            }
        ).ToListAsync(stop);
        var before = earlier.ToLookup(g => (g.ChiefId ?? "", g.UnitCode ?? ""), g => g.KeyId!);
        var policy = policies.PolicyAt(round.FormedOn).Feedback;
        return JsonSerializer.Serialize(
            new
            {
                cycle = IsoDay.Text(round.EndsOn),
                thresholds = new
                {
                    report = policy.Thresholds.Report,
                    question = policy.Thresholds.Question,
                    comments = policy.Thresholds.Comments,
                    distribution = policy.Thresholds.Distribution,
                },
                scale = policy.Scale.Select(Texts),
                questions = policy.Questions.Select(q => new { code = q.Code, text = Texts(q.Text) }),
                groups = groups
                    .OrderBy(g => g.KeyId, StringComparer.Ordinal)
                    .Select(g => new
                    {
                        key = Convert.ToBase64String(g.PublicKey!),
                        label = g.Label,
                        eligible = g.Size,
                        opens = IsoDay.Text(round.AnswersOpen),
                        closes = IsoDay.Text(round.AnswersClose),
                        before = before[(g.ChiefId ?? "", g.UnitCode ?? "")].Order(StringComparer.Ordinal),
                    }),
            }
        );
    }

    private static object Texts(Wording wording) =>
        new
        {
            en = wording.En,
            fr = wording.Fr,
            es = wording.Es,
        };
}
