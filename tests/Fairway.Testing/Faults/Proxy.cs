using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Fairway.Testing.Faults;

/// <summary>
/// HAProxy in front of nodes, with the backend of deploy/haproxy.cfg: only addresses, the certificate and the log are others.
/// </summary>
public sealed class Proxy : IAsyncDisposable
{
    private readonly Process _process;
    private readonly string _folder;

    private Proxy(Process process, string folder, Uri url) => (_process, _folder, Url) = (process, folder, url);

    public Uri Url { get; }

    /// <summary>Whether the machine has it.</summary>
    public static bool IsThere => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Append("/usr/sbin").Any(HasIt);

    /// <param name="configuration">deploy/haproxy.cfg.</param>
    /// <param name="nodes">Behind it.</param>
    public static async Task<Proxy> Before(string configuration, IEnumerable<NodeProcess> nodes)
    {
        var folder = Directory.CreateTempSubdirectory("fairway-haproxy-").FullName;
        var port = Ports.Free();
        var file = Path.Combine(folder, "haproxy.cfg");
        await System.IO.File.WriteAllTextAsync(file, Configuration(await System.IO.File.ReadAllTextAsync(configuration), port, nodes));
        var start = new ProcessStartInfo("haproxy", ["-db", "-f", file]) { UseShellExecute = false, RedirectStandardError = true };
        start.Environment["PATH"] += ":/usr/sbin";
        var process = Process.Start(start)!;
        _ = process.StandardError.ReadToEndAsync();
        var proxy = new Proxy(process, folder, new Uri($"http://127.0.0.1:{port}"));
        using var client = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = proxy.Url };
        for (var look = 0; look < 200; look++)
        {
            try
            {
                using var answer = await client.GetAsync(new Uri("/health/ready", UriKind.Relative));
                if (answer.IsSuccessStatusCode)
                {
                    return proxy;
                }
            }
            catch (HttpRequestException)
            {
                // Not yet.
            }
            if (process.HasExited)
            {
                break;
            }
            await Task.Delay(50);
        }
        await proxy.DisposeAsync();
        throw new InvalidOperationException("HAProxy didn't come to serve.");
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            await _process.WaitForExitAsync();
        }
        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private static bool HasIt(string folder) => folder.Length > 0 && System.IO.File.Exists(Path.Combine(folder, "haproxy"));

    private static string Configuration(string shipped, int port, IEnumerable<NodeProcess> nodes)
    {
        var made = new StringBuilder();
        var plain = false;
        foreach (var line in shipped.Split('\n'))
        {
            var said = line.Trim();
            // The second frontend leads from port 80 to TLS, which isn't spoken here.
            plain = said == "frontend plain" || (plain && !said.StartsWith("backend", StringComparison.Ordinal));
            if (plain || said.StartsWith("server ", StringComparison.Ordinal) || said.StartsWith("log ", StringComparison.Ordinal))
            {
                continue;
            }
            made.Append(
                    said.StartsWith("bind ", StringComparison.Ordinal) ? $"    bind 127.0.0.1:{port}"
                    : said.Contains("X-Forwarded-Proto", StringComparison.Ordinal) ? ""
                    : line.Replace("FAIRWAY.EXAMPLE.ORG", "127.0.0.1", StringComparison.Ordinal)
                )
                .Append('\n');
        }
        var number = 0;
        foreach (var node in nodes)
        {
            made.Append(CultureInfo.InvariantCulture, $"    server node{++number} 127.0.0.1:{node.Port}\n");
        }
        return made.ToString();
    }
}
