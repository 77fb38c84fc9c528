using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Fairway.Web.Hosting.Paper;

/// <summary>
/// A browser's DevTools protocol over a pair of pipes: JSON texts, each ended by a NUL. One call at a time. After a call that failed or was given up
/// nobody knows what comes next through the pipe: the caller starts another browser.
/// </summary>
internal sealed class DevTools(Stream toBrowser, Stream fromBrowser)
{
    private readonly byte[] buffer = new byte[64 * 1024];
    private readonly ArrayBufferWriter<byte> message = new();
    private int read;
    private int used;
    private int last;

    /// <summary>The result of a call. An <see cref="IOException"/> where the browser has ended or refuses.</summary>
    /// <param name="session">The page that is meant; null: the browser.</param>
    public async Task<JsonElement> CallAsync(string method, JsonObject parameters, string? session, CancellationToken stop)
    {
        var id = ++last;
        var call = new JsonObject
        {
            ["id"] = id,
            ["method"] = method,
            ["params"] = parameters,
        };
        if (session is not null)
        {
            call["sessionId"] = session;
        }

        await toBrowser.WriteAsync(Encoding.UTF8.GetBytes(call.ToJsonString() + '\0'), stop);
        await toBrowser.FlushAsync(stop);
        while (true)
        {
            using var answer = JsonDocument.Parse(await NextAsync(stop));
            var root = answer.RootElement;
            // What is no answer to this call is an event: nothing here waits for one.
            if (root.TryGetProperty("id", out var of) && of.GetInt32() == id)
            {
                return root.TryGetProperty("result", out var result)
                    ? result.Clone()
                    : throw new IOException($"The browser refused {method}: {root.GetProperty("error")}");
            }
        }
    }

    private async Task<ReadOnlyMemory<byte>> NextAsync(CancellationToken stop)
    {
        message.ResetWrittenCount();
        while (true)
        {
            if (used == read)
            {
                (used, read) = (0, await fromBrowser.ReadAsync(buffer, stop));
                if (read == 0)
                {
                    throw new EndOfStreamException("The browser has ended.");
                }
            }

            var rest = buffer.AsSpan(used, read - used);
            var end = rest.IndexOf((byte)0);
            message.Write(end < 0 ? rest : rest[..end]);
            used += end < 0 ? rest.Length : end + 1;
            if (end >= 0)
            {
                return message.WrittenMemory;
            }
        }
    }
}
