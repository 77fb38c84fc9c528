using System.Collections.Immutable;
using Fairway.Rules;
using Fairway.Rules.Appraisals;
using Fairway.Rules.Probation;
using Fairway.Rules.Service;
using NodaTime;
using NodaTime.Text;

namespace Fairway.App.Policies;

/// <summary>Reads one parameter's value; null where mistakes were reported. The text is what a page shows.</summary>
internal delegate (object Value, string Text)? ReadValue(PolicyReader reader, PolicyJson json, string key);

/// <summary>
/// Every key that policy files may and must set, with its shape and bounds, and how the rules' records are put together from them.
/// The bounds keep out slips of the keyboard; within them an organization decides.
/// </summary>
internal static class PolicyKeys
{
    public static IReadOnlyDictionary<string, ReadValue> All { get; } =
        new Dictionary<string, ReadValue>(PromotionKeys.All, StringComparer.Ordinal)
        {
            ["service.grades"] = Grades,
            ["service.countsUnpaidLeave"] = Flag,
            ["delegation.delegateMaySign"] = Flag,
            ["service.dutyStations"] = DutyStationList.Read,
            ["cycle.length"] = MonthsLong(6, 60),
            ["cycle.anchor"] = (r, json, key) => r.Day(json, key) is { } day ? (day, json.Text) : null,
            ["cycle.minimum"] = MonthsLong(0, 24),
            ["boc.dueAfterStart"] = MonthsLong(1, 12),
            ["mtr.dueAfterStart"] = MonthsLong(2, 48),
            ["eoc.opensBefore"] = MonthsLong(1, 24),
            ["outputs.minimum"] = Whole(1, 20),
            ["outputs.maximum"] = Whole(1, 20),
            ["competencies.minimum"] = Whole(1, 20),
            ["competencies.maximum"] = Whole(1, 20),
            ["comments.window"] = DaysLong(1, 90),
            ["noSurprises.lead"] = DaysLong(0, 365),
            ["handover.due"] = DaysLong(1, 180),
            ["reminders.dueSoon"] = DaysLong(0, 365),
            ["reminders.before"] = EachDaysLong(1, 365),
            ["reminders.after"] = EachDaysLong(1, 365),
            ["reminders.escalate"] = DaysLong(1, 365),
            ["text.maximum"] = Whole(500, 100_000),
            // More than this a request does not hold, nor a database want to.
            ["evidence.maximumSize"] = Whole(1, 25),
            ["evidence.maximumFiles"] = Whole(1, 100),
            ["evidence.types"] = FileTypes,
            ["probation.length"] = MonthsLong(1, 60),
            ["probation.boc.dueAfterEntry"] = MonthsLong(1, 60),
            ["probation.firstMtr.dueAfterEntry"] = MonthsLong(1, 60),
            ["probation.appraisal.dueAfterEntry"] = MonthsLong(1, 60),
            ["probation.secondMtr.dueAfterEntry"] = MonthsLong(1, 60),
            ["probation.input.dueAfterEntry"] = MonthsLong(1, 60),
            ["probation.report.dueAfterEntry"] = MonthsLong(1, 60),
            ["probation.input.opensAfterEntry"] = MonthsLong(1, 60),
            ["probation.inputs.minimum"] = Whole(1, 20),
            ["probation.inputs.maximum"] = Whole(1, 20),
            ["probation.betweenReports.minimum"] = MonthsLong(1, 60),
            ["probation.warning.lead"] = MonthsLong(1, 24),
            ["probation.recommendations"] = Recommendable,
            ["tc.firstReport.dueAfterEntry"] = MonthsLong(1, 60),
            ["tc.report.interval"] = MonthsLong(1, 60),
            ["board.quorum"] = Whole(1, 15),
            // Fewer than three would name people.
            ["board.smallestGroup"] = Whole(3, 50),
            ["board.complianceAfter"] = MonthsLong(0, 24),
            ["upwardFeedback.minimumCycle"] = MonthsLong(6, 60),
            ["upwardFeedback.tokensOpen"] = MonthsLong(5, 24),
            ["upwardFeedback.answersOpen"] = MonthsLong(4, 24),
            // The results are due three months before the discussion (IGDS 100, §9(d)): less can't be set.
            ["upwardFeedback.answersClose"] = MonthsLong(3, 24),
            ["ratings.outputs"] = RatingsOfParts,
            ["ratings.competencies"] = RatingsOfParts,
            ["ratings.overall"] = Ratings,
            ["competencies.catalogue"] = Competencies,
            ["accountability.questions"] = Questions,
            ["preparation.official"] = Prompts,
            ["preparation.supervisor"] = Prompts,
            ["preparation.midTerm.official"] = Prompts,
            ["preparation.midTerm.supervisor"] = Prompts,
            ["preparation.end.official"] = Prompts,
            ["preparation.end.supervisor"] = Prompts,
        }
            .Concat(UnderperformanceKeys.All)
            .Concat(ExerciseKeys.All)
            .Concat(CareerKeys.All)
            .Concat(FeedbackKeys.All)
            .Concat(ReclassificationKeys.All)
            .Concat(TrainingKeys.All)
            .Concat(RecognitionKeys.All)
            .Concat(TransparencyKeys.All)
            .Concat(SkillsKeys.All)
            .Concat(RetentionKeys.All)
            .ToDictionary(StringComparer.Ordinal);

