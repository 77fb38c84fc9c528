using Fairway.App.Appraisals;
using Fairway.App.Probation;
using Fairway.App.ReportsBoard;
using Fairway.App.Underperformance;
using Fairway.Rules.Privacy;
using Fairway.Rules.Probation;
using Fairway.Rules.ReportsBoard;
using Fairway.Rules.Underperformance;
using GuardOverride = Fairway.App.Probation.GuardOverride;

namespace Fairway.App.Privacy;

public static partial class HeldTables
{
    private static IQueryable<Guid> Appraised(FairwayDb db, DataSubject me) =>
        db.Appraisals.Where(a => a.StaffId == me.StaffId).Select(a => a.Id);

    /// <summary>Cases that exist for the official: a proposal does once the supervisor has answered it.</summary>
    private static IQueryable<Guid> CasesOf(FairwayDb db, DataSubject me) =>
        db.UnderperformanceCases.Where(c => c.StaffId == me.StaffId && c.State != CaseState.Proposed).Select(c => c.Id);

    private static IQueryable<Guid> ProbationsOf(FairwayDb db, DataSubject me) =>
        db.Probations.Where(p => p.StaffId == me.StaffId).Select(p => p.Id);

    /// <summary>Files on the person's own appraisal that they read, and those they attached.</summary>
    private static IQueryable<Evidence> EvidenceOf(FairwayDb db, DataSubject me) =>
        db.Evidence.Where(e =>
            e.AttachedBy == me.StaffId
            || (
                Appraised(db, me).Contains(e.AppraisalId)
                && (e.EntryId == null || db.JournalEntries.Any(j => j.Id == e.EntryId && (j.AuthorId == me.StaffId || !j.Private)))
            )
        );

    private static IEnumerable<HeldTable> OfAppraisals() =>
        [
            HeldTable
                .Of<Appraisal>("StaffId", (db, me) => db.Appraisals.Where(a => a.StaffId == me.StaffId))
                .Naming("SupervisorId SecondLevelId DelegateId SharedWithId")
                .Goes<Appraisal>(RetentionKind.Appraisals, (_, who) => x => x.StaffId == who.StaffId),
            HeldTable
                .Of<AppraisalPart>(
                    "NoteBy",
                    (db, me) => db.Set<AppraisalPart>().Where(p => Appraised(db, me).Contains(p.AppraisalId) || p.NoteBy == me.StaffId)
                )
                .Naming("SupervisorId DelegateId")
                .Without(WhyNot.Unreleased, "Draft DraftSavedAt"),
            HeldTable
                .Of<FormDraft>("AuthorId", (db, me) => db.FormDrafts.Where(d => d.AuthorId == me.StaffId))
                .AlsoGoes<FormDraft>(RetentionKind.Drafts, (_, who) => x => x.AuthorId == who.StaffId),
            HeldTable
                .Of<FormVersion>(
                    "SharedBy",
                    (db, me) => db.FormVersions.Where(v => Appraised(db, me).Contains(v.AppraisalId) || v.SharedBy == me.StaffId)
                )
                .Naming("OnBehalfOf"),
            HeldTable.Of<AppraisalOutput>("", (db, me) => db.AppraisalOutputs.Where(o => Appraised(db, me).Contains(o.AppraisalId))),
            HeldTable
                .Of<Signature>(
                    "SignerId",
                    (db, me) => db.Signatures.Where(s => Appraised(db, me).Contains(s.AppraisalId) || s.SignerId == me.StaffId)
                )
                .Naming("OnBehalfOf"),
            HeldTable
                .Of<ReportStatement>(
                    "AuthorId",
                    (db, me) => db.ReportStatements.Where(s => Appraised(db, me).Contains(s.AppraisalId) || s.AuthorId == me.StaffId)
                )
                .Naming("OnBehalfOf"),
            HeldTable.Of<LateStep>(
                "SaidBy",
                (db, me) => db.LateSteps.Where(l => Appraised(db, me).Contains(l.AppraisalId) || l.SaidBy == me.StaffId)
            ),
            HeldTable
                .Of<FormComment>(
                    "AuthorId",
                    (db, me) => db.FormComments.Where(c => Appraised(db, me).Contains(c.AppraisalId) || c.AuthorId == me.StaffId)
                )
                .Naming("OnBehalfOf"),
            HeldTable
                .Of<PreparationSheet>(
                    "AuthorId",
                    (db, me) =>
                        db.PreparationSheets.Where(p =>
                            p.AuthorId == me.StaffId || (p.SharedAt != null && Appraised(db, me).Contains(p.AppraisalId))
                        )
                )
                .AlsoGoes<PreparationSheet>(RetentionKind.Drafts, (_, who) => x => x.AuthorId == who.StaffId && x.SharedAt == null),
            HeldTable.Of<FormReading>(
                "ReaderId",
                (db, me) => db.FormReadings.Where(r => Appraised(db, me).Contains(r.AppraisalId) || r.ReaderId == me.StaffId)
            ),
            HeldTable
                .Of<CycleExclusion>("StaffId", (db, me) => db.CycleExclusions.Where(e => e.StaffId == me.StaffId))
                .Naming("DecidedBy EndedBy")
                .Goes<CycleExclusion>(RetentionKind.Appraisals, (_, who) => x => x.StaffId == who.StaffId),
            HeldTable
                .Of<HeldStepDecision>("", (db, me) => db.HeldStepDecisions.Where(d => Appraised(db, me).Contains(d.AppraisalId)))
                .Naming("DecidedBy"),
            HeldTable.Of<ExtraCriterion>().Naming("DecidedBy EndedBy").Stays(ForMany),
            HeldTable.Of<AppraisalCriterion>("", (db, me) => db.AppraisalCriteria.Where(c => Appraised(db, me).Contains(c.AppraisalId))),
            HeldTable
                .Of<JournalEntry>(
                    "AuthorId",
                    (db, me) =>
                        db.JournalEntries.Where(e => e.AuthorId == me.StaffId || (!e.Private && Appraised(db, me).Contains(e.AppraisalId)))
                )
                .Naming("OnBehalfOf")
                .Waiting(WhyNot.Unreleased)
                .AlsoGoes<JournalEntry>(RetentionKind.Drafts, (_, who) => x => x.AuthorId == who.StaffId && x.Private),
            HeldTable.Of<Evidence>("AttachedBy", EvidenceOf),
            HeldTable.Of<EvidenceBytes>(
                "",
                (db, me) => db.EvidenceBytes.Where(b => EvidenceOf(db, me).Select(e => e.Id).Contains(b.EvidenceId))
            ),
            HeldTable
                .Of<PaperCopy>("", (db, me) => db.PaperCopies.Where(p => Appraised(db, me).Contains(p.AppraisalId)))
                .Naming("EnteredBy"),
            HeldTable.Of<PaperBytes>(
                "",
                (db, me) =>
                    db.PaperBytes.Where(b => db.PaperCopies.Any(p => p.Id == b.PaperId && Appraised(db, me).Contains(p.AppraisalId)))
            ),
            HeldTable.Of<TeamReminder>(
                "StaffId SentBy",
                (db, me) => db.TeamReminders.Where(r => r.StaffId == me.StaffId || r.SentBy == me.StaffId)
            ),
            HeldTable
                .Of<TeamRound>("ReaderId", (db, me) => db.TeamRounds.Where(r => r.ReaderId == me.StaffId))
                .Goes<TeamRound>(RetentionKind.Drafts, (_, who) => x => x.ReaderId == who.StaffId),
        ];

