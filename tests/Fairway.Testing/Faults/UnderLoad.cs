using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;

namespace Fairway.Testing.Faults;

/// <summary>How a run under load came out.</summary>
/// <param name="Acknowledged">Acts that somebody was told are done.</param>
/// <param name="Again">Acts that were sent a second time, since the first answer didn't come.</param>
/// <param name="Failed">Acts that one more sending of the same form didn't bring to an end.</param>
/// <param name="Lost">Acknowledged, and not there.</param>
/// <param name="Doubled">There more than once.</param>
/// <param name="Halves">There in part.</param>
public sealed record FaultTally(int Acknowledged, int Again, int Failed, int Lost, int Doubled, int Halves)
{
    public override string ToString() =>
        $"acknowledged {Acknowledged}, sent again {Again}, failed after that {Failed}, lost {Lost}, half-done {Halves}, doubled {Doubled}";
}

/// <summary>Officials who remark without a pause, each after the answer to the one before, while somebody else kills servers.</summary>
public sealed class UnderLoad : IAsyncDisposable
{
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(50);

    private readonly Uri _url;
    private readonly CancellationTokenSource _over = new();
    private readonly ConcurrentBag<string> _acknowledged = [];
    private readonly List<Task> _workers = [];
    private readonly TimeSpan _rest;
    private int _again;
    private int _failed;

    private UnderLoad(Uri url, TimeSpan rest) => (_url, _rest) = (url, rest);

    /// <summary>Signs everybody in and begins.</summary>
    /// <param name="database">Filled by <see cref="Remarks"/>.</param>
    /// <param name="url">Where the servers are reached.</param>
    /// <param name="rest">From one act of an official to the next.</param>
    public static async Task<UnderLoad> Begin(TheDatabase database, Uri url, TimeSpan rest = default)
    {
        var load = new UnderLoad(url, rest);
        await using var server = await TheServer.On(database);
        for (var number = 0; number < Remarks.Officials; number++)
        {
            var cookie = await server.SessionOf(await server.AccountOf(Remarks.Official(number)));
            var (official, header) = (number, $"{cookie.Name}={cookie.Value}");
            load._workers.Add(Task.Run(() => load.WorkAsync(official, header)));
        }
        return load;
    }

    /// <summary>How many acts have been acknowledged so far.</summary>
    public int Acknowledged => _acknowledged.Count;

    /// <summary>Waits until three more acts have been acknowledged.</summary>
    /// <exception cref="InvalidOperationException">None came for a minute.</exception>
    public async Task GoesOnAsync()
    {
        var (reached, watch) = (Acknowledged + 3, Stopwatch.StartNew());
        while (Acknowledged < reached)
        {
            if (watch.Elapsed > TimeSpan.FromMinutes(1))
            {
                throw new InvalidOperationException("Nothing was acknowledged for a minute.");
            }
            await Task.Delay(20);
        }
    }

    /// <summary>Lets everybody finish, and compares what they were told with what stands.</summary>
    public async Task<FaultTally> EndAsync(TheDatabase database)
    {
        await _over.CancelAsync();
        await Task.WhenAll(_workers);
        var written = await Remarks.WrittenAsync(database);
        var times = written.Remarks.ToDictionary(r => r.Words, r => r.Times, StringComparer.Ordinal);
        return new(
            _acknowledged.Count,
            _again,
            _failed,
            _acknowledged.Count(words => !times.ContainsKey(words)),
            times.Count(r => r.Value > 1),
            written.Halves
        );
    }

    public async ValueTask DisposeAsync()
    {
        await _over.CancelAsync();
        await Task.WhenAll(_workers);
        _over.Dispose();
    }

