using System.Text.Json;
using System.Text.Json.Nodes;
using Fairway.App.Provisioning.Scim;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Provisioning;

/// <summary>Groups of the directory and who is in them.</summary>
public sealed class ProvisionedGroups(FairwayDb db, UserFacts facts, GroupOffices offices, IClock clock)
{
    public async Task<JsonObject> GetAsync(Guid id, CancellationToken stop) =>
        (await JsonOfAsync([await FindAsync(id, stop)], members: true, stop))[0];

    /// <summary>A page of those that match; of a group with thousands the members are looked up only where they are asked for.</summary>
    public async Task<ScimPart> QueryAsync(ScimQuestion question, CancellationToken stop)
    {
        var projection = new ScimProjection(ScimSchemas.Group, question.Attributes, question.ExcludedAttributes);
        var filter = string.IsNullOrWhiteSpace(question.Filter) ? null : ScimFilterReader.Read(ScimSchemas.Group, question.Filter);
        var groups = await Narrowed(db.DirectoryGroups.AsNoTracking(), filter).OrderBy(g => g.Id).ToListAsync(stop);
        if (filter is not null)
        {
            var matching = (await JsonOfAsync(groups, members: true, stop)).Select(filter.Matches).ToList();
            groups = [.. groups.Where((_, i) => matching[i])];
        }
        var page = groups.Skip(question.First - 1).Take(question.Size).ToList();
        return new(groups.Count, [.. (await JsonOfAsync(page, projection.Wants("members"), stop)).Select(projection.Of)]);
    }

    public async Task<JsonObject> AddAsync(ServiceToken by, JsonNode? body, CancellationToken stop)
    {
        var said = ScimResource.Read(ScimSchemas.Group, body);
        var now = clock.GetCurrentInstant();
        var group = new DirectoryGroup
        {
            DisplayName = NameOf(said),
            ExternalId = ScimResource.TextOf(said["externalId"]),
            CreatedAt = now,
            ChangedAt = now,
        };
        db.DirectoryGroups.Add(group);
        db.Told(clock, by.Actor, group.Id, "GroupAdded", new { group = group.DisplayName });
        await BringMembersAsync(by, group, said, stop);
        await db.SaveChangesAsync(stop);
        return await GetAsync(group.Id, stop);
    }

    public Task<JsonObject> ReplaceAsync(ServiceToken by, Guid id, JsonNode? body, string? ifMatch, CancellationToken stop)
    {
        var said = ScimResource.Read(ScimSchemas.Group, body);
        return ChangeAsync(by, id, _ => said, ifMatch, stop);
    }

    public Task<JsonObject> PatchAsync(ServiceToken by, Guid id, JsonNode? body, string? ifMatch, CancellationToken stop) =>
        ChangeAsync(by, id, held => ScimPatch.Apply(ScimSchemas.Group, Settable(held), body), ifMatch, stop);

    public async Task RemoveAsync(ServiceToken by, Guid id, string? ifMatch, CancellationToken stop)
    {
        var group = await FindAsync(id, stop);
        NeedVersion(group, ifMatch);
        var members = await db.GroupMembers.Where(m => m.GroupId == id).ToListAsync(stop);
        await offices.FollowAsync(group, [], [.. members.Select(m => m.AccountId)], by, stop);
        db.GroupMembers.RemoveRange(members);
        db.DirectoryGroups.Remove(group);
        db.Told(clock, by.Actor, id, "GroupRemoved", new { group = group.DisplayName, members = members.Count });
        await db.SaveChangesAsync(stop);
    }

    private async Task<JsonObject> ChangeAsync(
        ServiceToken by,
        Guid id,
        Func<JsonObject, JsonObject> said,
        string? ifMatch,
        CancellationToken stop
    )
    {
        var group = await FindAsync(id, stop);
        NeedVersion(group, ifMatch);
        var now = said((await JsonOfAsync([group], members: true, stop))[0]);
        var (name, externalId) = (NameOf(now), ScimResource.TextOf(now["externalId"]));
        var members = await BringMembersAsync(by, group, now, stop);
        if (members || group.DisplayName != name || group.ExternalId != externalId)
        {
            if (group.DisplayName != name)
            {
                db.Told(clock, by.Actor, id, "GroupRenamed", new { from = group.DisplayName, to = name });
            }
            (group.DisplayName, group.ExternalId, group.ChangedAt) = (name, externalId, clock.GetCurrentInstant());
            // Members stand in rows of their own: the group's version counts them all the same.
            db.Entry(group).State = EntityState.Modified;
        }
        await db.SaveChangesAsync(stop);
        return await GetAsync(id, stop);
    }

