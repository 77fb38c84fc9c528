using Fairway.App.Accounts;
using Fairway.App.History;
using Fairway.App.Policies;
using Fairway.Rules;
using Fairway.Rules.Skills;
using Fairway.Rules.Underperformance;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Skills;

/// <summary>The catalogue on a day: the policies' and what HR added.</summary>
public sealed record CatalogueView(IReadOnlyList<SkillsCategory> Categories)
{
    private readonly Dictionary<string, Wording> _names = Categories
        .SelectMany(c => c.Entries)
        .DistinctBy(e => e.Code, StringComparer.Ordinal)
        .ToDictionary(e => e.Code, e => e.Name, StringComparer.Ordinal);

    public bool Knows(string code) => _names.ContainsKey(code);

    /// <summary>What an entry is called; one that policies no longer have goes by its code.</summary>
    public string NameOf(string code, string language) => _names.TryGetValue(code, out var name) ? name.In(language) : code;
}

/// <summary>What several wrote alike and no catalogue has.</summary>
/// <param name="Folded">Names it in forms.</param>
/// <param name="Text">As one of them wrote it.</param>
/// <param name="People">How many wrote it.</param>
public sealed record FreeEntry(string Folded, string Text, int People);

/// <summary>The catalogue of skills, and its care by HR: free entries are folded into an entry that stands or into a new one (LE-3).</summary>
public sealed class SkillsCatalogue(SkillsDb db, IClock clock, PolicyLibrary policies)
{
    public async Task<CatalogueView> OnAsync(LocalDate day, CancellationToken stop = default)
    {
        var additions = (await db.Additions.AsNoTracking().OrderBy(a => a.Code).ToListAsync(stop)).ToLookup(
            a => a.Category,
            StringComparer.Ordinal
        );
        return new([
            .. policies
                .PolicyAt(day)
                .Skills.Catalogue.Select(c =>
                    c with
                    {
                        Entries =
                        [
                            .. c.Entries,
                            .. additions[c.Code]
                                .Where(a => c.Entries.All(e => e.Code != a.Code))
                                .Select(a => new NamedChoice(a.Code, new Wording(a.En, a.Fr, a.Es))),
                        ],
                    }
                ),
        ]);
    }

    /// <summary>Free entries, those that most wrote first; null for who is not of HR.</summary>
    public async Task<IReadOnlyList<FreeEntry>?> FreeAsync(Reader reader, CancellationToken stop = default)
    {
        if (!SkillsAccess.IsHr(reader))
        {
            return null;
        }
        var free = await db
            .Declared.Where(s => s.Folded != null)
            .GroupBy(s => s.Folded!)
            .Select(g => new
            {
                Folded = g.Key,
                Text = g.Min(s => s.Text)!,
                People = g.Count(),
            })
            .ToListAsync(stop);
        return
        [
            .. free.OrderByDescending(f => f.People)
                .ThenBy(f => f.Folded, StringComparer.Ordinal)
                .Select(f => new FreeEntry(f.Folded, f.Text, f.People)),
        ];
    }

    /// <summary>
    /// Folds what was written freely into the entry <paramref name="into"/>, or into a new one that is called in all three languages. The owners keep
    /// their own words beside it; who had both keeps the one that says more.
    /// </summary>
    public async Task<ActResult> FoldAsync(
        Reader reader,
        string folded,
        string? into,
        string? category,
        Wording named,
        CancellationToken stop = default
    )
    {
        if (!SkillsAccess.IsHr(reader))
        {
            return ActResult.Missing;
        }
        var catalogue = await OnAsync(reader.Today, stop);
        var now = clock.GetCurrentInstant();
        var code = string.IsNullOrEmpty(into) ? null : into;
        if (code is null)
        {
            var known = catalogue.Categories.Any(c => c.Code == category);
            string[] names = [named.En, named.Fr, named.Es];
            if (!known || names.Any(string.IsNullOrWhiteSpace))
            {
                return new ActResult.Refused(Refusal.Of(RefusalCodes.SkillsFoldMissing, "Into", "LE-3"));
            }
            code = "added-" + Guid.CreateVersion7().ToString("N");
            db.Additions.Add(
                new CatalogueAddition
                {
                    Code = code,
                    Category = category!,
                    En = named.En.Trim(),
                    Fr = named.Fr.Trim(),
                    Es = named.Es.Trim(),
                    By = reader.Actor,
                    At = now,
                }
            );
        }
        else if (!catalogue.Knows(code))
        {
            return new ActResult.Refused(Refusal.Of(RefusalCodes.SkillsFoldMissing, "Into", "LE-3"));
        }
        var free = await db.Declared.Where(s => s.Folded == folded).ToListAsync(stop);
        if (free.Count == 0)
        {
            // Somebody else has folded it, or its last owner took it away.
            return ActResult.Stale;
        }
        foreach (var one in free)
        {
            // Who declared the entry as well has it twice now: their own page shows both, and which to keep is theirs to say.
            (one.Code, one.Folded) = (code, null);
        }
        db.History.Add(EntryOf(now, reader.Actor, code, "fold"));
        return await db.SaveOrStaleAsync(stop);
    }

    internal static HistoryEntry EntryOf(Instant at, string actor, string subject, string act, string? detail = null) =>
        new()
        {
            At = at,
            Actor = actor,
            Capability = "skills",
            Subject = subject,
            Act = act,
            Rule = "LE-3",
            Detail = detail,
        };
}
