using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Fairway.Testing;

/// <summary>An SMTP server that keeps what it is sent (RFC 5321, as much as a client of ours says), on a free loopback port.</summary>
public sealed class TheMailServer : IAsyncDisposable
{
    private readonly TcpListener _listener;
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _serving;
    private readonly List<string> _messages = [];

    public TheMailServer()
    {
        _listener = new TcpListener(IPAddress.Loopback, 0);
        _listener.Start();
        _serving = Serve();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>What RCPT TO is answered with, such as "550 no such mailbox"; null: accepted.</summary>
    public string? RefusesRecipients { get; set; }

    /// <summary>Messages as they came, headers and body.</summary>
    public IReadOnlyList<string> Messages
    {
        get
        {
            lock (_messages)
            {
                return [.. _messages];
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _serving;
        _stop.Dispose();
    }

    private async Task Serve()
    {
        try
        {
            while (true)
            {
                using var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                await Talk(client.GetStream());
            }
        }
        catch (Exception ended)
            when (ended is OperationCanceledException or SocketException or ObjectDisposedException
                || (ended is InvalidOperationException && _stop.IsCancellationRequested)
            )
        {
            // The test is over; a listener that stopped before it was asked again says that it was never started.
        }
    }

    private async Task Talk(NetworkStream stream)
    {
        using var reader = new StreamReader(stream, Encoding.UTF8);
        await using var writer = new StreamWriter(stream, new UTF8Encoding(false)) { NewLine = "\r\n", AutoFlush = true };
        try
        {
            await writer.WriteLineAsync("220 test");
            while (await reader.ReadLineAsync(_stop.Token) is { } line)
            {
                var verb = line.Split(' ', ':')[0].ToUpperInvariant();
                if (verb == "QUIT")
                {
                    await writer.WriteLineAsync("221 bye");
                    return;
                }
                if (verb == "DATA")
                {
                    await writer.WriteLineAsync("354 go on");
                    if (!await Keep(reader))
                    {
                        return;
                    }
                }
                await writer.WriteLineAsync(verb == "RCPT" && RefusesRecipients is { } refusal ? refusal : "250 ok");
            }
        }
        catch (IOException)
        {
            // The client went away.
        }
    }

    /// <summary>False where the client went away before the full stop: what isn't whole isn't taken.</summary>
    private async Task<bool> Keep(StreamReader reader)
    {
        var text = new StringBuilder();
        while (await reader.ReadLineAsync(_stop.Token) is { } line)
        {
            if (line == ".")
            {
                lock (_messages)
                {
                    _messages.Add(text.ToString());
                }
                return true;
            }
            text.Append(line.StartsWith("..", StringComparison.Ordinal) ? line[1..] : line).Append('\n');
        }
        return false;
    }
}
