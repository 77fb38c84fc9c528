using Fairway.App.Accounts;
using Fairway.App.History;
using Fairway.App.Policies;
using Fairway.App.Service;
using Fairway.Rules;
using Fairway.Rules.Appraisals;
using Fairway.Rules.Service;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Appraisals;

/// <summary>A criterion as HR writes it.</summary>
/// <param name="Form">The form's own id: sent twice it adds once.</param>
/// <param name="Lowest">The lowest grade it concerns; empty: from the category's lowest.</param>
/// <param name="Highest">The highest; empty: to the category's highest.</param>
public sealed record CriterionToAdd(
    Guid Form,
    string Title,
    string Description,
    string? Category,
    string? Lowest,
    string? Highest,
    string? Unit,
    LocalDate? From,
    string Reason
);

/// <summary>A criterion with names, as HR reads it.</summary>
/// <param name="Cycles">How many open cycles have it.</param>
public sealed record CriterionLine(ExtraCriterion Criterion, string? UnitName, string? DecidedBy, string? EndedBy, int Cycles);

/// <summary>
/// Extra criteria for a category, for grades or for a unit, each with a reason: HR partners for the units they serve, HR of the whole organization
/// for all.
/// </summary>
public sealed class ExtraCriteria(FairwayDb db, IClock clock, PolicyLibrary policies)
{
    public const int LongestTitle = 200;

    /// <summary>What is wrong with a criterion before it is added; empty: nothing.</summary>
    public IReadOnlyList<Refusal> Check(Reader reader, CriterionToAdd criterion)
    {
        var longest = policies.PolicyAt(reader.Today).Appraisals.TextMaximum;
        var refusals = new List<Refusal>();
        Required(criterion.Title, CriteriaRefusals.CriterionTitleMissing, LongestTitle);
        Required(criterion.Description, CriteriaRefusals.CriterionDescriptionMissing, longest);
        Required(criterion.Reason, CriteriaRefusals.CriterionReasonMissing, longest);
        if (criterion.From is null)
        {
            refusals.Add(CriteriaRefusals.CriterionDayMissing);
        }
        else if (criterion.From < reader.Today)
        {
            refusals.Add(CriteriaRefusals.CriterionDayPast(criterion.From.Value));
        }

        if (string.IsNullOrEmpty(criterion.Unit) ? !ServiceAccess.IsHrOfAll(reader) : !ServiceAccess.IsHrOf(reader, criterion.Unit))
        {
            refusals.Add(CriteriaRefusals.CriterionUnitMissing);
        }

        if (!string.IsNullOrEmpty(criterion.Category) && Grades(reader.Today, criterion) is { Count: 0 })
        {
            refusals.Add(CriteriaRefusals.CriterionForNobody);
        }

        return refusals;

        void Required(string text, Refusal missing, int most)
        {
            if (string.IsNullOrWhiteSpace(text))
            {
                refusals.Add(missing);
            }
            else if (text.Length > most)
            {
                refusals.Add(Refusal.Of(RefusalCodes.TextTooLong, missing.Field, "CY-4", text.Length, most));
            }
        }
    }

    public async Task<ActResult> AddAsync(Reader reader, CriterionToAdd criterion, CancellationToken stop = default)
    {
        if (!ServiceAccess.IsHr(reader))
        {
            return ActResult.Missing;
        }

        if (await db.ExtraCriteria.AnyAsync(c => c.Id == criterion.Form && c.DecidedBy == reader.Actor, stop))
        {
            return ActResult.Ok;
        }

        if (Check(reader, criterion) is { Count: > 0 } refusals)
        {
            return new ActResult.Refused(refusals);
        }

        if (!string.IsNullOrEmpty(criterion.Unit) && !await db.Units.AnyAsync(u => u.Code == criterion.Unit, stop))
        {
            return new ActResult.Refused(CriteriaRefusals.CriterionUnitMissing);
        }

        var now = clock.GetCurrentInstant();
        var added = new ExtraCriterion
        {
            Id = criterion.Form,
            Title = criterion.Title.Trim(),
            Description = criterion.Description.Trim(),
            Category = string.IsNullOrEmpty(criterion.Category) ? null : criterion.Category,
            Grades =
                string.IsNullOrEmpty(criterion.Category)
                || (string.IsNullOrEmpty(criterion.Lowest) && string.IsNullOrEmpty(criterion.Highest))
                    ? null
                    : string.Join(' ', Grades(reader.Today, criterion)),
            UnitCode = string.IsNullOrEmpty(criterion.Unit) ? null : criterion.Unit,
            From = criterion.From!.Value,
            Reason = criterion.Reason.Trim(),
            DecidedBy = reader.Actor,
            DecidedAt = now,
        };
        db.ExtraCriteria.Add(added);
        db.History.Add(Entry(reader, added, now, "add-criterion"));
        try
        {
            return await db.SaveOrStaleAsync(stop);
        }
        catch (DbUpdateException)
        {
            // Both clicks at the same moment: the other one has added it.
            db.ChangeTracker.Clear();
            if (await db.ExtraCriteria.AnyAsync(c => c.Id == criterion.Form && c.DecidedBy == reader.Actor, stop))
            {
                return ActResult.Ok;
            }

            throw;
        }
    }

