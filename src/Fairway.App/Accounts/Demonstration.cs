using System.Text.Json;
using Fairway.App.History;
using Microsoft.EntityFrameworkCore;

namespace Fairway.App.Accounts;

/// <summary>Somebody whom visitors of the demonstration can enter as.</summary>
/// <param name="Who">Staff id, or address for who has none.</param>
/// <param name="Sentences">Who they are, by language.</param>
public sealed record EnterablePerson(string Who, IReadOnlyDictionary<string, string> Sentences);

/// <summary>Upward feedback that is open in the demonstration, and the tokens of a team whose time of fetching is over. Elsewhere a respondent alone has theirs.</summary>
/// <param name="Who">The one of the people who can be entered and is invited.</param>
/// <param name="Fetching">About whom tokens can be fetched.</param>
/// <param name="Answering">About whom answers are taken.</param>
/// <param name="KeyId">Of the latter's key.</param>
/// <param name="FetchingUntil">The last day of fetching, as <see cref="Fairway.Rules.Time.IsoDay"/> writes it.</param>
/// <param name="AnsweringUntil">The last day of answers, in the same way.</param>
/// <param name="Tokens">Each good for one answer; which are spent nobody knows here.</param>
public sealed record DemonstrationFeedback(
    string Who,
    string Fetching,
    string Answering,
    string KeyId,
    string FetchingUntil,
    string AnsweringUntil,
    IReadOnlyList<string> Tokens
);

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

    /// <summary>JSON of a <see cref="DemonstrationFeedback"/>, written once it is open.</summary>
    public const string FeedbackKey = "demonstration.feedback";

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

    /// <summary>Null where none was opened.</summary>
    public async Task<DemonstrationFeedback?> FeedbackAsync(FairwayDb db, CancellationToken cancel = default) =>
        await IsAsync(db, cancel) && await ValueAsync(db, FeedbackKey, cancel) is { } json
            ? JsonSerializer.Deserialize<DemonstrationFeedback>(json, JsonSerializerOptions.Web)
            : null;

    public static Setting SettingFor(DemonstrationFeedback feedback) =>
        new() { Key = FeedbackKey, Value = JsonSerializer.Serialize(feedback, JsonSerializerOptions.Web) };

    private static Task<string?> ValueAsync(FairwayDb db, string key, CancellationToken cancel) =>
        db.Settings.Where(s => s.Key == key).Select(s => s.Value).SingleOrDefaultAsync(cancel);
}
