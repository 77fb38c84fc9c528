using Fairway.App.Accounts;
using Fairway.App.Appraisals;
using Fairway.Rules.Appraisals;
using Fairway.Testing;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using static Fairway.App.Tests.Appraisals.AppraisalScene;

namespace Fairway.App.Tests.Appraisals;

/// <summary>What a list shows and what a page opens are the same: the filters agree with the predicate on one record, for every reader and state.</summary>
public sealed class AccessTests
{
    private static readonly IReadOnlySet<string> UnitU = new HashSet<string>(StringComparer.Ordinal) { "U" };
    private static readonly IReadOnlySet<string> Elsewhere = new HashSet<string>(StringComparer.Ordinal) { "D" };

    [Theory, BothDatabases]
    public async Task Lists_show_what_pages_open_for_every_reader_state_and_delegation(Provider on)
    {
        await using var scene = await AppraisalScene.On(on);
        var cases = 0;
        foreach (var state in Enum.GetValues<AppraisalState>().Where(s => s != AppraisalState.NotOpened))
        {
            foreach (var (delegateId, signs) in new (string?, bool)[] { (null, false), (Dov, false), (Dov, true) })
            {
                var appraisal = An(state, delegateId, signs, cases);
                await scene.Add(appraisal);
                foreach (var reader in Readers(scene))
                {
                    cases++;
                    var parties = AppraisalAccess.PartiesOf(reader, appraisal);
                    var (exists, readable) = await scene.Read(async db =>
                        (
                            await db.Appraisals.Where(AppraisalAccess.Exists(reader)).AnyAsync(a => a.Id == appraisal.Id),
                            await db.Appraisals.Where(AppraisalAccess.AgreementReadable(reader)).AnyAsync(a => a.Id == appraisal.Id)
                        )
                    );
                    var who = $"{reader.StaffId} {string.Join(',', reader.Offices)} {state} {delegateId} {signs}";
                    exists.ShouldBe(parties.Count > 0, who);
                    readable.ShouldBe(AppraisalAccess.MayRead(appraisal, AppraisalStep.Beginning, parties), who);
                }
            }
        }

        cases.ShouldBe(12 * 3 * 20);
    }

    [Theory, BothDatabases]
    public async Task An_earlier_cycle_that_is_shared_exists_for_whom_it_is_shared_with_and_a_part_that_ended_for_whose_it_was(Provider on)
    {
        await using var scene = await AppraisalScene.On(on);
        var nth = 0;
        foreach (var state in Enum.GetValues<AppraisalState>().Where(s => s != AppraisalState.NotOpened))
        {
            var appraisal = An(state, null, false, ++nth);
            appraisal.SharedWithId = Stranger;
            await scene.Add(appraisal, PartOf(appraisal, Pia));
            foreach (var reader in new[] { scene.As(Stranger), scene.As(Pia), scene.As(Tim), scene.As(null) })
            {
                var parties = AppraisalAccess.PartiesOf(
                    reader,
                    await scene.Read(db => db.Appraisals.Include(a => a.Parts).SingleAsync(a => a.Id == appraisal.Id))
                );
                var (exists, readable) = await scene.Read(async db =>
                    (
                        await db.Appraisals.Where(AppraisalAccess.Exists(reader)).AnyAsync(a => a.Id == appraisal.Id),
                        await db.Appraisals.Where(AppraisalAccess.AgreementReadable(reader)).AnyAsync(a => a.Id == appraisal.Id)
                    )
                );
                exists.ShouldBe(parties.Count > 0, $"{reader.StaffId} {state}");
                exists.ShouldBe(reader.StaffId is Stranger or Pia, $"{reader.StaffId} {state}");
                // Outcomes lead to whose output it is only while one has to do with it: not once one's part has ended.
                readable.ShouldBe(
                    reader.StaffId == Stranger && AppraisalAccess.MayRead(appraisal, AppraisalStep.Beginning, parties),
                    $"{reader.StaffId} {state}"
                );
            }
        }
    }

    [Theory, BothDatabases]
    public async Task A_stranger_and_an_administrator_find_nothing(Provider on)
    {
        await using var scene = await AppraisalScene.On(on);
        var id = await scene.Open();
        await scene.Share(id, Olu);
        foreach (var reader in new[] { scene.As(Stranger), scene.As(null, new HeldOffice(Office.Administrator, null)), scene.As(Pia) })
        {
            (await scene.Do(u => u.Reading.LoadAsync(reader, id))).ShouldBeNull();
            (await scene.Do(u => u.Drafts.LoadAsync(reader, id))).ShouldBeNull();
            (await scene.Do(u => u.Sharing.ShareAsync(reader, id))).ShouldBe(ActResult.Missing);
            (await scene.Do(u => u.Comments.CommentAsync(reader, id, null, "x"))).ShouldBe(ActResult.Missing);
            (await scene.Do(u => u.Signing.WithdrawAsync(reader, id))).ShouldBe(ActResult.Missing);
        }
    }

    private static IEnumerable<Reader> Readers(AppraisalScene scene)
    {
        foreach (var id in new[] { Olu, Carla, Sam, Dov, Stranger })
        {
            yield return scene.As(id);
        }

        yield return scene.As(Olu, new HeldOffice(Office.BoardMember, null));
        yield return scene.As(Carla, new HeldOffice(Office.HrPartner, UnitU));
        foreach (
            var office in new[] { Office.BoardMember, Office.BoardSecretary, Office.Administrator, Office.Union, Office.DirectorGeneral }
        )
        {
            yield return scene.As(Stranger, new HeldOffice(office, null));
        }

        foreach (
            var (standIn, absent) in new[] { (Stranger, Carla), (Stranger, Sam), (Dov, Carla), (Sam, Carla), (Carla, Sam), (Olu, Carla) }
        )
        {
            yield return scene.As(standIn) with
            {
                StandsInFor = new HashSet<string>(StringComparer.Ordinal) { absent },
            };
        }

        yield return scene.As(Stranger, new HeldOffice(Office.HrPartner, UnitU));
        yield return scene.As(null, new HeldOffice(Office.HrPartner, Elsewhere));
    }

    private static Appraisal An(AppraisalState state, string? delegateId, bool signs, int nth) =>
        new()
        {
            StaffId = Olu,
            CycleStart = new LocalDate(2000, 1, 1).PlusYears(nth),
            CycleEnd = new LocalDate(2001, 12, 31).PlusYears(nth),
            PolicyVersion = "test",
            OpenedOn = new LocalDate(2026, 3, 2),
            State = state,
            SupervisorId = Carla,
            SecondLevelId = Sam,
            DelegateId = delegateId,
            DelegateSigns = signs,
            UnitCode = "U",
            OfManager = false,
            BeginningDue = new LocalDate(2026, 4, 1),
            ReceivedByBoardAt = state == AppraisalState.BeginningAgreed ? Instant.FromUtc(2026, 3, 2, 9, 0) : null,
        };

    private static AppraisalPart PartOf(Appraisal appraisal, string supervisor) =>
        new()
        {
            AppraisalId = appraisal.Id,
            SupervisorId = supervisor,
            UnitCode = "U",
            From = appraisal.CycleStart,
            Until = appraisal.CycleStart.PlusDays(30),
            Because = PartEnd.Supervisor,
            EndedAt = Instant.FromUtc(2026, 3, 2, 9, 0),
            State = AppraisalState.BeginningDraft,
            SharedVersion = 0,
            AgreedVersion = 0,
            ReviewedVersion = 0,
            NoteAsked = true,
        };
}
