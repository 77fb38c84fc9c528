using Fairway.App.History;
using Fairway.Rules.Reclassification;
using NodaTime;

namespace Fairway.App.Reclassification;

/// <summary>A version of the description of a job (RG-1). A job is a post of a unit, as the staff file calls it; several people may hold it.</summary>
public sealed class JobDescription : IVersioned
{
    /// <summary>Given by the form: the same form sent twice is one version.</summary>
    public required Guid Id { get; init; }

    public required string UnitCode { get; init; }
    public required string Post { get; init; }

    /// <summary>Its place among the versions, from 1; 0 while it only goes with a request.</summary>
    public required int Number { get; init; }

    public required JobState State { get; set; }
    public required string Purpose { get; set; }
    public required string Reporting { get; set; }
    public required string Qualifications { get; set; }
    public List<JobDutyRow> Duties { get; init; } = [];
    public required string Language { get; set; }

    /// <summary>Staff id or account of who wrote it.</summary>
    public required string AuthorId { get; init; }

    public required LocalDate WrittenOn { get; set; }

    /// <summary>The last day for comments; null: none are asked for.</summary>
    public LocalDate? CommentsUntil { get; set; }

    public LocalDate? InForceFrom { get; set; }

    /// <summary>The first day on which another counted; null: none does.</summary>
    public LocalDate? ReplacedOn { get; set; }

    public required string PolicyVersion { get; init; }
    public int Version { get; set; }

    public JobText Text =>
        new(Purpose, Reporting, Qualifications, [.. Duties.OrderBy(d => d.Place).Select(d => new JobDuty(d.Share, d.Text))]);

    /// <summary>Takes a text over, as far as it says anything.</summary>
    internal void Write(JobText text)
    {
        (Purpose, Reporting, Qualifications) = (Plain(text.Purpose), Plain(text.Reporting), Plain(text.Qualifications));
        var said = text.Said;
        Duties.RemoveAll(d => d.Place > said.Length);
        for (var i = 0; i < said.Length; i++)
        {
            if (Duties.Find(d => d.Place == i + 1) is not { } row)
            {
                Duties.Add(row = new JobDutyRow { DescriptionId = Id, Place = i + 1 });
            }
            (row.Share, row.Text) = (said[i].Share, Plain(said[i].Text));
        }
    }

    internal static string Plain(string text) => text.ReplaceLineEndings("\n").Trim();
}

/// <summary>A duty with its share of the time.</summary>
public sealed class JobDutyRow
{
    public required Guid DescriptionId { get; init; }

    /// <summary>From 1.</summary>
    public required int Place { get; init; }

    /// <summary>In percent; null while it is being written.</summary>
    public int? Share { get; set; }

    public string Text { get; set; } = "";
}

/// <summary>What somebody in the job says to a new description, and the answer with its reasons.</summary>
public sealed class JobComment
{
    /// <summary>Given by the form.</summary>
    public required Guid Id { get; init; }

    public required Guid DescriptionId { get; init; }
    public required string AuthorId { get; init; }
    public required string Text { get; init; }
    public required string Language { get; init; }
    public required Instant At { get; init; }
    public string? Answer { get; set; }
    public string? AnswerLanguage { get; set; }
    public string? AnsweredBy { get; set; }
    public Instant? AnsweredAt { get; set; }
}
