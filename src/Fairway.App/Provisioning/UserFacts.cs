using System.Text.Json.Nodes;
using Fairway.App.Accounts;
using Fairway.App.Provisioning.Scim;
using Fairway.App.Service;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using NodaTime;

namespace Fairway.App.Provisioning;

/// <summary>A user with all that is answered of them.</summary>
/// <param name="Entry">What the directory says; null: it has said nothing yet.</param>
/// <param name="Staff">What the staff file says; null: it does not know them.</param>
/// <param name="Supervisor">The account of the supervisor; null: there is none.</param>
/// <param name="Groups">Groups they are in, by name.</param>
public sealed record HeldUser(
    Account Account,
    DirectoryEntry? Entry,
    StaffFacts? Staff,
    NamedAccount? Supervisor,
    IReadOnlyList<(Guid Id, string Name)> Groups
);

/// <summary>An account with its name.</summary>
public sealed record NamedAccount(Guid Id, string Name);

/// <summary>That the directory keeps an account.</summary>
/// <param name="Token">The name of the token with which it changed it last.</param>
public sealed record DirectoryHold(Instant Since, Instant ChangedAt, string Token);

/// <summary>Entries of the directory, for others.</summary>
public static class DirectoryEntries
{
    /// <summary>Since when the directory keeps an account; null: it doesn't.</summary>
    public static Task<DirectoryHold?> HoldOfAsync(FairwayDb db, Guid accountId, CancellationToken stop) =>
        (
            from entry in db.DirectoryEntries
            join token in db.ServiceTokens on entry.TokenId equals token.Id
            where entry.AccountId == accountId && entry.RemovedAt == null
            select new DirectoryHold(entry.CreatedAt, entry.ChangedAt, token.Name)
        ).SingleOrDefaultAsync(stop);

    /// <summary>Whether the directory keeps an account.</summary>
    public static Task<bool> KeepsAsync(FairwayDb db, Guid accountId, CancellationToken stop) =>
        db.DirectoryEntries.AnyAsync(e => e.AccountId == accountId && e.RemovedAt == null, stop);

    /// <summary>
    /// Ties accounts whose number the staff file has just come to know to their files: the directory may bring a person before the staff file does. The caller saves.
    /// </summary>
    /// <returns>Staff ids that were tied.</returns>
    internal static async Task<IReadOnlyList<string>> TieAsync(FairwayDb db, Instant now, string actor, CancellationToken stop)
    {
        var waiting = await (
            from entry in db.DirectoryEntries
            join account in db.Users on entry.AccountId equals account.Id
            join official in db.Officials on entry.StaffId equals official.StaffId
            where entry.RemovedAt == null && account.StaffId == null && !db.Users.Any(a => a.StaffId == entry.StaffId)
            orderby entry.StaffId
            select new { account, official }
        ).ToListAsync(stop);
        foreach (var (account, official) in waiting.Select(w => (w.account, w.official)))
        {
            Tie(db, now, actor, account, official.StaffId, official.FullName);
        }
        return [.. waiting.Select(w => w.official.StaffId)];
    }

    internal static void Tie(FairwayDb db, Instant now, string actor, Account account, string staffId, string name)
    {
        account.StaffId = staffId;
        account.DisplayName = name;
        db.Remember(now, actor, account, "TiedToFile", new { account = account.Id });
    }
}

/// <summary>Loads users as they are held, and writes them as SCIM does.</summary>
public sealed class UserFacts(FairwayDb db, IClock clock, IOptions<AccountsOptions> options)
{
    /// <summary>The address of a resource.</summary>
    public string Location(ScimResourceType type, Guid id) =>
        $"{options.Value.PublicUrl.ToString().TrimEnd('/')}/scim/v2{type.Endpoint}/{id}";

    /// <summary>Accounts that the directory has not removed.</summary>
    public IQueryable<Account> Live() => db.Users.Where(a => !db.DirectoryEntries.Any(e => e.AccountId == a.Id && e.RemovedAt != null));

    /// <summary>One of them, to be changed; null: there is none.</summary>
    public async Task<HeldUser?> FindAsync(Guid id, CancellationToken stop) =>
        await Live().SingleOrDefaultAsync(a => a.Id == id, stop) is { } account ? (await OfAsync([account], stop))[0] : null;

    /// <summary>All of these, in their order. Entries are tracked as the accounts are.</summary>
    public async Task<IReadOnlyList<HeldUser>> OfAsync(IReadOnlyList<Account> accounts, CancellationToken stop)
    {
        var today = clock.GetCurrentInstant().InUtc().Date;
        var ids = accounts.Select(a => a.Id).ToList();
        var entries = await db.DirectoryEntries.Where(e => ids.Contains(e.AccountId)).ToDictionaryAsync(e => e.AccountId, stop);
        var staffIds = accounts.Select(a => a.StaffId).OfType<string>().ToList();
        var staff = await StaffFacts.OfAsync(db, staffIds, today, stop);
        var above = staff.Values.Select(s => s.SupervisorId).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        var supervisors =
            above.Count == 0
                ? []
                : await db
                    .Users.Where(a => above.Contains(a.StaffId!))
                    .Select(a => new
                    {
                        a.StaffId,
                        a.Id,
                        a.DisplayName,
                    })
                    .ToDictionaryAsync(a => a.StaffId!, a => new NamedAccount(a.Id, a.DisplayName), StringComparer.Ordinal, stop);
        var memberships = (
            await (
                from member in db.GroupMembers
                join held in db.DirectoryGroups on member.GroupId equals held.Id
                where ids.Contains(member.AccountId)
                orderby held.DisplayName, held.Id
                select new
                {
                    member.AccountId,
                    held.Id,
                    held.DisplayName,
                }
            ).ToListAsync(stop)
        ).ToLookup(m => m.AccountId, m => (m.Id, m.DisplayName));
        return
        [
            .. accounts.Select(account =>
            {
                var facts = account.StaffId is null ? null : staff.GetValueOrDefault(account.StaffId);
                return new HeldUser(
                    account,
                    entries.GetValueOrDefault(account.Id),
                    facts,
                    facts?.SupervisorId is null ? null : supervisors.GetValueOrDefault(facts.SupervisorId),
                    [.. memberships[account.Id]]
                );
            }),
        ];
    }

