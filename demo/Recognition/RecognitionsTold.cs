using Fairway.App;
using Fairway.App.History;
using Fairway.App.Policies;
using Fairway.App.Recognition;
using Fairway.App.Service;
using Fairway.Demo.Scenes;
using Fairway.Rules.Recognition;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.Demo.Recognition;

/// <summary>A handful of recognitions (RC-1): for persons and a team, open and for one alone, one in a cycle's record, one taken back, one with a reward.</summary>
internal sealed class RecognitionsTold(FairwayDb db, PolicyLibrary policies, Instant now, Chance chance)
{
    private readonly LocalDate _today = now.InUtc().Date;

    public async Task TellAsync(CancellationToken stop)
    {
        var (amina, carlos) = (DemoPeople.Of("official").StaffId!, DemoPeople.Of("chief").StaffId!);
        var agreed = DemoPeople.Of("agreed").StaffId!;
        var team = await db
            .ServicePeriods.Where(ServiceOn.Day(_today))
            .Where(p => p.UnitCode == "EMP-SKI" && p.StaffId != carlos && p.StaffId != amina)
            .OrderBy(p => p.StaffId)
            .Select(p => p.StaffId)
            .Distinct()
            .Take(12)
            .ToListAsync(stop);
        var outcome = await db
            .Outcomes.Where(o => o.Biennium == _today.Year - (_today.Year % 2) && o.Kind == "outcome")
            .OrderBy(o => o.Key)
            .Select(o => o.Key)
            .FirstAsync(stop);
        var first = await GiveAsync(
            carlos,
            [amina],
            null,
            -31,
            RecognitionTie.Competency,
            null,
            "Amina sat down with the colleagues in Lima for two evenings until their survey ran. They say so in every mail since.",
            bySupervisor: true,
            RecognitionAudience.Everybody,
            stop
        );
        await GiveAsync(
            carlos,
            [team[0]],
            null,
            -18,
            RecognitionTie.Competency,
            null,
            "You told the meeting that the numbers were wrong before anybody else had seen it. That took more than the correction did.",
            bySupervisor: true,
            RecognitionAudience.ThemAlone,
            stop
        );
        await GiveAsync(
            amina,
            [agreed],
            null,
            -12,
            RecognitionTie.Outcome,
            outcome,
            "The note on apprenticeships is quoted in two national plans. I know what it was before you took it up.",
            bySupervisor: false,
            RecognitionAudience.Everybody,
            stop
        );
        await GiveAsync(
            DemoPeople.Of("field-director").StaffId!,
            [carlos, amina, .. team],
            "EMP-SKI",
            -6,
            RecognitionTie.Outcome,
            outcome,
            "Within a week the unit gave us everything that the ministry had asked for, in Spanish. The agreement was signed on it.",
            bySupervisor: false,
            RecognitionAudience.Everybody,
            stop
        );
        var back = await GiveAsync(
            team[1],
            [team[2]],
            null,
            -5,
            RecognitionTie.Competency,
            null,
            "Thank you for the weekend in March.",
            bySupervisor: false,
            RecognitionAudience.Everybody,
            stop
        );
        (back.WithdrawnAt, back.WithdrawnBy, back.WithdrawnBecause) = (
            Morning(-4),
            team[1],
            "It says more of a weekend off than of work; I will write it anew."
        );
        var appraisal = await db
            .Appraisals.Where(a => a.StaffId == amina && a.CycleStart <= first.GivenOn && first.GivenOn <= a.CycleEnd)
            .Select(a => (Guid?)a.Id)
            .FirstOrDefaultAsync(stop);
        (first.Receivers[0].AppraisalId, first.Receivers[0].KeptAt) = (appraisal, appraisal is null ? null : Morning(-30));
        db.Rewards.Add(
            new Reward
            {
                Id = chance.Id(Morning(-28)),
                RecognitionId = first.Id,
                Type = policies.PolicyAt(_today).Recognition.Rewards[0].Code,
                State = RewardState.Proposed,
                ProposedBy = carlos,
                Why = "The survey now runs in four offices, on her notes.",
                ProposedAt = Morning(-28),
            }
        );
        await db.SaveChangesAsync(stop);
    }

    private async Task<RecognitionGiven> GiveAsync(
        string author,
        IReadOnlyList<string> receivers,
        string? team,
        int day,
        RecognitionTie tie,
        string? outcome,
        string text,
        bool bySupervisor,
        RecognitionAudience audience,
        CancellationToken stop
    )
    {
        var on = _today.PlusDays(day);
        var policy = policies.PolicyAt(on);
        var units = await db
            .ServicePeriods.Where(ServiceOn.Day(on))
            .Where(p => receivers.Contains(p.StaffId))
            .Select(p => new { p.StaffId, p.UnitCode })
            .ToListAsync(stop);
        var given = new RecognitionGiven
        {
            Id = chance.Id(Morning(day)),
            AuthorId = author,
            Audience = audience,
            TeamUnit = team,
            Tie = tie,
            About = outcome ?? policy.Appraisals.Catalogue.All[1].Code,
            Text = text,
            Language = "en",
            GivenOn = on,
            At = Morning(day),
            PolicyVersion = policy.Version,
        };
        given.Receivers.AddRange(
            receivers
                .Distinct(StringComparer.Ordinal)
                .Select(who => new RecognitionReceiver
                {
                    RecognitionId = given.Id,
                    StaffId = who,
                    UnitCode = units.Find(u => u.StaffId == who)?.UnitCode,
                    BySupervisor = bySupervisor,
                })
        );
        db.Recognitions.Add(given);
        db.History.Add(
            new HistoryEntry
            {
                At = given.At,
                Actor = author,
                Capability = "recognition",
                Subject = given.Id.ToString(),
                Act = "given",
                Rule = "RC-1",
                PolicyVersion = policy.Version,
            }
        );
        return given;
    }

    /// <summary>Ten in the morning.</summary>
    private Instant Morning(int day) => _today.PlusDays(day).AtStartOfDayInZone(DateTimeZone.Utc).ToInstant() + Duration.FromHours(10);
}
