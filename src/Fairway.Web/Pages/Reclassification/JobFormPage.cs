using System.ComponentModel.DataAnnotations;
using Fairway.Rules.Reclassification;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Fairway.Web.Pages.Reclassification;

/// <summary>A duty as a form has it.</summary>
public sealed class DutyFields
{
    [Range(1, 100)]
    public int? Share { get; set; }

    [StringLength(1000)]
    public string? Text { get; set; }
}

/// <summary>A job description as a form has it.</summary>
public sealed class JobFields
{
    /// <summary>How many duties a form has room for: nobody describes a job better with more.</summary>
    public const int Most = 8;

    [StringLength(4000)]
    public string? Purpose { get; set; }

    [StringLength(2000)]
    public string? Reporting { get; set; }

    [StringLength(4000)]
    public string? Qualifications { get; set; }

    public List<DutyFields> Duties { get; set; } = [];

    public JobText Text =>
        new(
            Plain(Purpose),
            Plain(Reporting),
            Plain(Qualifications),
            [.. Duties.Take(Most).Select(duty => new JobDuty(duty.Share, Plain(duty.Text)))]
        );

    public static JobFields Of(JobText? text) =>
        new()
        {
            Purpose = text?.Purpose,
            Reporting = text?.Reporting,
            Qualifications = text?.Qualifications,
            Duties = [.. (text?.Duties ?? []).Select(duty => new DutyFields { Share = duty.Share, Text = duty.Text })],
        };

    private static string Plain(string? text) => (text ?? "").ReplaceLineEndings("\n").Trim();
}

/// <summary>A page on which a job description is written.</summary>
public abstract class JobFormPage : PageModel
{
    [BindProperty]
    public JobFields Job { get; set; } = new();

    /// <summary>The page's field for a refusal's.</summary>
    protected static string FieldOf(string field) =>
        field switch
        {
            nameof(JobText.Duties) => "Job.Duties[0].Text",
            nameof(JobText.Purpose) or nameof(JobText.Reporting) or nameof(JobText.Qualifications) => "Job." + field,
            _ => field,
        };

    /// <summary>Every row that a form has room for.</summary>
    protected void Fill()
    {
        while (Job.Duties.Count < JobFields.Most)
        {
            Job.Duties.Add(new DutyFields());
        }
    }
}
