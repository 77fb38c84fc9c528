using Fairway.Rules.Time;
using NodaTime;

namespace Fairway.App.Service;

/// <summary>A fact held about an official: a column of officials.csv, written as files write it.</summary>
/// <param name="Name">The column's name.</param>
/// <param name="Get">Its text; null where there is none.</param>
/// <param name="Copy">Takes it over from another copy of the official.</param>
public sealed record OfficialFact(string Name, Func<Official, string?> Get, Action<Official, Official> Copy);

/// <summary>All facts of officials.csv but the staff id itself, in the order of its columns.</summary>
public static class OfficialFacts
{
    public static readonly IReadOnlyList<OfficialFact> All =
    [
        new("family_name", o => Text(o.FamilyName), (from, to) => to.FamilyName = from.FamilyName),
        new("given_names", o => Text(o.GivenNames), (from, to) => to.GivenNames = from.GivenNames),
        new("email", o => o.Email, (from, to) => to.Email = from.Email),
        new("sex", o => o.Sex, (from, to) => to.Sex = from.Sex),
        new("date_of_birth", o => IsoDay.Text(o.DateOfBirth), (from, to) => to.DateOfBirth = from.DateOfBirth),
        new("nationality", o => o.Nationality, (from, to) => to.Nationality = from.Nationality),
        new("language", o => o.Language, (from, to) => to.Language = from.Language),
        new("entry_on_duty", o => IsoDay.Text(o.EntryOnDuty), (from, to) => to.EntryOnDuty = from.EntryOnDuty),
        new("probation", o => o.Probation ? "yes" : "no", (from, to) => to.Probation = from.Probation),
        new("personal_promotion_on", o => Text(o.PersonalPromotionOn), (from, to) => to.PersonalPromotionOn = from.PersonalPromotionOn),
    ];

    public static OfficialFact? Find(string name) => All.FirstOrDefault(f => f.Name == name);

    private static string? Text(string text) => text.Length == 0 ? null : text;

    private static string? Text(LocalDate? day) => day is { } d ? IsoDay.Text(d) : null;
}

/// <summary>A fact of a service period: a column of service.csv.</summary>
public sealed record PeriodFact(string Name, Func<ServicePeriod, string?> Get, Action<ServicePeriod, ServicePeriod> Copy);

/// <summary>All facts of service.csv but whose and since when, in the order of its columns.</summary>
public static class PeriodFacts
{
    public static readonly IReadOnlyList<PeriodFact> All =
    [
        new("to", p => p.Until is { } until ? IsoDay.Text(until.PlusDays(-1)) : null, (from, to) => to.Until = from.Until),
        new("organization", p => p.Organization, (from, to) => to.Organization = from.Organization),
        new("status", p => p.Status, (from, to) => to.Status = from.Status),
        new("category", p => p.Category, (from, to) => to.Category = from.Category),
        new("grade", p => p.Grade, (from, to) => to.Grade = from.Grade),
        new("contract", p => p.Contract, (from, to) => to.Contract = from.Contract),
        new("funding", p => p.Funding, (from, to) => to.Funding = from.Funding),
        new("duty_station", p => p.DutyStation, (from, to) => to.DutyStation = from.DutyStation),
        new("unit", p => p.UnitCode, (from, to) => to.UnitCode = from.UnitCode),
        new("post", p => p.Post, (from, to) => to.Post = from.Post),
        new("recruitment", p => p.Recruitment, (from, to) => to.Recruitment = from.Recruitment),
        new("population", p => p.Population, (from, to) => to.Population = from.Population),
    ];
}
