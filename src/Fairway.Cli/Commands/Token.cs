using System.Buffers.Text;
using System.CommandLine;
using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using Fairway.Proof.BlindTokens;

namespace Fairway.Cli.Commands;

/// <summary>
/// <c>fairway token</c>: what the page does in a browser, on one's own machine, for who does not trust the code of a page (decision 18): makes a token and has it
/// signed unseen, answers with it, and checks it.
/// </summary>
internal static class Token
{
    private const int SameLength = 24_000;

    private static readonly Option<string> s_from = new("--from")
    {
        Description = "Fairway's address, as the page shows it.",
        HelpName = "URL",
        Required = true,
    };
    private static readonly Option<string> s_group = new("--group")
    {
        Description = "The id of the group's key.",
        HelpName = "KEY",
        Required = true,
    };
    private static readonly Option<string> s_compiler = new("--compiler")
    {
        Description = "The compiler's address.",
        HelpName = "URL",
        Required = true,
    };

    private static readonly Option<string> s_compilerKey = new("--compiler-key")
    {
        Description = "The compiler's public key. Compare it with what its operator, HR or the Staff Union say.",
        HelpName = "KEY",
        Required = true,
    };

    private static readonly Option<string> s_voucher = new("--voucher")
    {
        Description = "From your page in Fairway; good for a quarter of an hour.",
        HelpName = "TEXT",
        Required = true,
    };

    private static readonly Option<FileInfo?> s_out = new("--out")
    {
        Description = "Where the token is written (default: fairway-token-….json here).",
        HelpName = "FILE",
    };

    private static readonly Argument<FileInfo> s_file = new("FILE") { Description = "The token's file, from here or from the page." };

    private static readonly Option<string[]> s_rate = new("--rate")
    {
        Description = "A rating from 1 to 6, such as --rate integrity=5; as often as you like. What you leave out you can't judge.",
        HelpName = "QUESTION=N",
    };

    private static readonly Option<string?> s_continue = new("--continue")
    {
        Description = "What should go on as it is.",
        HelpName = "TEXT",
    };
    private static readonly Option<string?> s_change = new("--change") { Description = "What could be better.", HelpName = "TEXT" };

    public static Command Command()
    {
        var fetch = new Command("fetch", "Make a token, have it signed without showing it, and write it to a file.")
        {
            s_from,
            s_group,
            s_compiler,
            s_compilerKey,
            s_voucher,
            s_out,
        };
        fetch.SetAction(FetchAsync);
        var answer = new Command("answer", "Send an answer with a token. Without --rate, --continue and --change it lists the questions.")
        {
            s_file,
            s_rate,
            s_continue,
            s_change,
        };
        answer.SetAction(AnswerAsync);
        var check = new Command("check", "Is the token good under the published key, and was its answer counted?") { s_file };
        check.SetAction(CheckAsync);
        return new Command("token", "Anonymous upward feedback without a page's code: fetch a token, answer, check.")
        {
            fetch,
            answer,
            check,
        };
    }

    private static async Task<int> FetchAsync(ParseResult result, CancellationToken stop)
    {
        var (from, compiler, group) = (Address(result, s_from), Address(result, s_compiler), result.GetValue(s_group)!);
        var compilerKey = result.GetValue(s_compilerKey)!;
        var file = result.GetValue(s_out) ?? new FileInfo($"fairway-token-{(group.Length > 8 ? group[..8] : group)}.json");
        var begun = await TokenFile.FindAsync(file, stop);
        if (begun is not null && (begun.Token is not null || begun.Group != group || begun.Message is null))
        {
            throw Stop.Usage($"{file.Name} is there already and holds another token. Name another file with --out.");
        }
        using var services = new TokenServices();
        var (listed, seen) = await services.GroupAsync(from, compiler, compilerKey, group, stop);
        if (!seen)
        {
            Screen.Say(
                "The compiler can't be reached at the moment. Its signature under Fairway's list was checked; `fairway token check` looks again later."
            );
        }
        if (begun is null)
        {
            var message = listed.Key.NewMessage();
            var blinded = listed.Key.Blind(message);
            begun = new TokenFile
            {
                About = listed.Label,
                Group = group,
                Compiler = compiler,
                CompilerKey = compilerKey,
                AnswersFrom = listed.Opens,
                AnswersUntil = NodaTime.Text.LocalDatePattern.Iso.Format(
                    NodaTime.Text.LocalDatePattern.Iso.Parse(listed.Closes).Value.PlusDays(-1)
                ),
                Message = message,
                Blinded = blinded.Message,
                Inverse = blinded.Inverse,
            };
            // Before it is asked for: where the answer is lost, the same is asked again with the same file.
            await begun.WriteAsync(file, stop);
        }
        var (status, json) = await services.PostAsync(
            new Uri(from, "/feedback/token"),
            [
                KeyValuePair.Create("voucher", result.GetValue(s_voucher)!),
                KeyValuePair.Create("blinded", Base64Url.EncodeToString(begun.Blinded)),
            ],
            stop
        );
        if (status != HttpStatusCode.OK)
        {
            throw Stop.Failure(Sentence(json));
        }
        var signature = listed.Key.Finalize(
            begun.Message,
            Base64Url.DecodeFromChars(json.GetProperty("signature").GetString()),
            begun.Inverse
        );
        if (signature is null)
        {
            throw Stop.Failure("What came back is no signature by the group's key. The token can't be used. Tell HR or the Staff Union.");
        }
        var done = begun with
        {
            Token = Base64Url.EncodeToString([.. begun.Message!, .. signature]),
            Message = null,
            Blinded = null,
            Inverse = null,
        };
        await done.WriteAsync(file, stop);
        Console.WriteLine($"Your token about {done.About} is in {file.Name}. Keep the file: a lost token is not replaced.");
        Console.WriteLine($"Answer from {done.AnswersFrom} to {done.AnswersUntil}: fairway token answer {file.Name}");
        return 0;
    }

