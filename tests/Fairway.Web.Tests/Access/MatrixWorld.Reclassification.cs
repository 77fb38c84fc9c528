using Fairway.App;
using Fairway.App.Reclassification;
using Fairway.App.Reclassification.Exercises;
using Fairway.Rules.Reclassification;
using Fairway.Testing;
using NodaTime;

namespace Fairway.Web.Tests.Access;

/// <content>O's job with a description that is proposed, three requests of O, and two exercises with one more.</content>
internal sealed partial class MatrixWorld
{
    private const string Job = "A job";

    private static IEnumerable<object> OfReclassification(FairwayDb db)
    {
        db.Officials.Local.Single(o => o.StaffId == "O").Periods.ForEach(p => p.Post = Job);
        var (one, other, third) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        return
        [
            Described(OtherEndpoints.Described, JobState.Proposed),
            Described(one, JobState.Attached),
            Described(other, JobState.Attached),
            Asked(OtherEndpoints.Reclassified, one, ReclassificationState.InEvaluation),
            Asked(OtherEndpoints.ReclassificationDraft, other, ReclassificationState.Draft),
            Described(third, JobState.Attached),
            Exercise(OtherEndpoints.ReclassificationPlanned, ReclassificationExerciseState.Prepared),
            Exercise(OtherEndpoints.ReclassificationExercise, ReclassificationExerciseState.Open),
            Asked(OtherEndpoints.ReclassificationInExercise, null, ReclassificationState.Draft, OtherEndpoints.ReclassificationExercise),
            Appealed(Asked(OtherEndpoints.ReclassificationAppealed, third, ReclassificationState.InReview)),
            new ReclassificationStep
            {
                CaseId = OtherEndpoints.ReclassificationAppealed,
                Act = ReclassificationAct.TakeOn,
                AuthorId = "C",
                Text = "",
                Language = "en",
                At = Instant.FromUtc(2026, 2, 27, 9, 0),
            },
        ];
    }

    private static JobDescription Described(Guid id, JobState state) =>
        new()
        {
            Id = id,
            UnitCode = "U",
            Post = Job,
            Number = state == JobState.Attached ? 0 : 1,
            State = state,
            Purpose = "For a test",
            Reporting = "To S",
            Qualifications = "None",
            Language = "en",
            AuthorId = "S",
            WrittenOn = Today,
            CommentsUntil = Today.PlusDays(21),
            PolicyVersion = TheServer.Policies.Version,
        };

    private static ReclassificationExercise Exercise(Guid id, ReclassificationExerciseState state) =>
        new()
        {
            Id = id,
            State = state,
            Regions = [new() { ExerciseId = id, Region = ReclassificationScope.Headquarters }],
            ReferenceOn = Today,
            QuestionnairesUntil = Today.PlusMonths(2),
            EvaluationsUntil = Today.PlusMonths(8),
            PreparedBy = "W",
            PreparedOn = Today.PlusDays(-30),
            PublishedOn = state == ReclassificationExerciseState.Open ? Today.PlusDays(-20) : null,
            OpenedBy = state == ReclassificationExerciseState.Open ? "W" : null,
            OpenedOn = state == ReclassificationExerciseState.Open ? Today : null,
            PolicyVersion = TheServer.Policies.Version,
        };

    private static ReclassificationCase Asked(Guid id, Guid? description, ReclassificationState state, Guid? exercise = null) =>
        new()
        {
            Id = id,
            StaffId = "O",
            UnitCode = "U",
            Post = Job,
            Grade = "P3",
            RequestedBy = "O",
            ExerciseId = exercise,
            State = state,
            BegunOn = new LocalDate(2026, 2, 27),
            ReceivedOn = state == ReclassificationState.Draft ? null : new LocalDate(2026, 2, 27),
            DescriptionId = description,
            EvaluatorId = state == ReclassificationState.Draft ? null : "H",
            Language = "en",
            PolicyVersion = TheServer.Policies.Version,
        };

    private static ReclassificationCase Appealed(ReclassificationCase of)
    {
        (of.ResultOn, of.ResultGrade, of.Points) = (Today, of.Grade, 500);
        (of.AppealedBy, of.AppealedOn, of.ReporterId) = ("O", Today, "L");
        return of;
    }
}
