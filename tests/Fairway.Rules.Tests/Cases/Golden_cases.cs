using System.Globalization;
using System.Text.RegularExpressions;
using Fairway.Rules.Appraisals;
using Fairway.Rules.Probation;
using Fairway.Rules.Service;
using Fairway.Rules.Sources;
using Fairway.Rules.Time;
using NodaTime;
using NodaTime.Text;
using Span = Fairway.Rules.Time.Span;

namespace Fairway.Rules.Tests.Cases;

/// <summary>Runs every file of cases/: an HR reader adds one without C#.</summary>
public sealed partial class Golden_cases
{
    public static TheoryData<string> Files() =>
        [
            .. Directory
                .GetFiles(Repository.Path("cases"), "*.json", SearchOption.AllDirectories)
                .Select(Relative)
                .Order(StringComparer.Ordinal),
        ];

    [Theory]
    [MemberData(nameof(Files))]
    public void What_is_given_leads_to_what_is_expected(string file)
    {
        var golden = GoldenCase.Read(Repository.Path("cases", file));
        Assert.Equal(Slug(golden.Sentence), Path.GetFileNameWithoutExtension(file));
        Assert.All(golden.Rules, rule => Assert.True(Citations.Find(rule) is not null, $"{rule} is no rule."));
        Action<GoldenCase> run = golden.Kind switch
        {
            "cycle" => Cycle,
            "signing" => Signing,
            "channel" => Channel,
            "supervision" => Supervision,
            "no-surprises" => NoSurprise,
            "obligations" => Due,
            "guards" => Guards,
            "promotion" => Promotion.Check,
            "review-clock" => UnderperformanceCases.Clock,
            "decision-guards" => UnderperformanceCases.Guards,
            "counted-rating" => UnderperformanceCases.Rating,
            _ => throw new InvalidOperationException($"{file}: there is no kind of case “{golden.Kind}”."),
        };
        run(golden);
    }

    private static void Cycle(GoldenCase golden)
    {
        var given = golden.GivenAs<CycleGiven>();
        var policy = An.Policy() with
        {
            CycleLength = given.Policy?.Length is { } length ? PeriodPattern.Roundtrip.Parse(length).Value : An.Policy().CycleLength,
            CycleAnchor = given.Policy?.Anchor is { } anchor ? Day(anchor) : An.Policy().CycleAnchor,
        };
        var expected = golden.ExpectAs<CycleExpected>();
        var cycle = AppraisalCalendar.First(Day(given.Start), policy);
        Assert.Equal((expected.CycleStart, expected.CycleEnd), (IsoDay.Text(cycle.Start), IsoDay.Text(cycle.LastDay)));
        var dues = AppraisalCalendar
            .Dues(cycle.Start, cycle.LastDay, policy)
            .ToDictionary(due => due.Step.Code(), due => IsoDay.Text(due.On));
        Assert.Equal(expected.Dues, dues);
    }

    private static void Signing(GoldenCase golden)
    {
        var given = golden.GivenAs<SigningGiven>();
        var form = An.Agreement(given.Outputs ?? 3, given.Competencies ?? 3);
        if (golden.Given.TryGetProperty("discussedOn", out _))
        {
            form = form with { DiscussedOn = given.DiscussedOn is { } day ? Day(day) : null };
        }
        form = (given.Blank ?? []).Aggregate(form, (f, path) => Edits.With(f, path, ""));
        form = (given.Spaces ?? []).Aggregate(form, (f, path) => Edits.With(f, path, " \t\n\u00A0"));
        form = given.TextLength is { } characters ? Edits.With(form, "Outputs[0].Measure", new string('m', characters)) : form;
        if (given.WorkplanLinesOnly)
        {
            form = form with { Outputs = [.. form.Outputs.Select(output => output with { Outcome = null, WorkplanLine = output.Id })] };
        }
        var today = given.Today is { } iso ? Day(iso) : new LocalDate(2026, 3, 18);
        var refusals = AgreementCheck.ForSigning(form, An.Policy(), given.Manager, today);
        Assert.Equal(golden.ExpectAs<SigningExpected>().Refused, refusals.Select(refusal => refusal.Code));
    }

    private static void Channel(GoldenCase golden)
    {
        var given = golden.GivenAs<ChannelGiven>();
        var facts = new ChannelFacts(
            Enum.Parse<AppraisalState>(given.State),
            new(Day(given.Start), Day(given.End)),
            given.Chief,
            given.SupervisorSignedOn is { } signed ? Day(signed) : null,
            given.AgreedOn is { } agreed ? Day(agreed) : null
        );
        var stations = AppraisalStations.Of(facts, Day(given.Today), An.Policy());
        Assert.Equal(golden.ExpectAs<ChannelExpected>().Stations, stations.Select(Text));

        static string Text(StationView station) =>
            string.Join(
                ' ',
                new[]
                {
                    station.Station.ToString(),
                    station.Status.ToString(),
                    station.DueOn is { } due ? IsoDay.Text(due) : "",
                    station.DaysLate == 0 ? "" : station.DaysLate.ToString(CultureInfo.InvariantCulture),
                    station.OpensOn is { } opens ? $"from {IsoDay.Text(opens)}" : "",
                }.Where(part => part.Length > 0)
            );
    }

