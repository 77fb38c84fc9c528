using System.Globalization;
using Fairway.Rules.Time;
using Fairway.Web.Components;

namespace Fairway.Web.Pages.People;

/// <summary>Facts as people read them: their names, and what their codes mean.</summary>
public static class FactWords
{
    public static string NameOfFact(this Words words, string fact) => words["People.Fact." + fact];

    /// <summary>A fact's text as files write it, in the reader's words.</summary>
    public static string ValueOfFact(this Words words, string fact, string? written)
    {
        if (string.IsNullOrEmpty(written))
        {
            return words["People.NotStated"];
        }
        if (words.Has($"People.Value.{fact}.{written}"))
        {
            return words[$"People.Value.{fact}.{written}"];
        }
        return fact == "nationality" ? Country(written)
            : IsoDay.Parse(written) is { } day ? words.Date(day)
            : written;
    }

    /// <summary>Who answers for a fact.</summary>
    public static string OwnerOfFact(this Words words, string owner) => words["People.Owner." + owner];

    /// <summary>The country's name where this machine knows it, else its code.</summary>
    private static string Country(string code)
    {
        try
        {
            return new RegionInfo(code).DisplayName;
        }
        catch (ArgumentException)
        {
            return code;
        }
    }
}

/// <summary>Addresses of people and units.</summary>
public static class Places
{
    public static string Person(string staffId) => "/people/" + Uri.EscapeDataString(staffId);

    /// <summary>Units' codes may have a path's own slashes.</summary>
    public static string Unit(string code) => "/units/" + Escaped(code);

    public static string ChiefOf(string code) => "/units/chief/" + Escaped(code);

    public static string Question(Guid id) => "/people/questions/" + id;

    private static string Escaped(string code) => string.Join('/', code.Split('/').Select(Uri.EscapeDataString));
}