    private static IEnumerable<HeldTable> OfUnderperformance() =>
        [
            HeldTable
                .Of<UnderperformanceCase>("StaffId", (db, me) => db.UnderperformanceCases.Where(c => CasesOf(db, me).Contains(c.Id)))
                .Naming("SupervisorId SecondLevelId")
                .Waiting(WhyNot.Unreleased)
                .Goes<UnderperformanceCase>(RetentionKind.Underperformance, (_, who) => x => x.StaffId == who.StaffId),
            HeldTable.Of<CaseFormer>("", (db, me) => db.Set<CaseFormer>().Where(f => CasesOf(db, me).Contains(f.CaseId))).Naming("StaffId"),
            HeldTable.Of<CaseForm>(
                "AuthorId",
                (db, me) => db.CaseForms.Where(f => CasesOf(db, me).Contains(f.CaseId) || f.AuthorId == me.StaffId)
            ),
            HeldTable
                .Of<CaseDraft>("AuthorId", (db, me) => db.CaseDrafts.Where(d => d.AuthorId == me.StaffId))
                .AlsoGoes<CaseDraft>(RetentionKind.Drafts, (_, who) => x => x.AuthorId == who.StaffId),
            HeldTable.Of<CaseSignature>(
                "SignerId",
                (db, me) => db.CaseSignatures.Where(s => CasesOf(db, me).Contains(s.CaseId) || s.SignerId == me.StaffId)
            ),
            HeldTable.Of<CaseStatement>(
                "AuthorId",
                (db, me) => db.CaseStatements.Where(s => CasesOf(db, me).Contains(s.CaseId) || s.AuthorId == me.StaffId)
            ),
            HeldTable.Of<CaseLeave>("", (db, me) => db.CaseLeaves.Where(l => CasesOf(db, me).Contains(l.CaseId))).Naming("RecordedBy"),
            HeldTable.Of<ConfidentialNote>().Naming("AuthorId").Waiting(WhyNot.Confidential),
            HeldTable
                .Of<CaseReading>(
                    "ReaderId",
                    (db, me) => db.CaseReadings.Where(r => CasesOf(db, me).Contains(r.CaseId) || r.ReaderId == me.StaffId)
                )
                .Hide<CaseReading>(WhyNot.Confidential, "Notes", (r, me) => r.ReaderId != me.StaffId),
            HeldTable.Of<LateCaseStep>(
                "SaidBy",
                (db, me) => db.LateCaseSteps.Where(l => CasesOf(db, me).Contains(l.CaseId) || l.SaidBy == me.StaffId)
            ),
        ];

