using Fairway.App;
using Fairway.App.Policies;
using Fairway.App.Service;
using Fairway.App.Skills;
using Fairway.Demo.Scenes;
using Fairway.Rules.Skills;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.Demo.Skills;

/// <summary>
/// The room of skills of the demonstration (LE-3), in its own database: some dozens of officials with what they declare, most of whom consent to one purpose or
/// both; a vacancy in Amina Okafor's unit and a mobility exercise that HR looks for; words that wait to be folded into the catalogue.
/// </summary>
public sealed class SkillsTold
{
    private const int People = 48;

    private static readonly string[] _evidence =
    [
        "",
        "",
        "A working paper, published last year",
        "Led it for two bienniums in the region",
        "Certificate of the training centre in Turin",
        "Trained forty officials of a ministry",
        "Part of the team that wrote the guide",
    ];

    private static readonly string[] _free = ["Facilitation with theatre", "Cadastral surveys", "Sign language interpretation"];

    private readonly SkillsDb _skills;
    private readonly PolicyLibrary _policies;
    private readonly Instant _now;
    private readonly Chance _chance;

    private SkillsTold(SkillsDb skills, PolicyLibrary policies, Instant now)
    {
        (_skills, _policies, _now) = (skills, policies, now);
        _chance = Chance.Of(Demonstration.DefaultSeed).For("skills");
    }

    private LocalDate Today => _now.InUtc().Date;

    /// <summary>Fills an empty room; one that has something in it stays as it is.</summary>
    public static async Task LoadAsync(SkillsDb skills, FairwayDb db, IClock clock, PolicyLibrary policies, CancellationToken stop)
    {
        if (await skills.Openings.AnyAsync(stop) || await skills.Profiles.AnyAsync(stop))
        {
            return;
        }
        await new SkillsTold(skills, policies, clock.GetCurrentInstant()).TellAsync(db, stop);
    }

    private async Task TellAsync(FairwayDb db, CancellationToken stop)
    {
        var (amina, hr) = (DemoPeople.Of("official").StaffId!, DemoPeople.Of("hr-office").StaffId!);
        var unit = await db.Units.Where(u => u.Code == "EMP-SKI").Select(u => new { u.Code, u.Name }).SingleOrDefaultAsync(stop);
        if (unit is null || await db.Officials.CountAsync(o => o.StaffId == amina || o.StaffId == hr, stop) < 2)
        {
            // A demonstration of other people than these has no such room to tell of.
            return;
        }
        var serving = await db
            .ServicePeriods.AsNoTracking()
            .Where(ServiceOn.Day(Today))
            .OrderBy(p => p.StaffId)
            .Select(p => p.StaffId)
            .ToListAsync(stop);
        var step = Math.Max(1, serving.Count / People);
        var people = serving.Where((who, place) => place % step == 0 && who != amina).Take(People).ToList();
        foreach (var (place, who) in people.Index())
        {
            Declare(who, place < _free.Length ? _free[place] : null);
        }
        DeclareAmina(amina);
        var vacancy = Opening(SkillsPurpose.Vacancy, "Statistician, surveys of young people", unit.Code, unit.Name, null, hr);
        Opening(SkillsPurpose.Mobility, "Mobility exercise, field offices in Africa", unit.Code, unit.Name, "Dakar", hr);
        _skills.Add(
            new SkillsSeen
            {
                OpeningId = vacancy.Id,
                StaffId = amina,
                By = hr,
                Day = Today.PlusDays(-4),
                At = _now - Duration.FromDays(4),
            }
        );
        await _skills.SaveChangesAsync(stop);
    }

