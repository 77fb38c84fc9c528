using Fairway.App.Accounts;
using Fairway.App.Appraisals;
using Fairway.App.ReportsBoard;
using Fairway.Rules.Appraisals;
using Fairway.Testing;
using Fairway.Web.Hosting.Paper;
using NodaTime;

namespace Fairway.Web.Tests.Home;

/// <summary>
/// The product on a real port with a small organization: Ada and Ben work in ENT, whose chief is Cleo, whose own supervisor is Dora. Tia is
/// financed from technical cooperation, Pio on probation. Zoe and Yan work elsewhere, for Xavi. It is 2 March 2026; what is due is due on 1 April.
/// </summary>
internal sealed class HomeScene : IAsyncDisposable
{
    public const string Ada = "1001";
    public const string Ben = "1002";
    public const string Tia = "1003";
    public const string Pio = "1004";
    public const string Cleo = "2001";
    public const string Dora = "3001";
    public const string Zoe = "4001";
    public const string Yan = "4002";
    public const string Xavi = "5001";

    private static readonly string s_empty = FormText.Write(AgreementForm.Empty);

    private readonly TheDatabase database;
    private readonly TheServer server;

    private HomeScene(TheDatabase database, TheServer server, FixedClock clock)
    {
        this.database = database;
        this.server = server;
        Clock = clock;
    }

    public FixedClock Clock { get; }
    public TheServer Server => server;

    public static async Task<HomeScene> On(Provider provider, string? browser = Browsers.None)
    {
        var clock = FixedClock.On("2026-03-02");
        var database = await TheDatabase.From(provider, "home", Fill);
        return new HomeScene(database, await TheServer.On(database, clock, browser), clock);
    }

    public Task<Visitor> As(string staffId, string language = "en") => server.As(staffId, language);

    public Task Add(params object[] rows) => database.Add(rows);

    public Task<T> Read<T>(Func<Fairway.App.FairwayDb, Task<T>> query) => database.Read(query);

    /// <summary>An appraisal that is open, and as far as the state says.</summary>
    public async Task<Guid> Appraisal(
        string of,
        AppraisalState state = AppraisalState.BeginningDraft,
        string by = Cleo,
        string? second = Dora,
        string unit = "ENT",
        string? sharedBy = null,
        AgreementForm? form = null
    )
    {
        var content = form is null ? s_empty : FormText.Write(form);
        var appraisal = An.Appraisal(of, by, second, unit);
        appraisal.State = state;
        await Add(appraisal);
        if (state == AppraisalState.BeginningDraft)
        {
            return appraisal.Id;
        }

        var shared = Instant.FromUtc(2026, 2, 20, 10, 0);
        var hash = FormText.Hash(appraisal, AppraisalStep.Beginning, content);
        var rows = new List<object> { A.Form(appraisal, content, sharedBy ?? of, shared) };
        if (state is AppraisalState.BeginningSignedBySupervisor or AppraisalState.BeginningAgreed)
        {
            rows.Add(Signature(appraisal, AppraisalParty.Supervisor, by, hash, shared + Duration.FromDays(1)));
        }

        if (state == AppraisalState.BeginningAgreed)
        {
            rows.Add(Signature(appraisal, AppraisalParty.Official, of, hash, shared + Duration.FromDays(2)));
            appraisal.SharedVersion = 1;
            rows.Add(
                BoardItem.Of(
                    appraisal,
                    AppraisalStep.Beginning,
                    (shared + Duration.FromDays(2)).InUtc().Date,
                    shared + Duration.FromDays(2)
                )
            );
        }

        await Add([.. rows]);
        await using var db = database.Open();
        var row = db.Appraisals.Single(a => a.Id == appraisal.Id);
        row.SharedVersion = 1;
        row.ReceivedByBoardAt = state == AppraisalState.BeginningAgreed ? shared + Duration.FromDays(2) : null;
        await db.SaveChangesAsync();
        return appraisal.Id;
    }

    public async Task Grant(Office office, string to, string? unit = null) =>
        await Add(An.Office(office, await server.AccountOf(to), unit));

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        await database.DisposeAsync();
    }

    private static Signature Signature(Appraisal on, AppraisalParty party, string by, string hash, Instant at) =>
        new()
        {
            AppraisalId = on.Id,
            Step = AppraisalStep.Beginning,
            FormNumber = 1,
            Party = party,
            SignerId = by,
            At = at,
            Hash = hash,
            PolicyVersion = on.PolicyVersion,
        };

    private static async Task Fill(Fairway.App.FairwayDb db)
    {
        db.AddRange(
            A.Unit("TOP", name: "The organization"),
            A.Unit("ENT", under: "TOP", name: "Enterprises"),
            A.Unit("FIN", under: "TOP", name: "Finance")
        );
        db.AddRange(A.Chief("TOP", Dora), A.Chief("ENT", Cleo), A.Chief("FIN", Xavi));
        db.AddRange(
            An.Official(Ada).Named("Ada", "Okonkwo").Build(),
            An.Official(Ben).Named("Ben", "Smith").InGrade("G5").At("Bangkok").Build(),
            An.Official(Tia).Named("Tia", "Torres").FundedBy("TC").Build(),
            An.Official(Pio).Named("Pio", "Bruno").Since("2024-05-01").OnProbation().Build(),
            An.Official(Cleo).Named("Cleo", "Martin").InGrade("P5").Build(),
            An.Official(Dora).Named("Dora", "Diaz").InUnit("TOP").InGrade("D1").Build(),
            An.Official(Zoe).Named("Zoe", "Zimmer").InUnit("FIN").Build(),
            An.Official(Yan).Named("Yan", "Yilmaz").InUnit("FIN").Build(),
            An.Official(Xavi).Named("Xavi", "Xu").InUnit("FIN").InGrade("P5").Build()
        );
        foreach (var official in new[] { Ada, Ben, Tia, Pio })
        {
            db.Add(A.Supervision(official, Cleo, Dora));
        }

        db.AddRange(A.Supervision(Cleo, Dora), A.Supervision(Xavi, Dora), A.Supervision(Zoe, Xavi, Dora), A.Supervision(Yan, Xavi, Dora));
        foreach (
            var (who, name) in new[]
            {
                (Ada, "Ada Okonkwo"),
                (Ben, "Ben Smith"),
                (Cleo, "Cleo Martin"),
                (Dora, "Dora Diaz"),
                (Zoe, "Zoe Zimmer"),
                (Xavi, "Xavi Xu"),
                (Yan, "Yan Yilmaz"),
                (Tia, "Tia Torres"),
                (Pio, "Pio Bruno"),
            }
        )
        {
            db.Add(An.Account(who).Named(name).Build());
        }

        await db.SaveChangesAsync();
    }
}
