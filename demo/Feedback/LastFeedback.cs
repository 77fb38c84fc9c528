using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;
using Fairway.App;
using Fairway.App.Feedback;
using Fairway.App.History;
using Fairway.App.Policies;
using Fairway.Demo.Scenes;
using Fairway.Proof;
using Fairway.Proof.BlindTokens;
using Fairway.Rules;
using Fairway.Rules.Appraisals;
using Fairway.Rules.Feedback;
using Fairway.Rules.Time;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using FeedbackGroup = Fairway.App.Feedback.FeedbackGroup;

namespace Fairway.Demo.Feedback;

/// <summary>
/// Upward feedback of the last cycle: a report that can be read, read by the chief's supervisor with a word on it, and one that was withheld. Lists and reports are
/// signed as the two services sign them, with keys that are made for it and forgotten.
/// </summary>
internal sealed class LastFeedback(FairwayDb db, PolicyLibrary policies, Instant now, Chance chance)
{
    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web);
    private static readonly LocalTime s_noon = new(12, 0);

    private static readonly string[] s_continue =
    [
        "Has time for people, also in busy weeks.",
        "Says early what is expected, and sticks to it.",
        "Stands up for the unit.",
    ];

    private static readonly string[] s_change = ["Decisions could be explained more often.", "Fewer meetings before the end of the year."];

    public async Task TellAsync(CancellationToken stop)
    {
        var year = now.InUtc().Year - (now.InUtc().Year % 2) - 2;
        var cycle = new Cycle(new LocalDate(year, 1, 1), new LocalDate(year + 1, 12, 31));
        var formedOn = cycle.LastDay.PlusMonths(-9);
        var policy = policies.PolicyAt(formedOn);
        var epochs = FeedbackEpochs.Of(cycle, policy.Appraisals.UpwardFeedback)!;
        var told = new List<(FeedbackGroup Group, IReadOnlyList<string> Members, int Answers)>();
        var round = new FeedbackRound
        {
            Id = chance.Id(now),
            EndsOn = cycle.LastDay,
            TokensOpen = epochs.TokensOpen,
            AnswersOpen = epochs.AnswersOpen,
            AnswersClose = epochs.AnswersClose,
            FormedOn = formedOn,
            PolicyVersion = policies.Version,
            KeysDestroyedAt = At(epochs.AnswersOpen),
        };
        foreach (var (code, everybody) in new[] { ("chief", true), ("director", false), ("field-director", true) })
        {
            var chief = DemoPeople.Of(code);
            var members = await db
                .Appraisals.Where(a => a.SupervisorId == chief.StaffId && a.CycleStart <= epochs.TokensOpen && a.DueOn == cycle.LastDay)
                .Select(a => a.StaffId)
                .Distinct()
                .OrderBy(id => id)
                .ToListAsync(stop);
            if (members.Count < policy.Feedback.Thresholds.Report)
            {
                continue;
            }
            using var signer = TokenSigner.Generate();
            var group = new FeedbackGroup
            {
                Id = chance.Id(now),
                RoundId = round.Id,
                ChiefId = chief.StaffId,
                Label = chief.Name,
                Size = members.Count,
                KeyId = signer.Key.Id,
                PublicKey = signer.Key.Spki,
            };
            // All but one answered, or too few for a report.
            told.Add(
                (
                    group,
                    members,
                    everybody ? Math.Max(members.Count - 1, policy.Feedback.Thresholds.Report) : policy.Feedback.Thresholds.Report - 2
                )
            );
        }

        using var fairway = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var compiler = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var list = List(round, told.Select(t => t.Group), policy.Feedback);
        (round.SignedList, round.CompilerList) = (SignedDocument.Sign(list, fairway).Text, SignedDocument.Sign(list, compiler).Text);
        db.FeedbackRounds.Add(round);
        await db.SaveChangesAsync(stop);
        foreach (var (group, members, answers) in told)
        {
            await ReportAsync(round, group, members, answers, policy.Feedback, compiler, stop);
        }
        await db.SaveChangesAsync(stop);
        db.ChangeTracker.Clear();
    }

    private async Task ReportAsync(
        FeedbackRound round,
        FeedbackGroup group,
        IReadOnlyList<string> members,
        int answers,
        FeedbackPolicy policy,
        ECDsa compiler,
        CancellationToken stop
    )
    {
        db.FeedbackGroups.Add(group);
        db.FeedbackRespondents.AddRange(
            members.Select(
                (who, i) =>
                    new FeedbackRespondent
                    {
                        GroupId = group.Id,
                        StaffId = who,
                        IssuedOn = i < answers ? round.TokensOpen.PlusDays(chance.Between(0, 50)) : null,
                    }
            )
        );
        var report = Compiled(round, group, answers, policy);
        var came = At(round.AnswersClose.PlusDays(1));
        db.FeedbackReports.Add(
            new FeedbackReport
            {
                GroupId = group.Id,
                AboutId = group.ChiefId,
                Text = SignedDocument.Sign(JsonSerializer.Serialize(report, s_json), compiler).Text,
                Withheld = report.Figures.Withheld,
                ReceivedAt = came,
                ReceivedFrom = "compiler",
                ChiefToldAt = At(round.EndsOn.PlusDays(30)),
            }
        );
        Enter(round, group, came, "compiler", "report-received");
        var supervisor = await db
            .Appraisals.Where(a => a.StaffId == group.ChiefId && a.CycleStart <= round.TokensOpen && a.DueOn >= round.AnswersClose)
            .Select(a => a.SupervisorId)
            .FirstOrDefaultAsync(stop);
        if (!report.Figures.Withheld && supervisor is not null)
        {
            var read = At(round.AnswersClose.PlusDays(20));
            db.FeedbackReadings.Add(
                new FeedbackReading
                {
                    GroupId = group.Id,
                    ReaderId = supervisor,
                    ReadAt = read,
                    Word =
                        "We went through the means together. What came out lowest became part of the next developmental objective; it set no rating.",
                    SaidAt = At(round.EndsOn.PlusDays(-20)),
                }
            );
            Enter(round, group, read, supervisor, "report-read");
        }
    }

    private CompiledReport Compiled(FeedbackRound round, FeedbackGroup group, int answers, FeedbackPolicy policy)
    {
        var asked = policy
            .Questions.Select(
                (question, i) =>
                    (
                        question.Code,
                        Level: 4
                            + (
                                i % 3 == 1 ? -1
                                : i % 4 == 3 ? 1
                                : 0
                            )
                    )
            )
            .ToList();
        var given = Enumerable
            .Range(0, answers)
            .Select(_ => new FeedbackAnswer(
                asked
                    .Where(_ => chance.Yes(0.95))
                    .ToImmutableDictionary(
                        q => q.Code,
                        q => Math.Clamp(q.Level + chance.Between(-1, 2), FeedbackAnswer.Lowest, FeedbackAnswer.Highest),
                        StringComparer.Ordinal
                    )
            ))
            .ToList();
        var figures = FeedbackFigures.Of(given, policy.Questions.Select(q => q.Code), policy.Thresholds, []);
        return new CompiledReport(
            group.KeyId!,
            group.Label,
            IsoDay.Text(round.AnswersClose),
            group.Size,
            figures,
            figures.ShowsComments ? [.. s_continue] : [],
            figures.ShowsComments ? [.. s_change] : [],
            [
                .. Enumerable
                    .Range(0, answers)
                    .Select(_ => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(SHA256.HashSizeInBytes)))
                    .Order(StringComparer.Ordinal),
            ]
        );
    }

    private static string List(FeedbackRound round, IEnumerable<FeedbackGroup> groups, FeedbackPolicy policy) =>
        JsonSerializer.Serialize(
            new
            {
                cycle = IsoDay.Text(round.EndsOn),
                thresholds = policy.Thresholds,
                scale = policy.Scale.Select(Words),
                questions = policy.Questions.Select(q => new { code = q.Code, text = Words(q.Text) }),
                groups = groups.Select(g => new
                {
                    key = Convert.ToBase64String(g.PublicKey!),
                    label = g.Label,
                    eligible = g.Size,
                    opens = IsoDay.Text(round.AnswersOpen),
                    closes = IsoDay.Text(round.AnswersClose),
                    before = Array.Empty<string>(),
                }),
            },
            s_json
        );

    private static object Words(Wording text) =>
        new
        {
            en = text.En,
            fr = text.Fr,
            es = text.Es,
        };

    private void Enter(FeedbackRound round, FeedbackGroup group, Instant at, string actor, string act) =>
        db.History.Add(
            new HistoryEntry
            {
                Id = chance.Id(at),
                At = at,
                Actor = actor,
                Capability = "feedback",
                Subject = group.Id.ToString(),
                Act = act,
                Rule = "UF-6",
                PolicyVersion = round.PolicyVersion,
            }
        );

    private static Instant At(LocalDate day) => day.At(s_noon).InUtc().ToInstant();
}
