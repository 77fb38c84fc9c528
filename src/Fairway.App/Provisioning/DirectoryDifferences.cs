using Fairway.App.Accounts;
using Microsoft.EntityFrameworkCore;

namespace Fairway.App.Provisioning;

/// <summary>A person of whom the directory says another thing than what is held.</summary>
public sealed record DifferingUser(Guid AccountId, string? StaffId, string Name, IReadOnlyList<UserDifference> Differences);

/// <summary>Where directory and owner disagree, so that people put right what is wrong on either side: nothing is overwritten, nothing lost silently.</summary>
public sealed class DirectoryDifferences(FairwayDb db, UserFacts facts)
{
    /// <summary>People listed at most; who puts those right sees the next.</summary>
    public const int Most = 200;

    private const int Batch = 1000;

    /// <summary>How many people differ, and the first of them by name of account; null for who may not ask.</summary>
    public async Task<(int Total, IReadOnlyList<DifferingUser> Users)?> OfAsync(Reader reader, CancellationToken stop)
    {
        if (!OfficesOfTrust.MayGrant(reader))
        {
            return null;
        }
        var ids = await (
            from account in facts.Live()
            join entry in db.DirectoryEntries on account.Id equals entry.AccountId
            orderby account.DisplayName, account.Id
            select account.Id
        ).ToListAsync(stop);
        var (total, found) = (0, new List<DifferingUser>());
        foreach (var some in ids.Chunk(Batch))
        {
            var batch = some.ToList();
            var accounts = await db.Users.AsNoTracking().Where(a => batch.Contains(a.Id)).ToDictionaryAsync(a => a.Id, stop);
            foreach (var user in await facts.OfAsync([.. some.Where(accounts.ContainsKey).Select(id => accounts[id])], stop))
            {
                var differences = UserDifferences.Of(user).ToList();
                total += differences.Count > 0 ? 1 : 0;
                if (differences.Count > 0 && found.Count < Most)
                {
                    found.Add(new(user.Account.Id, user.Account.StaffId, user.Account.DisplayName, differences));
                }
            }
            db.ChangeTracker.Clear();
        }
        return (total, await WithNamesAsync(found, stop));
    }

    /// <summary>A supervisor is named by the id of a user: people read a name.</summary>
    private async Task<IReadOnlyList<DifferingUser>> WithNamesAsync(List<DifferingUser> users, CancellationToken stop)
    {
        var ids = users
            .SelectMany(u => u.Differences)
            .Where(d => d.Fact == DifferingFact.Supervisor)
            .Select(d => Guid.TryParse(d.Said, out var id) ? id : Guid.Empty)
            .Distinct()
            .ToList();
        var names = await db.Users.Where(a => ids.Contains(a.Id)).ToDictionaryAsync(a => a.Id.ToString(), a => a.DisplayName, stop);
        return
        [
            .. users.Select(u =>
                u with
                {
                    Differences =
                    [
                        .. u.Differences.Select(d =>
                            d.Fact == DifferingFact.Supervisor ? d with { Said = names.GetValueOrDefault(d.Said, d.Said) } : d
                        ),
                    ],
                }
            ),
        ];
    }
}
