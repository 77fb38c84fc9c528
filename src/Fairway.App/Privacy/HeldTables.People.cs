using Fairway.App.Accounts;
using Fairway.App.Accounts.SecondFactor;
using Fairway.App.Accounts.SignOn;
using Fairway.App.Api;
using Fairway.App.Calendar;
using Fairway.App.Feedback;
using Fairway.App.History;
using Fairway.App.Learning;
using Fairway.App.Notices;
using Fairway.App.Operations;
using Fairway.App.Provisioning;
using Fairway.App.Recognition;
using Fairway.App.Results;
using Fairway.App.Service;
using Fairway.App.Support;
using Fairway.App.Transparency;
using Fairway.App.Transparency.Report;
using Fairway.Rules.Privacy;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity;

namespace Fairway.App.Privacy;

public static partial class HeldTables
{
    private static IEnumerable<HeldTable> OfAccounts() =>
        [
            HeldTable
                .Of<Account>("Id StaffId", (db, me) => db.Users.Where(a => a.Id == me.AccountId))
                .Without(WhyNot.SecretOfSignIn, "PasswordHash SecurityStamp ConcurrencyStamp")
                .Goes<Account>(RetentionKind.Account, (_, who) => x => x.StaffId == who.StaffId),
            HeldTable.Of<IdentityUserClaim<Guid>>("UserId", (db, me) => db.UserClaims.Where(c => c.UserId == me.AccountId)),
            HeldTable.Of<IdentityUserLogin<Guid>>("UserId", (db, me) => db.UserLogins.Where(l => l.UserId == me.AccountId)),
            HeldTable
                .Of<IdentityUserToken<Guid>>("UserId", (db, me) => db.UserTokens.Where(t => t.UserId == me.AccountId))
                .Without(WhyNot.SecretOfSignIn, "Value"),
            HeldTable.Of<IdentityUserPasskey<Guid>>().Naming("UserId").Waiting(WhyNot.SecretOfSignIn),
            HeldTable
                .Of<AuthenticatorKey>("AccountId", (db, me) => db.AuthenticatorKeys.Where(k => k.AccountId == me.AccountId))
                .Without(WhyNot.SecretOfSignIn, "Cipher LastStep"),
            HeldTable
                .Of<RecoveryCode>("AccountId", (db, me) => db.RecoveryCodes.Where(c => c.AccountId == me.AccountId))
                .Without(WhyNot.SecretOfSignIn, "Hash"),
            HeldTable
                .Of<EndedSignOn>("AccountId", (db, me) => db.EndedSignOns.Where(s => s.AccountId == me.AccountId))
                .Without(WhyNot.SecretOfSignIn, "TokenId Session")
                .Goes<EndedSignOn>(RetentionKind.Account, (_, who) => x => x.AccountId == who.AccountId),
            HeldTable
                .Of<KeptText>("AccountId", (db, me) => db.KeptTexts.Where(t => t.AccountId == me.AccountId))
                .Without(WhyNot.Sealed, "Cipher"),
            HeldTable
                .Of<OfficeGrant>("AccountId", (db, me) => db.OfficeGrants.Where(g => g.AccountId == me.AccountId))
                .Naming("ProposedBy ConfirmedBy EndedBy")
                .Stays(TheOffices),
            HeldTable.Of<DataProtectionKey>().Stays(TheProducts),
            HeldTable.Of<ServiceToken>().Naming("MadeBy RevokedBy ConfirmedBy").Stays(TheProducts),
            HeldTable
                .Of<PersonalToken>("AccountId", (db, me) => db.PersonalTokens.Where(t => t.AccountId == me.AccountId))
                .Without(WhyNot.SecretOfSignIn, "Hash Stamp"),
            HeldTable.Of<KeptAnswer>().Stays(OfADay),
            HeldTable.Of<AttemptCount>().Stays(OfADay),
            HeldTable.Of<NodeSeen>().Stays(TheProducts),
            HeldTable.Of<JobRun>().Stays(TheProducts),
            HeldTable.Of<SentForm>("AccountId", (db, me) => db.SentForms.Where(f => f.AccountId == me.AccountId)).Stays(OfADay),
            HeldTable.Of<DirectoryEntry>(
                "AccountId StaffId",
                (db, me) => db.DirectoryEntries.Where(e => e.AccountId == me.AccountId || e.StaffId == me.StaffId)
            ),
            HeldTable.Of<DirectoryGroup>().Stays(TheProducts),
            HeldTable.Of<GroupMember>("AccountId", (db, me) => db.GroupMembers.Where(m => m.AccountId == me.AccountId)),
            HeldTable
                .Of<CalendarFeed>("AccountId", (db, me) => db.CalendarFeeds.Where(f => f.AccountId == me.AccountId))
                .Without(WhyNot.SecretOfSignIn, "Hash Cipher")
                .Goes<CalendarFeed>(RetentionKind.Account, (_, who) => x => x.AccountId == who.AccountId),
            HeldTable
                .Of<OutboxMessage>("AccountId", (db, me) => db.Outbox.Where(m => m.AccountId == me.AccountId))
                // Links in mails about the account open it: the mail is where they belong.
                .Hide<OutboxMessage>(
                    WhyNot.SecretOfSignIn,
                    "Body Link",
                    (m, _) => m.Link?.Contains("/account/", StringComparison.Ordinal) == true
                )
                .Goes<OutboxMessage>(
                    RetentionKind.Mails,
                    (_, who) =>
                    {
                        var before = who.ClosedBefore[RetentionKind.Mails];
                        // By the mail of a notice people find the notice: it goes with the account.
                        return x =>
                            x.AccountId == who.AccountId
                            && x.WrittenAt < before
                            && x.BroadcastId == null
                            && (x.SentAt != null || x.GivenUpAt != null);
                    }
                )
                .Goes<OutboxMessage>(RetentionKind.Account, (_, who) => x => x.AccountId == who.AccountId),
            HeldTable
                .Of<Reminded>("StaffId", (db, me) => db.Reminded.Where(r => r.StaffId == me.StaffId))
                .Goes<Reminded>(RetentionKind.Account, (_, who) => x => x.StaffId == who.StaffId),
            HeldTable.Of<Broadcast>("AuthorId", (db, me) => db.Broadcasts.Where(b => b.AuthorId == me.AccountId)).Stays(ForMany),
            HeldTable
                .Of<HistoryEntry>(
                    "Actor Subject OnBehalfOf",
                    (db, me) =>
                        db.History.Where(e =>
                            e.Actor == me.Actor || e.OnBehalfOf == me.StaffId || e.Subject == me.StaffId || e.Subject == me.AccountText
                        )
                )
                .Hide<HistoryEntry>(WhyNot.AnothersRecord, "Detail", (e, me) => e.Subject != me.StaffId && e.Subject != me.AccountText)
                .Goes<HistoryEntry>(
                    RetentionKind.StaffFile,
                    (_, who) => x => (x.Subject == who.StaffId || x.Subject == who.AccountText) && x.Capability != RetentionLog.Capability
                ),
            HeldTable.Of<Setting>().Stays(TheProducts),
        ];

