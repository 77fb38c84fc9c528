using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Fairway.Compiler.Tests;
using Fairway.Proof.BlindTokens;
using Fairway.Rules.Time;

namespace Fairway.Bench.Feedback;

/// <summary>What blind tokens cost: signing them, making them together with the browser's code, and taking answers with them.</summary>
internal static class BlindBench
{
    private const int Signatures = 500;
    private const int Answers = 2_000;
    private const int AtOnce = 16;
    private const int Batch = 250;
    private const int Port = 5095;

    public static async Task<int> Run(IReadOnlyList<string> options)
    {
        var runs =
            options is ["--runs", var given] && int.TryParse(given, CultureInfo.InvariantCulture, out var number) && number >= 0 ? number
            : options.Count == 0 ? 10_000
            : throw new ArgumentException("bench blind takes --runs N.");
        using var signer = TokenSigner.Generate();
        Say($"signatures a second and core     {SignaturesASecond(signer):N0} (RSA of {TokenKey.Bits} bits)");
        await AnswersASecond(signer);
        var (right, seconds) = await TogetherWithTheBrowser(signer, runs);
        Say($"tokens made with the browser     {right:N0} of {runs:N0} verify in both, in {seconds:N0} s");
        return right == runs ? 0 : 1;
    }

    private static double SignaturesASecond(TokenSigner signer)
    {
        var blinded = signer.Key.Blind(signer.Key.NewMessage()).Message;
        var watch = Stopwatch.StartNew();
        for (var i = 0; i < Signatures; i++)
        {
            signer.Sign(blinded);
        }
        return Signatures / watch.Elapsed.TotalSeconds;
    }

    private static async Task AnswersASecond(TokenSigner signer)
    {
        var folder = Directory.CreateTempSubdirectory("fairway-bench-compiler-").FullName;
        var program = Path.ChangeExtension(typeof(Compiler.Composition).Assembly.Location, ".dll");
        using var process = Process.Start(
            new ProcessStartInfo(
                "dotnet",
                ["exec", program, "--port", $"{Port}", "--administration-port", $"{Port + 1}", "--data", folder, "--until-input-ends"]
            )
            {
                UseShellExecute = false,
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
            }
        )!;
        try
        {
            await process.StandardOutput.ReadLineAsync();
            using var site = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{Port}") };
            using var administration = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{Port + 1}") };
            administration.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
                "Bearer",
                (await File.ReadAllTextAsync(Path.Combine(folder, "administration.secret"))).Trim()
            );
            using var personnel = new Personnel();
            var today = Compiler.Composition.MachineClock.GetCurrentInstant().InUtc().Date;
            var group = new GroupOf(
                signer.Key,
                Eligible: Answers + AtOnce,
                Opens: IsoDay.Text(today.PlusDays(-2)),
                Closes: IsoDay.Text(today.PlusDays(30))
            );
            using var list = new StringContent(personnel.List([group]), Encoding.UTF8);
            (await administration.PostAsync("/lists", list)).EnsureSuccessStatusCode();
            var tokens = new string[Answers + AtOnce];
            Parallel.For(0, tokens.Length, i => tokens[i] = Personnel.Token(signer));
            // A few before, so that what is compiled at first use is.
            await Send(site, signer, tokens[..AtOnce]);
            process.Refresh();
            var before = process.TotalProcessorTime;
            var watch = Stopwatch.StartNew();
            await Send(site, signer, tokens[AtOnce..]);
            var elapsed = watch.Elapsed;
            process.Refresh();
            Say($"answers a second                 {Answers / elapsed.TotalSeconds:N0} ({AtOnce} at once, SQLite)");
            Say($"processor time of an answer      {(process.TotalProcessorTime - before).TotalMilliseconds / Answers:N2} ms");
            Say($"memory of the compiler           {process.WorkingSet64 / 1e6:N0} MB");
        }
        finally
        {
            process.StandardInput.Close();
            await process.WaitForExitAsync();
            Directory.Delete(folder, recursive: true);
        }
    }

    private static Task Send(HttpClient site, TokenSigner signer, IEnumerable<string> tokens) =>
        Parallel.ForEachAsync(
            tokens,
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce },
            async (token, stop) =>
            {
                using var form = Personnel.Form(token, 4, new string('x', 200), new string('y', 200));
                using var answer = await site.PostAsync($"/answer/{signer.Key.Id}", form, stop);
                answer.EnsureSuccessStatusCode();
            }
        );

    private static async Task<(int Right, double Seconds)> TogetherWithTheBrowser(TokenSigner signer, int runs)
    {
        var (key, right) = (signer.Key, 0);
        var watch = Stopwatch.StartNew();
        var batches = Enumerable.Range(0, (runs + Batch - 1) / Batch).Select(i => Math.Min(Batch, runs - (i * Batch)));
        await Parallel.ForEachAsync(
            batches,
            new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount },
            async (count, stop) =>
            {
                var made = (
                    await Node(
                        new
                        {
                            ask = "blind",
                            spki = Hex(key.Spki),
                            count,
                        },
                        stop
                    )
                )
                    .EnumerateArray()
                    .Select(token => new
                    {
                        prepared = token.GetProperty("prepared").GetString()!,
                        inverse = token.GetProperty("inverse").GetString()!,
                        blindSignature = Hex(signer.Sign(Bytes(token.GetProperty("blinded").GetString()!))!),
                    })
                    .ToList();
                var finished = await Node(
                    new
                    {
                        ask = "finish",
                        spki = Hex(key.Spki),
                        tokens = made,
                    },
                    stop
                );
                foreach (var (token, signature) in made.Zip(finished.EnumerateArray().Select(s => s.GetString())))
                {
                    var ours = key.Finalize(Bytes(token.prepared), Bytes(token.blindSignature), Bytes(token.inverse));
                    if (signature is not null && ours is not null && Hex(ours) == signature)
                    {
                        Interlocked.Increment(ref right);
                    }
                }
            }
        );
        return (right, watch.Elapsed.TotalSeconds);
    }

    /// <summary>Asks the browser's code, run by Node as in its tests.</summary>
    private static async Task<JsonElement> Node(object asked, CancellationToken stop)
    {
        var root = Environment.GetEnvironmentVariable("FAIRWAY_HOME") ?? ".";
        var start = new ProcessStartInfo("node", ["tokens.mjs"])
        {
            WorkingDirectory = Path.Combine(root, "tests", "Fairway.Proof.Tests", "js"),
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        using var process =
            Process.Start(start) ?? throw new InvalidOperationException("Node was not found: it runs the browser's code here.");
        var output = process.StandardOutput.ReadToEndAsync(stop);
        await process.StandardInput.WriteAsync(JsonSerializer.Serialize(asked));
        process.StandardInput.Close();
        var text = await output;
        await process.WaitForExitAsync(stop);
        return JsonSerializer.Deserialize<JsonElement>(text);
    }

    private static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));

    private static string Hex(byte[] bytes) => Convert.ToHexStringLower(bytes);

    private static byte[] Bytes(string hex) => Convert.FromHexString(hex);
}
