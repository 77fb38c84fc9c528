using Fairway.App.Accounts;
using Fairway.App.Appraisals;
using Fairway.App.ReportsBoard;
using Fairway.Rules.Appraisals;
using Fairway.Testing;
using Microsoft.AspNetCore.Identity;
using NodaTime;

namespace Fairway.Web.Tests.Access;

/// <summary>One reader of every relation, and appraisals in any state on demand.</summary>
internal sealed partial class MatrixWorld : IAsyncDisposable
{
    private const string Official = "O";
    private static readonly LocalDate Today = new(2026, 3, 2);
    private readonly TheDatabase database;
    private readonly Dictionary<char, Visit> visits = [];
    private readonly Dictionary<(string, bool, string?, AppraisalStep), Guid> unaltered = [];
    private readonly Dictionary<Guid, Guid> parts = [];
    private int year = 1900;

    private MatrixWorld(TheDatabase database, TheServer server)
    {
        this.database = database;
        Server = server;
    }

    public TheServer Server { get; }
    public Guid AccountOfX { get; private set; }

    public static async Task<MatrixWorld> CreateAsync(Provider on)
    {
        var database = await TheDatabase.From(
            on,
            "matrix",
            async db =>
            {
                db.AddRange(A.Unit("TOP"), A.Unit("U", under: "TOP"), A.Unit("ELSE", under: "TOP"));
                // As strong as the product's own, once for all: a weaker one would be renewed at the first signature and end the session.
                var hash = new PasswordHasher<Account>().HashPassword(null!, AccountBuilder.Password);
                var accounts = Matrix.Everybody.ToDictionary(
                    who => who,
                    who =>
                        (Account)
                            An.Account(who is 'A' or 'R' ? null : who.ToString())
                                .Named("Reader " + who)
                                .Mail($"{who}-{(int)who}@example.org")
                );
                foreach (var who in Matrix.Everybody)
                {
                    if (who is not ('A' or 'R'))
                    {
                        db.Add(
                            An.Official(who.ToString())
                                .Named("Reader", who.ToString())
                                .InUnit(
                                    who is 'D' ? "SUB"
                                    : who is 'O' or 'S' ? "U"
                                    : "ELSE"
                                )
                                .Build()
                        );
                    }

                    accounts[who].PasswordHash = hash;
                    db.Add(accounts[who]);
                }

                db.AddRange(A.Chief("U", is_: "S"), A.Chief("TOP", is_: "2"));
                db.Add(A.Supervision("O", "S"));
                // A smaller unit that S answers for too, where D works; C has G sign for those in ELSE.
                db.AddRange(A.Unit("SUB", under: "U"), A.Chief("SUB", is_: "S"), A.Chief("ELSE", is_: "C"));
                db.AddRange(A.Delegation("S", "D", of: "U"), A.Delegation("C", "G", of: "ELSE", signs: true));
                db.Add(
                    new Fairway.App.Service.StandIn
                    {
                        ChiefId = "S",
                        StandInId = "N",
                        From = new LocalDate(2026, 1, 1),
                        Until = new LocalDate(2027, 1, 1),
                        NamedBy = "S",
                    }
                );
                db.AddRange(A.Supervision("D", "S"), A.Supervision("S", "2"), A.Supervision("G", "C"), A.Supervision("X", "C"));
                db.Add(
                    new Fairway.App.Results.Outcome
                    {
                        Key = "2026/A",
                        Code = "A",
                        Biennium = 2026,
                        Kind = "outcome",
                        Title = "Outcome A",
                    }
                );
                db.Add(
                    new Fairway.App.Service.FactQuestion
                    {
                        Id = OtherEndpoints.Question,
                        StaffId = "O",
                        Field = "sex",
                        Says = "It is wrong.",
                        RaisedAt = Instant.FromUtc(2026, 2, 1, 9, 0),
                    }
                );
                db.AddRange(OfTheBoard());
                db.Add(Workshop(accounts['W'].Id));
                db.AddRange(OfTraining());
                db.AddRange([.. OfTransparency(), OfProvisioning()]);
                db.AddRange(OfReclassification(db));
                Grant('M', Office.BoardMember);
                Grant('B', Office.BoardSecretary);
                Grant('H', Office.HrPartner, "U");
                Grant('W', Office.HrPartner);
                Grant('h', Office.HrPartner, "ELSE");
                Grant('A', Office.Administrator);
                Grant('U', Office.Union);
                Grant('L', Office.Mediator);
                Grant('R', Office.Auditor);
                Grant('U', Office.TrainingCouncil);
                Grant('L', Office.ReviewGroup);
                Grant('R', Office.ReviewGroup);
                Grant('C', Office.ReviewGroup);
                await db.SaveChangesAsync();

                void Grant(char who, Office office, string? unit = null)
                {
                    var of = An.Office(office, accounts[who].Id, unit);
                    db.Add(
                        who == 'U' && office == Office.Union
                            ? new OfficeGrant
                            {
                                Id = OtherEndpoints.Grant,
                                AccountId = of.AccountId,
                                Office = of.Office,
                                From = of.From,
                                Until = of.Until,
                                Reason = of.Reason,
                                ProposedBy = of.ProposedBy,
                                ProposedAt = of.ProposedAt,
                                ConfirmedBy = of.ConfirmedBy,
                                ConfirmedAt = of.ConfirmedAt,
                            }
                            : of
                    );
                }
            }
        );
        await WithSkillsAsync(database);
        var world = new MatrixWorld(database, await TheServer.On(database, FixedClock.On("2026-03-02")));
        world.AccountOfX = await world.AccountAsync('X');
        return world;
    }

