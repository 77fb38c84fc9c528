using Fairway.App.Accounts;
using Fairway.App.History;
using Fairway.App.Policies;
using Fairway.App.Service;
using Fairway.Rules;
using Fairway.Rules.Promotions;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Promotions;

/// <summary>A rule that somebody wants to try.</summary>
/// <param name="Name">What they call it.</param>
/// <param name="Exercises">How many exercises to look at.</param>
/// <param name="Posts">Established posts; null: as many as staff serve on.</param>
/// <param name="Values">Parameters by their keys, as <c>--set</c> writes them; those as they are in force change nothing.</param>
public sealed record WhatIfProposal(string? Name, int Exercises, int? Posts, IReadOnlyDictionary<string, string> Values);

/// <summary>A run in the list.</summary>
public sealed record WhatIfHeading(
    Guid Id,
    string Name,
    Instant RanAt,
    string RanByName,
    LocalDate AsOf,
    string Population,
    IReadOnlyDictionary<string, string> Changed
);

/// <summary>A run as it was saved.</summary>
/// <param name="Run">The record.</param>
/// <param name="Before">Every parameter that was in force.</param>
/// <param name="Changed">Those tried otherwise.</param>
/// <param name="Figures">What is published.</param>
/// <param name="Exercises">The reference dates.</param>
/// <param name="MaySeeNames">Whether the reader may ask who gains and loses.</param>
public sealed record WhatIfView(
    WhatIfRun Run,
    IReadOnlyDictionary<string, string> Before,
    IReadOnlyDictionary<string, string> Changed,
    WhatIfFigures Figures,
    WhatIfExercises Exercises,
    bool MaySeeNames
)
{
    /// <summary>The same as a file that explains itself.</summary>
    public WhatIfDocument Document => new(Run.AsOf, Exercises.ReferenceDates, Run.Population, Run.PolicyVersion, Before, Changed, Figures);
}

/// <summary>Somebody who gains or loses, by name: for HR.</summary>
public sealed record NamedMover(string Name, WhatIfMover Mover);

/// <summary>
/// Tries rules on the staff as it stands, saves what came of it, and reads it again (PP-11). HR and the Union's representative try and read the same figures;
/// names are for HR, of the officials whom they serve.
/// </summary>
public sealed class WhatIfRuns(FairwayDb db, IClock clock, PolicyLibrary policies)
{
    public const int LongestName = 100;
    public const int MostPosts = 100_000;

    /// <summary>How many runs can be laid beside each other.</summary>
    public const int MostBeside = 4;

    public static bool MayTry(Reader reader) => reader.Holds(Office.HrPartner) || reader.Holds(Office.Union);

    /// <summary>Who reads what was tried: the same, and the auditor (FA-1).</summary>
    public static bool MayRead(Reader reader) => MayTry(reader) || reader.Holds(Office.Auditor);

    /// <summary>Every parameter as it is in force for the reader today.</summary>
    public IReadOnlyDictionary<string, string> InForce(Reader reader) => PromotionSettings.TextsOn(policies, reader.Today);

    /// <summary>Tries a rule and saves it; the run's id where it was done.</summary>
    public async Task<(ActResult Result, Guid? Run)> TryAsync(Reader reader, WhatIfProposal proposal, CancellationToken stop = default)
    {
        if (!MayTry(reader))
        {
            return (ActResult.Missing, null);
        }

        var asOf = reader.Today;
        var inForce = InForce(reader);
        var (settings, refusals) = Check(proposal, inForce);
        if (refusals.Count > 0)
        {
            return (new ActResult.Refused(refusals), null);
        }

        var before = new PromotionSettings().PolicyOn(policies, asOf);
        var exercises = new WhatIfExercises(asOf, proposal.Exercises);
        var question = new WhatIfQuestion(exercises, before, settings.PolicyOn(policies, asOf), proposal.Posts);
        var answer = question.Ask(await PopulationAsync(stop));
        var written = WhatIfFiles.Json(inForce);
        for (var attempt = 1; ; attempt++)
        {
            var same = await db
                .WhatIfRuns.AsNoTracking()
                .Where(r => r.Population == answer.Population)
                .Select(r => new
                {
                    r.Before,
                    r.Figures,
                    r.Movers,
                })
                .ToListAsync(stop);
            var earlier = same.Where(r => r.Before == written)
                .Select(r =>
                    (WhatIfFiles.Read<WhatIfFigures>(r.Figures), (IReadOnlyList<WhatIfMover>)WhatIfFiles.Read<List<WhatIfMover>>(r.Movers))
                )
                .ToList();
            var now = clock.GetCurrentInstant();
            var run = new WhatIfRun
            {
                Name = proposal.Name!.Trim(),
                RanAt = now,
                RanBy = reader.Actor,
                RanByName = reader.DisplayName,
                AsOf = asOf,
                Exercises = proposal.Exercises,
                Posts = proposal.Posts,
                Population = answer.Population,
                Ordinal = same.Count + 1,
                PolicyVersion = before.Version,
                Before = written,
                Changed = WhatIfFiles.Json(settings.Texts),
                Figures = WhatIfFiles.Json(answer.Publish(proposal.Exercises, before.Board.SmallestGroup, earlier)),
                Movers = WhatIfFiles.Json(answer.Movers),
            };
            db.WhatIfRuns.Add(run);
            db.History.Add(
                new HistoryEntry
                {
                    At = now,
                    Actor = reader.Actor,
                    Capability = "promotions",
                    Subject = run.Id.ToString(),
                    Act = "try-rule",
                    Rule = "PP-11",
                    PolicyVersion = before.Version,
                    Detail = run.Changed,
                }
            );
            try
            {
                return (await db.SaveOrStaleAsync(stop), run.Id);
            }
            catch (DbUpdateException) when (attempt < 3)
            {
                // Another one on the same data came in between: it has to be looked at, too.
                db.ChangeTracker.Clear();
            }
        }
    }

