using System.Text.Json.Nodes;
using Fairway.App.Appraisals;
using Fairway.Proof;
using Fairway.Rules.Underperformance;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Underperformance;

/// <summary>The forms of a case as they are kept: canonical JSON, with the hash that signatures bind to.</summary>
public static class CaseTexts
{
    /// <summary>What a signature stands under: whose case, which form, its text, the policy version.</summary>
    public static string Record(UnderperformanceCase of, CaseFormKind kind, string content) =>
        CanonicalJson.Text(
            new JsonObject
            {
                ["case"] = of.Id.ToString(),
                ["form"] = JsonNode.Parse(content),
                ["kind"] = kind.ToString().ToLowerInvariant(),
                ["official"] = of.StaffId,
                ["policy"] = of.PolicyVersion,
            }.ToJsonString()
        );

    /// <summary>SHA-256 of <see cref="Record"/> in lower-case hexadecimal.</summary>
    public static string Hash(UnderperformanceCase of, CaseFormKind kind, string content) =>
        CanonicalJson.Sha256Hex(Record(of, kind, content));

    internal static CaseForm Add(FairwayDb db, CaseAtHand at, CaseFormKind kind, int number, string content, Instant now)
    {
        var form = new CaseForm
        {
            CaseId = at.Case.Id,
            Kind = kind,
            Number = number,
            Content = content,
            Hash = Hash(at.Case, kind, content),
            AuthorId = at.Reader.StaffId!,
            Language = at.Reader.Language,
            At = now,
        };
        db.CaseForms.Add(form);
        return form;
    }

    internal static Task<CaseForm?> NewestAsync(FairwayDb db, Guid id, CaseFormKind kind, CancellationToken stop) =>
        db.CaseForms.AsNoTracking().Where(f => f.CaseId == id && f.Kind == kind).OrderByDescending(f => f.Number).FirstOrDefaultAsync(stop);

    /// <summary>The plan that was shared last; empty while none is.</summary>
    internal static async Task<ImprovementPlan> PlanAsync(FairwayDb db, Guid id, CancellationToken stop) =>
        await NewestAsync(db, id, CaseFormKind.Plan, stop) is { } form
            ? FormText.Read<ImprovementPlan>(form.Content)
            : ImprovementPlan.Empty;

    internal static Task<CaseDraft?> DraftAsync(FairwayDb db, CaseAtHand at, CaseFormKind kind, CancellationToken stop)
    {
        var (id, me) = (at.Case.Id, at.Reader.StaffId);
        return db.CaseDrafts.SingleOrDefaultAsync(d => d.CaseId == id && d.Kind == kind && d.AuthorId == me, stop);
    }

    /// <summary>Ends the signatures that stand under a form.</summary>
    internal static async Task EndSignaturesAsync(
        FairwayDb db,
        Guid id,
        CaseFormKind kind,
        Instant now,
        string because,
        CancellationToken stop
    )
    {
        foreach (var one in await db.CaseSignatures.Where(s => s.CaseId == id && s.Kind == kind && s.EndedAt == null).ToListAsync(stop))
        {
            (one.EndedAt, one.EndedBecause) = (now, because);
        }
    }
}