    private static IEnumerable<HeldTable> OfProbation() =>
        [
            HeldTable
                .Of<ProbationCase>("StaffId", (db, me) => db.Probations.Where(p => p.StaffId == me.StaffId))
                .Naming("SupervisorSignedBy DecidedBy")
                .Hide<ProbationCase>(
                    WhyNot.Unreleased,
                    "Recommendation Reasons FewBecause Hash",
                    (p, _) => p.State < ProbationState.SignedBySupervisor
                )
                .Goes<ProbationCase>(RetentionKind.Probation, (_, who) => x => x.StaffId == who.StaffId),
            HeldTable
                .Of<ProbationInput>(
                    "StaffId",
                    (db, me) =>
                        db.ProbationInputs.Where(i =>
                            i.StaffId == me.StaffId || (i.GivenAt != null && ProbationsOf(db, me).Contains(i.ProbationId))
                        )
                )
                .Naming("NamedById")
                .Waiting(WhyNot.Unreleased),
            HeldTable.Of<ProbationWarning>(
                "By",
                (db, me) => db.ProbationWarnings.Where(w => w.By == me.StaffId || ProbationsOf(db, me).Contains(w.ProbationId))
            ),
            HeldTable
                .Of<GuardOverride>(
                    "By",
                    (db, me) =>
                        db.GuardOverrides.Where(o =>
                            o.By == me.StaffId
                            || db.Probations.Any(p => p.Id == o.ProbationId && p.StaffId == me.StaffId && p.DecidedAt != null)
                        )
                )
                .Waiting(WhyNot.Unreleased),
            HeldTable.Of<LateProbationStep>(
                "SaidBy",
                (db, me) => db.LateProbationSteps.Where(l => l.SaidBy == me.StaffId || ProbationsOf(db, me).Contains(l.ProbationId))
            ),
        ];

    private static IEnumerable<HeldTable> OfTheBoard() =>
        [
            HeldTable
                .Of<BoardItem>("StaffId", (db, me) => db.BoardItems.Where(i => i.StaffId == me.StaffId))
                .Naming("SupervisorId SecondLevelId DelegateId")
                .Goes<BoardItem>(
                    RetentionKind.Appraisals,
                    (_, who) =>
                        x => x.StaffId == who.StaffId && x.Kind != BoardReportKind.Probation && x.Kind != BoardReportKind.ImprovementPlan
                )
                .Goes<BoardItem>(RetentionKind.Probation, (_, who) => x => x.StaffId == who.StaffId && x.Kind == BoardReportKind.Probation)
                .Goes<BoardItem>(
                    RetentionKind.Underperformance,
                    (_, who) => x => x.StaffId == who.StaffId && x.Kind == BoardReportKind.ImprovementPlan
                ),
            HeldTable.Of<BoardItemAuthor>().Naming("StaffId"),
            HeldTable.Of<BoardExaminer>().Naming("StaffId AssignedBy").Waiting(WhyNot.Confidential),
            HeldTable
                .Of<BoardNote>(
                    "AuthorId",
                    (db, me) =>
                        db.BoardNotes.Where(n =>
                            n.AuthorId == me.StaffId
                            || (n.ReleasedAt != null && db.BoardItems.Any(i => i.Id == n.ItemId && i.StaffId == me.StaffId))
                        )
                )
                .Waiting(WhyNot.Confidential),
            HeldTable.Of<BoardSession>().Naming("CalledBy ClosedBy").Stays(TheMinutes),
            HeldTable.Of<BoardAttendance>("StaffId", (db, me) => db.BoardAttendance.Where(a => a.StaffId == me.StaffId)).Stays(TheMinutes),
            HeldTable.Of<BoardMatter>().Naming("ProposedBy").Waiting(WhyNot.Confidential),
            HeldTable
                .Of<BoardLetter>(
                    "ToStaffId SentBy",
                    (db, me) => db.BoardLetters.Where(l => l.ToStaffId == me.StaffId || l.SentBy == me.StaffId)
                )
                .Goes<BoardLetter>(RetentionKind.Appraisals, (_, who) => x => x.ToStaffId == who.StaffId),
            HeldTable.Of<BoardPaper>().Naming("PublishedBy").Stays(ForMany),
            HeldTable.Of<FigureSnapshot>().Naming("TakenBy").Stays(TheFigures),
        ];
}
