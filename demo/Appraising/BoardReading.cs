using Fairway.App.Appraisals;
using Fairway.Demo.Scenes;
using Fairway.Rules.Appraisals;
using Fairway.Rules.ReportsBoard;
using NodaTime;

namespace Fairway.Demo.Appraising;

/// <summary>The Board's secretary has looked at most of what came, a member at some; the newest wait.</summary>
internal sealed class BoardReading(Instant now, Chance chance)
{
    private readonly string _secretary = DemoPeople.Of("board-secretary").StaffId!;
    private readonly string _member = DemoPeople.Of("board-member").StaffId!;

    public void Open(Records records, string staffId)
    {
        var dice = chance.For(staffId);
        foreach (var item in records.Received)
        {
            var at = item.ReceivedAt + Duration.FromHours(dice.Between(6, 24 * 12));
            var known = records.Appraisals.Find(a => a.Id == item.SubjectId)!;
            // What concerns somebody in person is not theirs to open for the Board (BD-2).
            if (at >= now || dice.Yes(0.04) || Concerns(known, _secretary))
            {
                continue;
            }

            item.OpenedAt = at;
            Add(_secretary, nameof(AppraisalParty.BoardSecretary), at);
            var read = at + Duration.FromHours(dice.Between(20, 24 * 9));
            if (item.Kind == BoardReportKind.EndOfCycle && read < now && dice.Yes(0.3) && !Concerns(known, _member))
            {
                Add(_member, nameof(AppraisalParty.BoardMember), read);
            }

            void Add(string reader, string part, Instant when) =>
                records.Readings.Add(
                    new FormReading
                    {
                        AppraisalId = item.SubjectId,
                        ReaderId = reader,
                        Step = Enum.GetValues<AppraisalStep>().Single(step => step.Code() == item.Part),
                        FormNumber = item.FormNumber,
                        Day = when.InUtc().Date,
                        At = when,
                        As = part,
                    }
                );
        }
    }

    private static bool Concerns(Appraisal appraisal, string who) =>
        appraisal.StaffId == who || appraisal.SupervisorId == who || appraisal.SecondLevelId == who || appraisal.DelegateId == who;
}
