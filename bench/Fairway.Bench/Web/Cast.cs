using Fairway.App;
using Fairway.App.Accounts;
using Fairway.Rules.Appraisals;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Fairway.Bench.Web;

/// <summary>An appraisal and whoever asks for it.</summary>
internal sealed record Part(string StaffId, Guid AppraisalId);

/// <summary>Who asks for what: chosen from the demonstration, always the same, and given a password.</summary>
internal sealed record Cast
{
    public const string Password = "measured-in-public";

    /// <summary>The size of team that the measurement is about.</summary>
    public const int TeamSize = 27;

    /// <summary>The most connections that are measured: so many people of each kind are wanted.</summary>
    public const int Connections = 8;

    /// <summary>Officials with an agreed form of middling length.</summary>
    public required IReadOnlyList<Part> Agreed { get; init; }

    /// <summary>The chief whose team is nearest to that size, with an agreed appraisal of the team.</summary>
    public required Part Chief { get; init; }

    public required int Team { get; init; }

    /// <summary>Officials with a long draft that they have not shared.</summary>
    public required IReadOnlyList<Part> Drafting { get; init; }

    /// <summary>Chiefs with shared forms that may want nothing but their signature.</summary>
    public required IReadOnlyList<Part> Signing { get; init; }

    public required int Officials { get; init; }
    public required int Appraisals { get; init; }

    public static async Task<Cast> Choose(FairwayDb db, IPasswordHasher<Account> hasher)
    {
        var agreed = await db
            .Appraisals.Where(a => a.State == AppraisalState.BeginningAgreed)
            .Join(
                db.FormVersions,
                a => new { a.Id, Number = a.SharedVersion },
                v => new { Id = v.AppraisalId, v.Number },
                (a, v) =>
                    new
                    {
                        a.StaffId,
                        a.Id,
                        a.SupervisorId,
                        v.Content.Length,
                    }
            )
            .OrderBy(a => a.Length)
            .ThenBy(a => a.StaffId)
            .ToListAsync();
        var teams = await db
            .Appraisals.Where(a => a.SupervisorId != null && !a.DelegateSigns)
            .GroupBy(a => a.SupervisorId!)
            .Select(g => new { Chief = g.Key, Size = g.Select(a => a.StaffId).Distinct().Count() })
            .ToListAsync();
        var team = teams
            .Where(t => agreed.Any(a => a.SupervisorId == t.Chief))
            .OrderBy(t => Math.Abs(t.Size - TeamSize))
            .ThenBy(t => t.Chief, StringComparer.Ordinal)
            .First();
        var drafting = await db
            .FormDrafts.Join(
                db.Appraisals,
                d => new { Id = d.AppraisalId, Author = d.AuthorId },
                a => new { a.Id, Author = a.StaffId },
                (d, a) => new { Draft = d, a.State }
            )
            .Where(d => d.State == AppraisalState.BeginningDraft || d.State == AppraisalState.BeginningShared)
            .OrderByDescending(d => d.Draft.Content.Length)
            .ThenBy(d => d.Draft.AuthorId)
            .Select(d => new Part(d.Draft.AuthorId, d.Draft.AppraisalId))
            .Take(Connections)
            .ToListAsync();
        var shared = await db
            .Appraisals.Where(a => a.State == AppraisalState.BeginningShared && a.SupervisorId != null && !a.DelegateSigns)
            .Select(a => new Part(a.SupervisorId!, a.Id))
            .ToListAsync();
        var signing = shared
            .GroupBy(p => p.StaffId)
            .OrderByDescending(g => g.Count())
            .ThenBy(g => g.Key, StringComparer.Ordinal)
            .Take(Connections)
            .SelectMany(g => g.OrderBy(p => p.AppraisalId))
            .ToList();
        var cast = new Cast
        {
            Agreed = [.. agreed.Skip((agreed.Count - Connections) / 2).Take(Connections).Select(a => new Part(a.StaffId, a.Id))],
            Chief = new Part(team.Chief, agreed.First(a => a.SupervisorId == team.Chief).Id),
            Team = team.Size,
            Drafting = drafting,
            Signing = signing,
            Officials = await db.Officials.CountAsync(),
            Appraisals = await db.Appraisals.CountAsync(),
        };
        await GivePasswords(db, hasher, cast);
        return cast;
    }

    private static async Task GivePasswords(FairwayDb db, IPasswordHasher<Account> hasher, Cast cast)
    {
        var people = cast.Agreed.Concat(cast.Drafting).Concat(cast.Signing).Append(cast.Chief).Select(p => p.StaffId).Distinct().ToList();
        var accounts = await db.Users.Where(a => people.Contains(a.StaffId!)).ToListAsync();
        foreach (var staffId in people)
        {
            var account = accounts.FirstOrDefault(a => a.StaffId == staffId);
            if (account is null)
            {
                account = Account.New($"{staffId}@measured.example", staffId, staffId);
                db.Users.Add(account);
            }
            account.PasswordHash = hasher.HashPassword(account, Password);
        }
        await db.SaveChangesAsync();
    }
}
