using System.Text.RegularExpressions;

namespace Fairway.Architecture.Tests;

/// <summary>What a capability may not read of another, although all stand in one database.</summary>
public sealed partial class Apart
{
    /// <summary>Everything that the room of job descriptions and reclassification asks the database for.</summary>
    private static readonly string[] s_ofJobs =
    [
        "JobComments",
        "JobDescriptions",
        "Reclassifications",
        "ReclassificationSteps",
        "ReclassificationExercises",
        "ReclassificationLeftOut",
        // Who serves where in which grade, who is whose chief or stands for the head, whose account it is, and what units there are.
        "ServicePeriods",
        "Supervisions",
        "HeadAlternates",
        "Users",
        "Units",
        // What it writes, in batches.
        "History",
        "ChangeTracker",
        // In whose name it asks, where the database guards rows.
        "Asking",
    ];

    /// <summary>The grade belongs to the job (J2851): no query of the room can reach an appraisal, a rating or a fact of a person.</summary>
    [Fact]
    public void Grades_of_jobs_are_found_without_knowing_how_anybody_works()
    {
        var files = Repository.Files.Where(f => f.StartsWith("src/", StringComparison.Ordinal) && OfJobs().IsMatch(f)).ToList();
        files.Count.ShouldBeGreaterThan(20);
        var asked =
            from file in files
            from Match match in Sets().Matches(Repository.Text(file))
            where !s_ofJobs.Contains(match.Groups[1].Value)
            select $"{file}: {match.Value}";
        asked.ShouldBeEmpty();
        var named =
            from file in files
            from line in Repository.Lines(file)
            where Elsewhere().IsMatch(line) || OfPersons().IsMatch(line)
            select $"{file}: {line.Trim()}";
        named.ShouldBeEmpty();
    }

    [GeneratedRegex(@"/Reclassification/(?:Exercises/)?[^/]+\.(cs|cshtml)$")]
    private static partial Regex OfJobs();

    [GeneratedRegex(@"\bdb\s*\.([A-Z]\w+)\b(?!\s*\()")]
    private static partial Regex Sets();

    [GeneratedRegex(
        @"^\s*@?using Fairway\.(App|Rules)\.(Appraisals|Feedback|Probation|Promotions|ReportsBoard|Recognition|Results|Increments|Training|Learning|Support)\b"
    )]
    private static partial Regex Elsewhere();

    [GeneratedRegex(@"\.(DateOfBirth|Sex|Nationality|Population|Recruitment|Contract|Email)\b")]
    private static partial Regex OfPersons();
}
