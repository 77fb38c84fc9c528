using Fairway.App.Accounts;
using Fairway.App.Service;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Feedback;

/// <summary>Where a round stands for somebody who is invited.</summary>
public enum FeedbackPhase
{
    /// <summary>Told; tokens open later.</summary>
    Announced,

    /// <summary>Tokens can be fetched.</summary>
    Fetching,

    /// <summary>Answers are taken by the compiler.</summary>
    Answering,

    /// <summary>Answers are closed; receipts can be looked up.</summary>
    Closed,
}

/// <summary>An invitation to answer, as its holder sees it. Whether they have answered nobody here knows.</summary>
/// <param name="InsteadOf">The name of the chief about whom there are too few; null where it is about one's own chief.</param>
/// <param name="IssuedOn">The day on which a token or a code was given; null: not yet.</param>
/// <param name="HasCodes">Whether a code can be drawn.</param>
public sealed record Invitation(
    FeedbackRound Round,
    FeedbackGroup Group,
    string? InsteadOf,
    LocalDate? IssuedOn,
    FeedbackPhase Phase,
    KeysAgree Agree,
    bool HasCodes
)
{
    /// <summary>Whether the reader can do something about it now.</summary>
    public bool Waits =>
        (Phase == FeedbackPhase.Fetching && IssuedOn is null) || (Phase == FeedbackPhase.Answering && IssuedOn is not null);

    /// <summary>The last day of what can be done now.</summary>
    public LocalDate Until => Phase == FeedbackPhase.Fetching ? Round.LastDayOfTokens : Round.LastDayOfAnswers;
}

/// <summary>The reader's own invitations: nobody reads another's.</summary>
public sealed class FeedbackInvitations(FairwayDb db, KeyAgreement agreement, IClock clock)
{
    /// <summary>So long after the close one still finds where to look up a receipt.</summary>
    private const int DaysShownAfterClose = 365;

    /// <param name="compares">Whether the compiler is asked for its list; where not, the agreement is left at "not seen now".</param>
    public async Task<IReadOnlyList<Invitation>> OfAsync(Reader reader, bool compares, CancellationToken stop = default)
    {
        if (reader.StaffId is not { } me)
        {
            return [];
        }
        var since = reader.Today.PlusDays(-DaysShownAfterClose);
        // Everybody's home page asks this, and on most days of a cycle the answer is no.
        if (!await OncePerModel<Queries>.Of(db).Any(db, me, since, stop))
        {
            return [];
        }
        var rows = await (
            from respondent in db.FeedbackRespondents.AsNoTracking()
            join @group in db.FeedbackGroups on respondent.GroupId equals @group.Id
            join round in db.FeedbackRounds on @group.RoundId equals round.Id
            where respondent.StaffId == me && round.AnswersClose > since
            orderby round.EndsOn descending, @group.Label
            select new
            {
                Respondent = respondent,
                Group = @group,
                Round = round,
                HasCodes = db.FeedbackCodes.Any(c => c.GroupId == @group.Id),
            }
        ).ToListAsync(stop);
        if (rows.Count == 0)
        {
            return [];
        }
        var names = await OfficialNames.OfAsync(db, rows.Select(r => r.Respondent.InsteadOfChiefId), stop);
        var invitations = new List<Invitation>();
        foreach (var row in rows)
        {
            invitations.Add(
                new Invitation(
                    row.Round,
                    row.Group,
                    row.Respondent.InsteadOfChiefId is { } chief ? names[chief] : null,
                    row.Respondent.IssuedOn,
                    PhaseOf(row.Round, reader.Today),
                    compares ? await agreement.OfAsync(row.Round, stop) : KeysAgree.NotSeenNow,
                    row.HasCodes
                )
            );
        }
        return invitations;
    }

    /// <summary>Translated once.</summary>
    private sealed class Queries
    {
        public readonly Func<FairwayDb, string, LocalDate, CancellationToken, Task<bool>> Any = EF.CompileAsyncQuery(
            (FairwayDb db, string me, LocalDate since, CancellationToken stop) =>
                db.FeedbackRespondents.Any(r =>
                    r.StaffId == me
                    && db.FeedbackGroups.Any(g =>
                        g.Id == r.GroupId && db.FeedbackRounds.Any(round => round.Id == g.RoundId && round.AnswersClose > since)
                    )
                )
        );
    }

    private FeedbackPhase PhaseOf(FeedbackRound round, LocalDate today)
    {
        var (epochs, now) = (round.Epochs, clock.GetCurrentInstant());
        return epochs.HasClosed(now) ? FeedbackPhase.Closed
            : epochs.HasIssued(now) ? FeedbackPhase.Answering
            : epochs.Issues(today, now) ? FeedbackPhase.Fetching
            : FeedbackPhase.Announced;
    }
}
