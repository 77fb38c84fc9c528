using System.Globalization;

namespace Fairway.Bench.Web;

/// <summary>The table, and what of the targets is reached.</summary>
internal sealed class Report(FilledDatabase database, Cast cast)
{
    private const int MostMegabytes = 250;
    private const double LongestAnswer = 10;

    public void Write(IReadOnlyList<Line> lines, long? memory, int requests)
    {
        Console.WriteLine();
        Console.WriteLine(
            Say(
                $"{database.Name}: {cast.Officials} officials, {cast.Appraisals} appraisals; requests signed in, answers compressed, processor time in ms a request"
            )
        );
        Console.WriteLine();
        Console.WriteLine(
            database.HasProcesses
                ? "case                        connections  requests/s    p50 ms    p99 ms   server  database  together   target"
                : "case                        connections  requests/s    p50 ms    p99 ms   server   target"
        );
        foreach (var line in lines)
        {
            Console.WriteLine(Row(line));
            if (line.Checks is not null)
            {
                // Who waits how long with whom for the processor isn't told apart with several at once.
                Console.WriteLine(Row(line.WithoutCheck, timed: line.Connections == 1));
            }
        }
        Console.WriteLine();
        if (lines.FirstOrDefault(l => l.Checks is not null) is { Checks: { } checks })
        {
            Console.WriteLine(Say($"Checking a password, which is meant to be dear, costs {checks.ServerEach:0.0} ms by itself."));
        }
        // With one connection nobody waits for another: what is slow then is slow by itself.
        var slowest = lines.Where(l => l.Connections == 1).Select(l => l.WithoutCheck).MaxBy(l => l.Cost.Percentile(0.99))!;
        var longest = slowest.Cost.Percentile(0.99);
        Console.WriteLine(
            Say(
                $"p99 at one connection, the password check left out: at most {longest:0.0} ms ({slowest.Case}), {Reached(longest, LongestAnswer)}"
            )
        );
        if (memory is { } bytes)
        {
            var megabytes = bytes / 1024.0 / 1024.0;
            Console.WriteLine(Say($"Memory after {requests} requests: {megabytes:0} MB, {Reached(megabytes, MostMegabytes)}"));
        }
    }

    private string Row(Line line, bool timed = true)
    {
        var cost = line.Cost;
        var together = cost.ServerEach + cost.DatabaseEach;
        var processor = database.HasProcesses
            ? Say($"{cost.ServerEach, 9:0.00}{cost.DatabaseEach, 10:0.00}{together, 10:0.00}")
            : Say($"{cost.ServerEach, 9:0.00}");
        var times = timed
            ? Say($"{cost.PerSecond, 12:0}{cost.Percentile(0.5), 10:0.0}{cost.Percentile(0.99), 10:0.0}")
            : new string(' ', 32);
        return Say($"{line.Case, -28}{line.Connections, 11}{times}{processor}")
            + (line.Most is { } most ? "   " + Reached(together, most) : "");
    }

    private static string Reached(double value, double most) => Say($"{(value <= most ? "reached" : "missed")} (at most {most})");

    private static string Say(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
