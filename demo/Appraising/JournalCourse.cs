using System.Text;
using Fairway.Rules.Appraisals;
using NodaTime;

namespace Fairway.Demo.Appraising;

/// <summary>What the two note between the steps: shared for good, or private; some with a file.</summary>
internal sealed class JournalCourse(Story story, Moments moments, Chance chance)
{
    /// <param name="verdicts">What goes badly is usually said in time.</param>
    /// <param name="from">After the beginning is agreed.</param>
    /// <param name="until">No entry comes later.</param>
    /// <param name="busy">A scene: there is something to read.</param>
    public void Tell(Verdicts verdicts, Instant from, Instant until, bool busy)
    {
        if (until - from < Duration.FromDays(3))
        {
            return;
        }

        var sections = Sections();
        var count =
            busy ? chance.Between(6, 8)
            : chance.Yes(0.55) ? chance.Between(1, 5)
            : 0;
        foreach (var at in moments.Between(from, until, count))
        {
            Note(sections, at);
        }

        // What will be rated low is raised more than a month before, but for a few.
        var weak = verdicts.Weak.Where(w => sections.Contains(w) && story.Raised.All(r => r.About != w)).ToList();
        var early = until - Duration.FromDays(40);
        foreach (var section in weak.Where(_ => early - from > Duration.FromDays(3) && chance.Yes(0.85)))
        {
            story.Note(
                story.Signer,
                chance.Yes(0.6) ? JournalKind.Difficulty : JournalKind.Feedback,
                section,
                null,
                story.Deck.Say(AgreementSections.IsOutput(section) ? "raise-output" : "raise-competency"),
                share: true,
                moments.Between(from, early, 1)[0]
            );
        }

        if (busy || chance.Yes(0.05))
        {
            BackOutput(sections, moments.Between(from, until, 1)[0]);
        }
    }

    private List<string> Sections() =>
        [
            // Those that stand from the beginning to the end: one that was added is not spoken of before it was there.
            .. story.Assessed.Outputs.Where(o => o.Original is not null).Select(o => AgreementSections.OfOutput(o.Now.Id)),
            .. story.Agreement.Competencies.Select(c => AgreementSections.OfCompetency(c.Code)),
        ];

    private void Note(List<string> sections, Instant at)
    {
        var side = chance.Yes(0.55) ? Side.Official : Side.Supervisor;
        var who = side == Side.Official ? "official" : "supervisor";
        if (chance.Yes(0.22))
        {
            story.Note(story.Who(side), JournalKind.CheckIn, null, null, story.Deck.Say($"private-{who}"), share: false, at);
            return;
        }

        var (kind, word) = chance.Weighted([
            ((JournalKind.CheckIn, "check-in"), 30.0),
            ((JournalKind.Progress, "moved"), side == Side.Official ? 40 : 8),
            ((JournalKind.Difficulty, "difficulty"), side == Side.Official ? 18 : 6),
            ((JournalKind.Feedback, "feedback"), side == Side.Official ? 12 : 50),
        ]);
        var about = kind == JournalKind.CheckIn ? null : sections[chance.Below(sections.Count)];
        if (kind is JournalKind.Progress or JournalKind.Difficulty)
        {
            about = chance.Of(sections.FindAll(AgreementSections.IsOutput));
        }

        var day = chance.Yes(0.5) ? story.DayOf(at).PlusDays(-chance.Between(0, 2)) : (LocalDate?)null;
        var entry = story.Note(story.Who(side), kind, about, day, story.Deck.Say($"{word}-{who}"), share: true, at);
        if (chance.Yes(0.06))
        {
            story.Attach(
                story.Who(side),
                null,
                entry,
                story.Deck.Say("file-notes"),
                EvidenceType.Text,
                Encoding.UTF8.GetBytes(story.Deck.Say("notes") + "\n"),
                at + Duration.FromMinutes(2)
            );
        }
    }

    private void BackOutput(List<string> sections, Instant at)
    {
        var output = sections.FindLast(AgreementSections.IsOutput)!;
        if (chance.Yes(0.6))
        {
            story.Attach(
                story.Who(Side.Official),
                output,
                null,
                story.Deck.Say("file-letter"),
                EvidenceType.Pdf,
                SmallPdf.Of(story.Deck.Say("letter")),
                at
            );
            return;
        }

        var table = new StringBuilder(story.Deck.Say("table")).Append('\n');
        for (var quarter = 1; quarter <= 4; quarter++)
        {
            table.Append(System.Globalization.CultureInfo.InvariantCulture, $"{quarter};{chance.Between(20, 90)};{chance.Between(1, 9)}\n");
        }

        story.Attach(
            story.Who(Side.Official),
            output,
            null,
            story.Deck.Say("file-table"),
            EvidenceType.Csv,
            Encoding.UTF8.GetBytes(table.ToString()),
            at
        );
    }
}
