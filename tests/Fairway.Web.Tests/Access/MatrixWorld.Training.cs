using Fairway.App.Recognition;
using Fairway.App.Training;
using Fairway.App.Training.Council;
using Fairway.Rules.Recognition;
using Fairway.Rules.Training;
using Fairway.Testing;
using NodaTime;

namespace Fairway.Web.Tests.Access;

/// <content>A fund of U, a request of O that waits for its decision, and a recognition of O by X.</content>
internal sealed partial class MatrixWorld
{
    private static IEnumerable<object> OfTraining() =>
        [
            new TrainingFund
            {
                Id = OtherEndpoints.Fund,
                UnitCode = "U",
                Biennium = 2026,
                Currency = "USD",
                OpenedOn = new LocalDate(2026, 1, 5),
                PolicyVersion = TheServer.Policies.Version,
            },
            new FundMovement
            {
                FundId = OtherEndpoints.Fund,
                Number = 1,
                Kind = MovementKind.Opened,
                Amount = 1_000m,
                By = "H",
                At = At,
            },
            new TrainingRequest
            {
                Id = OtherEndpoints.Training,
                StaffId = "O",
                UnitCode = "U",
                FundId = OtherEndpoints.Fund,
                FundUnit = "U",
                Title = "A course",
                Provider = "A school",
                Area = "languages",
                StartsOn = new LocalDate(2026, 4, 1),
                EndsOn = new LocalDate(2026, 4, 2),
                Cost = 100m,
                Need = TrainingNeed.OnItsOwn,
                Why = "For a test",
                Language = "en",
                State = TrainingState.WithHolder,
                AskedOn = new LocalDate(2026, 2, 27),
                PolicyVersion = TheServer.Policies.Version,
                WithHolderOn = new LocalDate(2026, 2, 27),
            },
            new CouncilMinutes
            {
                MeetingId = OtherEndpoints.CouncilMeeting,
                Number = 1,
                MetOn = new LocalDate(2026, 2, 20),
                Text = "Written for a test",
                Recommendations = "",
                Language = "en",
                By = "U",
                At = At,
            },
            new CouncilPriority
            {
                Id = OtherEndpoints.CouncilPriority,
                Area = "languages",
                Text = "Set for a test",
                Language = "en",
                SetOn = new LocalDate(2026, 2, 20),
                SetBy = "U",
            },
            Recognised(),
            new Reward
            {
                Id = Guid.CreateVersion7(),
                RecognitionId = OtherEndpoints.Recognition,
                Type = "letter",
                State = RewardState.Proposed,
                ProposedBy = "S",
                Why = "For a test",
                ProposedAt = At,
            },
        ];

    private static RecognitionGiven Recognised()
    {
        var given = new RecognitionGiven
        {
            Id = OtherEndpoints.Recognition,
            AuthorId = "X",
            Audience = RecognitionAudience.Everybody,
            Tie = RecognitionTie.Outcome,
            About = "2026/A",
            Text = "It came out on time",
            Language = "en",
            GivenOn = new LocalDate(2026, 2, 27),
            At = At,
            PolicyVersion = TheServer.Policies.Version,
        };
        given.Receivers.Add(
            new RecognitionReceiver
            {
                RecognitionId = given.Id,
                StaffId = "O",
                UnitCode = "U",
                BySupervisor = false,
            }
        );
        return given;
    }
}
