using Fairway.App.Accounts;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Service;

/// <summary>Somebody named on a page.</summary>
public sealed record NamedPerson(string StaffId, string Name);

/// <summary>A unit that somebody heads, and since when.</summary>
public sealed record HeadedUnit(string Code, string Name, LocalDate Since);

/// <summary>What a reader sees of an official. What they may not see is not in it.</summary>
/// <param name="Grade">Null for who is not in service today, as with the others of the day.</param>
/// <param name="Chief">Who supervises them; null while nobody does.</param>
/// <param name="Personal">Null where the reader sees no more than everybody does.</param>
public sealed record Profile(
    string StaffId,
    string Name,
    bool InService,
    string? Grade,
    string? DutyStation,
    string? UnitCode,
    string? UnitName,
    NamedPerson? Chief,
    IReadOnlyList<HeadedUnit> Heads,
    PersonalFacts? Personal
)
{
    /// <summary>Null where the official does not exist for the reader.</summary>
    public static async Task<Profile?> LoadAsync(FairwayDb db, Reader reader, string staffId, CancellationToken stop = default)
    {
        var today = reader.Today;
        var official = await db.Officials.AsNoTracking().Include(o => o.Periods).SingleOrDefaultAsync(o => o.StaffId == staffId, stop);
        if (official is null)
        {
            return null;
        }
        var current = ServiceOn.On(official.Periods, today);
        var fileUnit = ServiceAccess.FileUnit(official.Periods, today);
        if (!ServiceAccess.SeesOfficial(reader, staffId, current is not null, fileUnit))
        {
            return null;
        }
        var supervision = await db
            .Supervisions.AsNoTracking()
            .Where(s => s.StaffId == staffId && s.From <= today && (s.Until == null || s.Until > today))
            .FirstOrDefaultAsync(stop);
        var delegation = (await AppraisalFacts.OfAsync(db, [staffId], today, stop)).Single();
        var names = await OfficialNames.OfAsync(db, [supervision?.SupervisorId, supervision?.SecondLevelId, delegation.DelegateId], stop);
        NamedPerson? Named(string? id) => id is null ? null : new NamedPerson(id, names[id]);
        var heads = await (
            from c in db.Chieftaincies
            join u in db.Units on c.UnitCode equals u.Code
            where c.StaffId == staffId && c.From <= today && (c.Until == null || c.Until > today)
            orderby u.Name
            select new HeadedUnit(u.Code, u.Name, c.From)
        ).ToListAsync(stop);
        var unitName = current?.UnitCode is { } code
            ? await db.Units.Where(u => u.Code == code).Select(u => u.Name).SingleOrDefaultAsync(stop)
            : null;
        return new Profile(
            staffId,
            official.FullName,
            current is not null,
            current?.Grade,
            current?.DutyStation,
            current?.UnitCode,
            unitName,
            Named(supervision?.SupervisorId),
            heads,
            ServiceAccess.SeesPersonal(reader, staffId, fileUnit)
                ? new PersonalFacts(
                    official,
                    current,
                    [.. official.Periods.OrderByDescending(p => p.From)],
                    Named(supervision?.SecondLevelId),
                    Named(delegation.DelegateId),
                    delegation.DelegateSigns,
                    supervision?.NamedByHr ?? false,
                    await OwnersAsync(db, staffId, stop),
                    await db
                        .FactQuestions.AsNoTracking()
                        .Where(q => q.StaffId == staffId)
                        .OrderByDescending(q => q.RaisedAt)
                        .ToListAsync(stop),
                    ServiceAccess.IsOneself(reader, staffId),
                    ServiceAccess.ActsAsHrOn(reader, staffId, fileUnit)
                )
                : null
        );
    }

    private static async Task<IReadOnlyDictionary<string, string>> OwnersAsync(FairwayDb db, string staffId, CancellationToken stop) =>
        await db.FactOwners.Where(o => o.StaffId == staffId).ToDictionaryAsync(o => o.Field, o => o.Owner, StringComparer.Ordinal, stop);
}

/// <summary>What only the official and their HR partner see.</summary>
/// <param name="Current">The period of service that covers today; null for who is not in service.</param>
/// <param name="Career">All periods, the latest first.</param>
/// <param name="Owners">Owners of the facts that the staff file doesn't own, by column.</param>
/// <param name="Questions">What the official said of their facts, the latest first.</param>
/// <param name="MayAsk">The reader is the official: they may say that a fact is wrong.</param>
/// <param name="MayCorrect">The reader is the HR partner.</param>
public sealed record PersonalFacts(
    Official Official,
    ServicePeriod? Current,
    IReadOnlyList<ServicePeriod> Career,
    NamedPerson? SecondLevel,
    NamedPerson? Delegate,
    bool DelegateSigns,
    bool ChiefNamedByHr,
    IReadOnlyDictionary<string, string> Owners,
    IReadOnlyList<FactQuestion> Questions,
    bool MayAsk,
    bool MayCorrect
)
{
    public string OwnerOf(string fact) => Owners.GetValueOrDefault(fact, "import");

    public FactQuestion? OpenQuestionOn(string fact) => Questions.FirstOrDefault(q => q.Field == fact && q.AnsweredAt is null);
}
