using Fairway.Rules.Appraisals;
using Microsoft.EntityFrameworkCore;

namespace Fairway.App.Appraisals;

/// <summary>A part of the shared form that an entry can be about, or a file back.</summary>
/// <param name="Section">As AgreementSections names it.</param>
/// <param name="Number">Of an output, from 1; else 0.</param>
/// <param name="Title">Of an output as agreed last; the code of a competency; empty for the objective.</param>
/// <param name="Agreed">Whether both have signed it.</param>
public sealed record FormPart(string Section, int Number, string Title, bool Agreed);

/// <summary>What the two can speak of by name: the outputs, competencies and objective that both see.</summary>
public static class JournalParts
{
    /// <summary>In the form's order; empty while nothing is shared.</summary>
    public static async Task<IReadOnlyList<FormPart>> OfAsync(FairwayDb db, AppraisalCase of, CancellationToken stop = default)
    {
        var appraisalId = of.Appraisal.Id;
        // Who handed over speaks of what stood in their part, and learns of nothing later by its name.
        var newest = of.Part is null ? int.MaxValue : of.Appraisal.VersionOf(AppraisalStep.Beginning);
        var content = await db
            .FormVersions.Where(v => v.AppraisalId == appraisalId && v.Step == AppraisalStep.Beginning && v.Number <= newest)
            .OrderByDescending(v => v.Number)
            .Select(v => v.Content)
            .FirstOrDefaultAsync(stop);
        if (content is null)
        {
            return [];
        }

        var form = FormText.Read(content);
        var outputs = of.Part is null
            ? await db.AppraisalOutputs.AsNoTracking().Where(o => o.AppraisalId == appraisalId).ToListAsync(stop)
            : await StoodAsync(db, of.Appraisal, stop);
        var agreed = outputs.Exists(o => o.Agreed);
        var parts = new List<FormPart>();
        foreach (var output in form.Outputs)
        {
            // One that was changed since goes by its present title; one that was withdrawn keeps its place and its name.
            var now = outputs.Find(o => o.OutputId == output.Id);
            parts.Add(new(AgreementSections.OfOutput(output.Id), parts.Count + 1, now?.Title ?? output.Title, now?.Agreed ?? agreed));
        }

        foreach (var added in outputs.Where(o => form.Outputs.All(known => known.Id != o.OutputId)).OrderBy(o => o.Order))
        {
            parts.Add(new(AgreementSections.OfOutput(added.OutputId), parts.Count + 1, added.Title, added.Agreed));
        }

        parts.AddRange(form.Competencies.Select(c => new FormPart(AgreementSections.OfCompetency(c.Code), 0, c.Code, agreed)));
        if (form.Objective is not null)
        {
            parts.Add(new(AgreementSections.Objective, 0, "", agreed));
        }

        return parts;
    }

    /// <summary>The outputs as they stood when somebody's part ended: as settled last then, none before.</summary>
    private static async Task<List<AppraisalOutput>> StoodAsync(FairwayDb db, Appraisal then, CancellationToken stop)
    {
        var order = 0;
        return
        [
            .. (await FormVersions.AssessedAsync(db, then, stop)).Outputs.Select(o => new AppraisalOutput
            {
                AppraisalId = then.Id,
                OutputId = o.Now.Id,
                Order = ++order,
                Title = o.Now.Title,
                Agreed = true,
            }),
        ];
    }
}