    private static void Supervision(GoldenCase golden)
    {
        var given = golden.GivenAs<SupervisionGiven>();
        var expected = golden.ExpectAs<SupervisionExpected>();
        var tree = new UnitTree([.. given.Units.Select(unit => new UnitNode(unit.Code, unit.Parent, unit.Chief))]);
        Assert.Equal(expected.Supervisor, Supervisors.Of(given.Official, given.Unit, tree, given.Head).StaffId);
        Assert.Equal(
            expected.SecondLevel,
            Supervisors.SecondLevelOf(given.Official, given.Unit, tree, given.Head, given.Alternate).StaffId
        );
    }

    private static void NoSurprise(GoldenCase golden)
    {
        var given = golden.GivenAs<NoSurprisesGiven>();
        var expected = golden.ExpectAs<NoSurprisesExpected>();
        var policy = An.Policy() with
        {
            NoSurprisesLead = given.Lead is { } lead ? PeriodPattern.Roundtrip.Parse(lead).Value : An.Policy().NoSurprisesLead,
        };
        var about = AgreementSections.OfOutput(An.Output(1).Id);
        var raised = (given.Raised ?? []).Select(fact => new Raised(
            about,
            Day(fact.On),
            fact.In switch
            {
                "journal" => RaisedIn.Journal,
                "mid-term" => RaisedIn.MidTermReview,
                _ => throw new FormatException($"Nothing is raised in “{fact.In}”."),
            },
            "ben"
        ));
        var found = Assert.Single(NoSurprises.Of([new(about, given.Rating)], raised, Day(given.RatedOn), policy));
        Assert.Equal((expected.Explanation, expected.Reason), (found.NeedsExplanation, found.Finding.Reason));
    }

    /// <summary>The path that explains; tests of the command line run the same cases through the path of millions.</summary>
    private static void Due(GoldenCase golden)
    {
        var given = golden.GivenAs<ObligationsGiven>();
        Assert.NotEmpty(golden.Arithmetic ?? []);
        var career = new Career(
            Day(given.EntryOnDuty),
            given.Probation == "yes",
            [
                .. given.Service.Select(p => new CareerPeriod(
                    Span.Through(Day(p.From), p.To is { } last ? Day(last) : null),
                    p.Organization,
                    Codes.Parse<ServiceStatus>(p.Status) ?? throw new FormatException($"{p.Status} is no status."),
                    Codes.Parse<Funding>(p.Funding)
                )),
            ]
        );
        var obligations = Obligations.Of(career, Day(given.From), Day(given.To), _ => An.PolicySet());
        Assert.Equal(golden.ExpectAs<ObligationsExpected>().Obligations, obligations.Select(Line));
        Assert.All(obligations, o => Assert.Equal(IsoDay.Text(o.DueOn), o.Why[^1].Facts["result"]));

        static string Line(Obligation o) =>
            $"{o.Kind.Code()},{IsoDay.Text(o.DueOn)},{IsoDay.Text(o.Cycle.Start)},{IsoDay.Text(o.Cycle.LastDay)},{o.Rule.Rule}";
    }

    private static void Guards(GoldenCase golden)
    {
        var given = golden.GivenAs<GuardsGiven>();
        Assert.NotEmpty(golden.Arithmetic ?? []);
        var facts = new GuardFacts(
            Day(given.EntryOnDuty),
            Day(given.On),
            given.ObjectivesAgreedOn is { } agreed ? Day(agreed) : null,
            given.FirstPeriod is [var from, var to] ? (Day(from), Day(to)) : null,
            (Day(given.SecondPeriod[0]), Day(given.SecondPeriod[1])),
            given.WarnedOn is { } warned ? Day(warned) : null
        );
        var guards = FairnessGuards.Of(facts, An.PolicySet().Probation, An.Policy().CommentsWindow);
        Assert.Equal(5, guards.Count);
        Assert.Equal(
            golden.ExpectAs<GuardsExpected>().NotMet,
            guards.Where(guard => guard.Judgement == Judgement.NotMet).Select(guard => guard.Reason)
        );
        Assert.Equal(golden.ExpectAs<GuardsExpected>().NotMet.Length == 0, FairnessGuards.AllMet(guards));
    }

    internal static LocalDate Day(string iso) => IsoDay.Parse(iso) ?? throw new FormatException($"{iso} is no day.");

    private static string Relative(string path) => Path.GetRelativePath(Repository.Path("cases"), path).Replace('\\', '/');

    private static string Slug(string sentence) => NotWord().Replace(sentence.ToLowerInvariant(), "-").Trim('-');

    [GeneratedRegex("[^a-z0-9]+")]
    private static partial Regex NotWord();
}
