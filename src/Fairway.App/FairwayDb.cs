using Fairway.App.Accounts;
using Fairway.App.Accounts.SecondFactor;
using Fairway.App.Accounts.SignOn;
using Fairway.App.Api;
using Fairway.App.Appraisals;
using Fairway.App.Calendar;
using Fairway.App.Feedback;
using Fairway.App.History;
using Fairway.App.Learning;
using Fairway.App.Notices;
using Fairway.App.Operations;
using Fairway.App.Probation;
using Fairway.App.Promotions;
using Fairway.App.Promotions.Exercise;
using Fairway.App.Provisioning;
using Fairway.App.Reclassification;
using Fairway.App.Reclassification.Exercises;
using Fairway.App.Recognition;
using Fairway.App.ReportsBoard;
using Fairway.App.Results;
using Fairway.App.Service;
using Fairway.App.Support;
using Fairway.App.Training;
using Fairway.App.Training.Council;
using Fairway.App.Transparency;
using Fairway.App.Transparency.Report;
using Fairway.App.Underperformance;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace Fairway.App;

/// <summary>The database of the product, but for what the room of skills keeps apart. Mappings stand beside their aggregates.</summary>
public class FairwayDb(DbContextOptions<FairwayDb> options) : IdentityUserContext<Account, Guid>(options), IDataProtectionKeyContext
{
    public DbSet<Official> Officials => Set<Official>();
    public DbSet<ServicePeriod> ServicePeriods => Set<ServicePeriod>();
    public DbSet<ServiceException> ServiceExceptions => Set<ServiceException>();
    public DbSet<FactOwner> FactOwners => Set<FactOwner>();
    public DbSet<FactQuestion> FactQuestions => Set<FactQuestion>();
    public DbSet<Unit> Units => Set<Unit>();
    public DbSet<Chieftaincy> Chieftaincies => Set<Chieftaincy>();
    public DbSet<Supervision> Supervisions => Set<Supervision>();
    public DbSet<Delegation> Delegations => Set<Delegation>();
    public DbSet<StandIn> StandIns => Set<StandIn>();
    public DbSet<HeadAlternate> HeadAlternates => Set<HeadAlternate>();
    public DbSet<Outcome> Outcomes => Set<Outcome>();
    public DbSet<Workplan> Workplans => Set<Workplan>();
    public DbSet<WorkplanLine> WorkplanLines => Set<WorkplanLine>();
    public DbSet<WorkplanDraft> WorkplanDrafts => Set<WorkplanDraft>();
    public DbSet<Appraisal> Appraisals => Set<Appraisal>();
    public DbSet<AppraisalPart> AppraisalParts => Set<AppraisalPart>();
    public DbSet<FormDraft> FormDrafts => Set<FormDraft>();
    public DbSet<FormVersion> FormVersions => Set<FormVersion>();
    public DbSet<AppraisalOutput> AppraisalOutputs => Set<AppraisalOutput>();
    public DbSet<Signature> Signatures => Set<Signature>();
    public DbSet<ReportStatement> ReportStatements => Set<ReportStatement>();
    public DbSet<LateStep> LateSteps => Set<LateStep>();
    public DbSet<FormComment> FormComments => Set<FormComment>();
    public DbSet<PreparationSheet> PreparationSheets => Set<PreparationSheet>();
    public DbSet<FormReading> FormReadings => Set<FormReading>();
    public DbSet<ProbationCase> Probations => Set<ProbationCase>();
    public DbSet<ProbationInput> ProbationInputs => Set<ProbationInput>();
    public DbSet<ProbationWarning> ProbationWarnings => Set<ProbationWarning>();
    public DbSet<LateProbationStep> LateProbationSteps => Set<LateProbationStep>();
    public DbSet<GuardOverride> GuardOverrides => Set<GuardOverride>();
    public DbSet<HeldStepDecision> HeldStepDecisions => Set<HeldStepDecision>();
    public DbSet<CycleExclusion> CycleExclusions => Set<CycleExclusion>();
    public DbSet<ExtraCriterion> ExtraCriteria => Set<ExtraCriterion>();
    public DbSet<AppraisalCriterion> AppraisalCriteria => Set<AppraisalCriterion>();
    public DbSet<TeamReminder> TeamReminders => Set<TeamReminder>();
    public DbSet<TeamRound> TeamRounds => Set<TeamRound>();
    public DbSet<JournalEntry> JournalEntries => Set<JournalEntry>();
    public DbSet<Evidence> Evidence => Set<Evidence>();
    public DbSet<EvidenceBytes> EvidenceBytes => Set<EvidenceBytes>();
    public DbSet<PaperCopy> PaperCopies => Set<PaperCopy>();
    public DbSet<PaperBytes> PaperBytes => Set<PaperBytes>();
    public DbSet<UnderperformanceCase> UnderperformanceCases => Set<UnderperformanceCase>();
    public DbSet<CaseForm> CaseForms => Set<CaseForm>();
    public DbSet<CaseDraft> CaseDrafts => Set<CaseDraft>();
    public DbSet<CaseSignature> CaseSignatures => Set<CaseSignature>();
    public DbSet<CaseStatement> CaseStatements => Set<CaseStatement>();
    public DbSet<CaseLeave> CaseLeaves => Set<CaseLeave>();
    public DbSet<ConfidentialNote> ConfidentialNotes => Set<ConfidentialNote>();
    public DbSet<CaseReading> CaseReadings => Set<CaseReading>();
    public DbSet<LateCaseStep> LateCaseSteps => Set<LateCaseStep>();
    public DbSet<BoardItem> BoardItems => Set<BoardItem>();
    public DbSet<BoardItemAuthor> BoardItemAuthors => Set<BoardItemAuthor>();
    public DbSet<BoardExaminer> BoardExaminers => Set<BoardExaminer>();
    public DbSet<BoardNote> BoardNotes => Set<BoardNote>();
    public DbSet<BoardSession> BoardSessions => Set<BoardSession>();
    public DbSet<BoardAttendance> BoardAttendance => Set<BoardAttendance>();
    public DbSet<BoardMatter> BoardMatters => Set<BoardMatter>();
    public DbSet<BoardLetter> BoardLetters => Set<BoardLetter>();
    public DbSet<BoardPaper> BoardPapers => Set<BoardPaper>();
    public DbSet<FigureSnapshot> FigureSnapshots => Set<FigureSnapshot>();
    public DbSet<CareerExercise> CareerExercises => Set<CareerExercise>();
    public DbSet<ExerciseList> ExerciseLists => Set<ExerciseList>();
    public DbSet<Candidacy> Candidacies => Set<Candidacy>();
    public DbSet<ExerciseContest> ExerciseContests => Set<ExerciseContest>();
    public DbSet<CandidateForm> CandidateForms => Set<CandidateForm>();
    public DbSet<ExercisePanel> ExercisePanels => Set<ExercisePanel>();
    public DbSet<PanelMember> PanelMembers => Set<PanelMember>();
    public DbSet<PanelConflict> PanelConflicts => Set<PanelConflict>();
    public DbSet<PanelScore> PanelScores => Set<PanelScore>();
    public DbSet<CandidateReading> CandidateReadings => Set<CandidateReading>();
    public DbSet<LateFact> LateFacts => Set<LateFact>();
    public DbSet<WhatIfRun> WhatIfRuns => Set<WhatIfRun>();
    public DbSet<FeedbackRound> FeedbackRounds => Set<FeedbackRound>();
    public DbSet<FeedbackGroup> FeedbackGroups => Set<FeedbackGroup>();
    public DbSet<FeedbackRespondent> FeedbackRespondents => Set<FeedbackRespondent>();
    public DbSet<FeedbackCode> FeedbackCodes => Set<FeedbackCode>();
    public DbSet<SimulationPlay> SimulationPlays => Set<SimulationPlay>();
    public DbSet<CourseProgress> CourseProgress => Set<CourseProgress>();
    public DbSet<SupportContact> SupportContacts => Set<SupportContact>();
    public DbSet<CoachingRequest> CoachingRequests => Set<CoachingRequest>();
    public DbSet<MediatorKey> MediatorKeys => Set<MediatorKey>();
    public DbSet<MediatorChannels> MediatorChannels => Set<MediatorChannels>();
    public DbSet<MediatorConversation> MediatorConversations => Set<MediatorConversation>();
    public DbSet<MediatorMessage> MediatorMessages => Set<MediatorMessage>();
    public DbSet<LearningSession> LearningSessions => Set<LearningSession>();
    public DbSet<SessionSignup> SessionSignups => Set<SessionSignup>();
    public DbSet<FeedbackReport> FeedbackReports => Set<FeedbackReport>();
    public DbSet<FeedbackReading> FeedbackReadings => Set<FeedbackReading>();
    public DbSet<JobDescription> JobDescriptions => Set<JobDescription>();
    public DbSet<JobComment> JobComments => Set<JobComment>();
    public DbSet<ReclassificationCase> Reclassifications => Set<ReclassificationCase>();
    public DbSet<ReclassificationExercise> ReclassificationExercises => Set<ReclassificationExercise>();
    public DbSet<ReclassificationLeftOut> ReclassificationLeftOut => Set<ReclassificationLeftOut>();
    public DbSet<ReclassificationStep> ReclassificationSteps => Set<ReclassificationStep>();
    public DbSet<TrainingFund> TrainingFunds => Set<TrainingFund>();
    public DbSet<FundMovement> FundMovements => Set<FundMovement>();
    public DbSet<TrainingRequest> TrainingRequests => Set<TrainingRequest>();
    public DbSet<TrainingDraft> TrainingDrafts => Set<TrainingDraft>();
    public DbSet<TrainingStep> TrainingSteps => Set<TrainingStep>();
    public DbSet<TrainingEvaluation> TrainingEvaluations => Set<TrainingEvaluation>();
    public DbSet<CouncilPriority> CouncilPriorities => Set<CouncilPriority>();
    public DbSet<CouncilMinutes> CouncilMinutes => Set<CouncilMinutes>();
    public DbSet<CouncilFigures> CouncilFigures => Set<CouncilFigures>();
    public DbSet<RecognitionGiven> Recognitions => Set<RecognitionGiven>();
    public DbSet<Reward> Rewards => Set<Reward>();
    public DbSet<Concern> Concerns => Set<Concern>();
    public DbSet<ConcernStep> ConcernSteps => Set<ConcernStep>();
    public DbSet<SurveyParticipation> SurveyParticipations => Set<SurveyParticipation>();
    public DbSet<SurveyCount> SurveyCounts => Set<SurveyCount>();
    public DbSet<SurveyResult> SurveyResults => Set<SurveyResult>();
    public DbSet<YearlyReport> YearlyReports => Set<YearlyReport>();
    public DbSet<IntegrityRun> IntegrityRuns => Set<IntegrityRun>();
    public DbSet<OfficeGrant> OfficeGrants => Set<OfficeGrant>();
    public DbSet<AuthenticatorKey> AuthenticatorKeys => Set<AuthenticatorKey>();
    public DbSet<RecoveryCode> RecoveryCodes => Set<RecoveryCode>();
    public DbSet<PersonalToken> PersonalTokens => Set<PersonalToken>();
    public DbSet<KeptAnswer> KeptAnswers => Set<KeptAnswer>();
    public DbSet<ServiceToken> ServiceTokens => Set<ServiceToken>();
    public DbSet<DirectoryEntry> DirectoryEntries => Set<DirectoryEntry>();
    public DbSet<DirectoryGroup> DirectoryGroups => Set<DirectoryGroup>();
    public DbSet<GroupMember> GroupMembers => Set<GroupMember>();
    public DbSet<EndedSignOn> EndedSignOns => Set<EndedSignOn>();
    public DbSet<AttemptCount> AttemptCounts => Set<AttemptCount>();
    public DbSet<SentForm> SentForms => Set<SentForm>();
    public DbSet<KeptText> KeptTexts => Set<KeptText>();
    public DbSet<OutboxMessage> Outbox => Set<OutboxMessage>();
    public DbSet<CalendarFeed> CalendarFeeds => Set<CalendarFeed>();
    public DbSet<Broadcast> Broadcasts => Set<Broadcast>();
    public DbSet<Reminded> Reminded => Set<Reminded>();
    public DbSet<NodeSeen> OperationsNodes => Set<NodeSeen>();
    public DbSet<JobRun> OperationsJobs => Set<JobRun>();
    public DbSet<HistoryEntry> History => Set<HistoryEntry>();
    public DbSet<Setting> Settings => Set<Setting>();

