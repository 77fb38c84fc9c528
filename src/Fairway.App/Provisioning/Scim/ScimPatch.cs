using System.Text.Json.Nodes;

namespace Fairway.App.Provisioning.Scim;

/// <summary>
/// Changes a resource as a PATCH says (RFC 7644, section 3.5.2): all of it or nothing. What the RFC leaves open is read so that a client may repeat itself: adding what is
/// there, and removing what is not, changes nothing.
/// </summary>
public sealed class ScimPatch
{
    public const string Urn = "urn:ietf:params:scim:api:messages:2.0:PatchOp";

    /// <summary>Operations in one request.</summary>
    public const int Most = 1000;

    private readonly ScimResourceType type;
    private readonly JsonObject resource;

    private ScimPatch(ScimResourceType type, JsonObject resource) => (this.type, this.resource) = (type, resource);

    /// <summary>The resource after all operations; the one given stays as it is.</summary>
    /// <param name="resource">What a client may set, read before (<see cref="ScimResource.Read"/>).</param>
    public static JsonObject Apply(ScimResourceType type, JsonObject resource, JsonNode? sent)
    {
        if (
            sent is not JsonObject body
            || ScimResource.Member(body, "schemas") is not JsonArray schemas
            || !schemas.Select(ScimResource.TextOf).Contains(Urn, StringComparer.OrdinalIgnoreCase)
        )
        {
            throw ScimRefusedException.Syntax($"\"schemas\" names {Urn}.");
        }
        if (ScimResource.Member(body, "Operations") is not JsonArray { Count: > 0 and <= Most } operations)
        {
            throw ScimRefusedException.Syntax($"\"Operations\" holds one operation or more, {Most} at most.");
        }
        var patch = new ScimPatch(type, (JsonObject)resource.DeepClone());
        foreach (var operation in operations)
        {
            patch.Do(operation as JsonObject ?? throw ScimRefusedException.Syntax("An operation is a JSON object."));
        }
        ScimResource.Check(type, patch.resource);
        return patch.resource;
    }

    private void Do(JsonObject operation)
    {
        var op = ScimResource.TextOf(ScimResource.Member(operation, "op"))?.ToLowerInvariant();
        if (op is not ("add" or "replace" or "remove"))
        {
            throw ScimRefusedException.Syntax("\"op\" is add, replace or remove.");
        }
        var value = ScimResource.Member(operation, "value");
        var path = ScimResource.Member(operation, "path") is { } given
            ? ScimResource.TextOf(given) ?? throw ScimRefusedException.Path("\"path\" is a string.")
            : null;
        if (!string.IsNullOrWhiteSpace(path))
        {
            At(op, path, value, isNamed: true);
        }
        else if (op == "remove")
        {
            throw ScimRefusedException.Target("What is removed is named by \"path\".");
        }
        else
        {
            foreach (
                var (name, part) in value as JsonObject ?? throw ScimRefusedException.Value("Without \"path\" the value is a JSON object.")
            )
            {
                At(op, name, part, isNamed: false);
            }
        }
    }

    /// <param name="isNamed">By a path: then what is read-only is refused, and not only left alone.</param>
    private void At(string op, string text, JsonNode? value, bool isNamed)
    {
        var (path, values) = ScimFilterReader.ReadPath(type, text);
        if (path.IsNotKept)
        {
            return;
        }
        if (values is not null && path.Attribute is { MultiValued: false })
        {
            throw ScimRefusedException.Path($"{path.Attribute.Name} has one value: nothing is selected in brackets.");
        }
        if (path.IsExtension)
        {
            Extension(op, path.Extension!, value);
            return;
        }
        if (path.IsUnknown || path.Attribute is null)
        {
            throw ScimRefusedException.Path($"There is no attribute {text}.");
        }
        if ((path.Part ?? path.Attribute).Mutability == ScimMutability.ReadOnly || path.Attribute.Mutability == ScimMutability.ReadOnly)
        {
            if (isNamed)
            {
                throw ScimRefusedException.Mutability($"{text} is read-only.");
            }
            return;
        }
        var of = Owner(path);
        switch (op)
        {
            case "remove" when values is not null:
                RemoveSelected(of, path, values);
                break;
            case "remove":
                Remove(of, path, value);
                break;
            case var _ when values is not null:
                SetSelected(op, of, path, values, value);
                break;
            case var _ when value is null:
                Remove(of, path, null);
                break;
            default:
                Set(op, of, path.Attribute, path.Part, value);
                break;
        }
        Tidy(path);
    }

