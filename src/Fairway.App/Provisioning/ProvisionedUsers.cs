using System.Text.Json;
using System.Text.Json.Nodes;
using Fairway.App.Accounts;
using Fairway.App.Provisioning.Scim;
using Microsoft.EntityFrameworkCore;

namespace Fairway.App.Provisioning;

/// <summary>What is asked of a list (RFC 7644, section 3.4.2).</summary>
/// <param name="StartIndex">The place of the first, from 1; what is less counts as 1.</param>
/// <param name="Count">How many at most; null: as many as a page has. What is less than 0 counts as 0.</param>
public sealed record ScimQuestion(string? Filter, int? StartIndex, int? Count, string? Attributes, string? ExcludedAttributes)
{
    /// <summary>Resources on one page at most.</summary>
    public const int LargestPage = 200;

    /// <summary>Where the client names no number.</summary>
    public const int UsualPage = 100;

    public int First => Math.Max(1, StartIndex ?? 1);

    public int Size => Math.Clamp(Count ?? UsualPage, 0, LargestPage);
}

/// <summary>Part of a list: what stands on the page, of how many.</summary>
public sealed record ScimPart(int Total, IReadOnlyList<JsonObject> Resources);

/// <summary>Users of the directory: each is an account.</summary>
public sealed class ProvisionedUsers(FairwayDb db, UserFacts facts, UserChanges changes)
{
    private const int Batch = 500;

    public async Task<JsonObject> GetAsync(Guid id, CancellationToken stop) =>
        facts.ToJson(await facts.FindAsync(id, stop) ?? throw ScimRefusedException.NotFound());

    /// <summary>A page of those that match. Equality of the usual keys is looked up; any other filter goes through all of them.</summary>
    public async Task<ScimPart> QueryAsync(ScimQuestion question, CancellationToken stop)
    {
        var projection = new ScimProjection(ScimSchemas.User, question.Attributes, question.ExcludedAttributes);
        var accounts = facts.Live().AsNoTracking();
        if (string.IsNullOrWhiteSpace(question.Filter))
        {
            var page =
                question.Size == 0 ? [] : await accounts.OrderBy(a => a.Id).Skip(question.First - 1).Take(question.Size).ToListAsync(stop);
            return new(await accounts.CountAsync(stop), [.. (await facts.OfAsync(page, stop)).Select(facts.ToJson).Select(projection.Of)]);
        }
        var filter = ScimFilterReader.Read(ScimSchemas.User, question.Filter);
        var (total, found) = (0, new List<JsonObject>());
        var ids = await Narrowed(accounts, filter).OrderBy(a => a.Id).Select(a => a.Id).ToListAsync(stop);
        foreach (var some in ids.Chunk(Batch))
        {
            var batch = some.ToList();
            var rows = await accounts.Where(a => batch.Contains(a.Id)).OrderBy(a => a.Id).ToListAsync(stop);
            foreach (var json in (await facts.OfAsync(rows, stop)).Select(facts.ToJson).Where(filter.Matches))
            {
                total++;
                if (total >= question.First && found.Count < question.Size)
                {
                    found.Add(projection.Of(json));
                }
            }
            db.ChangeTracker.Clear();
        }
        return new(total, found);
    }

    /// <summary>
    /// A new user. Who was removed before, or has an account that the directory knew nothing of, gets that one: by staff number, by the directory's own key, or by
    /// name where no file is behind it.
    /// </summary>
    public async Task<JsonObject> AddAsync(ServiceToken by, JsonNode? body, CancellationToken stop)
    {
        var said = ScimResource.Read(ScimSchemas.User, body);
        var wish = DirectoryWish.Of(said);
        var account = await changes.SameAsync(wish, stop);
        if (account is null)
        {
            account = await changes.AddAsync(by, said, wish, stop);
        }
        else
        {
            var entry = await db.DirectoryEntries.SingleOrDefaultAsync(e => e.AccountId == account.Id, stop);
            await changes.BringAsync(by, account, entry, said, wish, stop);
        }
        return await JsonOfAsync(account, stop);
    }

