using Fairway.App.Accounts;
using Fairway.Rules.Learning;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Learning;

/// <summary>What somebody has played of a simulation.</summary>
/// <param name="Path">The way that goes on; null: none does.</param>
/// <param name="Endings">The ends that they have reached, by name.</param>
public sealed record Played(string? Path, IReadOnlySet<string> Endings);

/// <summary>
/// Keeps how far somebody is in simulations: every query is by the reader's own account, and there is no other. What is kept is not in the history,
/// which others read.
/// </summary>
public sealed class Plays(FairwayDb db, LearningLibrary library, IClock clock)
{
    /// <summary>What the reader has played, by scenario.</summary>
    public async Task<IReadOnlyDictionary<string, Played>> OfAsync(Reader reader, CancellationToken stop = default)
    {
        var all = await db.SimulationPlays.AsNoTracking().Where(p => p.AccountId == reader.AccountId).ToListAsync(stop);
        return all.GroupBy(p => p.Scenario, StringComparer.Ordinal)
            .ToDictionary(
                g => g.Key,
                g => new Played(
                    g.Where(p => p.Ending is null).OrderByDescending(p => p.ChangedAt).FirstOrDefault()?.Path,
                    g.Select(p => p.Ending).OfType<string>().ToHashSet(StringComparer.Ordinal)
                ),
                StringComparer.Ordinal
            );
    }

    /// <summary>
    /// Makes a choice on a path that was come by, and keeps the way; null where there is no such scenario, path or choice. Going back and choosing
    /// otherwise is a way of its own from there.
    /// </summary>
    public async Task<ScenarioPlay?> ChooseAsync(Reader reader, string code, string path, char letter, CancellationToken stop = default)
    {
        if (
            library.Scenario(code) is not { } scenario
            || ScenarioPlay.Follow(scenario.In(reader.Language), path)?.Choose(letter) is not { } play
        )
        {
            return null;
        }

        var open = await db
            .SimulationPlays.Where(p => p.AccountId == reader.AccountId && p.Scenario == code && p.Ending == null)
            .OrderByDescending(p => p.ChangedAt)
            .FirstOrDefaultAsync(stop);
        if (open is null)
        {
            db.SimulationPlays.Add(
                open = new SimulationPlay
                {
                    AccountId = reader.AccountId,
                    Scenario = code,
                    Path = play.Path,
                    ChangedAt = clock.GetCurrentInstant(),
                }
            );
        }

        open.Path = play.Path;
        open.Ending = play.At.IsEnd ? play.At.Name : null;
        open.ChangedAt = clock.GetCurrentInstant();
        await db.SaveChangesAsync(stop);
        return play;
    }

    /// <summary>Forgets everything that the reader has played.</summary>
    public Task ForgetAsync(Reader reader, CancellationToken stop = default) =>
        db.SimulationPlays.Where(p => p.AccountId == reader.AccountId).ExecuteDeleteAsync(stop);
}