    /// <summary>Ends a criterion, with a reason: cycles opened from today on don't have it, those that have it keep it.</summary>
    public async Task<ActResult> EndAsync(Reader reader, Guid id, string reason, CancellationToken stop = default)
    {
        if (await db.ExtraCriteria.SingleOrDefaultAsync(c => c.Id == id, stop) is not { } criterion || !Decides(reader, criterion))
        {
            return ActResult.Missing;
        }

        if (criterion.EndedAt is not null)
        {
            return criterion.EndedBy == reader.Actor ? ActResult.Ok : new ActResult.Refused(CriteriaRefusals.CriterionEnded);
        }

        var longest = policies.PolicyAt(reader.Today).Appraisals.TextMaximum;
        if (string.IsNullOrWhiteSpace(reason) || reason.Length > longest)
        {
            return new ActResult.Refused(
                string.IsNullOrWhiteSpace(reason)
                    ? CriteriaRefusals.CriterionReasonMissing
                    : Refusal.Of(RefusalCodes.TextTooLong, "Reason", "CY-4", reason.Length, longest)
            );
        }

        var now = clock.GetCurrentInstant();
        (criterion.Until, criterion.EndedBy, criterion.EndedAt, criterion.EndedReason) = (reader.Today, reader.Actor, now, reason.Trim());
        db.History.Add(Entry(reader, criterion, now, "end-criterion"));
        return await db.SaveOrStaleAsync(stop);
    }