    /// <summary>The user as it is answered: each fact as its owner has it (decision 8).</summary>
    public JsonObject ToJson(HeldUser user)
    {
        var said = SaidOf(user);
        var json = new JsonObject { ["schemas"] = new JsonArray(ScimSchemas.UserId), ["id"] = user.Account.Id.ToString() };
        foreach (var attribute in ScimSchemas.User.Settable)
        {
            var value = attribute.Name switch
            {
                "name" when user.Staff is { } staff => Name(staff),
                "displayName" => user.Account.DisplayName,
                "preferredLanguage" => LanguageOf(user.Account, said),
                "active" => !user.Account.IsClosed,
                _ => said[attribute.Name]?.DeepClone(),
            };
            if (value is not null)
            {
                json[attribute.Name] = value;
            }
        }
        if (user.Groups.Count > 0)
        {
            json["groups"] = new JsonArray([
                .. user.Groups.Select(g => new JsonObject
                {
                    ["value"] = g.Id.ToString(),
                    ["$ref"] = Location(ScimSchemas.Group, g.Id),
                    ["display"] = g.Name,
                }),
            ]);
        }
        if (Enterprise(user, said[ScimSchemas.EnterpriseId] as JsonObject ?? []) is { Count: > 0 } enterprise)
        {
            json["schemas"]!.AsArray().Add(ScimSchemas.EnterpriseId);
            json[ScimSchemas.EnterpriseId] = enterprise;
        }
        var created = user.Entry?.CreatedAt ?? MadeAt(user.Account.Id);
        json["meta"] = Meta(ScimSchemas.User, user.Account.Id, created, user.Entry?.ChangedAt ?? created, ScimAnswer.Version(json));
        return json;
    }

    /// <summary>When a resource was made and changed, where it is, and its version.</summary>
    public JsonObject Meta(ScimResourceType type, Guid id, Instant created, Instant changed, string version) =>
        new()
        {
            ["resourceType"] = type.Name,
            ["created"] = ScimFilter.Text(created),
            ["lastModified"] = ScimFilter.Text(changed),
            ["location"] = Location(type, id),
            ["version"] = version,
        };

    /// <summary>What the directory says; before it has said anything, what an account says of itself, without what the staff file owns.</summary>
    public static JsonObject SaidOf(HeldUser user)
    {
        if (user.Entry is { } entry)
        {
            return JsonNode.Parse(entry.Said)!.AsObject();
        }
        var account = user.Account;
        var said = new JsonObject { ["userName"] = account.Email ?? account.Id.ToString(), ["active"] = !account.IsClosed };
        if (user.Staff is null)
        {
            said["displayName"] = account.DisplayName;
        }
        if (account.Email is { } address)
        {
            said["emails"] = new JsonArray(
                new JsonObject
                {
                    ["value"] = address,
                    ["type"] = "work",
                    ["primary"] = true,
                }
            );
        }
        return said;
    }

    private JsonObject Enterprise(HeldUser user, JsonObject said)
    {
        var json = new JsonObject();
        Add("employeeNumber", user.Account.StaffId ?? said["employeeNumber"]?.DeepClone());
        if (user.Staff is not { } staff)
        {
            Add("department", said["department"]?.DeepClone());
            Add("manager", said["manager"]?.DeepClone());
            return json;
        }
        // Where the directory means the same unit, it is called as the directory calls it.
        Add(
            "department",
            UserDifferences.IsUnit(ScimResource.TextOf(said["department"]), staff) ? said["department"]!.DeepClone() : staff.UnitName
        );
        Add(
            "manager",
            user.Supervisor is not { } above
                ? null
                : new JsonObject
                {
                    ["value"] = above.Id.ToString(),
                    ["$ref"] = Location(ScimSchemas.User, above.Id),
                    ["displayName"] = above.Name,
                }
        );
        return json;

        void Add(string name, JsonNode? value)
        {
            if (value is not null)
            {
                json[name] = value;
            }
        }
    }

    private static JsonObject Name(StaffFacts staff)
    {
        var name = new JsonObject { ["formatted"] = staff.FullName };
        if (staff.FamilyName.Length > 0)
        {
            name["familyName"] = staff.FamilyName;
        }
        if (staff.GivenNames.Length > 0)
        {
            name["givenName"] = staff.GivenNames;
        }
        return name;
    }

    /// <summary>As the directory writes the language where it is the account's.</summary>
    private static JsonNode? LanguageOf(Account account, JsonObject said) =>
        DirectoryWish.LanguageOf(said) == account.Language && account.Language is not null
            ? said["preferredLanguage"]!.DeepClone()
            : account.Language;

    /// <summary>The moment in a UUID of version 7.</summary>
    private static Instant MadeAt(Guid id) =>
        id.Version == 7
            ? Instant.FromUnixTimeMilliseconds(
                (long)(System.Buffers.Binary.BinaryPrimitives.ReadUInt64BigEndian(id.ToByteArray(bigEndian: true)) >> 16)
            )
            : Instant.FromUnixTimeMilliseconds(0);
}
