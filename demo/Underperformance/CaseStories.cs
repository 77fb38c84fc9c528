using Fairway.App.Appraisals;
using Fairway.App.Policies;
using Fairway.App.Underperformance;
using Fairway.Demo.Scenes;
using Fairway.Demo.Supervising;
using Fairway.Rules;
using Fairway.Rules.Underperformance;
using NodaTime;

namespace Fairway.Demo.Underperformance;

/// <summary>
/// Four cases, each at another stage: one that closed because progress was sufficient, one whose clock a leave has stopped, one in which a guard that is
/// not met stops a decision, and one whose plan waits for the official.
/// </summary>
internal sealed class CaseStories
{
    private static readonly CaseOpening s_notes = new()
    {
        Triggers = ["deadlines", "complaints-served"],
        Areas =
        [
            new(
                "Country notes on skills",
                "Two notes a quarter, ready for the regional meetings; agreed in the beginning of cycle as output 2",
                "One note in two quarters. The offices in Lima and Dakar went into their meetings without one, and wrote to say so."
            ),
        ],
        Reasons = ["training-need", "unclear-feedback"],
        Considered =
            "The data platform changed in spring, and the course for it came late. I had also left open which of several tasks goes first; that is mine to clear up.",
        SupportSoFar = "Two talks noted in the journal, and a colleague’s help with the first note.",
    };

    private static readonly ImprovementPlan s_plan = new()
    {
        Remedies =
        [
            new("training", "The three-day course on the data platform, with the next intake", null),
            new("guidance", "Half an hour every other Tuesday: which task goes first, and what stands in the way", null),
        ],
        Objectives =
        [
            new("Two country notes a quarter, before the regional meeting", "Sent to the office a week before its meeting", null),
            new("Questions from offices are answered", "Within five working days, or with a day by which they will be", null),
        ],
        Monitoring = "Every other Tuesday, with a note here once a month",
        Warning = "If this is not reached after six months, other duties in the unit will be considered.",
    };

    private readonly Chance chance;
    private readonly Func<LocalDate, PolicySet> policies;
    private readonly LocalDate today;

    private CaseStories(PolicyLibrary library, LocalDate today, Chance chance) =>
        (policies, this.today, this.chance) = (library.PolicyAt, today, chance);

    /// <summary>All rows, each case before what hangs on it.</summary>
    public static IReadOnlyList<object> Build(
        OrganizationPlan plan,
        Hierarchy hierarchy,
        PolicyLibrary library,
        LocalDate today,
        Chance chance
    )
    {
        var stories = new CaseStories(library, today, chance);
        var chief = DemoPeople.Of("chief").StaffId!;
        // Those of his team who have been his long enough, and are nobody's scene.
        var team = plan
            .Roster.People.Where(p => p.Seat.Scene is null && !hierarchy.IsChief(p.StaffId))
            .Where(p => hierarchy.Of(p.StaffId) is { DelegateId: null } above && above.SupervisorId == chief)
            .Where(p => Period.DaysBetween(hierarchy.Of(p.StaffId).SinceSupervisor, today) > 400)
            .OrderBy(p => p.StaffId, StringComparer.Ordinal)
            .Take(3)
            .ToList();
        var tales = new List<CaseTale>();
        Action<CaseTale>[] courses = [stories.ClosedAsSufficient, stories.PausedByLeave, stories.StoppedByAGuard];
        int[] begun = [330, 150, 312];
        foreach (var (person, i) in team.Select((p, i) => (p, i)))
        {
            tales.Add(stories.Tell(hierarchy, person.StaffId, person.Seat.Unit, begun[i], courses[i]));
        }

        var agreed = DemoPeople.Of("agreed").StaffId!;
        if (hierarchy.Of(agreed).SupervisorId is not null)
        {
            tales.Add(stories.Tell(hierarchy, agreed, hierarchy.Person(agreed).Seat.Unit, 34, stories.WaitsForTheOfficial));
        }

        return [.. tales.SelectMany(tale => tale.Rows)];
    }

    private CaseTale Tell(Hierarchy hierarchy, string official, string unit, int daysAgo, Action<CaseTale> course)
    {
        var above = hierarchy.Of(official);
        var tale = new CaseTale(official, above.SupervisorId!, above.SecondLevelId, unit, Ago(daysAgo), policies, chance);
        course(tale);
        return tale;
    }