    /// <summary>All criteria of units that the reader is HR partner of and of those above them, the newest first; null for who is no HR partner.</summary>
    public async Task<IReadOnlyList<CriterionLine>?> ListAsync(Reader reader, CancellationToken stop = default)
    {
        if (!ServiceAccess.IsHr(reader))
        {
            return null;
        }

        var all = await db.ExtraCriteria.AsNoTracking().OrderByDescending(c => c.DecidedAt).ToListAsync(stop);
        var counts = await db
            .AppraisalCriteria.GroupBy(c => c.CriterionId)
            .Select(g => new { g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Key, g => g.Count, stop);
        var units = await db.Units.ToDictionaryAsync(u => u.Code, u => u.Name, StringComparer.Ordinal, stop);
        var names = await OfficialNames.OfAsync(db, [.. all.SelectMany(c => new[] { c.DecidedBy, c.EndedBy })], stop);
        return
        [
            .. all.Select(c => new CriterionLine(
                c,
                c.UnitCode is null ? null : units.GetValueOrDefault(c.UnitCode, c.UnitCode),
                names.GetValueOrDefault(c.DecidedBy),
                c.EndedBy is null ? null : names.GetValueOrDefault(c.EndedBy),
                counts.GetValueOrDefault(c.Id)
            )),
        ];
    }

    /// <summary>Whether it is this partner's to end: who could have added it.</summary>
    public static bool Decides(Reader reader, ExtraCriterion criterion) =>
        criterion.UnitCode is null ? ServiceAccess.IsHrOfAll(reader) : ServiceAccess.IsHrOf(reader, criterion.UnitCode);

    /// <summary>Officials in service today whom a criterion would concern, by name: those whose next cycle would have it.</summary>
    public async Task<IReadOnlyList<ExclusionCandidate>> ConcernedAsync(
        Reader reader,
        CriterionToAdd criterion,
        CancellationToken stop = default
    )
    {
        var grades = string.IsNullOrEmpty(criterion.Category) ? null : Grades(reader.Today, criterion);
        var within = string.IsNullOrEmpty(criterion.Unit)
            ? null
            : (await UnitStructure.OnAsync(db, reader.Today)).Within(criterion.Unit).Select(u => u.Code).ToHashSet(StringComparer.Ordinal);
        var people = await ExclusionReading.CandidatesAsync(
            db,
            reader,
            AppraisalCalendar.Regular(reader.Today, policies.PolicyAt(reader.Today).Appraisals),
            stop
        );
        return
        [
            .. people
                .Where(p => grades is null || (p.Category == criterion.Category && p.Grade is not null && grades.Contains(p.Grade)))
                .Where(p => within is null || (p.UnitCode is not null && within.Contains(p.UnitCode))),
        ];
    }

    /// <summary>Gives an appraisal that is being opened the criteria in force on the day, in the transaction that opens it.</summary>
    internal static async Task GiveAsync(FairwayDb db, IReadOnlyList<Appraisal> opened, CancellationToken stop)
    {
        if (opened.Count == 0)
        {
            return;
        }

        var day = opened[0].OpenedOn;
        var criteria = await db
            .ExtraCriteria.AsNoTracking()
            .Where(c => c.From <= day && (c.Until == null || day < c.Until))
            .ToListAsync(stop);
        if (criteria.Count == 0)
        {
            return;
        }

        var ids = opened.Select(a => a.StaffId).ToList();
        var posts = (
            await db
                .ServicePeriods.Where(ServiceOn.Day(day))
                .Where(p => ids.Contains(p.StaffId))
                .Select(p => new
                {
                    p.StaffId,
                    p.Category,
                    p.Grade,
                })
                .ToListAsync(stop)
        ).ToLookup(p => p.StaffId, StringComparer.Ordinal);
        var parents = await db.Units.ToDictionaryAsync(u => u.Code, u => u.ParentCode, StringComparer.Ordinal, stop);
        foreach (var appraisal in opened)
        {
            var post = posts[appraisal.StaffId].FirstOrDefault();
            var above = new HashSet<string>(StringComparer.Ordinal);
            for (var at = (string?)appraisal.UnitCode; at is not null && above.Add(at); at = parents.GetValueOrDefault(at)) { }
            var its = criteria.Where(c => c.Concerns(post?.Category, post?.Grade, above)).ToList();
            appraisal.HasCriteria = its.Count > 0;
            db.AppraisalCriteria.AddRange(its.Select(c => new AppraisalCriterion { AppraisalId = appraisal.Id, CriterionId = c.Id }));
        }
    }

    /// <summary>The criteria that a cycle has, in the order in which they were added.</summary>
    internal static async Task<IReadOnlyList<CycleCriterion>> OfAsync(FairwayDb db, Appraisal appraisal, CancellationToken stop)
    {
        if (!appraisal.HasCriteria)
        {
            return [];
        }

        return await (
            from of in db.AppraisalCriteria
            join criterion in db.ExtraCriteria on of.CriterionId equals criterion.Id
            where of.AppraisalId == appraisal.Id
            orderby criterion.DecidedAt
            select new CycleCriterion(criterion.Id.ToString(), criterion.Title, criterion.Description)
        ).ToListAsync(stop);
    }

    private HistoryEntry Entry(Reader reader, ExtraCriterion criterion, Instant now, string act) =>
        new()
        {
            At = now,
            Actor = reader.Actor,
            Capability = "appraisals",
            Subject = criterion.Id.ToString(),
            Act = act,
            Rule = "CY-4",
            PolicyVersion = policies.PolicyAt(reader.Today).Version,
        };

    /// <summary>Codes of a category's grades from the lowest to the highest that are named; empty where there are none between.</summary>
    private List<string> Grades(LocalDate day, CriterionToAdd criterion)
    {
        var all =
            policies
                .PolicyAt(day)
                .Service.Grades.Categories.Where(c => c.Category.Code() == criterion.Category)
                .Select(c => c.Grades.ToList())
                .FirstOrDefault()
            ?? [];
        var from = string.IsNullOrEmpty(criterion.Lowest) ? 0 : all.IndexOf(criterion.Lowest);
        var to = string.IsNullOrEmpty(criterion.Highest) ? all.Count - 1 : all.IndexOf(criterion.Highest);
        return from < 0 || to < from ? [] : all.GetRange(from, to - from + 1);
    }
}