    /// <summary>Pairs of which the first may not be more than the second.</summary>
    public static ImmutableArray<(string Smaller, string Larger)> Ordered { get; } =
    [
        ("outputs.minimum", "outputs.maximum"),
        ("competencies.minimum", "competencies.maximum"),
        ("cycle.minimum", "cycle.length"),
        ("boc.dueAfterStart", "mtr.dueAfterStart"),
        ("mtr.dueAfterStart", "cycle.length"),
        ("eoc.opensBefore", "cycle.length"),
        ("probation.boc.dueAfterEntry", "probation.firstMtr.dueAfterEntry"),
        ("probation.firstMtr.dueAfterEntry", "probation.appraisal.dueAfterEntry"),
        ("probation.appraisal.dueAfterEntry", "probation.secondMtr.dueAfterEntry"),
        ("probation.secondMtr.dueAfterEntry", "probation.input.dueAfterEntry"),
        ("probation.firstMtr.dueAfterEntry", "probation.input.opensAfterEntry"),
        ("probation.input.opensAfterEntry", "probation.input.dueAfterEntry"),
        ("probation.inputs.minimum", "probation.inputs.maximum"),
        ("probation.input.dueAfterEntry", "probation.report.dueAfterEntry"),
        ("probation.report.dueAfterEntry", "probation.length"),
        ("upwardFeedback.answersClose", "upwardFeedback.answersOpen"),
        ("upwardFeedback.answersOpen", "upwardFeedback.tokensOpen"),
        ("upwardFeedback.tokensOpen", "upwardFeedback.minimumCycle"),
        ("upwardFeedback.threshold.report", "upwardFeedback.threshold.comments"),
        ("upwardFeedback.threshold.question", "upwardFeedback.threshold.distribution"),
        ("underperformance.objectives.minimum", "underperformance.objectives.maximum"),
    ];