    private void ClosedAsSufficient(CaseTale tale)
    {
        Begin(tale, 322, 312, 310, s_plan);
        tale.Progress(Ago(285), "The course was given; the first note went out with it.", support: true);
        foreach (var days in (int[])[240, 190, 150])
        {
            tale.Progress(Ago(days), "Both notes of the quarter on time; the office in Lima said thank you.");
        }

        tale.Say(
            Ago(200),
            CaseWord.Account,
            CaseParty.Official,
            tale.Case.StaffId,
            "Since we settle every other week what goes first, the notes are no trouble. The course should come with the platform, not after it."
        );
        tale.Review(
            Ago(120),
            Ago(118),
            new ProgressReview
            {
                Objectives =
                [
                    new(Progress.Reached, "Four notes, all a week before the meetings"),
                    new(Progress.Reached, "No question open for longer"),
                ],
                Remedies = [new(true, "In the second month"), new(true, "Every other Tuesday, twice by phone")],
                Sufficient = true,
                Text =
                    "The work is where it was agreed to be. What was missing was a course and a clear order of tasks, and both are there now.",
            },
            new(DelayOf.Official, "Some days of annual leave fell on the day; we met when they were over.")
        );
        tale.Say(
            Ago(118),
            CaseWord.Comments,
            CaseParty.Official,
            tale.Case.StaffId,
            "I agree, and I would like to keep the Tuesdays.",
            hour: 15
        );
    }

    private void PausedByLeave(CaseTale tale)
    {
        Begin(tale, 142, 132, 130, s_plan);
        tale.Progress(Ago(100), "One note on time. The second waits for data from the office.");
        tale.Progress(Ago(62), "The course was given.", support: true);
        tale.Leave(Ago(40), DemoPeople.Of("hr-office").StaffId!);
    }

    private void StoppedByAGuard(CaseTale tale)
    {
        Begin(
            tale,
            290,
            278,
            275,
            s_plan with
            {
                Warning = "",
            },
            new(DelayOf.Supervisor, "I was on mission in two countries and did not want to have this talk by phone.")
        );
        foreach (var days in (int[])[230, 180, 130])
        {
            tale.Progress(Ago(days), "One note this quarter, after the meeting. We looked at what takes the time.");
        }

        tale.Review(
            Ago(88),
            Ago(84),
            new ProgressReview
            {
                Objectives =
                [
                    new(Progress.Partly, "Three notes of four, two of them late"),
                    new(Progress.Reached, "Questions are answered"),
                ],
                Remedies = [new(false, "The intake of spring was full; the next is in the new year"), new(true, "Every other Tuesday")],
                Sufficient = false,
                Text = "Better than before, and not yet what was agreed.",
            },
            new(DelayOf.Organization, "The room and the files were moved that week; we met on the first day after.")
        );
        tale.Say(
            Ago(84),
            CaseWord.Comments,
            CaseParty.Official,
            tale.Case.StaffId,
            "I was promised the course for the data platform and have not had it. The two late notes hung on it.",
            hour: 15
        );
        tale.Say(
            Ago(60),
            CaseWord.Advice,
            CaseParty.BoardSecretary,
            DemoPeople.Of("board-secretary").StaffId!,
            "The Board advises to give the course first, and to look again after three months."
        );
        var hr = DemoPeople.Of("hr-office").StaffId!;
        tale.Propose(
            Ago(5),
            hr,
            "reassignment",
            "Other duties in the unit, where no notes have to be written, would suit both sides.",
            new(DelayOf.Organization, "HR asked two units which duties there are, and their answers came after the day.")
        );
        tale.Say(
            Ago(3),
            CaseWord.Account,
            CaseParty.Official,
            tale.Case.StaffId,
            "I would rather have the course and keep the notes. Nobody told me that other duties were in question."
        );
    }

    private void WaitsForTheOfficial(CaseTale tale)
    {
        Open(tale, 25);
        tale.Share(Ago(9), s_plan);
        tale.SignPlan(Ago(2), null);
    }

    private void Begin(CaseTale tale, int discussed, int shared, int signed, ImprovementPlan plan, LateWords? late = null)
    {
        Open(tale, discussed, late);
        tale.Share(Ago(shared), plan);
        tale.SignPlan(Ago(signed + 1), Ago(signed));
    }

    private void Open(CaseTale tale, int discussed, LateWords? late = null)
    {
        tale.Open(s_notes);
        tale.Say(
            Ago(discussed + 2),
            CaseWord.Account,
            CaseParty.Official,
            tale.Case.StaffId,
            "The notes take longer since the platform changed, and nobody could show me how it works. I would have said so earlier had I been asked."
        );
        tale.Discuss(
            Ago(discussed),
            new DiscussionRecord
            {
                Clarified = "Two notes a quarter, a week before the regional meeting, would be enough. Everything else goes behind them.",
                Raised = "The platform changed without a course, and several people ask for things at once.",
                Offered = "The course, and half an hour every other Tuesday.",
            },
            late
        );
    }

    private LocalDate Ago(int days) => today.PlusDays(-days);
}
