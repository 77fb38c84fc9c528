using Fairway.App.Transparency;
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
        ];
}
