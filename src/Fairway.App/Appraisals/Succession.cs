using Fairway.App.Notices;
using Fairway.App.Service;
using Fairway.Rules.Appraisals;
using Fairway.Rules.Time;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Appraisals;

/// <summary>
/// Brings appraisals in line with who supervises and where people work (CY-9): the part that ended is recorded and handed over, the next begins, and a
/// separation closes the cycle early. In the transaction of whatever changed the facts, so that from that moment nobody signs who no longer may.
/// </summary>
public static class Succession
{
    private const int Attempts = 3;

    /// <summary>
    /// Follows the facts of a day. Doing it twice does it once. Where somebody acts on an appraisal in the same moment, it is looked at again.
    /// </summary>
    /// <param name="staffIds">The officials concerned; null: everybody.</param>
    /// <returns>How many appraisals changed.</returns>
    public static async Task<int> FollowAsync(
        FairwayDb db,
        LocalDate today,
        Instant now,
        string actor,
        IReadOnlyCollection<string>? staffIds = null,
        CancellationToken stop = default
    )
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var changed = await new Run(db, today, now, actor).AllAsync(staffIds, stop);
                db.ChangeTracker.DetectChanges();
                await db.SaveChangesAsync(stop);
                return changed;
            }
            catch (DbUpdateConcurrencyException) when (attempt < Attempts)
            {
                db.ChangeTracker.Clear();
            }
        }
    }

    /// <summary>One look at the facts, with those who are to be told: each once, however many appraisals it is about.</summary>
    private sealed class Run(FairwayDb db, LocalDate today, Instant now, string actor)
    {
        private readonly HashSet<(string Who, string Mail, string Link)> mails = [];

        public async Task<int> AllAsync(IReadOnlyCollection<string>? staffIds, CancellationToken stop)
        {
            var standing = await db
                .Appraisals.Where(a => a.State != AppraisalState.EndComplete)
                .Where(a => staffIds == null || staffIds.Contains(a.StaffId))
                .ToListAsync(stop);
            var officials = standing.Select(a => a.StaffId).Distinct(StringComparer.Ordinal).ToList();
            var places = await PlaceFacts.OfAsync(db, officials, today, stop);
            var people = (await AppraisalFacts.OfAsync(db, officials, today, stop)).ToDictionary(f => f.StaffId, StringComparer.Ordinal);
            var changed = 0;
            foreach (var appraisal in standing)
            {
                if (!places.TryGetValue(appraisal.StaffId, out var place) || !people.TryGetValue(appraisal.StaffId, out var facts))
                {
                    continue;
                }

                var closes = Close(appraisal, place);
                // On leave without pay, and once they have left, an official's supervisor stays who it was.
                var moves = place.Serves && await MoveAsync(appraisal, facts, place, stop);
                changed += closes || moves ? 1 : 0;
            }

            await EndSharingAsync(stop);
            foreach (var (who, mail, link) in mails.Order())
            {
                await Mail.ToOfficialAsync(db, now, who, mail, link, stop);
            }

            return changed;
        }

        /// <summary>Separation closes the cycle early; a correction of the facts takes it back.</summary>
        private bool Close(Appraisal appraisal, PlaceFacts place)
        {
            var closesOn = EarlyClosing.On(new Cycle(appraisal.CycleStart, appraisal.DueOn), place.LastDay);
            if (closesOn == appraisal.ClosesOn)
            {
                return false;
            }

            appraisal.ClosesOn = closesOn;
            var day = closesOn is { } on ? $"\"{IsoDay.Text(on)}\"" : "null";
            db.History.Add(
                Settling.Entry(
                    appraisal,
                    now,
                    actor,
                    closesOn is null ? "runs-to-its-end" : "closes-early",
                    "CY-9",
                    $$"""{"closesOn":{{day}}}"""
                )
            );
            Tell(appraisal.StaffId, closesOn is null ? "CycleRunsOn" : "CycleClosesEarly", AddressOf(appraisal));
            if (Signer(appraisal) is { } signer)
            {
                Tell(signer, closesOn is null ? "CycleRunsOn" : "CycleClosesEarly", AddressOf(appraisal));
            }

            return true;
        }

        private async Task<bool> MoveAsync(Appraisal appraisal, AppraisalFacts facts, PlaceFacts place, CancellationToken stop)
        {
            // A change of place that was known when the appraisal was opened is no change inside it.
            var moved = place.Since > appraisal.PartStart && place.Since > appraisal.OpenedOn;
            var before = new PartFacts(
                appraisal.SupervisorId,
                appraisal.UnitCode,
                moved ? place.Before?.Post : place.Now!.Post,
                moved ? place.Before?.Funding : place.Now!.Funding
            );
            var after = new PartFacts(
                facts.SupervisorId,
                facts.UnitCode ?? appraisal.UnitCode,
                moved ? place.Now!.Post : before.Post,
                moved ? place.Now!.Funding : before.Funding
            );
            var changedOn =
                before.SupervisorId != after.SupervisorId ? await SinceAsync(appraisal, after.SupervisorId, stop)
                : moved ? place.Since!.Value
                : today;
            if (
                before.SupervisorId is { } supervisor
                && before.SupervisorId != after.SupervisorId
                && CycleParts.StaysWithSupervisor(appraisal.State, appraisal.Cycle, changedOn, await ServesAsync(supervisor, stop))
            )
            {
                return false;
            }

            var ends = CycleParts.Ends(before, after);
            var others =
                appraisal.SecondLevelId != facts.SecondLevelId
                || appraisal.DelegateId != facts.DelegateId
                || appraisal.DelegateSigns != facts.DelegateSigns;
            if (ends.Count == 0 && !others && before == after)
            {
                return false;
            }

            // A part without a day never was.
            if (ends.Count > 0 && changedOn > appraisal.PartStart)
            {
                End(appraisal, ends, changedOn);
            }

            Begin(appraisal, facts, before, after, changedOn);
            return true;
        }

        private void End(Appraisal appraisal, IReadOnlyList<PartEnd> ends, LocalDate changedOn)
        {
            var part = new AppraisalPart
            {
                AppraisalId = appraisal.Id,
                SupervisorId = appraisal.SupervisorId!,
                DelegateId = appraisal.DelegateSigns ? appraisal.DelegateId : null,
                UnitCode = appraisal.UnitCode,
                From = appraisal.PartStart,
                Until = changedOn,
                Because = ends[0],
                EndedAt = now,
                State = appraisal.State,
                SharedVersion = appraisal.SharedVersion,
                AgreedVersion = appraisal.AgreedVersion,
                ReviewedVersion = appraisal.ReviewedVersion,
                SupervisorSignedAt = appraisal.SupervisorSignedAt,
                OfficialSignedAt = appraisal.OfficialSignedAt,
                NoteAsked = CycleParts.AskForHandover(ends),
            };
            db.AppraisalParts.Add(part);
            var reasons = string.Join(',', ends.Select(end => $"\"{end.ToString().ToLowerInvariant()}\""));
            db.History.Add(
                Settling.Entry(appraisal, now, actor, "part-ended", "CY-9", $$"""{"part":"{{part.Id}}","because":[{{reasons}}]}""")
            );
            if (part.NoteAsked)
            {
                Tell(part.SignerId, "HandoverAsked", "/team#handovers");
            }
        }

        private void Begin(Appraisal appraisal, AppraisalFacts facts, PartFacts before, PartFacts after, LocalDate changedOn)
        {
            if (before != after && changedOn > appraisal.PartStart)
            {
                appraisal.PartFrom = changedOn;
            }

            appraisal.SupervisorId = facts.SupervisorId;
            appraisal.SecondLevelId = facts.SecondLevelId;
            appraisal.DelegateId = facts.DelegateId;
            appraisal.DelegateSigns = facts.DelegateSigns;
            appraisal.UnitCode = after.UnitCode!;
            if (before.SupervisorId == after.SupervisorId)
            {
                if (before == after)
                {
                    db.History.Add(Settling.Entry(appraisal, now, actor, "people-changed", "SV-4"));
                }

                return;
            }

            db.History.Add(
                Settling.Entry(appraisal, now, actor, "supervisor-changed", "CY-9", $$"""{"from":{{Json(before)}},"to":{{Json(after)}}}""")
            );
            Tell(appraisal.StaffId, "SupervisorChanged", AddressOf(appraisal));
            if (Signer(appraisal) is { } signer)
            {
                Tell(signer, "AppraisalsTakenOver", "/team");
            }
        }

        /// <summary>Earlier cycles are shared with a supervisor as long as they are one (decision 10).</summary>
        private async Task EndSharingAsync(CancellationToken stop)
        {
            var over = await db
                .Appraisals.Where(a => a.SharedWithId != null)
                .Where(a =>
                    !db.Supervisions.Any(s =>
                        s.StaffId == a.StaffId
                        && s.SupervisorId == a.SharedWithId
                        && s.From <= today
                        && (s.Until == null || s.Until > today)
                    )
                )
                .ToListAsync(stop);
            foreach (var appraisal in over)
            {
                (appraisal.SharedWithId, appraisal.SharedWithSince) = (null, null);
                db.History.Add(Settling.Entry(appraisal, now, actor, "sharing-lapsed", "CY-9"));
            }
        }

        /// <summary>The first day of the supervision that holds; while nobody supervises, the day on which the last one ended.</summary>
        private async Task<LocalDate> SinceAsync(Appraisal appraisal, string? supervisor, CancellationToken stop)
        {
            var rows = await db.Supervisions.AsNoTracking().Where(s => s.StaffId == appraisal.StaffId && s.From <= today).ToListAsync(stop);
            var since = supervisor is not null
                ? rows.Where(s => s.SupervisorId == supervisor && (s.Until is null || s.Until > today))
                    .Select(s => (LocalDate?)s.From)
                    .Max()
                : rows.Where(s => s.SupervisorId == appraisal.SupervisorId && s.Until <= today).Max(s => s.Until);
            // A supervision that is recorded as older than the part: what went before was recorded otherwise, and stands.
            return since > appraisal.PartStart ? since.Value : today;
        }

        private Task<bool> ServesAsync(string staffId, CancellationToken stop) =>
            db.ServicePeriods.Where(ServiceOn.Day(today)).AnyAsync(p => p.StaffId == staffId, stop);

        private static string? Signer(Appraisal appraisal) => appraisal.DelegateSigns ? appraisal.DelegateId : appraisal.SupervisorId;

        private static string AddressOf(Appraisal appraisal) => $"/appraisals/{appraisal.Id}";

        private static string Json(PartFacts facts) =>
            facts.SupervisorId is { } id ? System.Text.Json.JsonSerializer.Serialize(id) : "null";

        private void Tell(string who, string mail, string link)
        {
            // Whoever did it needs no mail.
            if (who != actor)
            {
                mails.Add((who, mail, link));
            }
        }
    }
}
