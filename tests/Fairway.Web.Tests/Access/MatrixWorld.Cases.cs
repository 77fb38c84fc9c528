using Fairway.App.Appraisals;
using Fairway.App.Underperformance;
using Fairway.Rules.Underperformance;
using Fairway.Testing;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.Web.Tests.Access;

internal sealed partial class MatrixWorld
{
    /// <summary>The leave that HR recorded in the case that stands.</summary>
    public Guid Leave { get; private set; }

    private static readonly ImprovementPlan s_plan = new()
    {
        Remedies = [new("training", "A course", null)],
        Objectives = [new("Tables on time", "By the fifth", new LocalDate(2026, 2, 1))],
        Monitoring = "Each week",
        DiscussedOn = new LocalDate(2025, 8, 12),
    };

    private static readonly ProgressReview s_review = new()
    {
        Objectives = [new(Progress.Partly, "Some")],
        Remedies = [new(true, "In May")],
        Sufficient = false,
        Text = "Not yet",
        DiscussedOn = new LocalDate(2026, 2, 20),
    };

    /// <summary>The one case of O, as far as a state says, in place of the one before; E supervised in it before S.</summary>
    public async Task<Guid> CaseAsync(string state)
    {
        await using var db = database.Open();
        await ForgetCasesAsync(db);
        var at = new LocalDate(2025, 8, 1);
        var signed = Instant.FromUtc(2026, 2, 27, 9, 0);
        var one = new UnderperformanceCase
        {
            StaffId = Official,
            SupervisorId = "S",
            SecondLevelId = "2",
            UnitCode = "U",
            LaunchedOn = at,
            PolicyVersion = TheServer.Policies.Version,
            State = state switch
            {
                "proposed" => CaseState.Proposed,
                "opened" => CaseState.Opened,
                "discussed" => CaseState.Discussed,
                "shared" => CaseState.PlanShared,
                "signed" => CaseState.PlanSigned,
                "running" => CaseState.Running,
                "reviewed" => CaseState.ReviewedInsufficient,
                "board" => CaseState.AtBoard,
                "decision" => CaseState.DecisionProposed,
                _ => CaseState.ClosedSufficient,
            },
        };
        one.Formers.Add(
            new CaseFormer
            {
                CaseId = one.Id,
                StaffId = "E",
                Since = signed,
            }
        );
        db.Add(one);
        var far = Array.IndexOf(CaseMatrix.States, state);
        if (far >= 1)
        {
            one.OpenedOn = at;
            Form(
                CaseFormKind.Opening,
                FormText.Write(new CaseOpening { Areas = [new("Tables", "By the fifth", "Later")], Considered = "x" })
            );
        }
        if (far >= 2)
        {
            one.DiscussedOn = new LocalDate(2025, 8, 10);
            Form(
                CaseFormKind.Discussion,
                FormText.Write(
                    new DiscussionRecord
                    {
                        HeldOn = one.DiscussedOn,
                        Clarified = "x",
                        Offered = "x",
                    }
                )
            );
        }
        if (far >= 3)
        {
            one.PlanVersion = 1;
            var plan = Form(CaseFormKind.Plan, FormText.Write(s_plan));
            if (far >= 4)
            {
                Signature(plan);
                one.SupervisorSignedAt = state == "signed" ? signed : null;
            }
        }
        if (far >= 5)
        {
            one.RunsFrom = new LocalDate(2025, 8, 15);
            Leave = Guid.CreateVersion7();
            db.Add(
                new CaseLeave
                {
                    Id = Leave,
                    CaseId = one.Id,
                    From = new LocalDate(2025, 10, 1),
                    Until = new LocalDate(2025, 10, 4),
                    RecordedBy = "H",
                    At = signed,
                }
            );
        }
        if (far >= 6)
        {
            one.ReviewVersion = 1;
            one.ReviewedOn = new LocalDate(2026, 2, 27);
            one.SupervisorSignedAt = state == "reviewed" ? signed : null;
            Signature(Form(CaseFormKind.Review, FormText.Write(s_review)));
        }
        if (far >= 7)
        {
            one.ReceivedByBoardAt = signed;
        }
        if (state == "decision")
        {
            (one.Decision, one.ProposedAt) = ("reassignment", signed);
        }
        if (state == "closed")
        {
            one.ClosedOn = new LocalDate(2026, 2, 27);
        }
        await db.SaveChangesAsync();
        return one.Id;

        CaseForm Form(CaseFormKind kind, string content)
        {
            var form = new CaseForm
            {
                CaseId = one.Id,
                Kind = kind,
                Number = 1,
                Content = content,
                Hash = CaseTexts.Hash(one, kind, content),
                AuthorId = "S",
                Language = "en",
                At = signed,
            };
            db.Add(form);
            return form;
        }

        void Signature(CaseForm form) =>
            db.Add(
                new CaseSignature
                {
                    CaseId = one.Id,
                    Kind = form.Kind,
                    Number = 1,
                    Party = CaseParty.Supervisor,
                    SignerId = "S",
                    At = signed,
                    Hash = form.Hash,
                }
            );
    }

    private static async Task ForgetCasesAsync(Fairway.App.FairwayDb db)
    {
        await db.BoardItems.ExecuteDeleteAsync();
        await db.CaseReadings.ExecuteDeleteAsync();
        await db.LateCaseSteps.ExecuteDeleteAsync();
        await db.ConfidentialNotes.ExecuteDeleteAsync();
        await db.CaseLeaves.ExecuteDeleteAsync();
        await db.CaseStatements.ExecuteDeleteAsync();
        await db.CaseSignatures.ExecuteDeleteAsync();
        await db.CaseDrafts.ExecuteDeleteAsync();
        await db.CaseForms.ExecuteDeleteAsync();
        await db.Set<CaseFormer>().ExecuteDeleteAsync();
        await db.UnderperformanceCases.ExecuteDeleteAsync();
    }
}
