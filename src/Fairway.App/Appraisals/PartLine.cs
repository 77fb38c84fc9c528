using Fairway.App.Policies;
using Fairway.Rules.Appraisals;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Appraisals;

/// <summary>A part of the cycle as its record shows it: who supervised it, when, in which unit (CY-9).</summary>
/// <param name="Id">Null for the part that runs.</param>
/// <param name="Supervisor">Their name; empty while the place is vacant.</param>
/// <param name="Signer">The delegate who signed in their place; null: they did themselves.</param>
/// <param name="LastDay">Null for the part that runs.</param>
/// <param name="EndedAt">When the change was recorded; null for the part that runs.</param>
/// <param name="Because">Why it ended; null for the part that runs.</param>
/// <param name="NoteDue">When the handover note is or was due; null where none was asked for.</param>
/// <param name="Note">The handover note, for whom it is: both sides and its writer; null where there is none, or not for this reader.</param>
/// <param name="HasNote">Whether there is one.</param>
public sealed record PartLine(
    Guid? Id,
    string? SupervisorId,
    string Supervisor,
    string? Signer,
    string Unit,
    string UnitCode,
    LocalDate From,
    LocalDate? LastDay,
    Instant? EndedAt,
    PartEnd? Because,
    LocalDate? NoteDue,
    string? Note,
    string? NoteLanguage,
    Instant? NoteAt,
    bool HasNote
);

internal static class PartLines
{
    /// <summary>The parts in their order, the one that runs last; empty where there has been only one. Who handed over sees none after their own.</summary>
    public static async Task<IReadOnlyList<PartLine>> OfAsync(
        FairwayDb db,
        AppraisalCase of,
        AppraisalView view,
        PolicyLibrary policies,
        CancellationToken stop
    )
    {
        var appraisal = of.Appraisal;
        var parts = appraisal
            .Parts.Where(p => p.EndedAt <= (of.Until ?? Instant.MaxValue))
            .OrderBy(p => p.From)
            .ThenBy(p => p.EndedAt)
            .ToList();
        if (parts.Count == 0)
        {
            return [];
        }

        var codes = parts.Select(p => p.UnitCode).Append(appraisal.UnitCode).Distinct().ToList();
        var units = await db.Units.Where(u => codes.Contains(u.Code)).ToDictionaryAsync(u => u.Code, u => u.Name, stop);
        var policy = policies.PolicyAt(appraisal.OpenedOn).Appraisals;
        var lines = parts.Select(part => Ended(part, of, view, units, policy)).ToList();
        if (of.Part is null)
        {
            lines.Add(
                new PartLine(
                    null,
                    appraisal.SupervisorId,
                    view.NameOf(appraisal.SupervisorId),
                    appraisal.DelegateSigns ? view.NameOf(appraisal.DelegateId) : null,
                    units.GetValueOrDefault(appraisal.UnitCode, appraisal.UnitCode),
                    appraisal.UnitCode,
                    appraisal.PartStart,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    false
                )
            );
        }

        return lines;
    }

    private static PartLine Ended(
        AppraisalPart part,
        AppraisalCase of,
        AppraisalView view,
        Dictionary<string, string> units,
        AppraisalPolicy policy
    )
    {
        var mayRead = of.IsParty || part.IsOf(of.Reader.StaffId) || (of.Part is not null && part.NoteAt <= of.Until);
        return new PartLine(
            part.Id,
            part.SupervisorId,
            view.NameOf(part.SupervisorId),
            part.DelegateId is null ? null : view.NameOf(part.DelegateId),
            units.GetValueOrDefault(part.UnitCode, part.UnitCode),
            part.UnitCode,
            part.From,
            part.LastDay,
            part.EndedAt,
            part.Because,
            part.NoteAsked ? Handovers.DueOf(part, policy) : null,
            mayRead ? part.Note : null,
            part.NoteLanguage,
            part.NoteAt,
            part.Note is not null
        );
    }

    /// <summary>Who supervised which part until a day, as the signature at the end of the cycle binds it; null where one supervised it all.</summary>
    public static IReadOnlyList<SupervisedPart>? Signed(Appraisal appraisal)
    {
        if (appraisal.Parts.Count == 0)
        {
            return null;
        }

        var ended = appraisal
            .Parts.OrderBy(p => p.From)
            .ThenBy(p => p.EndedAt)
            .Select(p => new SupervisedPart(p.SupervisorId, p.UnitCode, p.From, p.LastDay));
        return appraisal.SupervisorId is { } now
            ? [.. ended, new SupervisedPart(now, appraisal.UnitCode, appraisal.PartStart, appraisal.Cycle.LastDay)]
            : [.. ended];
    }
}