    private static IEnumerable<HeldTable> OfService() =>
        [
            HeldTable.Of<Official>("StaffId", (db, me) => db.Officials.Where(o => o.StaffId == me.StaffId)).Stays(TheStaffFile),
            HeldTable.Of<ServicePeriod>("StaffId", (db, me) => db.ServicePeriods.Where(p => p.StaffId == me.StaffId)).Stays(TheStaffFile),
            HeldTable
                .Of<ServiceException>("StaffId", (db, me) => db.ServiceExceptions.Where(e => e.StaffId == me.StaffId))
                .Naming("DecidedBy")
                .Stays(TheStaffFile),
            HeldTable.Of<FactOwner>("StaffId", (db, me) => db.FactOwners.Where(o => o.StaffId == me.StaffId)).Stays(TheStaffFile),
            HeldTable
                .Of<FactQuestion>("StaffId", (db, me) => db.FactQuestions.Where(q => q.StaffId == me.StaffId))
                .Naming("AnsweredBy")
                .Goes<FactQuestion>(RetentionKind.StaffFile, (_, who) => x => x.StaffId == who.StaffId),
            HeldTable.Of<Unit>().Stays(TheStaffFile),
            HeldTable.Of<Chieftaincy>("StaffId", (db, me) => db.Chieftaincies.Where(c => c.StaffId == me.StaffId)).Stays(TheStaffFile),
            HeldTable
                .Of<Supervision>("StaffId", (db, me) => db.Supervisions.Where(s => s.StaffId == me.StaffId))
                .Naming("SupervisorId SecondLevelId")
                .Stays(TheStaffFile),
            HeldTable
                .Of<Delegation>(
                    "ChiefId DelegateId",
                    (db, me) => db.Delegations.Where(d => d.ChiefId == me.StaffId || d.DelegateId == me.StaffId)
                )
                .Naming("EndedBy")
                .Stays(TheStaffFile),
            HeldTable
                .Of<StandIn>("ChiefId StandInId", (db, me) => db.StandIns.Where(s => s.ChiefId == me.StaffId || s.StandInId == me.StaffId))
                .Naming("NamedBy EndedBy")
                .Stays(TheStaffFile),
            HeldTable.Of<HeadAlternate>("StaffId", (db, me) => db.HeadAlternates.Where(a => a.StaffId == me.StaffId)).Stays(TheStaffFile),
        ];

