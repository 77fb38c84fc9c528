using System.Buffers.Text;
using Fairway.App;
using Fairway.App.Accounts;
using Fairway.App.Feedback;
using Fairway.App.History;
using Fairway.App.Policies;
using Fairway.Demo.Scenes;
using Fairway.Proof.BlindTokens;
using Fairway.Rules.Appraisals;
using Fairway.Rules.Feedback;
using Fairway.Rules.Time;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using FeedbackGroup = Fairway.App.Feedback.FeedbackGroup;

namespace Fairway.Demo.Feedback;

/// <summary>
/// Upward feedback that is open on the day on which the demonstration is first served with a compiler beside it: of one team, tokens can be fetched about their
/// chief, and answers are taken about the leadership above. Keys, lists and tokens are made by what makes them in an organization; only the clock is turned back
/// for the second, whose time of fetching is over.
/// </summary>
public static class OpenFeedback
{
    /// <summary>Who can be entered and is invited to both.</summary>
    private const string Respondent = "agreed";

    private static readonly Period s_fetchingSince = Period.FromDays(14);
    private static readonly Period s_answeringSince = Period.FromDays(5);
    private static readonly LocalTime s_noon = new(12, 0);

    /// <summary>Opens it once; false where it was open before, or this is no demonstration, or the compiler did not take the list.</summary>
    /// <param name="services">A scope of the product's.</param>
    /// <param name="stop">Heeded between steps: what is left half done opens nothing.</param>
    public static async Task<bool> OpenAsync(IServiceProvider services, CancellationToken stop)
    {
        var db = services.GetRequiredService<FairwayDb>();
        var settings = await db.Settings.Select(s => s.Key).Where(k => k.StartsWith(Setting.Demonstration)).ToListAsync(stop);
        if (!settings.Contains(Setting.Demonstration) || settings.Contains(App.Accounts.Demonstration.FeedbackKey))
        {
            return false;
        }
        var today = services.GetRequiredService<IClock>().GetCurrentInstant().InUtc().Date;
        var policy = services.GetRequiredService<PolicyLibrary>().PolicyAt(today);
        var who = DemoPeople.Of(Respondent).StaffId!;
        if (await TeamAsync(db, who, today, stop) is not { } team || team.Members.Count < policy.Feedback.Thresholds.Report)
        {
            return false;
        }
        var window = policy.Appraisals.UpwardFeedback;
        var fetching = RoundOf(Months.Add(today, window.TokensOpen).Minus(s_fetchingSince), window, policy.Feedback, policy.Version);
        var answering = RoundOf(Months.Add(today, window.AnswersOpen).Minus(s_answeringSince), window, policy.Feedback, policy.Version);
        var aboutChief = new FeedbackGroup
        {
            RoundId = fetching.Id,
            ChiefId = team.ChiefId,
            Label = FeedbackLabel.OfChief(team.ChiefName, team.Unit),
            Size = team.Members.Count,
        };
        var aboutLeadership = new FeedbackGroup
        {
            RoundId = answering.Id,
            UnitCode = team.Above,
            Label = FeedbackLabel.OfLeadership(team.AboveName),
            Size = team.Members.Count,
        };
        db.AddRange(fetching, answering);
        db.AddRange(aboutChief, aboutLeadership);
        foreach (var group in (FeedbackGroup[])[aboutChief, aboutLeadership])
        {
            db.AddRange(team.Members.Select(member => new FeedbackRespondent { GroupId = group.Id, StaffId = member }));
        }
        await db.SaveChangesAsync(stop);
        await AgreeAsync(services, [aboutChief.Id, aboutLeadership.Id], stop);
        var tokens = await FetchedAsync(services, answering.Id, aboutLeadership.Id, team.Members, stop);
        await services.GetRequiredService<GroupKeys>().DestroyAsync(stop);
        if (tokens.Count < team.Members.Count)
        {
            return false;
        }
        var key = await db.FeedbackGroups.Where(g => g.Id == aboutLeadership.Id).Select(g => g.KeyId!).SingleAsync(stop);
        db.Settings.Add(
            App.Accounts.Demonstration.SettingFor(
                new DemonstrationFeedback(
                    who,
                    aboutChief.Label,
                    aboutLeadership.Label,
                    key,
                    IsoDay.Text(fetching.LastDayOfTokens),
                    IsoDay.Text(answering.LastDayOfAnswers),
                    tokens
                )
            )
        );
        await db.SaveChangesAsync(stop);
        return true;
    }