    public static PolicySet Compose(string version, LocalDate day, Func<string, object> value)
    {
        return new(
            version,
            day,
            new(
                new(Of<ImmutableArray<CategoryGrades>>("service.grades")),
                Of<bool>("service.countsUnpaidLeave"),
                Of<bool>("delegation.delegateMaySign")
            )
            {
                DutyStations = Of<ImmutableArray<DutyStation>>("service.dutyStations"),
            },
            new()
            {
                CycleLength = Of<Period>("cycle.length"),
                CycleAnchor = Of<LocalDate>("cycle.anchor"),
                CycleMinimum = Of<Period>("cycle.minimum"),
                BeginningDueAfterStart = Of<Period>("boc.dueAfterStart"),
                MidTermDueAfterStart = Of<Period>("mtr.dueAfterStart"),
                EndOpensBefore = Of<Period>("eoc.opensBefore"),
                Outputs = new(Of<int>("outputs.minimum"), Of<int>("outputs.maximum")),
                Competencies = new(Of<int>("competencies.minimum"), Of<int>("competencies.maximum")),
                CommentsWindow = Of<Period>("comments.window"),
                HandoverDue = Of<Period>("handover.due"),
                NoSurprisesLead = Of<Period>("noSurprises.lead"),
                DueSoon = Of<Period>("reminders.dueSoon"),
                TextMaximum = Of<int>("text.maximum"),
                Evidence = new(
                    Of<int>("evidence.maximumSize"),
                    Of<int>("evidence.maximumFiles"),
                    Of<ImmutableArray<EvidenceType>>("evidence.types")
                ),
                UpwardFeedback = new(
                    Of<Period>("upwardFeedback.minimumCycle"),
                    Of<Period>("upwardFeedback.tokensOpen"),
                    Of<Period>("upwardFeedback.answersOpen"),
                    Of<Period>("upwardFeedback.answersClose")
                ),
                Ratings = new(
                    Of<ImmutableArray<Rating>>("ratings.outputs"),
                    Of<ImmutableArray<Rating>>("ratings.competencies"),
                    Of<ImmutableArray<Rating>>("ratings.overall")
                ),
                Catalogue = new(Of<ImmutableArray<CoreCompetency>>("competencies.catalogue")),
                Accountabilities = new(Of<ImmutableArray<AccountabilityQuestion>>("accountability.questions")),
                Preparation = Sheets("preparation"),
                PreparationMidTerm = Sheets("preparation.midTerm"),
                PreparationEnd = Sheets("preparation.end"),
            },
            new(
                Of<ImmutableArray<Period>>("reminders.before"),
                Of<ImmutableArray<Period>>("reminders.after"),
                Of<Period>("reminders.escalate")
            ),
            new()
            {
                Length = Of<Period>("probation.length"),
                BeginningDueAfterEntry = Of<Period>("probation.boc.dueAfterEntry"),
                FirstMidTermDueAfterEntry = Of<Period>("probation.firstMtr.dueAfterEntry"),
                AppraisalDueAfterEntry = Of<Period>("probation.appraisal.dueAfterEntry"),
                SecondMidTermDueAfterEntry = Of<Period>("probation.secondMtr.dueAfterEntry"),
                InputDueAfterEntry = Of<Period>("probation.input.dueAfterEntry"),
                ReportDueAfterEntry = Of<Period>("probation.report.dueAfterEntry"),
                InputOpensAfterEntry = Of<Period>("probation.input.opensAfterEntry"),
                InputsMinimum = Of<int>("probation.inputs.minimum"),
                InputsMaximum = Of<int>("probation.inputs.maximum"),
                BetweenReports = Of<Period>("probation.betweenReports.minimum"),
                WarningLead = Of<Period>("probation.warning.lead"),
                Recommendations = Of<ImmutableArray<Rating>>("probation.recommendations"),
            },
            new(Of<Period>("tc.firstReport.dueAfterEntry"), Of<Period>("tc.report.interval")),
            PromotionKeys.Compose(value)
        )
        {
            Underperformance = UnderperformanceKeys.Compose(value),
            Exercise = ExerciseKeys.Compose(value),
            Titularization = CareerKeys.Titularization(value),
            Increments = CareerKeys.Increments(value),
            Board = new(Of<int>("board.quorum"), Of<int>("board.smallestGroup"), Of<Period>("board.complianceAfter")),
            Feedback = FeedbackKeys.Compose(value),
            Reclassification = ReclassificationKeys.Compose(value),
            Training = TrainingKeys.Compose(value),
            Recognition = RecognitionKeys.Compose(value),
            Transparency = TransparencyKeys.Compose(value),
            Skills = SkillsKeys.Compose(value),
            Retention = RetentionKeys.Compose(value),
        };

        T Of<T>(string key) => (T)value(key);

        PreparationPrompts Sheets(string key) =>
            new(Of<ImmutableArray<PreparationPrompt>>(key + ".official"), Of<ImmutableArray<PreparationPrompt>>(key + ".supervisor"));
    }

    internal static ReadValue Whole(int least, int most) =>
        (r, json, key) => r.Whole(json, key, least, most) is { } number ? (number, json.Text) : null;

    internal static ReadValue MonthsLong(int least, int most) =>
        (r, json, key) => r.MonthsLong(json, key, least, most) is { } period ? (period, json.Text) : null;

    internal static ReadValue DaysLong(int least, int most) =>
        (r, json, key) => r.DaysLong(json, key, least, most) is { } period ? (period, json.Text) : null;

    private static ReadValue EachDaysLong(int least, int most) =>
        (r, json, key) =>
            r.List(json, key, 1, (item, at) => r.DaysLong(item, at, least, most), PeriodPattern.Roundtrip.Format) is { } periods
                ? (periods, string.Join(", ", periods.Select(PeriodPattern.Roundtrip.Format)))
                : null;

    internal static (object, string)? Flag(PolicyReader r, PolicyJson json, string key) =>
        r.Flag(json, key) is { } flag ? (flag, json.Text) : null;

    private static (object, string)? Grades(PolicyReader r, PolicyJson json, string key)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return Listed(
            r,
            json,
            key,
            1,
            Category,
            category => category.Category.ToString(),
            c => $"{c.Category}: {string.Join(' ', c.Grades)}"
        );

        CategoryGrades? Category(PolicyJson item, string at)
        {
            if (r.Object(item, at, "category", "name", "grades") is not { } members)
            {
                return null;
            }
            var code = r.Text(members["category"], $"{at}.category");
            var category = code is null ? null : Codes.Parse<Category>(code);
            if (code is not null && category is null)
            {
                r.Mistake(members["category"], $"{at}.category", $"“{code}” is none of {string.Join(", ", Codes.All<Category>())}");
            }
            var name = r.Wording(members["name"], $"{at}.name");
            var grades = r.List(members["grades"], $"{at}.grades", 1, Grade, grade => grade);
            return category is { } known && name is not null && grades is { } list ? new(known, name, list) : null;
        }