    private static IEnumerable<HeldTable> OfFeedback() =>
        [
            HeldTable.Of<FeedbackRound>().Stays(TheRounds),
            HeldTable
                .Of<FeedbackGroup>("ChiefId", (db, me) => db.FeedbackGroups.Where(g => g.ChiefId == me.StaffId))
                .Without(WhyNot.Anonymity, "PrivateKey")
                .Stays(TheRounds),
            HeldTable
                .Of<FeedbackRespondent>("StaffId", (db, me) => db.FeedbackRespondents.Where(r => r.StaffId == me.StaffId))
                .Naming("InsteadOfChiefId")
                .Without(WhyNot.Anonymity, "BlindedHash")
                .Goes<FeedbackRespondent>(RetentionKind.Feedback, (_, who) => x => x.StaffId == who.StaffId),
            HeldTable.Of<FeedbackCode>().Waiting(WhyNot.Anonymity).Stays(TheRounds),
            HeldTable
                .Of<FeedbackReport>("AboutId", (db, me) => db.FeedbackReports.Where(r => r.AboutId == me.StaffId && r.ChiefToldAt != null))
                .Waiting(WhyNot.Unreleased)
                .Goes<FeedbackReport>(RetentionKind.Feedback, (_, who) => x => x.AboutId == who.StaffId),
            HeldTable.Of<FeedbackReading>("ReaderId", (db, me) => db.FeedbackReadings.Where(r => r.ReaderId == me.StaffId)),
        ];

