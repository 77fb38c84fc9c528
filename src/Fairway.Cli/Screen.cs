using Spectre.Console;

namespace Fairway.Cli;

/// <summary>Messages go to standard error; a progress bar is drawn on a terminal only.</summary>
internal static class Screen
{
    private static readonly IAnsiConsole s_errors = AnsiConsole.Create(
        new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) }
    );

    /// <summary>Whether somebody sits there who sees and answers.</summary>
    public static bool IsTerminal => !Console.IsErrorRedirected && !Console.IsInputRedirected;

    public static void Say(string sentence) => Console.Error.WriteLine(sentence);

    /// <summary>A line from the terminal, or from what is piped in; null where there is no more.</summary>
    public static string? Ask(string what)
    {
        Console.Error.Write($"  {what}: ");
        var line = Console.ReadLine();
        if (Console.IsInputRedirected)
        {
            Console.Error.WriteLine(line);
        }
        return line;
    }

    /// <summary>The same without showing what is typed, and asked twice of somebody who types.</summary>
    public static string? AskSecret(string what)
    {
        if (!IsTerminal)
        {
            Console.Error.WriteLine($"  {what}: ");
            return Console.ReadLine();
        }
        while (true)
        {
            var once = s_errors.Prompt(new TextPrompt<string>($"  {Markup.Escape(what)}:").Secret(null));
            if (s_errors.Prompt(new TextPrompt<string>("  Once more:").Secret(null)) == once)
            {
                return once;
            }
            Say("  The two differ.");
        }
    }

    /// <summary>Does work that reports how far it is (0 to 1) and with what.</summary>
    public static async Task<T> WithProgress<T>(string title, Func<IProgress<(double Share, string What)>, Task<T>> work)
    {
        if (Console.IsErrorRedirected)
        {
            Say(title + " …");
            return await work(new Silent());
        }
        return await s_errors
            .Progress()
            .AutoClear(true)
            .HideCompleted(false)
            .Columns(
                new TaskDescriptionColumn { Alignment = Justify.Left },
                new ProgressBarColumn(),
                new PercentageColumn(),
                new ElapsedTimeColumn()
            )
            .StartAsync(async context =>
            {
                var task = context.AddTask(Markup.Escape(title), maxValue: 1);
                return await work(new Bar(task, title));
            });
    }

    /// <summary>For work that reports how many of how many.</summary>
    public static IProgress<T> Counted<T>(IProgress<(double Share, string What)> bar, Func<T, (int Done, int Total)> read) =>
        new Counts<T>(bar, read);

    private sealed class Counts<T>(IProgress<(double Share, string What)> bar, Func<T, (int Done, int Total)> read) : IProgress<T>
    {
        public void Report(T value)
        {
            var (done, total) = read(value);
            bar.Report((total == 0 ? 1 : (double)done / total, ""));
        }
    }

    private sealed class Silent : IProgress<(double Share, string What)>
    {
        public void Report((double Share, string What) value) { }
    }

    /// <summary>Straight to the bar, on the reporter's thread: <see cref="Progress{T}"/> would let reports overtake each other.</summary>
    private sealed class Bar(ProgressTask task, string title) : IProgress<(double Share, string What)>
    {
        public void Report((double Share, string What) value)
        {
            task.Description = Markup.Escape(value.What.Length == 0 ? title : $"{title}: {value.What}");
            task.Value = Math.Clamp(value.Share, 0, 1);
        }
    }
}
