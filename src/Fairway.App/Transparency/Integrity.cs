using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using Fairway.App.Accounts;
using Fairway.App.Appraisals;
using Fairway.App.History;
using Fairway.App.Training;
using Fairway.App.Underperformance;
using Fairway.Proof;
using Fairway.Rules.Transparency;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Transparency;

/// <summary>
/// Verifies what is kept against the check codes, numbers and second hands that were kept with it (FA-1): the auditor on a page, an operator on the terminal. The
/// result names ids, never content. Whoever writes the database can write the check codes too: what was printed or taken along is what shows that.
/// </summary>
public sealed class Integrity(FairwayDb db, IClock clock)
{
    /// <summary>How many ids of a kind a result names.</summary>
    public const int MostNamed = 20;

    private const int Together = 200;

    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter() },
    };

    /// <summary>The last runs, the newest first; null for who is no auditor.</summary>
    public async Task<IReadOnlyList<IntegrityRun>?> LastAsync(Reader reader, CancellationToken stop = default) =>
        Rooms.MayAudit(reader) ? await db.IntegrityRuns.AsNoTracking().OrderByDescending(r => r.At).Take(10).ToListAsync(stop) : null;

    /// <summary>Verifies everything for the auditor, and keeps the result.</summary>
    public async Task<ActResult> VerifyAsync(Reader reader, CancellationToken stop = default)
    {
        if (!Rooms.MayAudit(reader))
        {
            return ActResult.Missing;
        }
        await VerifyAsync(reader.Actor, stop);
        return ActResult.Ok;
    }

    /// <summary>The same for anybody who runs the product.</summary>
    public async Task<IntegrityRun> VerifyAsync(string by, CancellationToken stop = default)
    {
        // Everything is hashed and nothing shown.
        using var everything = db.Asking.OfEverybody();
        IntegrityResult[] results =
        [
            await FormsAsync(stop),
            await SignaturesAsync(stop),
            await CaseFormsAsync(stop),
            await CaseSignaturesAsync(stop),
            await EvidenceAsync(stop),
            await PapersAsync(stop),
            await ListsAsync(stop),
            await LedgersAsync(stop),
            await OfficesAsync(stop),
            await ConcernsAsync(stop),
            await ReportsAsync(stop),
        ];
        db.ChangeTracker.Clear();
        var now = clock.GetCurrentInstant();
        var run = new IntegrityRun
        {
            At = now,
            By = by,
            Whole = results.All(r => r.Wrong == 0),
            Results = JsonSerializer.Serialize(results, s_json),
        };
        db.IntegrityRuns.Add(run);
        db.History.Add(
            new HistoryEntry
            {
                At = now,
                Actor = by,
                Capability = "transparency",
                Subject = run.Id.ToString(),
                Act = "verify-integrity",
                Rule = "FA-1",
            }
        );
        await db.SaveChangesAsync(stop);
        return run;
    }

    public static IReadOnlyList<IntegrityResult> Read(IntegrityRun run) =>
        JsonSerializer.Deserialize<IReadOnlyList<IntegrityResult>>(run.Results, s_json)!;

    private async Task<IntegrityResult> FormsAsync(CancellationToken stop)
    {
        var tally = new Tally(IntegrityCheck.Forms);
        foreach (var some in (await db.Appraisals.OrderBy(a => a.Id).Select(a => a.Id).ToListAsync(stop)).Chunk(Together))
        {
            var appraisals = await db.Appraisals.AsNoTracking().Where(a => some.Contains(a.Id)).ToDictionaryAsync(a => a.Id, stop);
            foreach (var form in await db.FormVersions.AsNoTracking().Where(v => some.Contains(v.AppraisalId)).ToListAsync(stop))
            {
                tally.Look(form.Id, FormText.Hash(appraisals[form.AppraisalId], form.Step, form.Content) == form.Hash);
            }
        }
        return tally.Result;
    }

    private async Task<IntegrityResult> SignaturesAsync(CancellationToken stop)
    {
        var rows = await db.Set<Signature>()
            .Select(s => new
            {
                s.Id,
                Whole = db.FormVersions.Any(v =>
                    v.AppraisalId == s.AppraisalId && v.Step == s.Step && v.Number == s.FormNumber && v.Hash == s.Hash
                ),
            })
            .ToListAsync(stop);
        return Tally.Of(IntegrityCheck.Signatures, rows.Select(r => (r.Id, r.Whole)));
    }

    private async Task<IntegrityResult> CaseFormsAsync(CancellationToken stop)
    {
        var cases = await db.UnderperformanceCases.AsNoTracking().ToDictionaryAsync(c => c.Id, stop);
        var forms = await db.CaseForms.AsNoTracking().ToListAsync(stop);
        return Tally.Of(IntegrityCheck.CaseForms, forms.Select(f => (f.Id, CaseTexts.Hash(cases[f.CaseId], f.Kind, f.Content) == f.Hash)));
    }

    private async Task<IntegrityResult> CaseSignaturesAsync(CancellationToken stop)
    {
        var rows = await db
            .CaseSignatures.Select(s => new
            {
                s.Id,
                Whole = db.CaseForms.Any(f => f.CaseId == s.CaseId && f.Kind == s.Kind && f.Number == s.Number && f.Hash == s.Hash),
            })
            .ToListAsync(stop);
        return Tally.Of(IntegrityCheck.CaseSignatures, rows.Select(r => (r.Id, r.Whole)));
    }

    private async Task<IntegrityResult> EvidenceAsync(CancellationToken stop) =>
        await BytesAsync(
            IntegrityCheck.Evidence,
            await db.Evidence.Where(e => e.RemovedAt == null).Select(e => new HashOfFile(e.Id, e.Hash)).ToListAsync(stop),
            id => db.EvidenceBytes.Where(b => b.EvidenceId == id).Select(b => b.Content).SingleOrDefaultAsync(stop)
        );

    private async Task<IntegrityResult> PapersAsync(CancellationToken stop) =>
        await BytesAsync(
            IntegrityCheck.Papers,
            await db.PaperCopies.Select(p => new HashOfFile(p.Id, p.Hash)).ToListAsync(stop),
            id => db.PaperBytes.Where(b => b.PaperId == id).Select(b => b.Content).SingleOrDefaultAsync(stop)
        );

    private sealed record HashOfFile(Guid Id, string Hash);

    /// <summary>One at a time: a file may have megabytes.</summary>
    private static async Task<IntegrityResult> BytesAsync(
        IntegrityCheck check,
        IReadOnlyList<HashOfFile> files,
        Func<Guid, Task<byte[]?>> bytesOf
    )
    {
        var tally = new Tally(check);
        foreach (var (id, hash) in files)
        {
            tally.Look(id, await bytesOf(id) is { } bytes && Sum(bytes) == hash);
        }
        return tally.Result;
    }

    private async Task<IntegrityResult> ListsAsync(CancellationToken stop)
    {
        var lists = await db.ExerciseLists.AsNoTracking().ToListAsync(stop);
        return Tally.Of(IntegrityCheck.Lists, lists.Select(l => (l.Id, CanonicalJson.Sha256Hex(l.Content) == l.Hash)));
    }

    private async Task<IntegrityResult> LedgersAsync(CancellationToken stop)
    {
        var ledgers = (await db.FundMovements.AsNoTracking().OrderBy(m => m.Number).ToListAsync(stop)).GroupBy(m => m.FundId);
        return Tally.Of(IntegrityCheck.Ledgers, ledgers.Select(l => (l.Key, IsWhole([.. l]))));

        static bool IsWhole(List<FundMovement> ledger) =>
            ledger.Index().All(m => m.Item.Number == m.Index + 1) && FundAtHand.BalanceOf(ledger).Available >= 0;
    }

    private async Task<IntegrityResult> OfficesAsync(CancellationToken stop)
    {
        var grants = await db.OfficeGrants.AsNoTracking().Where(g => g.ConfirmedAt != null).ToListAsync(stop);
        return Tally.Of(
            IntegrityCheck.Offices,
            grants.Select(g =>
                (
                    g.Id,
                    OfficesOfTrust.IsFromTerminal(g)
                        || (g.ConfirmedBy is { } second && second != g.ProposedBy && second != g.AccountId && g.ProposedBy != g.AccountId)
                )
            )
        );
    }

    private async Task<IntegrityResult> ConcernsAsync(CancellationToken stop)
    {
        var steps = (await db.ConcernSteps.AsNoTracking().ToListAsync(stop)).ToLookup(s => s.ConcernId);
        var concerns = await db.Concerns.AsNoTracking().Select(c => new { c.Id, c.State }).ToListAsync(stop);
        return Tally.Of(IntegrityCheck.Concerns, concerns.Select(c => (c.Id, LeadsTo([.. steps[c.Id]]) == c.State)));

        static ConcernState? LeadsTo(List<ConcernStep> of)
        {
            ConcernState? at = ConcernState.NotRaised;
            foreach (var step in of.OrderBy(s => s.At).ThenBy(s => s.Id))
            {
                at = at is { } state ? ConcernWorkflow.Find(state, step.Act, step.Party)?.To : null;
            }
            return at;
        }
    }

    private async Task<IntegrityResult> ReportsAsync(CancellationToken stop)
    {
        var tally = new Tally(IntegrityCheck.Reports);
        foreach (var year in (await db.YearlyReports.AsNoTracking().OrderBy(r => r.Number).ToListAsync(stop)).GroupBy(r => r.Year))
        {
            var edition = 0;
            foreach (var (index, report) in year.Index())
            {
                var follows = report.Edition is null || report.Edition == ++edition;
                tally.Look(report.Id, follows && report.Number == index + 1 && CanonicalJson.Sha256Hex(report.Facts) == report.Hash);
            }
        }
        return tally.Result;
    }

    private static string Sum(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    /// <summary>Counts as it goes, and keeps the first ids of what is not whole.</summary>
    private sealed class Tally(IntegrityCheck check)
    {
        private readonly List<string> _broken = [];
        private int _looked;
        private int _wrong;

        public IntegrityResult Result => new(check, _looked, _wrong, _broken);

        public static IntegrityResult Of(IntegrityCheck check, IEnumerable<(Guid Id, bool Whole)> rows)
        {
            var tally = new Tally(check);
            foreach (var (id, whole) in rows)
            {
                tally.Look(id, whole);
            }
            return tally.Result;
        }

        public void Look(Guid id, bool whole)
        {
            _looked++;
            if (whole)
            {
                return;
            }
            _wrong++;
            if (_broken.Count < MostNamed)
            {
                _broken.Add(id.ToString());
            }
        }
    }
}