        string? Grade(PolicyJson item, string at)
        {
            var grade = r.Text(item, at);
            if (grade is null || seen.Add(grade))
            {
                return grade;
            }
            r.Mistake(item, at, $"“{grade}” stands twice");
            return null;
        }
    }

    private static (object, string)? Ratings(PolicyReader r, PolicyJson json, string key) =>
        Listed(r, json, key, 2, (item, at) => Named(r, item, at, "name", (code, name) => new Rating(code, name)), rating => rating.Code);

    /// <summary>No surprises (CY-10) is asked of what stands below one step, which therefore must be there.</summary>
    private static (object, string)? RatingsOfParts(PolicyReader r, PolicyJson json, string key)
    {
        var scale = Ratings(r, json, key);
        if (scale is { Item1: ImmutableArray<Rating> steps } && !steps.Any(step => step.Code == NoSurprises.FullyMet))
        {
            r.Mistake(json, key, $"has no step “{NoSurprises.FullyMet}”, below which something must have been raised before (CY-10)");
            return null;
        }
        return scale;
    }

    /// <summary>Named as the organization has it; each code is one that the report can act on (PR-1).</summary>
    private static (object, string)? Recommendable(PolicyReader r, PolicyJson json, string key)
    {
        var named = Ratings(r, json, key);
        if (
            named is { Item1: ImmutableArray<Rating> all }
            && all.FirstOrDefault(one => Recommendations.Parse(one.Code) is null) is { } unknown
        )
        {
            r.Mistake(json, key, $"“{unknown.Code}” is none of {string.Join(", ", Recommendations.Codes)}");
            return null;
        }
        return named;
    }

    private static (object, string)? FileTypes(PolicyReader r, PolicyJson json, string key)
    {
        return r.List(json, key, 1, Known, code => code) is { } codes
            ? (
                codes.Select(code => EvidenceTypes.OfCode(code)!.Value).Distinct().ToImmutableArray(),
                string.Join(", ", codes.Select(code => code.ToUpperInvariant()))
            )
            : null;

        string? Known(PolicyJson item, string at)
        {
            if (r.Text(item, at) is not { } code || EvidenceTypes.OfCode(code) is not null)
            {
                return item.Text;
            }
            var known = Enum.GetValues<EvidenceType>().Select(type => type.Extensions().First());
            r.Mistake(item, at, $"“{code}” is none of {string.Join(", ", known)}");
            return null;
        }
    }

    private static (object, string)? Questions(PolicyReader r, PolicyJson json, string key) =>
        Listed(
            r,
            json,
            key,
            1,
            (item, at) => Named(r, item, at, "text", (code, text) => new AccountabilityQuestion(code, text)),
            question => question.Code
        );

    private static (object, string)? Prompts(PolicyReader r, PolicyJson json, string key) =>
        Listed(
            r,
            json,
            key,
            1,
            (item, at) => Named(r, item, at, "text", (code, text) => new PreparationPrompt(code, text)),
            prompt => prompt.Code
        );

    private static (object, string)? Competencies(PolicyReader r, PolicyJson json, string key) =>
        Listed(r, json, key, 3, (item, at) => Competency(r, item, at), competency => competency.Code);

    private static CoreCompetency? Competency(PolicyReader r, PolicyJson item, string at)
    {
        if (r.Object(item, at, "code", "name", "indicators") is not { } members)
        {
            return null;
        }
        var code = r.Code(members["code"], $"{at}.code");
        var name = r.Wording(members["name"], $"{at}.name");
        var indicators = r.List(members["indicators"], $"{at}.indicators", 1, r.Wording, indicator => indicator.En);
        return code is not null && name is not null && indicators is { } list ? new(code, name, list) : null;
    }

    internal static T? Named<T>(PolicyReader r, PolicyJson item, string at, string wording, Func<string, Wording, T> make)
        where T : class
    {
        if (r.Object(item, at, "code", wording) is not { } members)
        {
            return null;
        }
        var code = r.Code(members["code"], $"{at}.code");
        var text = r.Wording(members[wording], $"{at}.{wording}");
        return code is not null && text is not null ? make(code, text) : null;
    }

    internal static (object, string)? Listed<T>(
        PolicyReader r,
        PolicyJson json,
        string key,
        int least,
        Func<PolicyJson, string, T?> read,
        Func<T, string> codeOf,
        Func<T, string>? shown = null
    )
        where T : class =>
        r.List(json, key, least, read, codeOf) is { } list ? (list, string.Join(", ", list.Select(shown ?? codeOf))) : null;
}
