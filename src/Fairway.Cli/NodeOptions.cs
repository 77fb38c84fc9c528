using System.CommandLine;
using System.Net;
using Fairway.App.Operations;

namespace Fairway.Cli;

/// <summary>How this node stands among others, and how it is seen running.</summary>
/// <param name="Name">Its own among the nodes.</param>
/// <param name="Drain">How long it goes on answering after it has said that it isn't ready any more.</param>
/// <param name="LogsJson">One JSON object a line instead of a line for people.</param>
/// <param name="Metrics">Where measures can be fetched as Prometheus reads them; null: nowhere.</param>
public sealed record NodeOptions(string Name, TimeSpan Drain = default, bool LogsJson = false, IPEndPoint? Metrics = null)
{
    /// <summary>Seconds; what a proxy takes to see that a node is gone is a few.</summary>
    public const int LongestDrain = 120;

    private static readonly Option<string?> s_name = new("--node")
    {
        Description = "This node's name among others on the same database (default: the machine's name and the port).",
        HelpName = "NAME",
    };

    private static readonly Option<int> s_drain = new("--drain")
    {
        Description =
            $"Seconds from the word to stop, in which this node answers on but tells the proxy at {Web.Hosting.Health.Ready} that it isn't ready (0 to {LongestDrain}).",
        HelpName = "SECONDS",
    };

    private static readonly Option<string> s_log = new("--log")
    {
        Description = "How the log is written: text, or json with one object a line.",
        DefaultValueFactory = _ => "text",
        HelpName = "text|json",
    };

    private static readonly Option<string?> s_metrics = new("--metrics")
    {
        Description =
            "Address and port where Prometheus fetches measures at /metrics, such as 127.0.0.1:9464; an inner one, since nobody is asked who they are. Also FAIRWAY_METRICS.",
        HelpName = "ADDRESS:PORT",
    };

    public static void AddTo(Command command)
    {
        command.Add(s_name);
        command.Add(s_drain);
        command.Add(s_log);
        command.Add(s_metrics);
    }

    /// <summary>As the command line says.</summary>
    /// <param name="result">The command line.</param>
    /// <param name="port">Where the node answers.</param>
    public static NodeOptions Of(ParseResult result, int port)
    {
        var (name, drain, log) = (result.GetValue(s_name)?.Trim(), result.GetValue(s_drain), result.GetValue(s_log));
        if (drain is < 0 or > LongestDrain)
        {
            throw Stop.Usage($"--drain {drain}: seconds from 0 to {LongestDrain}.");
        }
        if (log is not ("text" or "json"))
        {
            throw Stop.Usage($"--log {log}: text or json.");
        }
        var metrics = result.GetValue(s_metrics) ?? Environment.GetEnvironmentVariable("FAIRWAY_METRICS");
        return new(
            string.IsNullOrEmpty(name) ? NameAt(port) : name,
            TimeSpan.FromSeconds(drain),
            log == "json",
            string.IsNullOrWhiteSpace(metrics) ? null
                : IPEndPoint.TryParse(metrics, out var at) && at.Port > 0 && at.Port != port ? at
                : throw Stop.Usage($"--metrics {metrics}: an address and another port than Fairway's, such as 127.0.0.1:9464.")
        );
    }

    /// <summary>The name of a node that is given none.</summary>
    public static string NameAt(int port) => $"{Node.Only.Name}:{port}";
}
