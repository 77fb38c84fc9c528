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
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity;

namespace Fairway.App.Privacy;

public static partial class HeldTables
{
    private static IEnumerable<HeldTable> OfAccounts() =>
        [
            HeldTable
                .Of<Account>("Id StaffId", (db, me) => db.Users.Where(a => a.Id == me.AccountId))
                .Without(WhyNot.SecretOfSignIn, "PasswordHash SecurityStamp ConcurrencyStamp"),
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
                .Without(WhyNot.SecretOfSignIn, "TokenId Session"),
            HeldTable
                .Of<KeptText>("AccountId", (db, me) => db.KeptTexts.Where(t => t.AccountId == me.AccountId))
                .Without(WhyNot.Sealed, "Cipher"),
            HeldTable
                .Of<OfficeGrant>("AccountId", (db, me) => db.OfficeGrants.Where(g => g.AccountId == me.AccountId))
                .Naming("ProposedBy ConfirmedBy EndedBy"),
            HeldTable.Of<DataProtectionKey>(),
            HeldTable.Of<ServiceToken>().Naming("MadeBy RevokedBy ConfirmedBy"),
            HeldTable
                .Of<PersonalToken>("AccountId", (db, me) => db.PersonalTokens.Where(t => t.AccountId == me.AccountId))
                .Without(WhyNot.SecretOfSignIn, "Hash Stamp"),
            HeldTable.Of<KeptAnswer>(),
            HeldTable.Of<AttemptCount>(),
            HeldTable.Of<NodeSeen>(),
            HeldTable.Of<JobRun>(),
            HeldTable.Of<SentForm>("AccountId", (db, me) => db.SentForms.Where(f => f.AccountId == me.AccountId)),
            HeldTable.Of<DirectoryEntry>(
                "AccountId StaffId",
                (db, me) => db.DirectoryEntries.Where(e => e.AccountId == me.AccountId || e.StaffId == me.StaffId)
            ),
            HeldTable.Of<DirectoryGroup>(),
            HeldTable.Of<GroupMember>("AccountId", (db, me) => db.GroupMembers.Where(m => m.AccountId == me.AccountId)),
            HeldTable
                .Of<CalendarFeed>("AccountId", (db, me) => db.CalendarFeeds.Where(f => f.AccountId == me.AccountId))
                .Without(WhyNot.SecretOfSignIn, "Hash Cipher"),
            HeldTable
                .Of<OutboxMessage>("AccountId", (db, me) => db.Outbox.Where(m => m.AccountId == me.AccountId))
                // Links in mails about the account open it: the mail is where they belong.
                .Hide<OutboxMessage>(
                    WhyNot.SecretOfSignIn,
                    "Body Link",
                    (m, _) => m.Link?.Contains("/account/", StringComparison.Ordinal) == true
                ),
            HeldTable.Of<Reminded>("StaffId", (db, me) => db.Reminded.Where(r => r.StaffId == me.StaffId)),
            HeldTable.Of<Broadcast>("AuthorId", (db, me) => db.Broadcasts.Where(b => b.AuthorId == me.AccountId)),
            HeldTable
                .Of<HistoryEntry>(
                    "Actor Subject OnBehalfOf",
                    (db, me) =>
                        db.History.Where(e =>
                            e.Actor == me.Actor || e.OnBehalfOf == me.StaffId || e.Subject == me.StaffId || e.Subject == me.AccountText
                        )
                )
                .Hide<HistoryEntry>(WhyNot.AnothersRecord, "Detail", (e, me) => e.Subject != me.StaffId && e.Subject != me.AccountText),
            HeldTable.Of<Setting>(),
        ];

    private static IEnumerable<HeldTable> OfService() =>
        [
            HeldTable.Of<Official>("StaffId", (db, me) => db.Officials.Where(o => o.StaffId == me.StaffId)),
            HeldTable.Of<ServicePeriod>("StaffId", (db, me) => db.ServicePeriods.Where(p => p.StaffId == me.StaffId)),
            HeldTable
                .Of<ServiceException>("StaffId", (db, me) => db.ServiceExceptions.Where(e => e.StaffId == me.StaffId))
                .Naming("DecidedBy"),
            HeldTable.Of<FactOwner>("StaffId", (db, me) => db.FactOwners.Where(o => o.StaffId == me.StaffId)),
            HeldTable.Of<FactQuestion>("StaffId", (db, me) => db.FactQuestions.Where(q => q.StaffId == me.StaffId)).Naming("AnsweredBy"),
            HeldTable.Of<Unit>(),
            HeldTable.Of<Chieftaincy>("StaffId", (db, me) => db.Chieftaincies.Where(c => c.StaffId == me.StaffId)),
            HeldTable
                .Of<Supervision>("StaffId", (db, me) => db.Supervisions.Where(s => s.StaffId == me.StaffId))
                .Naming("SupervisorId SecondLevelId"),
            HeldTable
                .Of<Delegation>(
                    "ChiefId DelegateId",
                    (db, me) => db.Delegations.Where(d => d.ChiefId == me.StaffId || d.DelegateId == me.StaffId)
                )
                .Naming("EndedBy"),
            HeldTable
                .Of<StandIn>("ChiefId StandInId", (db, me) => db.StandIns.Where(s => s.ChiefId == me.StaffId || s.StandInId == me.StaffId))
                .Naming("NamedBy EndedBy"),
            HeldTable.Of<HeadAlternate>("StaffId", (db, me) => db.HeadAlternates.Where(a => a.StaffId == me.StaffId)),
        ];

