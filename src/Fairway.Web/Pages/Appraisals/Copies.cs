using Fairway.App.Accounts;
using Fairway.App.Appraisals;
using Fairway.Rules.Appraisals;
using Fairway.Web.Components;
using NodaTime;

namespace Fairway.Web.Pages.Appraisals;

/// <summary>A form on paper.</summary>
/// <param name="CheckAt">Where its check code is confirmed.</param>
public sealed record SheetModel(FormCopy Copy, string CheckAt);

/// <summary>Words and addresses that the copies of a form share.</summary>
public static class Copies
{
    /// <summary>The copy that an address asks for; null where the step's code is none, or there is no such version for the reader.</summary>
    public static async Task<FormCopy?> LoadAsync(
        FormCopies copies,
        Reader reader,
        Guid id,
        string? step,
        int? version,
        CancellationToken stop
    )
    {
        AppraisalStep? wanted = null;
        if (!string.IsNullOrEmpty(step))
        {
            var known = Enum.GetValues<AppraisalStep>().Where(s => s.Code() == step).ToList();
            if (known.Count == 0)
            {
                return null;
            }

            wanted = known[0];
        }

        return await copies.LoadAsync(reader, id, wanted, version, stop);
    }

    /// <summary>The address of a copy of exactly this version.</summary>
    /// <param name="kind">print, print.pdf or record.json.</param>
    public static string Address(Guid appraisal, AppraisalStep step, int version, string kind) =>
        $"/appraisals/{appraisal}/{kind}?step={step.Code()}&version={version}";

    public static string Address(FormCopy copy, string kind) => Address(copy.View.Appraisal.Id, copy.Step, copy.Line.Number, kind);

    /// <summary>What a downloaded file is called: it tells a chief's many apart, and names nobody.</summary>
    public static string FileName(FormCopy copy, string ending)
    {
        var appraisal = copy.View.Appraisal;
        var official = string.Concat(appraisal.StaffId.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-'));
        return $"appraisal-{official}-{appraisal.CycleStart.Year:0000}-{copy.Step.Code()}-{copy.Line.Number}.{ending}";
    }

    /// <summary>Where anybody can have a check code confirmed.</summary>
    public static string CheckAt(Uri publicUrl) => new Uri(publicUrl, "check").ToString();

    /// <summary>Day and time in UTC, and says so: paper is read in any zone, and must agree with what the check of its code says.</summary>
    public static string Moment(Words t, Instant at) => t["Copies.Utc", t.Instant(at, DateTimeZone.Utc)];

    /// <summary>A check code in eight groups of eight digits, as people compare and type it.</summary>
    public static string Grouped(string code) => string.Join(' ', code.Chunk(8).Select(group => new string(group)));

    /// <summary>Whether a signed version counts, in a sentence.</summary>
    public static string Standing(Words t, VersionStanding standing, Instant? since, string? because) =>
        standing switch
        {
            VersionStanding.Stands => t["Copies.Stands"],
            VersionStanding.Superseded => t["Copies.Superseded", Moment(t, since!.Value)],
            _ => because is not null && t.Has("Appraisals.Ended." + because)
                ? $"{t["Copies.Ended"]} {t["Appraisals.Ended." + because, Moment(t, since!.Value)]}."
                : t["Copies.Ended"],
        };
}
