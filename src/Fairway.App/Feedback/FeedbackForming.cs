using System.Collections.Immutable;
using System.Text.Json;
using Fairway.App.History;
using Fairway.App.Notices;
using Fairway.App.Policies;
using Fairway.App.Service;
using Fairway.Rules.Appraisals;
using Fairway.Rules.Feedback;
using Fairway.Rules.Service;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Span = Fairway.Rules.Time.Span;

namespace Fairway.App.Feedback;

/// <summary>
/// Forms the groups of a round so long before tokens open that both services can publish the same list and everybody has been told (UF-5). What is formed is not
/// changed: who comes later has no part, and who leaves keeps theirs (UF-3).
/// </summary>
public static class FeedbackForming
{
    /// <summary>Forms what is due today; several nodes may try, and one succeeds.</summary>
    /// <returns>How many rounds were formed.</returns>
    public static async Task<int> RunAsync(FairwayDb db, IClock clock, PolicyLibrary policies, CancellationToken stop = default)
    {
        var now = clock.GetCurrentInstant();
        var today = now.InUtc().Date;
        var notice = policies.PolicyAt(today).Feedback.Notice;
        var formed = 0;
        foreach (var round in (await ChiefsAsync(db, policies, today, stop)).GroupBy(chief => (chief.Cycle.LastDay, chief.Epochs)))
        {
            var (endsOn, epochs) = round.Key;
            // Not later than leaves everybody the time of the notice to fetch in.
            if (epochs.TokensOpen.Minus(notice) > today || today > epochs.AnswersOpen.Minus(notice))
            {
                continue;
            }
            var stands = await db.FeedbackRounds.AnyAsync(
                r =>
                    r.EndsOn == endsOn
                    && r.TokensOpen == epochs.TokensOpen
                    && r.AnswersOpen == epochs.AnswersOpen
                    && r.AnswersClose == epochs.AnswersClose,
                stop
            );
            if (!stands && await FormAsync(db, now, policies, endsOn, epochs, [.. round], stop))
            {
                formed++;
            }
        }
        return formed;
    }

    private sealed record ChiefOfCycle(string StaffId, Cycle Cycle, FeedbackEpochs Epochs);

    /// <summary>Who is a chief, or a delegate who signs, today, and whose running cycle is long enough.</summary>
    private static async Task<IReadOnlyList<ChiefOfCycle>> ChiefsAsync(
        FairwayDb db,
        PolicyLibrary policies,
        LocalDate today,
        CancellationToken stop
    )
    {
        var supervise = db.Supervisions.Where(s => s.From <= today && (s.Until == null || s.Until > today)).Select(s => s.SupervisorId);
        var sign = db
            .Delegations.Where(d => d.DelegateSigns && d.From <= today && (d.Until == null || d.Until > today))
            .Select(d => d.DelegateId);
        var appraisals = await db
            .Appraisals.AsNoTracking()
            .Where(a => a.State != AppraisalState.EndComplete && a.ExcludedAt == null && a.ClosesOn == null && a.DueOn >= today)
            .Where(a => supervise.Contains(a.StaffId) || sign.Contains(a.StaffId))
            .ToListAsync(stop);
        return
        [
            .. appraisals
                .Select(a =>
                    (a.StaffId, a.Cycle, Epochs: FeedbackEpochs.Of(a.Cycle, policies.PolicyAt(a.OpenedOn).Appraisals.UpwardFeedback))
                )
                .Where(a => a.Epochs is not null)
                .Select(a => new ChiefOfCycle(a.StaffId, a.Cycle, a.Epochs!))
                // Somebody with two appraisals that end on one day is one chief.
                .OrderBy(a => a.Cycle.Start)
                .DistinctBy(a => (a.StaffId, a.Cycle.LastDay, a.Epochs)),
        ];
    }

