using Fairway.App.Transparency;
using Fairway.App.Transparency.Report;
using Fairway.Rules.Transparency;
using Fairway.Testing;
using NodaTime;

namespace Fairway.Web.Tests.Access;

/// <content>A concern of X that waits for an answer.</content>
internal sealed partial class MatrixWorld
{
    private static IEnumerable<object> OfTransparency() =>
        [
            new Concern
            {
                Id = OtherEndpoints.Concern,
                RaisedBy = "X",
                Naming = ConcernNaming.ByName,
                Process = ProcessKind.Appraisals,
                Which = "",
                Title = "The forms are long",
                Text = "They take a day",
                Language = "en",
                State = ConcernState.Open,
                Body = ConcernBody.HumanResources,
                RaisedAt = At,
                RaisedOn = new LocalDate(2026, 2, 27),
                PolicyVersion = TheServer.Policies.Version,
                ShownOn = new LocalDate(2026, 2, 27),
                DueOn = new LocalDate(2026, 3, 29),
            },
            ReportOf(1, 1),
            ReportOf(2, null),
        ];

    /// <summary>A report that is published, and a draft of its correction.</summary>
    private static YearlyReport ReportOf(int number, int? edition) =>
        new()
        {
            Year = 2026,
            Number = number,
            DrawnUpAt = At,
            DrawnUpBy = "W",
            PolicyVersion = TheServer.Policies.Version,
            Facts = """{"year":2026,"until":"2026-12-31","policyVersion":"v","tables":[]}""",
            Hash = "",
            Counted = "[]",
            Reason = "",
            Language = "en",
            Edition = edition,
            PublishedOn = edition is null ? null : new LocalDate(2026, 2, 27),
        };
}
