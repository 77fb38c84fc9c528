using Fairway.App.Training;
using Fairway.App.Training.Council;
using Fairway.Demo.Scenes;
using Fairway.Rules.Training;
using Microsoft.EntityFrameworkCore;

namespace Fairway.Demo.Training;

/// <content>What the Joint Training Council reads, and what it has written.</content>
internal sealed partial class TrainingTold
{
    /// <summary>A score of trainings that are over and evaluated, so that the Joint Training Council has figures to read.</summary>
    private async Task PastAsync(string department, string director, CancellationToken stop)
    {
        (string Title, string Area, decimal Cost)[] held =
        [
            ("Statistics with open tools", "digital", 820m),
            ("Negotiating agreements", "communication", 640m),
            ("Spanish, upper level", "languages", 900m),
            ("Leading a project", "projects", 760m),
        ];
        Open(department, 36_000m, _today.PlusDays(-420));
        var told = db.ChangeTracker.Entries<TrainingRequest>().Select(e => e.Entity.StaffId).ToList();
        var team = await (
            from s in db.Supervisions
            join p in db.ServicePeriods on s.StaffId equals p.StaffId
            where s.From <= _today && s.Until == null && s.SupervisorId != null && p.From <= _today && p.Until == null && p.UnitCode != null
            orderby s.StaffId
            select new
            {
                s.StaffId,
                Chief = s.SupervisorId!,
                Unit = p.UnitCode!,
            }
        ).ToListAsync(stop);
        foreach (
            var (i, one) in team.Where(t => !told.Contains(t.StaffId))
                .DistinctBy(t => t.StaffId)
                .Where((_, i) => i % 9 == 4)
                .Take(26)
                .Index()
        )
        {
            var (title, area, cost) = held[i % held.Length];
            Tell(
                new(one.StaffId, one.Chief, director, one.Unit, department, title, "A regional institute", area, cost)
                {
                    Asked = -460 + i,
                    Starts = -420 + i,
                    Need = (TrainingNeed)(1 + (i % 2)),
                    Why = "It is what the unit’s workplan asks of me next.",
                    Word = "Supported.",
                    Decided = -450 + i,
                    Actual = cost - (10 * (i % 5)),
                    Effects =
                    [
                        (i % 3 == 0 ? "Much" : "Some", "I used it in the first weeks."),
                        ("Some", "It shows in the drafts."),
                        (i % 3 == 1 ? "Some" : "Much", "It has become part of how I work."),
                        ("Some", "The unit asks for it by name."),
                    ],
                }
            );
        }
    }

    /// <summary>A priority and a meeting of the Joint Training Council.</summary>
    private void Council()
    {
        var member = DemoPeople.Of("union").StaffId!;
        var met = _today.PlusDays(-70);
        var policy = policies.PolicyAt(met).Version;
        var priority = new CouncilPriority
        {
            Id = chance.Id(Morning(met)),
            Area = "languages",
            Text = "Languages of the offices that a unit serves come first: half of what they write is answered by somebody else today.",
            Language = "en",
            SetOn = met,
            SetBy = member,
        };
        var minutes = new CouncilMinutes
        {
            MeetingId = chance.Id(Morning(met)),
            Number = 1,
            MetOn = met,
            Text =
                "The Council read the use of funds of the half-year and what officials say that training changed. Most of it was short and on tools; few asked for languages.",
            Recommendations =
                "Give languages precedence until the end of the biennium.\nTell staff in field offices that funds are open to them.",
            Language = "en",
            By = member,
            At = Morning(met),
        };
        db.CouncilPriorities.Add(priority);
        db.CouncilMinutes.Add(minutes);
        db.History.Add(Entry(priority.Id, Morning(met), member, "council-priority-set", "LE-2", policy));
        db.History.Add(Entry(minutes.MeetingId, Morning(met), member, "council-minutes", "LE-2", policy));
    }
}
