using System.Globalization;
using Fairway.Rules;
using Fairway.Web.Components;

namespace Fairway.Web.Pages.Policies;

/// <summary>Duty stations and regions to choose from, by name.</summary>
internal static class PlaceChoices
{
    public static IEnumerable<Choice> Stations(PolicySet policy) =>
        policy
            .Service.DutyStations.Select(station => station.Name)
            .Order(StringComparer.Create(CultureInfo.InvariantCulture, ignoreCase: true))
            .Select(name => new Choice(name, name));

    public static IEnumerable<Choice> Regions(Words words, PolicySet policy) =>
        policy
            .Service.DutyStations.Select(station => station.Region)
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .Select(region => new Choice(region, PolicyWords.Region(words, region)));
}
