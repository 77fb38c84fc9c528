using System.Globalization;
using System.Text;
using Fairway.Rules.Sources;

namespace Fairway.Rules.Tests.Documents;

internal static class InterpretationsDocument
{
    public static string Text()
    {
        var text = new StringBuilder(
            """
            # Interpretations

            Where the sources are silent or ambiguous we had to choose. Each choice stands here with the readings that were possible, who could
            settle it, and the tests that pin it, so that it can be contested and changed in one place. Numbers are never used twice.
            Choices that only put a number where the sources have none are policy values: they carry their reason in `policies/`.

            Written from `src/Fairway.Rules/Sources`; a test compares.

            """
        );
        foreach (var interpretation in Interpretations.All)
        {
            Append(text, interpretation);
        }
        return text.ToString();
    }

    private static void Append(StringBuilder text, Interpretation interpretation)
    {
        var number = interpretation.Number.ToString(CultureInfo.InvariantCulture);
        text.Append('\n').Append("## ").Append(number).Append(". ").Append(interpretation.Title).Append("\n\n");
        text.Append("*Rules:* ")
            .AppendJoin(", ", interpretation.Rules)
            .Append(" · *Settled by:* ")
            .Append(interpretation.SettledBy)
            .Append("\n\n");
        text.Append(interpretation.Text).Append("\n\nReadings:\n\n");
        foreach (var reading in interpretation.Readings)
        {
            text.Append("- ").Append(reading).Append('\n');
        }
        text.Append("\n**Choice.** ").Append(interpretation.Choice).Append("\n\nPinned by:\n\n");
        foreach (var test in interpretation.Tests)
        {
            text.Append("- `").Append(test).Append("`\n");
        }
    }
}
