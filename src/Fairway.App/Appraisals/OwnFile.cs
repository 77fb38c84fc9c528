using Fairway.App.Accounts;
using Fairway.App.Policies;
using Fairway.App.ReportsBoard;
using Fairway.App.Service;
using Fairway.Proof;
using Fairway.Rules.Appraisals;
using Fairway.Rules.Privacy;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Appraisals;

/// <summary>Somebody's signature as their own file names it.</summary>
public sealed record FiledSignature(AppraisalParty Party, string Name, Instant At)
{
    /// <summary>The day beside it on paper, where HR entered it from there; null: it was given here.</summary>
    public LocalDate? OnPaper { get; init; }
}

/// <summary>Who read a version, in one capacity, and when: once a day (decision 5), earliest first.</summary>
/// <param name="Own">The official themselves.</param>
/// <param name="As">The capacity's name, as it was recorded.</param>
public sealed record FiledReader(string Name, bool Own, string As, IReadOnlyList<Instant> At);

/// <summary>A version that carries or carried a signature.</summary>
/// <param name="IsWhole">Whether the text is still the one that its check code is of.</param>
/// <param name="Since">When it was superseded or its last signature ended; null while it stands.</param>
/// <param name="Because">Why the last signature ended, as <see cref="Signature.EndedBecause"/>.</param>
/// <param name="ReceivedByBoardAt">When the Reports Board received this version; null: it didn't.</param>
/// <param name="OpenedByBoardAt">When it was first opened there.</param>
public sealed record FiledVersion(
    AppraisalStep Step,
    int Number,
    string Hash,
    bool IsWhole,
    VersionStanding Standing,
    Instant? Since,
    string? Because,
    IReadOnlyList<FiledSignature> Signatures,
    Instant? ReceivedByBoardAt,
    Instant? OpenedByBoardAt,
    IReadOnlyList<FiledReader> Readers
);

/// <summary>One appraisal in the file, with its signed versions, the latest step and version first.</summary>
public sealed record FiledAppraisal(Guid Id, Cycle Cycle, AppraisalState State, IReadOnlyList<FiledVersion> Versions);

/// <summary>
/// An official's own file (CY-12): what was signed, who has read it, how long it is kept. It is loaded for its owner and for nobody else: there is no
/// parameter that could name another.
/// </summary>
/// <param name="Appraisals">The newest cycle first; those in which nothing is signed yet have no versions.</param>
/// <param name="LastDay">The last day of service; null for who is in service.</param>
/// <param name="Retention">How long it is kept after that, as the policies in force say, with the source.</param>
public sealed record OwnFile(IReadOnlyList<FiledAppraisal> Appraisals, LocalDate? LastDay, PolicyValue Retention)
{
    /// <summary>The parameter that says how long.</summary>
    public const string RetentionKey = "file.retention";

    /// <summary>The last day on which it is kept; null while the official is in service: it is counted from separation.</summary>
    public LocalDate? KeptUntil => LastDay is { } left ? Rules.Privacy.Retention.LastDay(left, (RetentionPeriod)Retention.Value) : null;

    /// <summary>The reader's file; null for who is not in the staff file.</summary>
    public static async Task<OwnFile?> LoadAsync(FairwayDb db, Reader reader, PolicyLibrary policies, CancellationToken stop = default)
    {
        if (reader.StaffId is not { } me)
        {
            return null;
        }

        var appraisals = await db
            .Appraisals.AsNoTracking()
            .Where(a => a.StaffId == me)
            .OrderByDescending(a => a.CycleStart)
            .ToListAsync(stop);
        var mine = db.Appraisals.Where(a => a.StaffId == me).Select(a => a.Id);
        var signatures = await db.Signatures.AsNoTracking().Where(s => mine.Contains(s.AppraisalId)).ToListAsync(stop);
        var versions = await db
            .FormVersions.AsNoTracking()
            .Where(v => mine.Contains(v.AppraisalId))
            .Where(v => db.Signatures.Any(s => s.AppraisalId == v.AppraisalId && s.Step == v.Step && s.FormNumber == v.Number))
            .ToListAsync(stop);
        var readings = await db.FormReadings.AsNoTracking().Where(r => mine.Contains(r.AppraisalId)).ToListAsync(stop);
        var received = await db.BoardItems.AsNoTracking().Where(i => mine.Contains(i.SubjectId)).ToListAsync(stop);
        var names = await OfficialNames.OfActorsAsync(
            db,
            [.. signatures.Select(s => s.SignerId), .. readings.Select(r => r.ReaderId)],
            stop
        );
        return new OwnFile(
            [.. appraisals.Select(a => Filed(a, signatures, versions, readings, received, names))],
            await Separations.OfAsync(db, me, reader.Today, stop),
            policies.Find(RetentionKey)!.On(reader.Today)!
        );
    }

    private static FiledAppraisal Filed(
        Appraisal appraisal,
        List<Signature> signatures,
        List<FormVersion> versions,
        List<FormReading> readings,
        List<BoardItem> received,
        IReadOnlyDictionary<string, string> names
    )
    {
        var texts = versions.Where(v => v.AppraisalId == appraisal.Id).ToDictionary(v => (v.Step, v.Number));
        var filed =
            from step in signatures.Where(s => s.AppraisalId == appraisal.Id).GroupBy(s => s.Step)
            from signed in SignedVersion.Of(step)
            let text = texts[(step.Key, signed.Number)]
            let item = received.Find(i => i.SubjectId == appraisal.Id && i.Part == step.Key.Code() && i.FormNumber == signed.Number)
            orderby step.Key descending, signed.Number descending
            select new FiledVersion(
                step.Key,
                signed.Number,
                text.Hash,
                CanonicalJson.Sha256Hex(FormText.Record(appraisal, step.Key, text.Content)) == text.Hash,
                signed.Standing,
                signed.Since,
                signed.Because,
                [.. signed.Signatures.Select(s => new FiledSignature(s.Party, names[s.SignerId], s.At) { OnPaper = s.OnPaper })],
                item?.ReceivedAt,
                item?.OpenedAt,
                [
                    .. readings
                        .Where(r => r.AppraisalId == appraisal.Id && r.Step == step.Key && r.FormNumber == signed.Number)
                        .GroupBy(r => (r.ReaderId, r.As))
                        .Select(g => new FiledReader(
                            names[g.Key.ReaderId],
                            g.Key.ReaderId == appraisal.StaffId,
                            g.Key.As,
                            [.. g.Select(r => r.At).Order()]
                        ))
                        .OrderByDescending(r => r.At[^1]),
                ]
            );
        return new FiledAppraisal(appraisal.Id, new Cycle(appraisal.CycleStart, appraisal.CycleEnd), appraisal.State, [.. filed]);
    }
}

/// <summary>What the results of appraisals are used for, or kept away from, by the rule that says so.</summary>
/// <param name="Rule">Names its words as well.</param>
/// <param name="Used">False: the rule keeps results out.</param>
public sealed record ResultUse(string Rule, bool Used)
{
    /// <summary>In the order in which they come after a cycle.</summary>
    public static IReadOnlyList<ResultUse> All { get; } =
    [
        new("BD-1", true),
        new("BD-3", true),
        new("UP-1", true),
        new("MI-1", true),
        new("FA-4", true),
        new("RG-1", false),
        new("LE-3", false),
        new("FA-1", false),
    ];
}
