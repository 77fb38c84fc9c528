using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;
using Fairway.App.Feedback;
using Fairway.Proof;
using Fairway.Rules.Feedback;
using NodaTime;
using FeedbackGroup = Fairway.App.Feedback.FeedbackGroup;

namespace Fairway.Testing;

/// <summary>
/// A round of upward feedback in the cycle 2026–27 whose answers have closed, with one group: its rows, and the report as a compiler would sign it. Keys are this
/// test's own.
/// </summary>
public sealed class ClosedFeedback : IDisposable
{
    /// <summary>A name that a key's id may have.</summary>
    public const string KeyId = "5f3c0000000000000000000000000000000000000000000000000000000000aa";

    public static readonly string[] Questions = ["integrity", "overall"];

    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web);

    private readonly ECDsa _fairway = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public ClosedFeedback(string chief, string label, params string[] respondents)
    {
        var list = JsonSerializer.Serialize(
            new
            {
                thresholds = FeedbackThresholds.Promised,
                questions = Questions.Select(code => new { code, text = Wording(code) }),
                scale = Enumerable.Range(1, 6).Select(n => Wording($"step {n}")),
                groups = new[] { KeyId },
            },
            s_json
        );
        Round = new FeedbackRound
        {
            EndsOn = new LocalDate(2027, 12, 31),
            TokensOpen = new LocalDate(2027, 4, 30),
            AnswersOpen = new LocalDate(2027, 6, 30),
            AnswersClose = new LocalDate(2027, 7, 31),
            FormedOn = new LocalDate(2027, 4, 16),
            PolicyVersion = TheServer.Policies.Version,
            SignedList = SignedDocument.Sign(list, _fairway).Text,
            CompilerList = SignedDocument.Sign(list, Compiler).Text,
        };
        Group = new FeedbackGroup
        {
            RoundId = Round.Id,
            ChiefId = chief,
            Label = label,
            Size = respondents.Length,
            KeyId = KeyId,
        };
        Respondents =
        [
            .. respondents.Select(one => new FeedbackRespondent
            {
                GroupId = Group.Id,
                StaffId = one,
                IssuedOn = new LocalDate(2027, 5, 3),
            }),
        ];
    }

    public ECDsa Compiler { get; } = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    public FeedbackRound Round { get; }
    public FeedbackGroup Group { get; }
    public ImmutableArray<FeedbackRespondent> Respondents { get; }

    /// <summary>Round and group first: the rows of others name them.</summary>
    public object[] Rows => [Round, Group, .. Respondents];

    /// <summary>The signed report.</summary>
    /// <param name="answers">How many had answered.</param>
    /// <param name="change">Spoils it before it is signed.</param>
    /// <param name="by">Who signs; null: the compiler.</param>
    public string Report(int answers = 8, Func<CompiledReport, CompiledReport>? change = null, ECDsa? by = null)
    {
        var figures = FeedbackFigures.Of(
            [
                .. Enumerable
                    .Range(0, answers)
                    .Select(i => new FeedbackAnswer(
                        Questions.ToImmutableDictionary(q => q, q => 3 + (((q == "overall" ? 1 : 0) + i) % 3), StringComparer.Ordinal)
                    )),
            ],
            Questions,
            FeedbackThresholds.Promised,
            []
        );
        var report = new CompiledReport(
            KeyId,
            Group.Label,
            "2027-07-31",
            Group.Size,
            figures,
            figures.ShowsComments ? ["Keeps her word"] : [],
            figures.ShowsComments ? ["More time for us"] : [],
            [.. Enumerable.Range(0, answers).Select(i => Convert.ToHexStringLower(SHA256.HashData([(byte)i])))]
        );
        return SignedDocument.Sign(JsonSerializer.Serialize(change?.Invoke(report) ?? report, s_json), by ?? Compiler).Text;
    }

    public void Dispose()
    {
        _fairway.Dispose();
        Compiler.Dispose();
    }

    private static object Wording(string text) =>
        new
        {
            en = text,
            fr = text + " (fr)",
            es = text + " (es)",
        };
}
