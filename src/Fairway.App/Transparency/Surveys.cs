using System.Text.Json;
using Fairway.App.Accounts;
using Fairway.App.History;
using Fairway.App.Policies;
using Fairway.App.ReportsBoard;
using Fairway.App.Service;
using Fairway.Rules;
using Fairway.Rules.Appraisals;
using Fairway.Rules.Time;
using Fairway.Rules.Transparency;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Transparency;

/// <summary>The survey that is open to a reader.</summary>
/// <param name="LastDay">The last day for an answer.</param>
/// <param name="Questions">As they stand in the policy of the day on which it opened.</param>
public sealed record OpenSurvey(Cycle Cycle, LocalDate LastDay, IReadOnlyList<SurveyQuestion> Questions);

/// <summary>A published survey with what it asked.</summary>
public sealed record SurveyView(SurveyResult Result, Cycle Cycle, SurveyPublication Published, IReadOnlyList<SurveyQuestion> Questions);

/// <summary>
/// The survey of fixed questions after each cycle (FA-2). An answer is counted and not kept, who took part is kept without a time until the result is published,
/// and nothing is told while it is open, so that no two dates tell of somebody.
/// </summary>
public sealed class Surveys(FairwayDb db, PolicyLibrary policies)
{
    private const string Rule = "FA-2";
    private const string Elsewhere = "?";

    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web);

    /// <summary>The cycle that ended last before a day.</summary>
    public static Cycle Ended(LocalDate today, AppraisalPolicy policy) =>
        RegularCycle.Of(RegularCycle.Of(today, policy).Start.PlusDays(-1), policy);

    /// <summary>Open to whom the ended cycle concerned and who has not taken part; null: none is.</summary>
    public async Task<OpenSurvey?> OpenAsync(Reader reader, CancellationToken stop = default)
    {
        if (reader.StaffId is not { } me)
        {
            return null;
        }
        var cycle = Ended(reader.Today, policies.PolicyAt(reader.Today).Appraisals);
        if (cycle.LastDay < policies.Since)
        {
            return null;
        }
        var policy = PolicyOf(cycle);
        var last = LastDay(cycle, policy);
        var end = cycle.LastDay;
        return
            reader.Today <= last
            && await db.Appraisals.AnyAsync(a => a.StaffId == me && a.CycleEnd == end && a.ExcludedAt == null, stop)
            && !await db.SurveyParticipations.AnyAsync(p => p.CycleEnd == end && p.StaffId == me, stop)
            && !await db.SurveyResults.AnyAsync(r => r.CycleEnd == end, stop)
            ? new OpenSurvey(cycle, last, policy.Questions)
            : null;
    }

    /// <summary>Counts the answers of somebody, once. They are in no history and in no log.</summary>
    /// <param name="reader">Who answers.</param>
    /// <param name="answers">From 1 to <see cref="SurveyFigures.Most"/>, by the questions' codes.</param>
    /// <param name="stop">The request's end.</param>
    public async Task<ActResult> AnswerAsync(Reader reader, IReadOnlyDictionary<string, int> answers, CancellationToken stop = default)
    {
        if (await OpenAsync(reader, stop) is not { } open)
        {
            return ActResult.Missing;
        }
        var missing = open
            .Questions.Where(q => !answers.TryGetValue(q.Code, out var answer) || answer is < 1 or > SurveyFigures.Most)
            .Select(q => Refusal.Of(RefusalCodes.SurveyAnswerMissing, q.Code, Rule))
            .ToList();
        if (missing.Count > 0)
        {
            return new ActResult.Refused(missing);
        }
        var (me, today, end) = (reader.StaffId!, reader.Today, open.Cycle.LastDay);
        var station = await db
            .ServicePeriods.Where(ServiceOn.Day(today))
            .Where(p => p.StaffId == me)
            .Select(p => p.DutyStation)
            .FirstOrDefaultAsync(stop);
        var region = policies.PolicyAt(today).Service.RegionOf(station) ?? Elsewhere;
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await db.Database.CreateExecutionStrategy().ExecuteAsync(() => CountAsync(me, end, region, open, answers, stop));
                return ActResult.Ok;
            }
            catch (DbUpdateException) when (attempt < 4)
            {
                // The same form sent twice, or two were the first at the same moment.
                db.ChangeTracker.Clear();
                if (await db.SurveyParticipations.AnyAsync(p => p.CycleEnd == end && p.StaffId == me, stop))
                {
                    return ActResult.Ok;
                }
            }
        }
    }

    /// <summary>All published, the newest cycle first.</summary>
    public async Task<IReadOnlyList<SurveyView>> PublishedAsync(CancellationToken stop = default) =>
        [
            .. (await db.SurveyResults.AsNoTracking().OrderByDescending(r => r.CycleEnd).ToListAsync(stop)).Select(r =>
            {
                var cycle = new Cycle(r.CycleStart, r.CycleEnd);
                return new SurveyView(r, cycle, Read(r.Published), PolicyOf(cycle).Questions);
            }),
        ];

    /// <summary>Publishes the survey whose last day has ended everywhere, and deletes who took part and what was counted.</summary>
    /// <returns>Whether it was published now.</returns>
    public async Task<bool> CloseAsync(Instant now, CancellationToken stop = default)
    {
        // Decision 9.
        var today = EndOfDay.LastDay(now);
        var cycle = Ended(today, policies.PolicyAt(today).Appraisals);
        var end = cycle.LastDay;
        if (end < policies.Since || await db.SurveyResults.AnyAsync(r => r.CycleEnd == end, stop))
        {
            return false;
        }
        var policy = PolicyOf(cycle);
        if (today <= LastDay(cycle, policy) || !await db.SurveyParticipations.AnyAsync(p => p.CycleEnd == end, stop))
        {
            return false;
        }
        await db
            .Database.CreateExecutionStrategy()
            .ExecuteAsync(async () =>
            {
                db.ChangeTracker.Clear();
                await using var transaction = await db.Database.BeginTransactionAsync(stop);
                var counts = await db.SurveyCounts.AsNoTracking().Where(c => c.CycleEnd == end).ToListAsync(stop);
                db.SurveyResults.Add(
                    Result(
                        cycle,
                        today,
                        policies.Version,
                        policy,
                        [.. counts.Select(c => new SurveyTally(c.Question, c.Region, c.Answer, c.Count))]
                    )
                );
                db.History.Add(
                    new HistoryEntry
                    {
                        At = now,
                        Actor = "calendar",
                        Capability = "transparency",
                        Subject = "survey-" + IsoDay.Text(end),
                        Act = "publish-survey",
                        Rule = Rule,
                        PolicyVersion = policies.Version,
                    }
                );
                await db.SaveChangesAsync(stop);
                await db.SurveyCounts.Where(c => c.CycleEnd == end).ExecuteDeleteAsync(stop);
                await db.SurveyParticipations.Where(p => p.CycleEnd == end).ExecuteDeleteAsync(stop);
                await transaction.CommitAsync(CancellationToken.None);
            });
        return true;
    }

    internal static SurveyResult Result(
        Cycle cycle,
        LocalDate publishedOn,
        string version,
        TransparencyPolicy policy,
        IReadOnlyCollection<SurveyTally> tallies
    ) =>
        new()
        {
            CycleStart = cycle.Start,
            CycleEnd = cycle.LastDay,
            PublishedOn = publishedOn,
            PolicyVersion = version,
            Published = JsonSerializer.Serialize(
                SurveyFigures.Of([.. policy.Questions.Select(q => q.Code)], tallies, policy.SurveyLeast),
                s_json
            ),
        };

    private static SurveyPublication Read(string published) => JsonSerializer.Deserialize<SurveyPublication>(published, s_json)!;

    private TransparencyPolicy PolicyOf(Cycle cycle) => policies.PolicyAt(cycle.LastDay.PlusDays(1)).Transparency;

    private static LocalDate LastDay(Cycle cycle, TransparencyPolicy policy) => Months.Add(cycle.LastDay, policy.SurveyOpenFor);

    private async Task CountAsync(
        string me,
        LocalDate end,
        string region,
        OpenSurvey open,
        IReadOnlyDictionary<string, int> answers,
        CancellationToken stop
    )
    {
        db.ChangeTracker.Clear();
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        // One after another: each writes all rows anew, and two that do so at once could wait for each other's for ever.
        var passed = await db
            .SurveyParticipations.Where(p => p.CycleEnd == end && p.StaffId == SurveyParticipation.Gate)
            .ExecuteUpdateAsync(set => set.SetProperty(p => p.TookPart, true), stop);
        if (passed == 0)
        {
            db.SurveyParticipations.Add(new SurveyParticipation { CycleEnd = end, StaffId = SurveyParticipation.Gate });
            await db.SaveChangesAsync(stop);
        }
        db.SurveyParticipations.Add(new SurveyParticipation { CycleEnd = end, StaffId = me });
        await db.SaveChangesAsync(stop);
        foreach (var code in open.Questions.Select(q => q.Code))
        {
            var answer = answers[code];
            var known = await db
                .SurveyCounts.Where(c => c.CycleEnd == end && c.Question == code && c.Region == region && c.Answer == answer)
                .ExecuteUpdateAsync(set => set.SetProperty(c => c.Count, c => c.Count + 1), stop);
            if (known == 0)
            {
                db.SurveyCounts.Add(
                    new SurveyCount
                    {
                        CycleEnd = end,
                        Question = code,
                        Region = region,
                        Answer = answer,
                        Count = 1,
                    }
                );
            }
        }
        await db.SaveChangesAsync(stop);
        // Both databases could tell by a row's age who came last.
        await db.SurveyParticipations.Where(p => p.CycleEnd == end).ExecuteUpdateAsync(set => set.SetProperty(p => p.TookPart, true), stop);
        await db.SurveyCounts.Where(c => c.CycleEnd == end).ExecuteUpdateAsync(set => set.SetProperty(c => c.Count, c => c.Count), stop);
        await transaction.CommitAsync(CancellationToken.None);
    }
}