    /// <summary>All runs, the latest first; null for who may not read them.</summary>
    public async Task<IReadOnlyList<WhatIfHeading>?> ListAsync(Reader reader, CancellationToken stop = default)
    {
        if (!MayRead(reader))
        {
            return null;
        }

        var runs = await db
            .WhatIfRuns.AsNoTracking()
            .OrderByDescending(r => r.RanAt)
            .ThenByDescending(r => r.Ordinal)
            .Select(r => new
            {
                r.Id,
                r.Name,
                r.RanAt,
                r.RanByName,
                r.AsOf,
                r.Population,
                r.Changed,
            })
            .ToListAsync(stop);
        return
        [
            .. runs.Select(r => new WhatIfHeading(
                r.Id,
                r.Name,
                r.RanAt,
                r.RanByName,
                r.AsOf,
                r.Population,
                WhatIfFiles.Read<SortedDictionary<string, string>>(r.Changed)
            )),
        ];
    }

    /// <summary>A run; null where there is none for the reader.</summary>
    public async Task<WhatIfView?> FindAsync(Reader reader, Guid id, CancellationToken stop = default) =>
        MayRead(reader) && await db.WhatIfRuns.AsNoTracking().SingleOrDefaultAsync(r => r.Id == id, stop) is { } run
            ? new(
                run,
                WhatIfFiles.Read<SortedDictionary<string, string>>(run.Before),
                WhatIfFiles.Read<SortedDictionary<string, string>>(run.Changed),
                WhatIfFiles.Read<WhatIfFigures>(run.Figures),
                new(run.AsOf, run.Exercises),
                reader.Holds(Office.HrPartner)
            )
            : null;

    /// <summary>Who gains and who loses of the officials whom the reader serves as HR; null for everybody else.</summary>
    public async Task<IReadOnlyList<NamedMover>?> NamesAsync(Reader reader, Guid id, CancellationToken stop = default)
    {
        if (
            !reader.Holds(Office.HrPartner) || await db.WhatIfRuns.AsNoTracking().SingleOrDefaultAsync(r => r.Id == id, stop) is not { } run
        )
        {
            return null;
        }

        var movers = WhatIfFiles.Read<List<WhatIfMover>>(run.Movers);
        var ids = movers.Select(m => m.StaffId).ToHashSet(StringComparer.Ordinal);
        var officials = (await db.Officials.AsNoTracking().Include(o => o.Periods).ToListAsync(stop))
            .Where(o => ids.Contains(o.StaffId) && ServiceAccess.IsHrOf(reader, ServiceAccess.FileUnit(o.Periods, reader.Today)))
            .ToDictionary(o => o.StaffId, o => o.FullName, StringComparer.Ordinal);
        return
        [
            .. movers
                .Where(m => officials.ContainsKey(m.StaffId))
                .Select(m => new NamedMover(officials[m.StaffId], m))
                .OrderBy(m => m.Name, StringComparer.CurrentCulture)
                .ThenBy(m => m.Mover.StaffId, StringComparer.Ordinal)
                .ThenBy(m => m.Mover.Track),
        ];
    }

    private static (PromotionSettings Changed, List<Refusal> Refusals) Check(
        WhatIfProposal proposal,
        IReadOnlyDictionary<string, string> inForce
    )
    {
        var refusals = new List<Refusal>();
        var name = proposal.Name?.Trim() ?? "";
        if (name.Length == 0)
        {
            refusals.Add(WhatIfRefusals.WhatIfNameMissing);
        }
        else if (name.Length > LongestName)
        {
            refusals.Add(WhatIfRefusals.NameTooLong(name.Length, LongestName));
        }

        if (proposal.Exercises is < 1 or > WhatIfExercises.Most)
        {
            refusals.Add(WhatIfRefusals.WhatIfExercisesOut(WhatIfExercises.Most));
        }

        if (proposal.Posts is < 0 or > MostPosts)
        {
            refusals.Add(WhatIfRefusals.WhatIfPostsOut(MostPosts));
        }

        var changed = new PromotionSettings();
        foreach (var (key, value) in proposal.Values)
        {
            var one = new PromotionSettings();
            one.Set($"{key}={value}");
            if (one.Mistakes.Count > 0)
            {
                refusals.Add(WhatIfRefusals.WhatIfValueOut(key));
            }
            else if (one.Texts[key] != inForce[key])
            {
                changed.Set($"{key}={value}");
            }
        }

        if (refusals.Count == 0 && changed.Texts.Count == 0)
        {
            refusals.Add(WhatIfRefusals.WhatIfNothingChanged);
        }

        return (changed, refusals);
    }

    private async Task<List<WhatIfOfficial>> PopulationAsync(CancellationToken stop)
    {
        var exceptions = (await db.ServiceExceptions.AsNoTracking().Where(e => e.Kind == "mobility").ToListAsync(stop)).ToLookup(
            e => e.StaffId,
            e => e.DecidedOn,
            StringComparer.Ordinal
        );
        var officials = await db.Officials.AsNoTracking().Include(o => o.Periods).ToListAsync(stop);
        return [.. officials.Select(o => WhatIfOfficial.Of(o, exceptions[o.StaffId]))];
    }
}
