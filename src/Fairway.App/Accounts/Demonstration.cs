using System.Text.Json;
using Fairway.App.History;
using Microsoft.EntityFrameworkCore;

namespace Fairway.App.Accounts;

/// <summary>Somebody whom visitors of the demonstration can enter as.</summary>
/// <param name="Who">Staff id, or address for who has none.</param>
/// <param name="Sentences">Who they are, by language.</param>
public sealed record EnterablePerson(string Who, IReadOnlyDictionary<string, string> Sentences);

/// <summary>
/// Whether this database is the demonstration. It is a fact of the database, written when the demonstration organization was loaded into an empty one; no
/// configuration says so, and nothing in the web writes it.
/// </summary>
public sealed class Demonstration
{
    /// <summary>JSON: [{"Who": "1001", "Sentences": {"en": "…", "fr": "…", "es": "…"}}, …] in the order of the page.</summary>
    public const string PeopleKey = "demonstration.people";

    /// <summary>The one password of those people, shown on the page since signing asks for it (decision 3).</summary>
    public const string PasswordKey = "demonstration.password";

    private volatile bool known;

    /// <summary>A demonstration stays one, so that is remembered; that it is none is asked anew, as it may be loading still.</summary>
    public async ValueTask<bool> IsAsync(FairwayDb db, CancellationToken cancel = default)
    {
        if (!known && await db.Settings.AnyAsync(s => s.Key == Setting.Demonstration, cancel))
        {
            known = true;
        }
        return known;
    }

    public async Task<IReadOnlyList<EnterablePerson>> PeopleAsync(FairwayDb db, CancellationToken cancel = default) =>
        await IsAsync(db, cancel) && await ValueAsync(db, PeopleKey, cancel) is { } json
            ? JsonSerializer.Deserialize<List<EnterablePerson>>(json, JsonSerializerOptions.Web) ?? []
            : [];

    public async Task<string?> PasswordAsync(FairwayDb db, CancellationToken cancel = default) =>
        await IsAsync(db, cancel) ? await ValueAsync(db, PasswordKey, cancel) : null;

    /// <summary>What the loader of the demonstration writes beside the mark.</summary>
    public static IEnumerable<Setting> SettingsFor(IEnumerable<EnterablePerson> people, string password) =>
        [
            new() { Key = PeopleKey, Value = JsonSerializer.Serialize(people, JsonSerializerOptions.Web) },
            new() { Key = PasswordKey, Value = password },
        ];

    private static Task<string?> ValueAsync(FairwayDb db, string key, CancellationToken cancel) =>
        db.Settings.Where(s => s.Key == key).Select(s => s.Value).SingleOrDefaultAsync(cancel);
}
