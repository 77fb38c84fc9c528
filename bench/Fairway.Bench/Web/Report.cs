using System.Globalization;

namespace Fairway.Bench.Web;

/// <summary>The table, and what of the targets is reached.</summary>
internal sealed class Report(FilledDatabase database, Cast cast)
{
    private const int MostMegabytes = 250;
    private const double LongestAnswer = 10;

    public void Write(IReadOnlyList<Line> lines, double passwordCheck, long memory, int requests)
    {
        Console.WriteLine();
        Console.WriteLine(
            Say($"{database.Name}: {cast.Officials} officials, {cast.Appraisals} appraisals; requests signed in, answers compressed, processor time in ms a request")
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
        }
        Console.WriteLine();
        Console.WriteLine(Say($"Checking a password costs {passwordCheck:0.0} ms by itself, which is meant to be dear; so signing costs without it:"));
        foreach (var line in lines.Where(l => l.ChecksPassword))
        {
            Console.WriteLine(Row(line.Without(passwordCheck)));
        }
        Console.WriteLine();
        // With one connection nobody waits for another: what is slow then is slow by itself.
        var slowest = lines
            .Where(l => l.Connections == 1)
            .Select(l => l.ChecksPassword ? l.Without(passwordCheck) : l)
            .MaxBy(l => l.Cost.Percentile(0.99))!;
        var longest = slowest.Cost.Percentile(0.99);
        Console.WriteLine(
            Say($"p99 at one connection, the password check left out: at most {longest:0.0} ms ({slowest.Case}), {Reached(longest, LongestAnswer)}")
        );
        var megabytes = memory / 1024.0 / 1024.0;
        Console.WriteLine(Say($"Memory after {requests} requests: {megabytes:0} MB, {Reached(megabytes, MostMegabytes)}"));
    }

    private string Row(Line line)
    {
        var cost = line.Cost;
        var together = cost.ServerEach + cost.DatabaseEach;
        var processor = database.HasProcesses
            ? Say($"{cost.ServerEach, 9:0.00}{cost.DatabaseEach, 10:0.00}{together, 10:0.00}")
            : Say($"{cost.ServerEach, 9:0.00}");
        return Say(
            $"{line.Case, -28}{line.Connections, 11}{cost.PerSecond, 12:0}{cost.Percentile(0.5), 10:0.0}{cost.Percentile(0.99), 10:0.0}{processor}"
        ) + (line.Most is { } most ? "   " + Reached(together, most) : "");
    }

    private static string Reached(double value, double most) => Say($"{(value <= most ? "reached" : "missed")} (at most {most})");

    private static string Say(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
