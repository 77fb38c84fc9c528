using Fairway.App.History;
using Fairway.App.Results;
using Fairway.Demo.Structure;
using Fairway.Demo.Supervising;
using Fairway.Demo.Writing;
using Fairway.Rules.Results;
using NodaTime;

namespace Fairway.Demo.Results;

/// <summary>The units' workplans of the current biennium (RB-3): most published, some drafts, some not begun.</summary>
internal sealed class Workplans
{
    private readonly Dictionary<string, Workplan> _published = new(StringComparer.Ordinal);
    private readonly Dictionary<Guid, string> _families = [];

    public List<Workplan> Plans { get; } = [];
    public List<WorkplanDraft> Drafts { get; } = [];
    public List<HistoryEntry> History { get; } = [];

    /// <summary>
    /// The lines that somebody's work belongs to: of their occupation, in their unit's published plan, else in the nearest above. Chiefs
    /// answer for all of them.
    /// </summary>
    public IReadOnlyList<WorkplanLine> For(UnitSketch unit, string family, bool isChief, IReadOnlyDictionary<string, UnitSketch> units)
    {
        for (var at = unit; ; at = units[at.Parent])
        {
            if (_published.TryGetValue(at.Code, out var plan))
            {
                return
                [
                    .. plan.Lines.Where(l =>
                        isChief || _families[l.Id] == family || (family == "administration" && l.Kind == WorkplanKinds.Priority)
                    ),
                ];
            }

            if (at.Parent is null)
            {
                return [];
            }
        }
    }

    public static Workplans Build(
        OrganizationPlan organization,
        Hierarchy hierarchy,
        Programme programme,
        string policyVersion,
        Instant now,
        Chance chance
    )
    {
        var today = now.InUtc().Date;
        var biennium = today.Year - (today.Year % 2);
        var plans = new Workplans();
        foreach (var unit in organization.Units.Where(u => u.Size >= 3 && hierarchy.Chief(u.Code) is not null))
        {
            var dice = chance.For(unit.Code);
            var chief = hierarchy.Chief(unit.Code)!;
            var begun = new LocalDate(biennium, 1, 1);
            var since = chief.InUnitSince > begun ? chief.InUnitSince : begun;
            var days = Period.DaysBetween(since, today);
            var fate = dice.Share();
            // Whoever is in a scene has a published plan to link to.
            var forScene = unit.Code is "EMP-SKI" or "DWT-DAKAR" or "DWT-SANTIAGO" or "STA-DAT";
            if (!forScene && (fate < 0.06 || (days < 10 && fate < 0.5)))
            {
                continue;
            }

            var at =
                since.AtMidnight().InUtc().ToInstant()
                + Duration.FromDays(Math.Min((int)(days * 0.8), dice.Between(4, 75)))
                + Duration.FromMinutes(480 + dice.Below(540));
            if (at >= now)
            {
                at = now - Duration.FromMinutes(dice.Between(5, 90));
            }

            var text = plans.Text(unit, programme, since, begun, at, dice);
            plans.Add(unit, biennium, text, chief.StaffId, policyVersion, at, publish: forScene || fate >= 0.14, dice);
        }

        return plans;
    }

    private WorkplanText Text(UnitSketch unit, Programme programme, LocalDate since, LocalDate begun, Instant at, Chance chance)
    {
        var stock = TextStock.In(unit.Language);
        var last = begun.PlusYears(2).PlusDays(-1);
        var families = unit.Families.Select(f => f.Family).ToList();
        var own = stock.Occupations[families[0]];
        var lines = own.Lines.Select(line => (Family: families[0], Text: line)).ToList();
        foreach (var family in families.Skip(1).Where(f => f != "administration" || families[0] == "management"))
        {
            lines.AddRange(chance.Some(stock.Occupations[family].Lines, lines.Count < 5 ? 2 : 1).Select(line => (family, line)));
        }

        var written = new List<WorkplanTextLine>();
        foreach (var (family, text) in lines.Take(Math.Min(lines.Count, chance.Between(Math.Min(3, lines.Count), 7))))
        {
            var line = new WorkplanTextLine(
                chance.Id(at),
                written.Count == 0 || chance.Yes(0.25) ? WorkplanKinds.Priority : WorkplanKinds.Deliverable,
                new Blanks(unit.Language, Places.For(unit.Seat, families[0], unit.Language, chance), since, last, chance).Fill(text),
                chance.Of(programme.For(unit, family, begun.Year))
            );
            _families[line.Id] = family;
            written.Add(line);
        }

        return new WorkplanText($"{chance.Of(own.Pictures)} {chance.Of(stock.Closings)}", [.. written]);
    }

    private void Add(
        UnitSketch unit,
        int biennium,
        WorkplanText text,
        string chiefId,
        string policyVersion,
        Instant at,
        bool publish,
        Chance chance
    )
    {
        var plan = new Workplan
        {
            Id = chance.Id(at),
            UnitCode = unit.Code,
            Biennium = biennium,
        };
        Plans.Add(plan);
        if (!publish)
        {
            Drafts.Add(
                new WorkplanDraft
                {
                    WorkplanId = plan.Id,
                    Content = WorkplanWriting.Write(text),
                    SavedBy = chiefId,
                    SavedAt = at,
                }
            );
            return;
        }

        plan.BigPicture = text.BigPicture;
        plan.PublishedAt = at;
        plan.Lines.AddRange(
            text.Lines.Select(
                (line, i) =>
                    new WorkplanLine
                    {
                        Id = line.Id,
                        WorkplanId = plan.Id,
                        Order = i + 1,
                        Kind = line.Kind,
                        Text = line.Text,
                        OutcomeKey = line.Outcome,
                    }
            )
        );
        _published[unit.Code] = plan;
        History.Add(
            new HistoryEntry
            {
                Id = chance.Id(at),
                At = at,
                Actor = chiefId,
                Capability = "results",
                Subject = WorkplanEditing.SubjectOf(unit.Code, biennium),
                Act = WorkplanActs.Published,
                Rule = "RB-3",
                PolicyVersion = policyVersion,
                Detail = WorkplanWriting.Write(WorkplanChange.Between(WorkplanText.Empty, text)),
            }
        );
    }
}
