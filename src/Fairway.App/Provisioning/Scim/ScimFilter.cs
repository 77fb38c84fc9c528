using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;

namespace Fairway.App.Provisioning.Scim;

/// <summary>The operators of RFC 7644, table 3; pr stands for "is present".</summary>
public enum ScimOperator
{
    Eq = 1,
    Ne,
    Co,
    Sw,
    Ew,
    Gt,
    Ge,
    Lt,
    Le,
    Pr,
}

/// <summary>A filter that was read (<see cref="ScimFilterReader"/>), which resources match or not.</summary>
public abstract record ScimFilter
{
    /// <summary>Whether a resource matches, or within brackets one value of a complex attribute.</summary>
    public abstract bool Matches(JsonObject resource);

    /// <summary>Both.</summary>
    public sealed record And(ScimFilter Left, ScimFilter Right) : ScimFilter
    {
        public override bool Matches(JsonObject resource) => Left.Matches(resource) && Right.Matches(resource);
    }

    /// <summary>Either.</summary>
    public sealed record Or(ScimFilter Left, ScimFilter Right) : ScimFilter
    {
        public override bool Matches(JsonObject resource) => Left.Matches(resource) || Right.Matches(resource);
    }

    /// <summary>What the one beneath does not match.</summary>
    public sealed record Not(ScimFilter Of) : ScimFilter
    {
        public override bool Matches(JsonObject resource) => !Of.Matches(resource);
    }

    /// <summary>emails[type eq "work"]: one value for which all of it holds.</summary>
    public sealed record Within(ScimPath Path, ScimFilter Filter) : ScimFilter
    {
        public override bool Matches(JsonObject resource) => Selected(resource).Any();

        /// <summary>The values that match.</summary>
        public IEnumerable<JsonObject> Selected(JsonObject resource) =>
            Path.In(resource) switch
            {
                JsonArray values => values.OfType<JsonObject>().Where(Filter.Matches),
                JsonObject value => new[] { value }.Where(Filter.Matches),
                _ => [],
            };
    }

    /// <summary>One comparison. Of several values one is enough; an attribute that is not set matches "ne" alone.</summary>
    /// <param name="Value">A string, number, true, false or null; null for <see cref="ScimOperator.Pr"/>.</param>
    public sealed record Comparison(ScimPath Path, ScimOperator Operator, JsonValue? Value) : ScimFilter
    {
        public override bool Matches(JsonObject resource)
        {
            if (Operator == ScimOperator.Pr)
            {
                return Path.Part is null && Path.Attribute is { Type: ScimType.Complex }
                    ? IsSet([Path.In(resource)])
                    : IsSet(Path.ValuesIn(resource));
            }
            var values = Path.ValuesIn(resource).ToList();
            // "eq null" asks whether it is unassigned (RFC 7643, section 2.5).
            if (Value is null)
            {
                return Operator == ScimOperator.Eq ? !IsSet(values) : Operator == ScimOperator.Ne && IsSet(values);
            }
            return values.Count == 0 ? Operator == ScimOperator.Ne : values.Any(Holds);
        }

        private static bool IsSet(IEnumerable<JsonNode?> values) =>
            values.Any(value =>
                value switch
                {
                    null => false,
                    JsonArray list => list.Count > 0,
                    JsonObject parts => parts.Count > 0,
                    _ => value.GetValueKind() != JsonValueKind.String || value.GetValue<string>().Length > 0,
                }
            );

        private bool Holds(JsonNode held)
        {
            var attribute = Path.Part ?? (Path.Attribute is { Type: ScimType.Complex } whole ? whole.Part("value") : Path.Attribute);
            if (attribute is null || held is not JsonValue)
            {
                return Operator == ScimOperator.Ne;
            }
            if (attribute.Type == ScimType.Boolean)
            {
                // Some clients write "True".
                var same = TextOf(held).Equals(TextOf(Value!), StringComparison.OrdinalIgnoreCase);
                return Operator switch
                {
                    ScimOperator.Eq => same,
                    ScimOperator.Ne => !same,
                    _ => false,
                };
            }
            if (Value!.GetValueKind() != JsonValueKind.String)
            {
                return Operator == ScimOperator.Ne;
            }
            var (left, right) = (TextOf(held), TextOf(Value));
            var how = attribute.CaseExact ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase;
            var order = attribute.Type == ScimType.DateTime ? Order(left, right) : string.Compare(left, right, how);
            return Operator switch
            {
                ScimOperator.Eq => order == 0,
                ScimOperator.Ne => order != 0,
                ScimOperator.Co => left.Contains(right, how),
                ScimOperator.Sw => left.StartsWith(right, how),
                ScimOperator.Ew => left.EndsWith(right, how),
                ScimOperator.Gt => order > 0,
                ScimOperator.Ge => order >= 0,
                ScimOperator.Lt => order < 0,
                ScimOperator.Le => order <= 0,
                _ => false,
            };
        }

        /// <summary>Moments by when they are, however they are written; null where one is none, for which no operator but "ne" holds.</summary>
        private static int? Order(string left, string right) =>
            Moment(left) is { } one && Moment(right) is { } other ? one.CompareTo(other) : null;

        private static string TextOf(JsonNode value) =>
            value.GetValueKind() switch
            {
                JsonValueKind.String => value.GetValue<string>(),
                JsonValueKind.True => "true",
                JsonValueKind.False => "false",
                _ => value.ToJsonString(),
            };
    }

    /// <summary>An instant as xsd:dateTime writes it; without a zone it is in UTC.</summary>
    internal static Instant? Moment(string text)
    {
        if (OffsetDateTimePattern.ExtendedIso.Parse(text) is { Success: true } zoned)
        {
            return zoned.Value.ToInstant();
        }
        return LocalDateTimePattern.ExtendedIso.Parse(text) is { Success: true } local ? local.Value.InUtc().ToInstant() : null;
    }

    /// <summary>An instant as it is answered.</summary>
    internal static string Text(Instant moment) => InstantPattern.ExtendedIso.Format(moment).ToString(CultureInfo.InvariantCulture);
}
