using Fairway.Rules.Appraisals;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Appraisals;

/// <summary>How a version of a form comes to be.</summary>
internal static class FormVersions
{
    public static FormVersion Add(FairwayDb db, AppraisalCase of, AppraisalStep step, int number, string content, Instant now)
    {
        var version = new FormVersion
        {
            AppraisalId = of.Appraisal.Id,
            Step = step,
            Number = number,
            Content = content,
            Hash = FormText.Hash(of.Appraisal, step, content),
            SharedBy = of.Reader.StaffId!,
            OnBehalfOf = of.OnBehalfOf,
            SharedAt = now,
            Language = of.Reader.Language,
        };
        db.FormVersions.Add(version);
        return version;
    }

    /// <summary>The version at hand: also one that this act has just made and not yet saved.</summary>
    public static Task<FormVersion> NewestAsync(FairwayDb db, Appraisal appraisal, CancellationToken stop) =>
        OfAsync(db, appraisal, appraisal.Step, appraisal.SharedVersion, stop);

    /// <summary>The form that was settled for a step; null where none was.</summary>
    public static async Task<TForm?> SettledAsync<TForm>(FairwayDb db, Appraisal appraisal, CancellationToken stop)
        where TForm : class, IStepForm<TForm>
    {
        var step = TForm.Step;
        var number = step == AppraisalStep.Beginning ? appraisal.AgreedVersion : appraisal.ReviewedVersion;
        return number == 0 ? null : FormText.OfVersion<TForm>((await OfAsync(db, appraisal, step, number, stop)).Content);
    }

    private static async Task<FormVersion> OfAsync(
        FairwayDb db,
        Appraisal appraisal,
        AppraisalStep step,
        int number,
        CancellationToken stop
    ) =>
        db.FormVersions.Local.FirstOrDefault(v => v.AppraisalId == appraisal.Id && v.Step == step && v.Number == number)
        ?? await db
            .FormVersions.AsNoTracking()
            .SingleAsync(v => v.AppraisalId == appraisal.Id && v.Step == step && v.Number == number, stop);

    /// <summary>What the end of the cycle is about: the agreement as it stands after the mid-term review.</summary>
    public static async Task<AssessedCycle> AssessedAsync(FairwayDb db, Appraisal appraisal, CancellationToken stop) =>
        AssessedCycle.Of(
            await SettledAsync<AgreementForm>(db, appraisal, stop) ?? AgreementForm.Empty,
            await SettledAsync<ReviewForm>(db, appraisal, stop),
            appraisal.OfManager
        ) with
        {
            Criteria = await ExtraCriteria.OfAsync(db, appraisal, stop),
        };
}

/// <summary>The signatures that stand under a step.</summary>
internal static class StandingSignatures
{
    public static Task<List<Signature>> OfAsync(FairwayDb db, Appraisal appraisal, AppraisalStep step, CancellationToken stop) =>
        db.Signatures.Where(s => s.AppraisalId == appraisal.Id && s.Step == step && s.EndedAt == null).ToListAsync(stop);

    /// <summary>Whether one under the step at hand is the reader's to take back: their own, given in their name, or of whom they stand in for.</summary>
    public static async Task<bool> HasOneOfAsync(FairwayDb db, AppraisalCase found, CancellationToken stop)
    {
        var me = found.Reader.StaffId;
        return (await OfAsync(db, found.Appraisal, found.Appraisal.Step, stop)).Exists(s =>
            s.SignerId == me || s.OnBehalfOf == me || s.SignerId == found.OnBehalfOf
        );
    }

    /// <summary>Ends them all; what was signed stays readable.</summary>
    public static async Task EndAsync(
        FairwayDb db,
        Appraisal appraisal,
        AppraisalStep step,
        Instant now,
        string because,
        CancellationToken stop
    )
    {
        foreach (var signature in await OfAsync(db, appraisal, step, stop))
        {
            signature.EndedAt = now;
            signature.EndedBecause = because;
        }
    }
}

/// <summary>Outputs kept beside the form, so that an outcome can be walked down to them (RB-2).</summary>
internal static class KeptOutputs
{
    public static async Task ReplaceAsync(FairwayDb db, Guid id, IEnumerable<Output> outputs, bool agreed, CancellationToken stop)
    {
        db.AppraisalOutputs.RemoveRange(await db.AppraisalOutputs.Where(o => o.AppraisalId == id).ToListAsync(stop));
        // Removed and added under the same key in one save: EF updates the row.
        var order = 0;
        foreach (var output in outputs)
        {
            var row = new AppraisalOutput
            {
                AppraisalId = id,
                OutputId = output.Id,
                Order = ++order,
                Title = output.Title,
                OutcomeKey = output.Outcome,
                WorkplanLineId = output.WorkplanLine,
                Agreed = agreed,
            };
            if (db.AppraisalOutputs.Local.FirstOrDefault(o => o.AppraisalId == id && o.OutputId == output.Id) is { } known)
            {
                db.Entry(known).State = EntityState.Modified;
                db.Entry(known).CurrentValues.SetValues(row);
            }
            else
            {
                db.AppraisalOutputs.Add(row);
            }
        }
    }
}