    /// <summary>Says all anew. The staff number stays where it is not said, since it ties to a file.</summary>
    public Task<JsonObject> ReplaceAsync(ServiceToken by, Guid id, JsonNode? body, string? ifMatch, CancellationToken stop)
    {
        var said = ScimResource.Read(ScimSchemas.User, body);
        return ChangeAsync(
            by,
            id,
            user =>
            {
                if (user.Account.StaffId is { } number && (said[ScimSchemas.EnterpriseId] as JsonObject)?["employeeNumber"] is null)
                {
                    var enterprise = said[ScimSchemas.EnterpriseId] as JsonObject ?? [];
                    enterprise["employeeNumber"] = number;
                    said[ScimSchemas.EnterpriseId] ??= enterprise;
                }
                return said;
            },
            ifMatch,
            stop
        );
    }

    public Task<JsonObject> PatchAsync(ServiceToken by, Guid id, JsonNode? body, string? ifMatch, CancellationToken stop) =>
        ChangeAsync(by, id, user => ScimPatch.Apply(ScimSchemas.User, UserFacts.SaidOf(user), body), ifMatch, stop);

    public async Task RemoveAsync(ServiceToken by, Guid id, string? ifMatch, CancellationToken stop) =>
        await changes.RemoveAsync(by, await FoundAsync(id, ifMatch, stop), stop);

    private async Task<JsonObject> ChangeAsync(
        ServiceToken by,
        Guid id,
        Func<HeldUser, JsonObject> said,
        string? ifMatch,
        CancellationToken stop
    )
    {
        var user = await FoundAsync(id, ifMatch, stop);
        var now = said(user);
        await changes.BringAsync(by, user.Account, user.Entry, now, DirectoryWish.Of(now), stop);
        return await JsonOfAsync(user.Account, stop);
    }

    private async Task<JsonObject> JsonOfAsync(Account account, CancellationToken stop) =>
        facts.ToJson((await facts.OfAsync([account], stop))[0]);

    private async Task<HeldUser> FoundAsync(Guid id, string? ifMatch, CancellationToken stop)
    {
        var user = await facts.FindAsync(id, stop) ?? throw ScimRefusedException.NotFound();
        if (ifMatch is not null && !ScimAnswer.Names(ifMatch, VersionOf(facts.ToJson(user))))
        {
            throw ScimRefusedException.Changed();
        }
        return user;
    }

    internal static string VersionOf(JsonObject resource) => resource["meta"]!["version"]!.GetValue<string>();

    /// <summary>Leaves out whom the filter can't match, where the database can tell; the filter itself decides on the rest.</summary>
    private IQueryable<Account> Narrowed(IQueryable<Account> accounts, ScimFilter filter)
    {
        if (filter is ScimFilter.And both)
        {
            return Narrowed(Narrowed(accounts, both.Left), both.Right);
        }
        if (
            filter
                is not ScimFilter.Comparison
                {
                    Operator: ScimOperator.Eq,
                    Value: { } value,
                    Path: { Part: null, Attribute: { } attribute }
                } compared
            || value.GetValueKind() != JsonValueKind.String
        )
        {
            return accounts;
        }
        var text = value.GetValue<string>();
        var upper = text.Normalize().ToUpperInvariant();
        return (compared.Path.Extension is null, attribute.Name) switch
        {
            (true, "userName") => accounts.Where(a =>
                db.DirectoryEntries.Any(e => e.AccountId == a.Id && e.NormalizedUserName == upper) || a.NormalizedEmail == upper
            ),
            (true, "externalId") => accounts.Where(a => db.DirectoryEntries.Any(e => e.AccountId == a.Id && e.ExternalId == text)),
            (true, "id") => Guid.TryParse(text, out var id) ? accounts.Where(a => a.Id == id) : accounts.Where(_ => false),
            (false, "employeeNumber") => accounts.Where(a =>
                a.StaffId == text || db.DirectoryEntries.Any(e => e.AccountId == a.Id && e.StaffId == text)
            ),
            _ => accounts,
        };
    }
}
