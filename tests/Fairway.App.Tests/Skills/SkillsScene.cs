using Fairway.App.Accounts;
using Fairway.App.Policies;
using Fairway.App.Service;
using Fairway.App.Skills;
using Fairway.Rules.Skills;
using Fairway.Testing;
using NodaTime;

namespace Fairway.App.Tests.Skills;

/// <summary>Olu and Pat are officials of unit U, Hana is its HR partner and Ines that of unit E; Amir runs the system and is not in the staff file.</summary>
internal sealed class SkillsScene : IAsyncDisposable
{
    public const string Olu = "1001";
    public const string Pat = "1002";
    public const string Hana = "1003";
    public const string Ines = "1004";
    private static readonly PolicyLibrary Policies = TheServer.Policies;

    private SkillsScene(TheDatabase database) => Database = database;

    public TheDatabase Database { get; }
    public FixedClock Clock { get; } = FixedClock.On("2026-03-02");

    public static async Task<SkillsScene> On(Provider provider) =>
        new(await (await TheDatabase.From(provider, "skills", Fill)).WithSkills());

    public Reader As(string who) =>
        new(
            Guid.CreateVersion7(),
            who,
            who,
            "en",
            DateTimeZone.Utc,
            Clock.Now.InUtc().Date,
            who switch
            {
                Hana => [new(Office.HrPartner, new HashSet<string> { "U" })],
                Ines => [new(Office.HrPartner, new HashSet<string> { "E" })],
                _ => [],
            }
        );

    /// <summary>Runs one use case as one request would: on contexts of its own.</summary>
    public async Task<T> Do<T>(Func<SkillsUses, Task<T>> act)
    {
        await using var db = Database.Open();
        await using var skills = Database.Skills.Open();
        return await act(new SkillsUses(db, skills, Clock, Policies));
    }

    public async Task<Guid> Declares(
        string who,
        string code,
        SkillLevel level = SkillLevel.Advanced,
        string evidence = "",
        string? text = null
    )
    {
        var id = Guid.CreateVersion7();
        await Do(async u =>
        {
            var seen = (await u.Forms.SkillAsync(As(who), id))!.Seen;
            var form = new SkillForm(text is null ? code : null, text, level, 6, 2026, evidence);
            (await u.Forms.KeepAsync(As(who), id, seen, form)).ShouldBe(ActResult.Ok);
            return true;
        });
        return id;
    }

    public async Task Speaks(string who, string code, LanguageLevel level) =>
        await Do(async u =>
        {
            var seen = (await u.Forms.LanguageAsync(As(who), SkillsForms.NewLanguage))!.Seen;
            var form = new LanguageForm(code, level, level, level);
            (await u.Forms.KeepAsync(As(who), SkillsForms.NewLanguage, seen, form)).ShouldBe(ActResult.Ok);
            return true;
        });

    public async Task WouldMove(string who, params string[] to) =>
        await Do(async u =>
        {
            var seen = (await u.Forms.MobilityAsync(As(who)))!.Seen;
            var form = new MobilityForm(true, [], to.Length == 0, to, new LocalDate(2026, 9, 1));
            (await u.Forms.KeepAsync(As(who), seen, form)).ShouldBe(ActResult.Ok);
            return true;
        });

    public async Task Consents(string who, SkillsPurpose to = SkillsPurpose.Vacancy) =>
        (await Do(u => u.Consents.GiveAsync(As(who), to))).ShouldBe(ActResult.Ok);

    public async Task<Guid> Opened(SkillsPurpose purpose = SkillsPurpose.Vacancy, string? station = null)
    {
        var id = Guid.CreateVersion7();
        var form = new OpeningForm(
            purpose,
            "Statistician",
            "U",
            station,
            [new("surveys", SkillLevel.Working, true), new("writing", SkillLevel.Working, false)],
            [new("fr", LanguageLevel.B2, false)]
        );
        (await Do(u => u.Openings.OpenAsync(As(Hana), id, form))).ShouldBe(ActResult.Ok);
        return id;
    }

    public async Task<IReadOnlyList<string>> Found(Guid opening, string by = Hana) =>
        [.. (await Do(u => u.Search.FindAsync(As(by), opening, 1)))!.Found.Select(f => f.Place.StaffId)];

    public ValueTask DisposeAsync() => Database.DisposeAsync();

    private static async Task Fill(FairwayDb db)
    {
        db.AddRange(A.Unit("TOP"), A.Unit("U", under: "TOP", name: "Employment"), A.Unit("E", under: "TOP"));
        foreach (var (who, name) in (ReadOnlySpan<(string, string)>)[(Olu, "Olu"), (Pat, "Pat"), (Hana, "Hana"), (Ines, "Ines")])
        {
            db.Add(An.Official(who).Named("Person", name).InUnit(who == Ines ? "E" : "U").Build());
            db.Add(An.Account(who).Named(name + " Person").Mail($"{name}@example.org").Build());
        }
        await db.SaveChangesAsync();
    }
}

internal sealed class SkillsUses(FairwayDb db, SkillsDb skills, FixedClock clock, PolicyLibrary policies)
{
    private readonly OfficialPlaces _places = new(db);

    public FairwayDb Db => db;
    public OfficialPlaces Places => _places;
    public SkillsCatalogue Catalogue => new(skills, clock, policies);
    public SkillsForms Forms => new(skills, clock, Catalogue, policies);
    public OwnSkills Own => new(skills, clock, policies, Catalogue);
    public SkillsFiles Files => new(skills, clock, policies);
    public SkillsConsents Consents => new(skills, clock, _places);
    public SkillsOpenings Openings => new(skills, clock, Catalogue, policies, _places);
    public SkillsSearch Search => new(skills, clock, Openings, Catalogue, _places);
    public SkillsExport Export => new(Own, Consents);
    public SkillsIntegrity Integrity => new(skills);
    public SkillsDue Due => new(skills, policies);
    public SkillsDb Skills => skills;
}
