using Fairway.App.Accounts;
using Fairway.App.Service;
using Fairway.Rules.Training;
using NodaTime;

namespace Fairway.App.Training;

/// <summary>
/// Who sees and does what with requests for training and with funds, in one place.
/// <list type="bullet">
/// <item>The official: their own requests, and in no other capacity.</item>
/// <item>Their supervisor of the day, and who stands in for the supervisor: a new one takes requests over, a former one reads nothing more.</item>
/// <item>Whoever holds the fund, as the policy says: the head of its unit, or its HR partner; where the head asks, or there is none, the HR partner.</item>
/// <item>The HR partner of the official's unit reads.</item>
/// <item>A fund with its ledger: the head of its unit, and its HR partner, who alone opens, raises and cuts it.</item>
/// <item>Nobody else: no other colleague, no administrator, and of the Union and the Council nobody by name.</item>
/// </list>
/// </summary>
public sealed class TrainingAccess(FairwayDb db, Reader reader, FundHolder holder)
{
    private readonly string _me = reader.StaffId ?? "";
    private readonly LocalDate _today = reader.Today;
    private readonly bool _hrOfAll = reader.HrUnits is null;
    private readonly List<string> _hrUnits = reader.HrUnits?.ToList() ?? [];

    /// <summary>The reader, and those for whom they stand in today.</summary>
    private readonly List<string> _acting = reader.StaffId is { } me ? [me, .. reader.StandsInFor] : [];

    public IQueryable<TrainingRequest> Own() => db.TrainingRequests.Where(r => r.StaffId == _me);

    public IQueryable<TrainingRequest> OfTeam() =>
        db.TrainingRequests.Where(r =>
            r.StaffId != _me
            && db.Supervisions.Any(s =>
                s.StaffId == r.StaffId
                && s.SupervisorId != null
                && _acting.Contains(s.SupervisorId)
                && s.From <= _today
                && (s.Until == null || _today < s.Until)
            )
        );

    /// <summary>Those of funds that the reader holds: the requests of others, and never one's own.</summary>
    public IQueryable<TrainingRequest> Held() =>
        holder == FundHolder.HrPartner
            ? db.TrainingRequests.Where(r => r.StaffId != _me && (_hrOfAll || _hrUnits.Contains(r.FundUnit)))
            : db.TrainingRequests.Where(r =>
                r.StaffId != _me
                && (
                    db.Chieftaincies.Any(c =>
                        c.UnitCode == r.FundUnit && c.StaffId == _me && c.From <= _today && (c.Until == null || _today < c.Until)
                    )
                    || (
                        (_hrOfAll || _hrUnits.Contains(r.FundUnit))
                        && !db.Chieftaincies.Any(c =>
                            c.UnitCode == r.FundUnit && c.StaffId != r.StaffId && c.From <= _today && (c.Until == null || _today < c.Until)
                        )
                    )
                )
            );

    public IQueryable<TrainingRequest> OfHr() =>
        db.TrainingRequests.Where(r => r.StaffId != _me && (_hrOfAll || _hrUnits.Contains(r.UnitCode)));

    /// <summary>Funds that the reader sees with their ledgers.</summary>
    public IQueryable<TrainingFund> Funds() =>
        db.TrainingFunds.Where(f =>
            _hrOfAll
            || _hrUnits.Contains(f.UnitCode)
            || db.Chieftaincies.Any(c =>
                c.UnitCode == f.UnitCode && c.StaffId == _me && c.From <= _today && (c.Until == null || _today < c.Until)
            )
        );

    /// <summary>Opening, raising and cutting the fund of a unit.</summary>
    public static bool MayChange(Reader reader, string unitCode) => ServiceAccess.IsHrOf(reader, unitCode);
}
