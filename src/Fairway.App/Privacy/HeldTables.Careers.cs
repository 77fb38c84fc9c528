using Fairway.App.Promotions;
using Fairway.App.Promotions.Exercise;
using Fairway.App.Reclassification;
using Fairway.App.Reclassification.Exercises;
using Fairway.App.Training;
using Fairway.App.Training.Council;
using Fairway.Rules.Privacy;

namespace Fairway.App.Privacy;

public static partial class HeldTables
{
    /// <summary>Requests that the official reads: what another has not sent does not exist for them, except where an exercise asks both.</summary>
    private static IQueryable<Guid> RequestsOf(FairwayDb db, DataSubject me) =>
        db
            .Reclassifications.Where(c =>
                c.RequestedBy == me.StaffId || (c.StaffId == me.StaffId && (c.ReceivedOn != null || c.ExerciseId != null))
            )
            .Select(c => c.Id);

    private static IEnumerable<HeldTable> OfPromotions() =>
        [
            HeldTable.Of<CareerExercise>().Naming("OpenedBy").Stays(TheExercises),
            HeldTable.Of<ExerciseList>().Naming("By").Stays(TheExercises),
            HeldTable
                .Of<Candidacy>("StaffId", (db, me) => db.Candidacies.Where(c => c.StaffId == me.StaffId))
                .Naming("InformedBy")
                .Without(WhyNot.Confidential, "DiscussionOne DiscussionTwo")
                .Hide<Candidacy>(
                    WhyNot.Unreleased,
                    "Rank Points TieBrokenBy OpenedOne OpenedTwo RecommendedOne ReasonOne RecommendedTwo ReasonTwo DecisionOne DecisionTwo "
                        + "DecisionReasonOne DecisionReasonTwo GradeAfter",
                    (c, _) => c.InformedAt is null
                )
                .Goes<Candidacy>(RetentionKind.Promotions, (_, who) => x => x.StaffId == who.StaffId),
            HeldTable
                .Of<ExerciseContest>(
                    "ById AboutId",
                    (db, me) => db.ExerciseContests.Where(c => c.ById == me.StaffId || c.AboutId == me.StaffId)
                )
                .Naming("AnsweredBy")
                .Hide<ExerciseContest>(WhyNot.AnothersRecord, "Text ById", (c, me) => c.ById != me.StaffId)
                .Goes<ExerciseContest>(RetentionKind.Promotions, (_, who) => x => x.ById == who.StaffId),
            HeldTable
                .Of<CandidateForm>(
                    "StaffId AuthorId",
                    (db, me) =>
                        db.CandidateForms.Where(f =>
                            f.AuthorId == me.StaffId || (f.StaffId == me.StaffId && (f.Of == FormOf.Candidate || f.SubmittedAt != null))
                        )
                )
                .Waiting(WhyNot.Unreleased)
                .Goes<CandidateForm>(RetentionKind.Promotions, (_, who) => x => x.StaffId == who.StaffId)
                .Goes<CandidateForm>(RetentionKind.Drafts, (_, who) => x => x.AuthorId == who.StaffId && x.SubmittedAt == null),
            HeldTable.Of<ExercisePanel>().Naming("ClosedBy").Stays(TheExercises),
            HeldTable
                .Of<PanelMember>("StaffId", (db, me) => db.PanelMembers.Where(m => m.StaffId == me.StaffId))
                .Naming("NamedBy EndedBy")
                .Stays(TheExercises),
            HeldTable
                .Of<PanelConflict>("MemberId", (db, me) => db.PanelConflicts.Where(c => c.MemberId == me.StaffId))
                .Naming("CandidateId")
                .Waiting(WhyNot.Confidential)
                .Goes<PanelConflict>(RetentionKind.Promotions, (_, who) => x => x.CandidateId == who.StaffId),
            HeldTable
                .Of<PanelScore>("MemberId", (db, me) => db.PanelScores.Where(s => s.MemberId == me.StaffId))
                .Naming("CandidateId")
                .Waiting(WhyNot.Confidential)
                .Goes<PanelScore>(RetentionKind.Promotions, (_, who) => x => x.CandidateId == who.StaffId),
            HeldTable
                .Of<CandidateReading>(
                    "CandidateId ReaderId",
                    (db, me) => db.CandidateReadings.Where(r => r.CandidateId == me.StaffId || r.ReaderId == me.StaffId)
                )
                .Goes<CandidateReading>(RetentionKind.Promotions, (_, who) => x => x.CandidateId == who.StaffId),
            HeldTable
                .Of<LateFact>("StaffId", (db, me) => db.LateFacts.Where(f => f.StaffId == me.StaffId))
                .Naming("HandledBy")
                .Goes<LateFact>(RetentionKind.Promotions, (_, who) => x => x.StaffId == who.StaffId),
            HeldTable.Of<WhatIfRun>().Naming("RanBy").Stays(TheFigures),
        ];