    private void Extension(string op, string urn, JsonNode? value)
    {
        if (op == "remove" || value is null)
        {
            resource.Remove(urn);
            return;
        }
        foreach (var (name, part) in value as JsonObject ?? throw ScimRefusedException.Value($"{urn} is a JSON object."))
        {
            At(op, $"{urn}:{name}", part, isNamed: false);
        }
    }

    private static void Set(string op, JsonObject of, ScimAttribute attribute, ScimAttribute? part, JsonNode? value)
    {
        var held = of[attribute.Name];
        if (part is not null)
        {
            if (held is JsonArray all)
            {
                // "emails.type": of every value.
                foreach (var each in all.OfType<JsonObject>())
                {
                    each[part.Name] = ScimResource.Value(part, value);
                }
                return;
            }
            if (attribute.MultiValued)
            {
                throw ScimRefusedException.Target($"{attribute.Name} has no value of which to set {part.Name}.");
            }
            var whole = held as JsonObject ?? [];
            whole[part.Name] = ScimResource.Value(part, value);
            of[attribute.Name] = held is null ? whole : held;
            return;
        }
        var read = ScimResource.Value(attribute, value);
        if (attribute.MultiValued && op == "add" && held is JsonArray before)
        {
            Append(before, read as JsonArray ?? [], demotes: true);
        }
        else if (attribute is { Type: ScimType.Complex, MultiValued: false } && held is JsonObject parts && read is JsonObject given)
        {
            // Parts that are not named stay (sections 3.5.2.1 and 3.5.2.3).
            foreach (var (name, each) in given)
            {
                parts[name] = each?.DeepClone();
            }
        }
        else if (read is null)
        {
            of.Remove(attribute.Name);
        }
        else
        {
            of[attribute.Name] = attribute.MultiValued ? Distinct((JsonArray)read) : read;
        }
    }

    private static JsonArray Distinct(JsonArray values)
    {
        var distinct = new JsonArray();
        Append(distinct, values, demotes: false);
        return distinct;
    }

    /// <summary>Adds what is not there; a new primary value takes the place of the one before.</summary>
    private static void Append(JsonArray to, JsonArray values, bool demotes)
    {
        // Found by "value" where there is one: groups have thousands.
        var there = to.ToLookup(KeyOf, StringComparer.Ordinal);
        var added = new Dictionary<string, List<JsonNode?>>(StringComparer.Ordinal);
        foreach (var value in values)
        {
            var key = KeyOf(value);
            if (there[key].Concat(added.GetValueOrDefault(key) ?? []).Any(known => JsonNode.DeepEquals(known, value)))
            {
                continue;
            }
            if (demotes && value is JsonObject parts && ScimResource.IsPrimary(parts))
            {
                Demote(to, null);
            }
            var copy = value?.DeepClone();
            to.Add(copy);
            (added.TryGetValue(key, out var list) ? list : added[key] = []).Add(copy);
        }
    }

    private static string KeyOf(JsonNode? value) =>
        ScimResource.TextOf(value is JsonObject parts ? parts["value"] : value) ?? value?.ToJsonString() ?? "";

    private static void Demote(JsonArray values, JsonObject? but)
    {
        foreach (var other in values.OfType<JsonObject>().Where(other => other != but && ScimResource.IsPrimary(other)))
        {
            other["primary"] = false;
        }
    }