    /// <summary>A new appraisal of O in this state: with a delegate who signs for C, else with S and the delegate D.</summary>
    /// <param name="draftOf">Who has a draft of <paramref name="draftStep"/>.</param>
    /// <param name="isAltered">Whether what is tried on it changes it; else the same one serves again.</param>
    public async Task<Guid> AppraisalAsync(string state, bool delegateSigns, string? draftOf, AppraisalStep draftStep, bool isAltered)
    {
        if (isAltered)
        {
            return (used = await NewAsync(state, delegateSigns, draftOf, draftStep)).Value;
        }

        var key = (state, delegateSigns, draftOf, draftStep);
        if (!unaltered.TryGetValue(key, out var id))
        {
            unaltered[key] = id = await NewAsync(state, delegateSigns, draftOf, draftStep);
        }

        return id;
    }

    /// <summary>The part of the appraisal that E supervised.</summary>
    public Guid PartOf(Guid appraisalId) => parts[appraisalId];

    private async Task<Guid> NewAsync(string state, bool delegateSigns, string? draftOf, AppraisalStep draftStep)
    {
        var to = States[state];
        var signer = delegateSigns ? "G" : "S";
        var party = delegateSigns ? AppraisalParty.SigningDelegate : AppraisalParty.Supervisor;
        var appraisal = new Appraisal
        {
            StaffId = Official,
            CycleStart = new LocalDate(++year, 1, 1),
            CycleEnd = new LocalDate(2027, 12, 31),
            // Once an official, kind and day.
            DueOn = new LocalDate(2027, 12, 31).PlusDays(1900 - year),
            // Where its end is at stake it closes early, so that the end is open today.
            ClosesOn = to >= AppraisalState.MidTermAgreed ? new LocalDate(2026, 4, 30) : null,
            PolicyVersion = TheServer.Policies.Version,
            OpenedOn = Today,
            State = to,
            SupervisorId = delegateSigns ? "C" : "S",
            DelegateId = delegateSigns ? "G" : "D",
            DelegateSigns = delegateSigns,
            SecondLevelId = "2",
            UnitCode = "U",
            OfManager = true,
            BeginningDue = new LocalDate(2026, 4, 1),
            MidTermDue = new LocalDate(2027, 1, 1),
            SharedVersion = state == "draft" ? 0 : 1,
            AgreedVersion = to >= AppraisalState.BeginningAgreed ? 1 : 0,
            ReviewedVersion = to >= AppraisalState.MidTermAgreed ? 1 : 0,
            SupervisorSignedAt = to.IsDelivered() ? At : null,
            OfficialSignedAt = to.IsSettled() || to == AppraisalState.EndAtSecondLevel ? At : null,
            ReceivedByBoardAt = to >= AppraisalState.BeginningAgreed ? At : null,
            EndReceivedByBoardAt = to >= AppraisalState.EndAtSecondLevel ? At : null,
        };
        // E supervised until yesterday, when all stood as it does.
        var part = new AppraisalPart
        {
            AppraisalId = appraisal.Id,
            SupervisorId = "E",
            UnitCode = "U",
            From = appraisal.CycleStart,
            Until = Today,
            Because = PartEnd.Supervisor,
            EndedAt = At + Duration.FromDays(1),
            State = to,
            SharedVersion = appraisal.SharedVersion,
            AgreedVersion = appraisal.AgreedVersion,
            ReviewedVersion = appraisal.ReviewedVersion,
            SupervisorSignedAt = appraisal.SupervisorSignedAt,
            OfficialSignedAt = appraisal.OfficialSignedAt,
            NoteAsked = true,
        };
        parts[appraisal.Id] = part.Id;
        var rows = new List<object> { appraisal, part };
        foreach (var step in Enum.GetValues<AppraisalStep>().Where(s => s <= to.Step() && state != "draft"))
        {
            var version = Version(appraisal, step);
            rows.Add(version);
            if (step < to.Step() || to.IsDelivered())
            {
                rows.Add(Signed(appraisal, version, party, signer));
            }

            if (step < to.Step() || appraisal.OfficialSignedAt is not null)
            {
                rows.Add(Signed(appraisal, version, AppraisalParty.Official, Official));
            }
        }

        if (to >= AppraisalState.BeginningAgreed)
        {
            rows.Add(BoardItem.Of(appraisal, AppraisalStep.Beginning, At.InUtc().Date, At));
        }

        if (to == AppraisalState.SelfAssessed)
        {
            rows.Add(Draft(appraisal, signer, AppraisalStep.EndOfCycle, FormText.Write(MatrixForms.End().Assessment)));
        }

        if (draftOf is not null)
        {
            var content =
                draftStep == AppraisalStep.Beginning
                    ? FormText.Write(MatrixForms.Form() with { DiscussedOn = new LocalDate(2026, 1, 30) })
                    : FormText.Write(MatrixForms.Review() with { DiscussedOn = new LocalDate(2026, 2, 27) });
            rows.Add(Draft(appraisal, draftOf, draftStep, content));
        }

        await database.Add([.. rows]);
        return appraisal.Id;
    }