    /// <summary>Says whether anybody joined or left.</summary>
    private async Task<bool> BringMembersAsync(ServiceToken by, DirectoryGroup group, JsonObject said, CancellationToken stop)
    {
        var wished = (said["members"] as JsonArray ?? []).OfType<JsonObject>().Select(MemberOf).Distinct().ToList();
        var held = await db.GroupMembers.Where(m => m.GroupId == group.Id).ToDictionaryAsync(m => m.AccountId, stop);
        var joined = wished.Where(id => !held.ContainsKey(id)).ToList();
        var left = held.Keys.Except(wished).ToList();
        foreach (var some in joined.Chunk(1000).Select(some => some.ToList()))
        {
            if (await facts.Live().CountAsync(a => some.Contains(a.Id), stop) < some.Count)
            {
                throw ScimRefusedException.Value("A member is not one of the users here.");
            }
        }
        var now = clock.GetCurrentInstant();
        db.GroupMembers.AddRange(
            joined.Select(id => new GroupMember
            {
                GroupId = group.Id,
                AccountId = id,
                Since = now,
            })
        );
        db.GroupMembers.RemoveRange(left.Select(id => held[id]));
        await offices.FollowAsync(group, joined, left, by, stop);
        if (joined.Count + left.Count > 0)
        {
            db.Told(
                clock,
                by.Actor,
                group.Id,
                "GroupMembers",
                new
                {
                    group = group.DisplayName,
                    joined,
                    left,
                }
            );
        }
        return joined.Count + left.Count > 0;
    }

    private static Guid MemberOf(JsonObject member) =>
        Guid.TryParse(ScimResource.TextOf(member["value"]), out var id)
            ? id
            : throw ScimRefusedException.Value("A member is named by the id of a user here, in \"value\".");

    private static string NameOf(JsonObject said)
    {
        var name = ScimResource.TextOf(said["displayName"])!.Trim();
        return name.Length <= 200 ? name : throw ScimRefusedException.Value("displayName has 200 characters at most.");
    }

    private async Task<DirectoryGroup> FindAsync(Guid id, CancellationToken stop) =>
        await db.DirectoryGroups.SingleOrDefaultAsync(g => g.Id == id, stop) ?? throw ScimRefusedException.NotFound();

    private static void NeedVersion(DirectoryGroup group, string? ifMatch)
    {
        if (ifMatch is not null && !ScimAnswer.Names(ifMatch, VersionOf(group)))
        {
            throw ScimRefusedException.Changed();
        }
    }

    /// <summary>Counts the changes of the group and of who is in it.</summary>
    private static string VersionOf(DirectoryGroup group) => $"W/\"{group.Version}\"";

    /// <summary>What a client may set, without what is answered beside it.</summary>
    private static JsonObject Settable(JsonObject held) => ScimResource.Read(ScimSchemas.Group, held);

    private async Task<IReadOnlyList<JsonObject>> JsonOfAsync(IReadOnlyList<DirectoryGroup> groups, bool members, CancellationToken stop)
    {
        var ids = groups.Select(g => g.Id).ToList();
        var held = (
            members && ids.Count > 0
                ? await (
                    from member in db.GroupMembers
                    join account in db.Users on member.AccountId equals account.Id
                    where ids.Contains(member.GroupId)
                    orderby member.AccountId
                    select new
                    {
                        member.GroupId,
                        account.Id,
                        account.DisplayName,
                    }
                ).ToListAsync(stop)
                : []
        ).ToLookup(m => m.GroupId);
        return
        [
            .. groups.Select(group =>
            {
                var json = new JsonObject
                {
                    ["schemas"] = new JsonArray(ScimSchemas.GroupId),
                    ["id"] = group.Id.ToString(),
                    ["displayName"] = group.DisplayName,
                };
                if (group.ExternalId is not null)
                {
                    json["externalId"] = group.ExternalId;
                }
                if (held[group.Id].Any())
                {
                    json["members"] = new JsonArray([
                        .. held[group.Id]
                            .Select(member => new JsonObject
                            {
                                ["value"] = member.Id.ToString(),
                                ["$ref"] = facts.Location(ScimSchemas.User, member.Id),
                                ["type"] = "User",
                                ["display"] = member.DisplayName,
                            }),
                    ]);
                }
                json["meta"] = facts.Meta(ScimSchemas.Group, group.Id, group.CreatedAt, group.ChangedAt, VersionOf(group));
                return json;
            }),
        ];
    }

    private static IQueryable<DirectoryGroup> Narrowed(IQueryable<DirectoryGroup> groups, ScimFilter? filter) =>
        filter switch
        {
            ScimFilter.And both => Narrowed(Narrowed(groups, both.Left), both.Right),
            ScimFilter.Comparison { Operator: ScimOperator.Eq, Value: { } value, Path: { Part: null, Attribute.Name: var name } }
                when value.GetValueKind() == JsonValueKind.String => (name, value.GetValue<string>()) switch
            {
                ("externalId", var text) => groups.Where(g => g.ExternalId == text),
                ("id", var text) => Guid.TryParse(text, out var id) ? groups.Where(g => g.Id == id) : groups.Where(_ => false),
                _ => groups,
            },
            _ => groups,
        };
}