    private static void SetSelected(string op, JsonObject of, ScimPath path, ScimFilter.Within values, JsonNode? value)
    {
        var list = of[path.Attribute!.Name] as JsonArray;
        var selected = list is null ? [] : list.OfType<JsonObject>().Where(values.Filter.Matches).ToList();
        if (selected.Count == 0)
        {
            // What is added to a value that is not there makes it, with what the filter says of it.
            if (op == "replace" || Described(values.Filter) is not { } made)
            {
                throw ScimRefusedException.Target($"No value of {path.Attribute.Name} matches.");
            }
            list ??= [];
            list.Add(made);
            of[path.Attribute.Name] ??= list;
            selected.Add(made);
        }
        foreach (var each in selected)
        {
            if (path.Part is { } part)
            {
                each[part.Name] = ScimResource.Value(part, value);
            }
            else if (ScimResource.Value(path.Attribute, value, one: true) is JsonObject given)
            {
                if (op == "replace")
                {
                    each.Clear();
                }
                foreach (var (name, sub) in given)
                {
                    each[name] = sub?.DeepClone();
                }
            }
            else
            {
                throw ScimRefusedException.Value($"A value of {path.Attribute.Name} is a JSON object.");
            }
            if (ScimResource.IsPrimary(each))
            {
                Demote(list!, each);
            }
        }
    }

    /// <summary>The value that a filter of equalities describes; null where it says something else.</summary>
    private static JsonObject? Described(ScimFilter filter)
    {
        switch (filter)
        {
            case ScimFilter.Comparison { Operator: ScimOperator.Eq, Value: { } value, Path.Attribute: { } part }:
                return new JsonObject { [part.Name] = ScimResource.Value(part, value.DeepClone()) };
            case ScimFilter.And both when Described(both.Left) is { } left && Described(both.Right) is { } right:
                foreach (var (name, value) in right)
                {
                    left[name] = value?.DeepClone();
                }
                return left;
            default:
                return null;
        }
    }

    private static void Remove(JsonObject of, ScimPath path, JsonNode? value)
    {
        var attribute = path.Attribute!;
        switch (of[attribute.Name])
        {
            case null:
                return;
            case JsonArray all when path.Part is { } part:
                all.OfType<JsonObject>().ToList().ForEach(each => each.Remove(part.Name));
                return;
            case JsonObject whole when path.Part is { } part:
                whole.Remove(part.Name);
                return;
            // Some clients name the values instead of selecting them.
            case JsonArray list when value is not null:
                var gone = ((JsonArray?)ScimResource.Value(attribute, value) ?? []).Select(KeyOf).ToHashSet(StringComparer.Ordinal);
                list.Where(each => gone.Contains(KeyOf(each))).ToList().ForEach(each => list.Remove(each));
                return;
            case var _ when attribute.Required:
                throw ScimRefusedException.Mutability($"{attribute.Name} is required.");
            default:
                of.Remove(attribute.Name);
                return;
        }
    }

    private static void RemoveSelected(JsonObject of, ScimPath path, ScimFilter.Within values)
    {
        if (of[path.Attribute!.Name] is not JsonArray list)
        {
            return;
        }
        foreach (var each in list.OfType<JsonObject>().Where(values.Filter.Matches).ToList())
        {
            if (path.Part is { } part)
            {
                each.Remove(part.Name);
            }
            else
            {
                list.Remove(each);
            }
        }
    }

    /// <summary>Where the attribute stands: in the resource, or in an extension.</summary>
    private JsonObject Owner(ScimPath path)
    {
        if (path.Extension is null)
        {
            return resource;
        }
        if (resource[path.Extension] is not JsonObject extension)
        {
            resource[path.Extension] = extension = [];
        }
        return extension;
    }

    /// <summary>What has become empty is unassigned (RFC 7643, section 2.5).</summary>
    private void Tidy(ScimPath path)
    {
        var of = Owner(path);
        switch (of[path.Attribute!.Name])
        {
            case JsonArray list:
                list.Where(each => each is null or JsonObject { Count: 0 }).ToList().ForEach(each => list.Remove(each));
                Drop(list.Count);
                break;
            case JsonObject parts:
                parts.Where(each => each.Value is null).ToList().ForEach(each => parts.Remove(each.Key));
                Drop(parts.Count);
                break;
            case null:
                Drop(0);
                break;
        }
        if (path.Extension is not null && of.Count == 0)
        {
            resource.Remove(path.Extension);
        }

        void Drop(int left)
        {
            if (left == 0)
            {
                of.Remove(path.Attribute.Name);
            }
        }
    }
}