    /// <summary>A private note by somebody, and a file of theirs: on the note, or on an output where others are to read it.</summary>
    public async Task<(Guid Note, Guid File)> DialogueAsync(Guid appraisalId, string by, bool ofOutput)
    {
        var at = Instant.FromUtc(2026, 2, 2, 9, 0);
        var note = new JournalEntry
        {
            Id = Guid.CreateVersion7(),
            AppraisalId = appraisalId,
            AuthorId = by,
            Party = by == Official ? AppraisalParty.Official : AppraisalParty.Supervisor,
            Kind = JournalKind.Progress,
            Text = "A note",
            Language = "en",
            At = at,
            Private = true,
        };
        var file = new Evidence
        {
            Id = Guid.CreateVersion7(),
            AppraisalId = appraisalId,
            About = ofOutput ? AgreementSections.OfOutput(MatrixForms.Output) : null,
            EntryId = ofOutput ? null : note.Id,
            AttachedBy = by,
            Party = note.Party,
            AttachedAt = at,
            Name = "a.txt",
            Type = EvidenceType.Text,
            Size = 1,
            Hash = new string('0', 64),
        };
        await database.Add(note);
        await database.Add(file, new EvidenceBytes { EvidenceId = file.Id, Content = [(byte)'a'] });
        return (note.Id, file.Id);
    }

    private static readonly Instant At = Instant.FromUtc(2026, 2, 28, 9, 0);

    private static readonly IReadOnlyDictionary<string, AppraisalState> States = new Dictionary<string, AppraisalState>(
        StringComparer.Ordinal
    )
    {
        ["draft"] = AppraisalState.BeginningDraft,
        ["shared"] = AppraisalState.BeginningShared,
        ["signed"] = AppraisalState.BeginningSignedBySupervisor,
        ["agreed"] = AppraisalState.BeginningAgreed,
        ["reviewing"] = AppraisalState.MidTermShared,
        ["review-signed"] = AppraisalState.MidTermSignedBySupervisor,
        ["reviewed"] = AppraisalState.MidTermAgreed,
        ["self"] = AppraisalState.SelfAssessed,
        ["assessed"] = AppraisalState.EndSignedBySupervisor,
        ["objected"] = AppraisalState.EndObjected,
        ["second"] = AppraisalState.EndAtSecondLevel,
        ["complete"] = AppraisalState.EndComplete,
    };

    private static FormVersion Version(Appraisal appraisal, AppraisalStep step)
    {
        var content = step switch
        {
            AppraisalStep.Beginning => FormText.Write(MatrixForms.Form()),
            AppraisalStep.MidTerm => FormText.Write(MatrixForms.Review()),
            _ => FormText.Write(
                appraisal.State == AppraisalState.SelfAssessed
                    ? MatrixForms.End() with
                    {
                        Assessment = Assessment.Empty,
                    }
                    : MatrixForms.End()
            ),
        };
        return A.Form(appraisal, content, Official, At, step);
    }

    private static Signature Signed(Appraisal appraisal, FormVersion version, AppraisalParty party, string by) =>
        new()
        {
            AppraisalId = appraisal.Id,
            Step = version.Step,
            FormNumber = version.Number,
            Party = party,
            SignerId = by,
            At = At,
            Hash = version.Hash,
            PolicyVersion = appraisal.PolicyVersion,
        };

    private static FormDraft Draft(Appraisal appraisal, string by, AppraisalStep step, string content) =>
        new()
        {
            AppraisalId = appraisal.Id,
            AuthorId = by,
            Step = step,
            Content = content,
            BasedOn = appraisal.VersionOf(step),
            SavedAt = At,
        };

    /// <summary>The reader's own browser; '-' is nobody.</summary>
    public async Task<Visit> As(char who)
    {
        if (!visits.TryGetValue(who, out var visit))
        {
            visit = new Visit(Server.Url, who == '-' ? null : await Server.SessionOf(await AccountAsync(who)));
            visits[who] = visit;
        }

        return visit;
    }

    public Task<Guid> AccountAsync(char who) =>
        database.Read(db => Task.FromResult(db.Users.Single(a => a.Email == $"{who}-{(int)who}@example.org").Id));

    public async ValueTask DisposeAsync()
    {
        foreach (var visit in visits.Values)
        {
            visit.Dispose();
        }

        await Server.DisposeAsync();
        await database.DisposeAsync();
    }
}