    private void Declare(string who, string? free)
    {
        var policy = _policies.PolicyAt(Today);
        var moves = _chance.Yes(0.5);
        var stations = policy.Service.DutyStations;
        _skills.Add(
            new SkillsProfile
            {
                StaffId = who,
                ConfirmedOn = Today.PlusDays(-_chance.Between(5, 340)),
                Interested = moves,
                Anywhere = moves && _chance.Yes(0.2),
                Posts = moves ? [_chance.Of(policy.Skills.Posts).Code] : [],
                Stations = moves ? [_chance.Yes(0.4) ? "Dakar" : _chance.Of(stations).Name] : [],
                AvailableFrom = moves ? Today.PlusDays(_chance.Between(30, 400)) : null,
            }
        );
        var category = _chance.Of(policy.Skills.Catalogue);
        var codes = Enumerable
            .Range(0, _chance.Between(1, 3))
            .Select(_ => _chance.Of(category.Entries).Code)
            .Append(_chance.Of(policy.Skills.Catalogue[1].Entries).Code)
            .Distinct(StringComparer.Ordinal);
        foreach (var code in codes)
        {
            Skill(who, code, null, _chance.Of(Enum.GetValues<SkillLevel>()), _chance.Of(_evidence));
        }
        if (free is not null)
        {
            Skill(who, null, free, SkillLevel.Working, "");
        }
        foreach (
            var code in new[] { "en", _chance.Yes(0.6) ? "fr" : "es", _chance.Of(policy.Skills.Languages).Code }.Distinct(
                StringComparer.Ordinal
            )
        )
        {
            var level = (LanguageLevel)_chance.Between((int)LanguageLevel.B1, (int)LanguageLevel.C2);
            Language(who, code, level, (LanguageLevel)Math.Max((int)LanguageLevel.A2, (int)level - _chance.Below(2)));
        }
        Consent(who, SkillsPurpose.Vacancy, _chance.Yes(0.75));
        Consent(who, SkillsPurpose.Mobility, moves && _chance.Yes(0.8));
    }

    private void DeclareAmina(string amina)
    {
        _skills.Add(
            new SkillsProfile
            {
                StaffId = amina,
                ConfirmedOn = Today.PlusDays(-370),
                Interested = true,
                Posts = ["field-office", "other-field"],
                Stations = ["Lima", "Dakar"],
                AvailableFrom = Today.PlusDays(200),
            }
        );
        Skill(amina, "surveys", null, SkillLevel.Advanced, "Analysed the school-to-work transition survey of two countries");
        Skill(amina, "vocational-training", null, SkillLevel.Advanced, "");
        Skill(amina, "writing", null, SkillLevel.Working, "Three country notes");
        Language(amina, "en", LanguageLevel.C2, LanguageLevel.C2);
        Language(amina, "fr", LanguageLevel.C1, LanguageLevel.B2);
        Language(amina, "es", LanguageLevel.B1, LanguageLevel.A2);
        Consent(amina, SkillsPurpose.Vacancy, true);
    }

    private void Skill(string who, string? code, string? text, SkillLevel level, string evidence) =>
        _skills.Add(
            new DeclaredSkill
            {
                Id = Guid.CreateVersion7(),
                StaffId = who,
                Code = code,
                Text = text,
                Folded = text is null ? null : SkillsCheck.Folded(text),
                Level = level,
                Years = _chance.Between(1, 18),
                LastUsed = Today.Year - _chance.Below(4),
                Evidence = evidence,
            }
        );

    private void Language(string who, string code, LanguageLevel understanding, LanguageLevel writing) =>
        _skills.Add(
            new DeclaredLanguage
            {
                StaffId = who,
                Code = code,
                Understanding = understanding,
                Speaking = understanding,
                Writing = writing,
            }
        );

    private void Consent(string who, SkillsPurpose purpose, bool given)
    {
        if (given)
        {
            _skills.Add(
                new SkillsConsent
                {
                    StaffId = who,
                    Purpose = purpose,
                    GivenAt = _now - Duration.FromDays(_chance.Between(10, 300)),
                }
            );
        }
    }

    private SkillsOpening Opening(SkillsPurpose purpose, string title, string unit, string unitName, string? station, string by)
    {
        var opening = new SkillsOpening
        {
            Id = Guid.CreateVersion7(),
            Purpose = purpose,
            Title = title,
            UnitCode = unit,
            UnitName = unitName,
            Station = station,
            Skills =
            [
                new WantedSkill("surveys", SkillLevel.Working, Essential: true),
                new WantedSkill("data-analysis", SkillLevel.Working, Essential: false),
            ],
            Languages = [new WantedLanguage("fr", LanguageLevel.B2, Essential: false)],
            OpenedBy = by,
            OpenedOn = Today.PlusDays(-5),
        };
        _skills.Add(opening);
        return opening;
    }
}