    private static IEnumerable<HeldTable> OfReclassification() =>
        [
            HeldTable.Of<JobDescription>().Naming("AuthorId").Stays(OfJobs),
            HeldTable.Of<JobDutyRow>().Stays(OfJobs),
            HeldTable
                .Of<JobComment>("AuthorId", (db, me) => db.JobComments.Where(c => c.AuthorId == me.StaffId))
                .Naming("AnsweredBy")
                .Stays(OfJobs),
            HeldTable
                .Of<ReclassificationCase>(
                    "StaffId RequestedBy",
                    (db, me) => db.Reclassifications.Where(c => RequestsOf(db, me).Contains(c.Id))
                )
                .Naming("EvaluatorId ReporterId AppealedBy")
                .Waiting(WhyNot.Unreleased)
                .Goes<ReclassificationCase>(RetentionKind.Reclassification, (_, who) => x => x.StaffId == who.StaffId),
            HeldTable.Of<ReclassificationAnswer>(
                "",
                (db, me) => db.Set<ReclassificationAnswer>().Where(a => RequestsOf(db, me).Contains(a.CaseId))
            ),
            HeldTable.Of<ReclassificationLevel>(
                "",
                (db, me) => db.Set<ReclassificationLevel>().Where(l => RequestsOf(db, me).Contains(l.CaseId))
            ),
            HeldTable.Of<ReclassificationStep>(
                "AuthorId",
                (db, me) => db.ReclassificationSteps.Where(s => s.AuthorId == me.StaffId || RequestsOf(db, me).Contains(s.CaseId))
            ),
            HeldTable.Of<ReclassificationExercise>().Naming("PreparedBy OpenedBy").Stays(TheExercises),
            HeldTable.Of<ReclassificationExerciseRegion>().Stays(TheExercises),
            HeldTable
                .Of<ReclassificationLeftOut>("StaffId", (db, me) => db.ReclassificationLeftOut.Where(l => l.StaffId == me.StaffId))
                .Goes<ReclassificationLeftOut>(RetentionKind.Reclassification, (_, who) => x => x.StaffId == who.StaffId),
        ];

    private static IEnumerable<HeldTable> OfTraining() =>
        [
            HeldTable.Of<TrainingFund>().Stays(TheLedger),
            HeldTable.Of<FundMovement>().Naming("By").Stays(TheLedger),
            HeldTable
                .Of<TrainingRequest>("StaffId", (db, me) => db.TrainingRequests.Where(r => r.StaffId == me.StaffId))
                .Goes<TrainingRequest>(RetentionKind.Training, (_, who) => x => x.StaffId == who.StaffId),
            HeldTable
                .Of<TrainingDraft>("StaffId", (db, me) => db.TrainingDrafts.Where(d => d.StaffId == me.StaffId))
                .Goes<TrainingDraft>(RetentionKind.Drafts, (_, who) => x => x.StaffId == who.StaffId),
            HeldTable
                .Of<TrainingStep>(
                    "AuthorId",
                    (db, me) =>
                        db.TrainingSteps.Where(s =>
                            s.AuthorId == me.StaffId || db.TrainingRequests.Any(r => r.Id == s.RequestId && r.StaffId == me.StaffId)
                        )
                )
                .Naming("OnBehalfOf"),
            HeldTable.Of<TrainingEvaluation>(
                "AuthorId",
                (db, me) =>
                    db.TrainingEvaluations.Where(e =>
                        e.AuthorId == me.StaffId || db.TrainingRequests.Any(r => r.Id == e.RequestId && r.StaffId == me.StaffId)
                    )
            ),
            HeldTable.Of<CouncilPriority>().Naming("SetBy EndedBy").Stays(TheMinutes),
            HeldTable.Of<CouncilMinutes>().Naming("By").Stays(TheMinutes),
            HeldTable.Of<CouncilFigures>().Stays(TheFigures),
        ];
}
