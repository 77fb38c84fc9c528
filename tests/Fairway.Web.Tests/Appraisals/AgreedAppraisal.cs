using System.Net.Http.Headers;
using AngleSharp.Html.Dom;
using Fairway.App;
using Fairway.App.Accounts;
using Fairway.App.Appraisals;
using Fairway.Rules.Appraisals;
using Fairway.Testing;
using NodaTime;

namespace Fairway.Web.Tests.Appraisals;

/// <summary>A site with one appraisal whose beginning both have signed: Olu's, with Carla as chief and Sam as second level; Xia has no part in it.</summary>
internal sealed class AgreedAppraisal : IAsyncDisposable
{
    public const string Olu = "1001";
    public const string Carla = "1002";
    public const string Sam = "1003";
    public const string Xia = "1004";

    public static readonly Guid Id = new("0197a000-0000-7000-8000-0000000000aa");
    public static readonly Guid FirstOutput = new("0197a000-0000-7000-8000-0000000000a1");

    private AgreedAppraisal(TheDatabase database, FixedClock clock, TheServer server) =>
        (Database, Clock, Server) = (database, clock, server);

    public TheDatabase Database { get; }
    public FixedClock Clock { get; }
    public TheServer Server { get; }

    public static string Address => $"/appraisals/{Id}";

    public static string First => AgreementSections.OfOutput(FirstOutput);

    public static async Task<AgreedAppraisal> On(Provider provider)
    {
        var clock = FixedClock.On("2026-06-10");
        var database = await TheDatabase.From(provider, "agreed-appraisal", FillAsync);
        return new AgreedAppraisal(database, clock, await TheServer.On(database, clock));
    }

    public Task<Visitor> As(string staffId, string language = "en") => Server.As(staffId, language);

    /// <summary>Somebody looks at their home page in the morning: what happens from noon on is news to them.</summary>
    public async Task VisitBefore(string staffId)
    {
        using var visitor = await As(staffId);
        await visitor.Get("/");
        Clock.Advance(Duration.FromHours(3));
    }

    /// <summary>Attaches a file as the page's form does.</summary>
    /// <param name="name">As the browser would send it; null sends none.</param>
    public static async Task<Page> Attach(Visitor visitor, string place, string? name, byte[] content)
    {
        var page = await visitor.Get($"{Address}/evidence");
        using var body = new MultipartFormDataContent();
        foreach (var hidden in page.Document.QuerySelectorAll("form[enctype] input[type=hidden]").OfType<IHtmlInputElement>())
        {
            body.Add(new StringContent(hidden.Value), hidden.Name!);
        }

        body.Add(new StringContent(place), "Place");
        if (name is not null)
        {
            var file = new ByteArrayContent(content);
            file.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
            body.Add(file, "Upload", name);
        }

        // Its length has to be known beforehand, as with browsers.
        await body.LoadIntoBufferAsync();
        return await Page.Of(await visitor.Client.PostAsync(new Uri($"{Address}/evidence", UriKind.Relative), body));
    }

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        await Database.DisposeAsync();
    }

    private static async Task FillAsync(FairwayDb db)
    {
        db.AddRange(A.Unit("TOP"), A.Unit("ENT", under: "TOP"), A.Chief("ENT", is_: Carla), A.Chief("TOP", is_: Sam));
        db.AddRange(A.Supervision(Olu, Carla), A.Supervision(Carla, Sam));
        foreach (
            var (id, given, family) in new[]
            {
                (Olu, "Olu", "Adeyemi"),
                (Carla, "Carla", "Ibarra"),
                (Sam, "Sam", "Osei"),
                (Xia, "Xia", "Wen"),
            }
        )
        {
            db.Add(An.Official(id).Named(given, family).InUnit(id is Sam ? "TOP" : "ENT").Build());
            db.Add((Account)An.Account(id).Named($"{given} {family}").Mail($"{given.ToLowerInvariant()}@example.org"));
        }

        var form = Form();
        var at = Instant.FromUtc(2026, 3, 18, 9, 0);
        var content = FormText.Write(form);
        var appraisal = new Appraisal
        {
            Id = Id,
            StaffId = Olu,
            CycleStart = new(2026, 1, 1),
            CycleEnd = new(2027, 12, 31),
            PolicyVersion = TheServer.Policies.Version,
            OpenedOn = new(2026, 1, 5),
            State = AppraisalState.BeginningAgreed,
            SupervisorId = Carla,
            SecondLevelId = Sam,
            UnitCode = "ENT",
            OfManager = false,
            BeginningDue = new(2026, 4, 1),
            SharedVersion = 1,
            ReceivedByBoardAt = at,
        };
        db.Add(appraisal);
        db.Add(A.Form(appraisal, content, Olu, at));
        db.AddRange(
            form.Outputs.Select(
                (output, i) =>
                    new AppraisalOutput
                    {
                        AppraisalId = Id,
                        OutputId = output.Id,
                        Order = i + 1,
                        Title = output.Title,
                        Agreed = true,
                    }
            )
        );
        await db.SaveChangesAsync();
    }

    private static AgreementForm Form() =>
        new()
        {
            Outputs =
            [
                new(
                    FirstOutput,
                    "Payroll migration in Dakar, Lima and Bangkok",
                    "Paid from the new system",
                    "June 2027",
                    "Two weeks",
                    null,
                    null
                ),
                new(Guid.CreateVersion7(), "Handbook for field offices", "Used in six", "March 2027", "One day a week", null, null),
                new(Guid.CreateVersion7(), "Month-end close in five days", "Six months running", "December 2026", "The team", null, null),
            ],
            Competencies =
            [
                .. TheServer
                    .Policies.PolicyAt(new(2026, 1, 5))
                    .Appraisals.Catalogue.All.Take(3)
                    .Select(c => new CompetencyChoice(c.Code, "i", "w")),
            ],
            Objective = new DevelopmentalObjective("Read a balance sheet", "Course in May", ""),
            DiscussedOn = new(2026, 3, 10),
        };
}