    private async Task WorkAsync(int number, string cookie)
    {
        using var client = new HttpClient(
            new SocketsHttpHandler
            {
                UseProxy = false,
                UseCookies = false,
                AllowAutoRedirect = false,
            }
        );
        client.BaseAddress = _url;
        client.Timeout = TimeSpan.FromSeconds(60);
        for (var count = 0; !_over.IsCancellationRequested; count++)
        {
            if (await FormAsync(client, number, cookie) is not { } form)
            {
                await Task.Delay(s_pause);
                continue;
            }
            var words = string.Create(CultureInfo.InvariantCulture, $"Remark {count} of official {number}");
            form["Comment"] = words;
            if (await SendAsync(client, number, form) is not { } done)
            {
                Interlocked.Increment(ref _again);
                done = await SendAgainAsync(client, number, form);
            }
            if (done)
            {
                _acknowledged.Add(words);
            }
            else
            {
                Interlocked.Increment(ref _failed);
            }
            if (_rest > TimeSpan.Zero)
            {
                await Task.Delay(_rest);
            }
        }
    }

    /// <summary>The page's own form, with the cookie that belongs to its token; null where no server answers at the moment.</summary>
    private static async Task<Dictionary<string, string>?> FormAsync(HttpClient client, int number, string session)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, $"/appraisals/{Remarks.Appraisal(number)}");
            request.Headers.Add("Cookie", session);
            using var answer = await client.SendAsync(request);
            if (answer.StatusCode != HttpStatusCode.OK)
            {
                return null;
            }
            var text = await answer.Content.ReadAsStringAsync();
            var at = text.IndexOf("handler=Comment", StringComparison.Ordinal);
            var token = at < 0 ? -1 : text.IndexOf("name=\"__form\"", at, StringComparison.Ordinal);
            if (token < 0)
            {
                throw new InvalidOperationException("The page has no form for remarks.");
            }
            var value = text.IndexOf("value=\"", token, StringComparison.Ordinal) + "value=\"".Length;
            var cookies = answer.Headers.TryGetValues("Set-Cookie", out var set) ? set.Select(c => c.Split(';')[0]) : [];
            return new(StringComparer.Ordinal)
            {
                ["__form"] = text[value..text.IndexOf('"', value)],
                // Not a field: taken out before sending.
                [""] = string.Join("; ", cookies.Prepend(session)),
            };
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException or TaskCanceledException)
        {
            return null;
        }
    }

    /// <summary>Whether it is done; null where no answer came, or none that says so.</summary>
    private static async Task<bool?> SendAsync(HttpClient client, int number, Dictionary<string, string> form)
    {
        try
        {
            using var body = new FormUrlEncodedContent(form.Where(f => f.Key.Length > 0));
            using var request = new HttpRequestMessage(HttpMethod.Post, $"/appraisals/{Remarks.Appraisal(number)}?handler=Comment")
            {
                Content = body,
            };
            request.Headers.Add("Cookie", form[""]);
            using var answer = await client.SendAsync(request);
            return answer.StatusCode switch
            {
                HttpStatusCode.Redirect when answer.Headers.Location?.ToString().Contains("sign-in", StringComparison.Ordinal) != true =>
                    true,
                >= HttpStatusCode.InternalServerError => null,
                _ => throw new InvalidOperationException($"A remark was answered with {(int)answer.StatusCode} {answer.Headers.Location}."),
            };
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException or TaskCanceledException)
        {
            return null;
        }
    }

    /// <summary>What somebody does whose answer didn't come: once a server answers again, the same form once more.</summary>
    private async Task<bool> SendAgainAsync(HttpClient client, int number, Dictionary<string, string> form)
    {
        while (true)
        {
            try
            {
                using var ready = await client.GetAsync(new Uri("/health/ready", UriKind.Relative));
                if (ready.IsSuccessStatusCode)
                {
                    break;
                }
            }
            catch (Exception failure) when (failure is HttpRequestException or IOException or TaskCanceledException)
            {
                // Not yet.
            }
            await Task.Delay(s_pause);
        }
        return await SendAsync(client, number, form) == true;
    }
}