    private sealed record Team(
        string ChiefId,
        string ChiefName,
        string? Unit,
        string Above,
        string AboveName,
        IReadOnlyList<string> Members
    );

    /// <summary>Whose supervisor it is, and who else reports there; null where the respondent has none, or there is no unit above.</summary>
    private static async Task<Team?> TeamAsync(FairwayDb db, string who, LocalDate today, CancellationToken stop)
    {
        var running = db.Supervisions.AsNoTracking().Where(s => s.From <= today && (s.Until == null || s.Until > today));
        if (await running.Where(s => s.StaffId == who).Select(s => s.SupervisorId).FirstOrDefaultAsync(stop) is not { } chief)
        {
            return null;
        }
        var members = await running.Where(s => s.SupervisorId == chief).Select(s => s.StaffId).Distinct().Order().ToListAsync(stop);
        var unit = await db
            .Chieftaincies.AsNoTracking()
            .Where(c => c.StaffId == chief && c.From <= today && (c.Until == null || c.Until > today))
            .Join(db.Units, c => c.UnitCode, u => u.Code, (_, u) => new { u.Code, u.ParentCode })
            .FirstOrDefaultAsync(stop);
        var above = unit?.ParentCode is { } parent ? await db.Units.AsNoTracking().SingleAsync(u => u.Code == parent, stop) : null;
        var name = await db.Officials.Where(o => o.StaffId == chief).Select(o => o.GivenNames + " " + o.FamilyName).SingleAsync(stop);
        return above is null ? null : new Team(chief, name, unit!.Code, above.Code, above.Name, members);
    }

    private static FeedbackRound RoundOf(LocalDate endsOn, UpwardFeedbackWindow window, FeedbackPolicy policy, string version)
    {
        var epochs = FeedbackEpochs.Of(new Cycle(endsOn.PlusYears(-2).PlusDays(1), endsOn), window)!;
        return new FeedbackRound
        {
            EndsOn = endsOn,
            TokensOpen = epochs.TokensOpen,
            AnswersOpen = epochs.AnswersOpen,
            AnswersClose = epochs.AnswersClose,
            FormedOn = epochs.TokensOpen.Minus(policy.Notice),
            PolicyVersion = version,
        };
    }

    /// <summary>Keys are made, and both services sign the lists.</summary>
    private static async Task AgreeAsync(IServiceProvider services, IEnumerable<Guid> groups, CancellationToken stop)
    {
        foreach (var group in groups)
        {
            using var signer = await Task.Run(TokenSigner.Generate, stop);
            await services.GetRequiredService<GroupKeys>().KeepAsync(group, signer, stop);
        }
        await services.GetRequiredService<SignedLists>().SignAsync(stop);
        await services.GetRequiredService<HandingOver>().RunAsync(stop);
    }

    /// <summary>Everybody's token, fetched while it could be.</summary>
    private static async Task<List<string>> FetchedAsync(
        IServiceProvider services,
        Guid roundId,
        Guid groupId,
        IReadOnlyList<string> members,
        CancellationToken stop
    )
    {
        var db = services.GetRequiredService<FairwayDb>();
        var day = await db.FeedbackRounds.Where(r => r.Id == roundId).Select(r => r.TokensOpen).SingleAsync(stop);
        var spki = await db.FeedbackGroups.Where(g => g.Id == groupId).Select(g => g.PublicKey!).SingleAsync(stop);
        var key = TokenKey.FromSpki(spki)!;
        var issuing = new Issuing(
            db,
            services.GetRequiredService<GroupKeys>(),
            services.GetRequiredService<KeyAgreement>(),
            services.GetRequiredService<IDataProtectionProvider>(),
            new Then(day.At(s_noon).InUtc().ToInstant())
        );
        var tokens = new List<string>();
        foreach (var member in members)
        {
            var message = key.NewMessage();
            var blinded = key.Blind(message);
            var issued = await issuing.SignAsync(member, day, groupId, blinded.Message, stop);
            if (issued.Signature is { } signed && key.Finalize(message, signed, blinded.Inverse) is { } signature)
            {
                tokens.Add(Base64Url.EncodeToString([.. message, .. signature]));
            }
        }
        return tokens;
    }

    private sealed class Then(Instant at) : IClock
    {
        public Instant GetCurrentInstant() => at;
    }
}