    private static IEnumerable<HeldTable> OfTheRest() =>
        [
            HeldTable.Of<Outcome>().Stays(OfUnits),
            HeldTable.Of<Workplan>().Stays(OfUnits),
            HeldTable.Of<WorkplanLine>().Stays(OfUnits),
            HeldTable.Of<WorkplanDraft>("SavedBy", (db, me) => db.WorkplanDrafts.Where(d => d.SavedBy == me.StaffId)).Stays(OfUnits),
            HeldTable
                .Of<SimulationPlay>("AccountId", (db, me) => db.SimulationPlays.Where(p => p.AccountId == me.AccountId))
                .Goes<SimulationPlay>(RetentionKind.Account, (_, who) => x => x.AccountId == who.AccountId),
            HeldTable
                .Of<CourseProgress>("AccountId", (db, me) => db.CourseProgress.Where(p => p.AccountId == me.AccountId))
                .Goes<CourseProgress>(RetentionKind.Account, (_, who) => x => x.AccountId == who.AccountId),
            HeldTable
                .Of<LearningSession>("OrganizerId", (db, me) => db.LearningSessions.Where(s => s.OrganizerId == me.AccountId))
                .Stays(ForMany),
            HeldTable
                .Of<SessionSignup>("AccountId", (db, me) => db.SessionSignups.Where(s => s.AccountId == me.AccountId))
                .Goes<SessionSignup>(RetentionKind.Account, (_, who) => x => x.AccountId == who.AccountId),
            HeldTable.Of<SupportContact>().Stays(ForMany),
            HeldTable
                .Of<CoachingRequest>("StaffId", (db, me) => db.CoachingRequests.Where(r => r.StaffId == me.StaffId))
                .Naming("AnsweredBy")
                .Goes<CoachingRequest>(
                    RetentionKind.Coaching,
                    (_, who) =>
                    {
                        var before = who.ClosedBefore[RetentionKind.Coaching];
                        return x => x.StaffId == who.StaffId && (x.AnsweredAt ?? x.AskedAt) < before;
                    }
                ),
            HeldTable.Of<MediatorKey>().Naming("MadeBy").Stays(OfNobodyByName),
            HeldTable.Of<MediatorChannels>().Stays(OfNobodyByName),
            HeldTable.Of<MediatorConversation>().Naming("TellAccountId").Waiting(WhyNot.Sealed).Stays(OfNobodyByName),
            HeldTable.Of<MediatorMessage>().Waiting(WhyNot.Sealed).Stays(OfNobodyByName),
            HeldTable
                .Of<RecognitionGiven>(
                    "AuthorId",
                    (db, me) => db.Recognitions.Where(r => r.AuthorId == me.StaffId || r.Receivers.Any(to => to.StaffId == me.StaffId))
                )
                .Naming("WithdrawnBy")
                .Goes<RecognitionGiven>(
                    RetentionKind.Recognition,
                    (db, who) => x => !db.Set<RecognitionReceiver>().Any(r => r.RecognitionId == x.Id && r.StaffId != who.StaffId)
                ),
            HeldTable
                .Of<RecognitionReceiver>("StaffId", (db, me) => db.Set<RecognitionReceiver>().Where(r => r.StaffId == me.StaffId))
                .AlsoGoes<RecognitionReceiver>(RetentionKind.Recognition, (_, who) => x => x.StaffId == who.StaffId),
            HeldTable
                .Of<Reward>(
                    "ProposedBy",
                    (db, me) =>
                        db.Rewards.Where(w =>
                            w.ProposedBy == me.Actor
                            || db.Recognitions.Any(r => r.Id == w.RecognitionId && r.Receivers.Any(to => to.StaffId == me.StaffId))
                        )
                )
                .Naming("DecidedBy"),
            HeldTable.Of<Concern>("RaisedBy", (db, me) => db.Concerns.Where(c => c.RaisedBy == me.Actor)).Stays(TheRegister),
            HeldTable
                .Of<ConcernStep>(
                    "AuthorId",
                    (db, me) =>
                        db.ConcernSteps.Where(s =>
                            s.AuthorId == me.Actor || db.Concerns.Any(c => c.Id == s.ConcernId && c.RaisedBy == me.Actor)
                        )
                )
                .Stays(TheRegister),
            HeldTable.Of<IntegrityRun>().Naming("By").Stays(TheProducts),
            HeldTable
                .Of<SurveyParticipation>("StaffId", (db, me) => db.SurveyParticipations.Where(p => p.StaffId == me.StaffId))
                .Goes<SurveyParticipation>(RetentionKind.Feedback, (_, who) => x => x.StaffId == who.StaffId),
            HeldTable.Of<SurveyCount>().Stays(TheFigures),
            HeldTable.Of<SurveyResult>().Stays(TheFigures),
            HeldTable.Of<YearlyReport>().Naming("DrawnUpBy PublishedBy").Stays(TheFigures),
            HeldTable
                .Of<RetentionHold>("StaffId", (db, me) => db.Set<RetentionHold>().Where(h => h.StaffId == me.StaffId))
                .Naming("PutBy LiftedBy")
                .Without(WhyNot.Confidential, "Reason LiftReason")
                .Stays(TheRecordOfIt),
            HeldTable
                .Of<RetentionDeletion>("StaffId", (db, me) => db.Set<RetentionDeletion>().Where(d => d.StaffId == me.StaffId))
                .Naming("By")
                .Stays(TheRecordOfIt),
        ];
}