    /// <summary>Keys that protect cookies and kept texts, shared by all nodes (decision 22).</summary>
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    /// <summary>In whose name this context asks, where the database guards rows. Given anew with each lease from the pool.</summary>
    public Asking Asking { get; set; } = new();

    /// <summary>The form that is being answered, kept with the first that is saved; null: what is saved answers none. Given anew with each lease, as above.</summary>
    public FormAnswered? FormAnswered { get; set; }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) => Stored.Alike(configurationBuilder);

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        // The room of skills has a database of its own: its tables are not in this one (LE-3).
        builder.ApplyConfigurationsFromAssembly(
            typeof(FairwayDb).Assembly,
            mapping => mapping.Namespace != typeof(Skills.SkillsDb).Namespace
        );
        Stored.Guarded(builder);
    }

    public override int SaveChanges(bool acceptAllChangesOnSuccess)
    {
        Stored.CountVersions(ChangeTracker);
        return base.SaveChanges(acceptAllChangesOnSuccess);
    }

    /// <summary>Saves. Once begun it is not broken off, also where whoever asked has gone: a commit that nobody waits for would stand or not, and nobody could say which.</summary>
    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Stored.CountVersions(ChangeTracker);
        var form = FormAnswered is { IsKept: false } sent && ChangeTracker.HasChanges() ? sent : null;
        if (form is not null && SentForms.Local.Count == 0)
        {
            SentForms.Add(form.ToKeep());
        }
        var saved = await base.SaveChangesAsync(acceptAllChangesOnSuccess, CancellationToken.None);
        if (form is not null)
        {
            form.IsKept = true;
        }
        return saved;
    }
}