    private static async Task<bool> FormAsync(
        FairwayDb db,
        Instant now,
        PolicyLibrary policies,
        LocalDate endsOn,
        FeedbackEpochs epochs,
        IReadOnlyList<ChiefOfCycle> chiefs,
        CancellationToken stop
    )
    {
        var today = now.InUtc().Date;
        var policy = policies.PolicyAt(today);
        var tree = await UnitStructure.OnAsync(db, today);
        var all = new Span(chiefs.Min(c => c.Cycle.Start), epochs.TokensOpen);
        var reporting = (await FeedbackPopulation.OfAsync(db, all, tree, stop)).ToLookup(r => r.ChiefId, StringComparer.Ordinal);
        var serving = (await db.ServicePeriods.Where(ServiceOn.Day(today)).Select(p => p.StaffId).ToListAsync(stop)).ToHashSet(
            StringComparer.Ordinal
        );
        var respondents = chiefs
            .Select(chief =>
                (
                    chief.StaffId,
                    Members: FeedbackGroups
                        .Respondents(reporting[chief.StaffId], chief.Cycle.Span, epochs.TokensOpen, policy.Feedback.MinimumReporting)
                        .Where(member => serving.Contains(member) && member != chief.StaffId)
                        .ToImmutableSortedSet(StringComparer.Ordinal)
                )
            )
            .Where(chief => chief.Members.Count > 0)
            .ToDictionary(chief => chief.StaffId, chief => chief.Members, StringComparer.Ordinal);
        if (respondents.Count == 0)
        {
            return false;
        }
        var groups = FeedbackGroups.Form(respondents, tree, policy.Feedback.Thresholds);
        var round = new FeedbackRound
        {
            EndsOn = endsOn,
            TokensOpen = epochs.TokensOpen,
            AnswersOpen = epochs.AnswersOpen,
            AnswersClose = epochs.AnswersClose,
            FormedOn = today,
            PolicyVersion = policy.Version,
        };
        try
        {
            await using var transaction = await db.Database.BeginTransactionAsync(stop);
            db.FeedbackRounds.Add(round);
            // Before the mails, so that a node that comes second writes none.
            await db.SaveChangesAsync(stop);
            await AddGroupsAsync(db, round, groups, tree, stop);
            await TellAsync(db, now, round, groups, stop);
            db.History.Add(EntryOf(round, now, "groups-formed", "UF-5", new { groups = groups.Groups.Length }));
            await db.SaveChangesAsync(stop);
            await transaction.CommitAsync(CancellationToken.None);
            return true;
        }
        catch (DbUpdateException) when (db.FeedbackRounds.Any(r => r.EndsOn == endsOn && r.Id != round.Id))
        {
            db.ChangeTracker.Clear();
            return false;
        }
    }

    private static async Task AddGroupsAsync(FairwayDb db, FeedbackRound round, FormedGroups groups, UnitTree tree, CancellationToken stop)
    {
        var chiefs = await OfficialNames.OfAsync(db, groups.Groups.Select(g => g.ChiefId).OfType<string>(), stop);
        var units = await db.Units.AsNoTracking().ToDictionaryAsync(u => u.Code, u => u.Name, StringComparer.Ordinal, stop);
        // Who reported to two chiefs beneath answers once, and one of the two stands for both.
        var folded = groups.Folded.GroupBy(f => (f.UnitCode, f.StaffId)).ToDictionary(f => f.Key, f => f.First().ChiefId);
        foreach (var formed in groups.Groups)
        {
            var group = new FeedbackGroup
            {
                RoundId = round.Id,
                ChiefId = formed.ChiefId,
                UnitCode = formed.UnitCode,
                Label = formed.ChiefId is { } chief
                    ? FeedbackLabel.OfChief(chiefs[chief], tree.TopUnitHeadedBy(chief)?.Code)
                    : FeedbackLabel.OfLeadership(units[formed.UnitCode!]),
                Size = formed.Members.Length,
            };
            db.FeedbackGroups.Add(group);
            db.FeedbackRespondents.AddRange(
                formed.Members.Select(member => new FeedbackRespondent
                {
                    GroupId = group.Id,
                    StaffId = member,
                    InsteadOfChiefId = formed.UnitCode is { } unit ? folded[(unit, member)] : null,
                })
            );
        }
    }

    /// <summary>One mail to each, whatever the number of groups: who answers about a leadership instead of their chief is told so.</summary>
    private static async Task TellAsync(FairwayDb db, Instant now, FeedbackRound round, FormedGroups groups, CancellationToken stop)
    {
        var folded = groups.Folded.Select(f => f.StaffId).ToHashSet(StringComparer.Ordinal);
        foreach (var member in groups.Groups.SelectMany(g => g.Members).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            await Mail.ToOfficialAsync(
                db,
                now,
                member,
                folded.Contains(member) ? "FeedbackFolded" : "FeedbackAnnounced",
                "/feedback/upward",
                stop,
                round.TokensOpen,
                round.LastDayOfTokens
            );
        }
        foreach (var member in groups.Without.Select(w => w.StaffId).Distinct(StringComparer.Ordinal))
        {
            await Mail.ToOfficialAsync(db, now, member, "FeedbackWithout", "/feedback/upward", stop);
        }
    }

    /// <summary>What the calendar does to a round, for the history. What a respondent does is not there: it has the minute of each act.</summary>
    internal static HistoryEntry EntryOf(FeedbackRound round, Instant now, string act, string rule, object? detail = null) =>
        new()
        {
            At = now,
            Actor = "calendar",
            Capability = "feedback",
            Subject = round.Id.ToString(),
            Act = act,
            Rule = rule,
            PolicyVersion = round.PolicyVersion,
            Detail = detail is null ? null : JsonSerializer.Serialize(detail),
        };
}

/// <summary>What a group is called on the signed list and on the compiler's form: one text, in whatever language it is read.</summary>
internal static class FeedbackLabel
{
    private const int Longest = 200;

    public static string OfChief(string name, string? unit) => Short(unit is null ? name : $"{name} ({unit})");

    public static string OfLeadership(string unit) => Short($"{unit}: leadership / direction / dirección");

    private static string Short(string label) => label.Length <= Longest ? label : label[..Longest];
}