    private static IEnumerable<HeldTable> OfFeedback() =>
        [
            HeldTable.Of<FeedbackRound>(),
            HeldTable
                .Of<FeedbackGroup>("ChiefId", (db, me) => db.FeedbackGroups.Where(g => g.ChiefId == me.StaffId))
                .Without(WhyNot.Anonymity, "PrivateKey"),
            HeldTable
                .Of<FeedbackRespondent>("StaffId", (db, me) => db.FeedbackRespondents.Where(r => r.StaffId == me.StaffId))
                .Naming("InsteadOfChiefId")
                .Without(WhyNot.Anonymity, "BlindedHash"),
            HeldTable.Of<FeedbackCode>().Waiting(WhyNot.Anonymity),
            HeldTable
                .Of<FeedbackReport>("AboutId", (db, me) => db.FeedbackReports.Where(r => r.AboutId == me.StaffId && r.ChiefToldAt != null))
                .Waiting(WhyNot.Unreleased),
            HeldTable.Of<FeedbackReading>("ReaderId", (db, me) => db.FeedbackReadings.Where(r => r.ReaderId == me.StaffId)),
        ];

    private static IEnumerable<HeldTable> OfTheRest() =>
        [
            HeldTable.Of<Outcome>(),
            HeldTable.Of<Workplan>(),
            HeldTable.Of<WorkplanLine>(),
            HeldTable.Of<WorkplanDraft>("SavedBy", (db, me) => db.WorkplanDrafts.Where(d => d.SavedBy == me.StaffId)),
            HeldTable.Of<SimulationPlay>("AccountId", (db, me) => db.SimulationPlays.Where(p => p.AccountId == me.AccountId)),
            HeldTable.Of<CourseProgress>("AccountId", (db, me) => db.CourseProgress.Where(p => p.AccountId == me.AccountId)),
            HeldTable.Of<LearningSession>("OrganizerId", (db, me) => db.LearningSessions.Where(s => s.OrganizerId == me.AccountId)),
            HeldTable.Of<SessionSignup>("AccountId", (db, me) => db.SessionSignups.Where(s => s.AccountId == me.AccountId)),
            HeldTable.Of<SupportContact>(),
            HeldTable
                .Of<CoachingRequest>("StaffId", (db, me) => db.CoachingRequests.Where(r => r.StaffId == me.StaffId))
                .Naming("AnsweredBy"),
            HeldTable.Of<MediatorKey>().Naming("MadeBy"),
            HeldTable.Of<MediatorChannels>(),
            HeldTable.Of<MediatorConversation>().Naming("TellAccountId").Waiting(WhyNot.Sealed),
            HeldTable.Of<MediatorMessage>().Waiting(WhyNot.Sealed),
            HeldTable
                .Of<RecognitionGiven>(
                    "AuthorId",
                    (db, me) => db.Recognitions.Where(r => r.AuthorId == me.StaffId || r.Receivers.Any(to => to.StaffId == me.StaffId))
                )
                .Naming("WithdrawnBy"),
            HeldTable.Of<RecognitionReceiver>("StaffId", (db, me) => db.Set<RecognitionReceiver>().Where(r => r.StaffId == me.StaffId)),
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
            HeldTable.Of<Concern>("RaisedBy", (db, me) => db.Concerns.Where(c => c.RaisedBy == me.Actor)),
            HeldTable.Of<ConcernStep>(
                "AuthorId",
                (db, me) =>
                    db.ConcernSteps.Where(s =>
                        s.AuthorId == me.Actor || db.Concerns.Any(c => c.Id == s.ConcernId && c.RaisedBy == me.Actor)
                    )
            ),
            HeldTable.Of<IntegrityRun>().Naming("By"),
            HeldTable.Of<SurveyParticipation>("StaffId", (db, me) => db.SurveyParticipations.Where(p => p.StaffId == me.StaffId)),
            HeldTable.Of<SurveyCount>(),
            HeldTable.Of<SurveyResult>(),
            HeldTable.Of<YearlyReport>().Naming("DrawnUpBy PublishedBy"),
        ];
}
