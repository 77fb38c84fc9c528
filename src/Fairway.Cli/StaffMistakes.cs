using Fairway.App.Files;

namespace Fairway.Cli;

/// <summary>What is wrong in a staff folder, at the terminal: the first mistakes, each with file, line and column, and the count of all.</summary>
internal static class StaffMistakes
{
    /// <summary>Says them, and ends the command.</summary>
    /// <param name="mistakes">The first of them.</param>
    /// <param name="count">How many there are in all.</param>
    /// <param name="what">What was not done for them: <c>nothing was imported</c>.</param>
    public static Stop Stop(IReadOnlyList<RowMistake> mistakes, int count, string what)
    {
        foreach (var mistake in mistakes)
        {
            Screen.Say(mistake.ToString());
        }
        return Cli.Stop.Usage(
            count == 1
                ? $"1 mistake in the staff folder; {what}."
                : $"{count} mistakes in the staff folder{(count > mistakes.Count ? $", of which the first {mistakes.Count} are shown" : "")}; {what}."
        );
    }

    /// <summary>Says who was left out with their bad rows.</summary>
    public static void SayLeftOut(IEnumerable<string> staffIds)
    {
        foreach (var id in staffIds)
        {
            Screen.Say($"left out: {id}");
        }
    }
}