    private static async Task<int> AnswerAsync(ParseResult result, CancellationToken stop)
    {
        var (file, token) = await TokenAsync(result, stop);
        using var services = new TokenServices();
        var (listed, _) = await services.GroupAsync(null, token.Compiler, token.CompilerKey, token.Group, stop);
        NeedGood(listed.Key, token);
        var questions = listed.List.Document.GetProperty("questions").EnumerateArray().ToList();
        var rates = result.GetValue(s_rate) ?? [];
        if (rates.Length == 0 && result.GetValue(s_continue) is null && result.GetValue(s_change) is null)
        {
            Console.WriteLine($"About {listed.Label}, from 1 to 6, each as --rate QUESTION=N:");
            foreach (var question in questions)
            {
                Console.WriteLine(
                    $"  {question.GetProperty("code").GetString(), -16} {question.GetProperty("text").GetProperty("en").GetString()}"
                );
            }
            Console.WriteLine("Comments with --continue and --change: what you write can give you away. A sent answer can't be changed.");
            return 0;
        }
        var form = new List<KeyValuePair<string, string>>
        {
            new("token", token.Token!),
            new("continue", result.GetValue(s_continue) ?? ""),
            new("change", result.GetValue(s_change) ?? ""),
        };
        foreach (var rate in rates)
        {
            var parts = rate.Split('=', 2);
            if (parts.Length != 2 || questions.All(q => q.GetProperty("code").GetString() != parts[0]))
            {
                throw Stop.Usage($"--rate {rate}: name a question and a number, such as {questions[0].GetProperty("code").GetString()}=5.");
            }
            form.Add(new("q-" + parts[0], parts[1]));
        }
        // As long as every other: who watches the network sees lengths.
        var length = form.Sum(field => Uri.EscapeDataString(field.Key + "=" + field.Value).Length);
        form.Add(new("filling", new string('x', Math.Max(0, SameLength - length))));
        var (status, json) = await services.PostAsync(new Uri(token.Compiler, $"/answer/{token.Group}"), form, stop);
        if (status != HttpStatusCode.OK)
        {
            throw Stop.Failure(Sentence(json));
        }
        var receipt = json.GetProperty("receipt").GetString()!;
        await (token with { Receipt = receipt }).WriteAsync(file, stop);
        Console.WriteLine($"Your answer about {listed.Label} is kept. Your receipt: {receipt}");
        return 0;
    }

    private static async Task<int> CheckAsync(ParseResult result, CancellationToken stop)
    {
        var (_, token) = await TokenAsync(result, stop);
        using var services = new TokenServices();
        var (listed, _) = await services.GroupAsync(null, token.Compiler, token.CompilerKey, token.Group, stop);
        NeedGood(listed.Key, token);
        Console.WriteLine($"The token is good under the key that the compiler publishes for {listed.Label}.");
        // The whole list is fetched and looked through here: nobody learns which receipt was looked for.
        var receipt = Convert.ToHexStringLower(SHA256.HashData(Read(token, listed.Key).Message));
        var page = await services.TextAsync(new Uri(token.Compiler, $"/counted/{token.Group}?language=en"), stop);
        Console.WriteLine(
            page.Contains(receipt, StringComparison.Ordinal) ? $"Its answer was counted: {receipt}"
            : page.Contains("<form method=\"get\"", StringComparison.Ordinal) ? "No answer with it was counted."
            : string.Create(CultureInfo.InvariantCulture, $"What was counted is published once answers have closed, on {listed.Closes}.")
        );
        return 0;
    }

    /// <summary>In the clear only on this machine.</summary>
    private static Uri Address(ParseResult result, Option<string> option) =>
        Uri.TryCreate(result.GetValue(option), UriKind.Absolute, out var address)
        && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback))
            ? address
            : throw Stop.Usage($"{option.Name} {result.GetValue(option)}: an address with https, as the page shows it.");

    private static async Task<(FileInfo File, TokenFile Token)> TokenAsync(ParseResult result, CancellationToken stop)
    {
        var file = result.GetValue(s_file)!;
        var token = await TokenFile.FindAsync(file, stop) ?? throw Stop.Usage($"{file.Name} is not there.");
        return token.Token is not null
            ? (file, token)
            : throw Stop.Usage($"{file.Name} holds no token yet. Fetch it with the same command again.");
    }

    private static (byte[] Message, byte[] Signature) Read(TokenFile token, TokenKey key)
    {
        var bytes = Base64Url.IsValid(token.Token) ? Base64Url.DecodeFromChars(token.Token) : [];
        return bytes.Length > key.Length ? (bytes[..^key.Length], bytes[^key.Length..]) : ([], []);
    }

    /// <summary>A token under a key of one's own would fail here, before anything is sent.</summary>
    private static void NeedGood(TokenKey key, TokenFile token)
    {
        var (message, signature) = Read(token, key);
        if (!key.Verify(message, signature))
        {
            throw Stop.Failure(
                "The token is not good under the key that the compiler publishes. Nothing was sent. Tell HR or the Staff Union."
            );
        }
    }

    private static string Sentence(System.Text.Json.JsonElement json) =>
        json.ValueKind == System.Text.Json.JsonValueKind.Object && json.TryGetProperty("refused", out var refused)
            ? refused.GetString()!
            : "It was refused without a reason.";
}
