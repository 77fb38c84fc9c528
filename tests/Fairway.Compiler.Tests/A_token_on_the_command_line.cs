using System.Diagnostics;
using AngleSharp.Dom;
using Fairway.Testing;
using NodaTime;

namespace Fairway.Compiler.Tests;

/// <summary><c>fairway token</c>, the program itself, against both services over HTTP: fetched, answered, checked.</summary>
public sealed class A_token_on_the_command_line
{
    [Fact]
    public async Task Is_fetched_with_a_voucher_answers_once_and_finds_its_receipt()
    {
        await using var scene = await FeedbackScene.Issuing(Provider.Sqlite);
        using var person = await scene.Server.As("A1");
        var shown = await person.Submit(await person.Get("/feedback/upward"), "Show the command: Person 3 (A)");
        string[] command = [.. shown.Document.QuerySelector("#command")!.Text().Trim().Split(' ').Skip(1)];
        var file = Path.Combine(scene.Compiler.Folder, "mine.json");

        // Under another compiler's key than the one that signed, nothing is made.
        var wrong = await Run([.. Changed(command, "--compiler-key", "AAAA"), "--out", file]);
        (wrong.Status, File.Exists(file)).ShouldBe((1, false));
        wrong.Errors.ShouldContain("does not carry the compiler's signature");

        var fetched = await Run([.. command, "--out", file]);
        fetched.Status.ShouldBe(0, fetched.Errors);
        fetched.Output.ShouldContain("a lost token is not replaced");
        if (!OperatingSystem.IsWindows())
        {
            File.GetUnixFileMode(file).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
        (await Run([.. command, "--out", file])).Errors.ShouldContain("holds another token");
        // The voucher gives no second one.
        var second = await Run([.. command, "--out", file + "2"]);
        second.Status.ShouldBe(1);
        second.Errors.ShouldContain("There is one for each person");

        (await Run("token", "check", file)).Output.ShouldContain("The token is good");
        (await Run("token", "answer", file)).Output.ShouldContain("overall");
        var early = await Run("token", "answer", file, "--rate", "overall=5");
        early.Errors.ShouldContain("Answers are taken from 30 June 2027 on");

        scene.Clock.Now = Instant.FromUtc(2027, 6, 30, 12, 0);
        (await Run("token", "answer", file, "--rate", "nonsense=5")).Errors.ShouldContain("name a question");
        var answered = await Run("token", "answer", file, "--rate", "overall=5", "--continue", "Listens");
        answered.Status.ShouldBe(0, answered.Errors);
        answered.Output.ShouldContain("Your receipt: ");
        (await Run("token", "answer", file, "--rate", "overall=1")).Errors.ShouldContain("has been used");

        scene.Clock.Now = Instant.FromUtc(2027, 7, 31, 12, 0);
        await scene.Compiler.CloseAsync();
        (await Run("token", "check", file)).Output.ShouldContain("Its answer was counted");
    }

    [Fact]
    public async Task An_old_voucher_is_refused_and_a_compiler_that_is_away_does_not_stop_fetching()
    {
        await using var scene = await FeedbackScene.Issuing(Provider.Sqlite);
        using var person = await scene.Server.As("A1");
        var page = await person.Get("/feedback/upward");
        string[] CommandOf(Page shown) => [.. shown.Document.QuerySelector("#command")!.Text().Trim().Split(' ').Skip(1)];
        var old = CommandOf(await person.Submit(page, "Show the command: Person 3 (A)"));
        scene.Clock.Now += Duration.FromMinutes(15);
        await scene.Compiler.StopAsync();
        var file = Path.Combine(scene.Compiler.Folder, "mine.json");
        (await Run([.. old, "--out", file])).Errors.ShouldContain("The voucher is too old");

        var late = await Run([.. CommandOf(await person.Submit(page, "Show the command: Person 3 (A)")), "--out", file]);
        late.Status.ShouldBe(0, late.Errors);
        late.Errors.ShouldContain("The compiler can't be reached at the moment");
    }

    /// <summary>Where operators carry files, the compiler's answer to the list has signature and codes.</summary>
    [Fact]
    public async Task The_compilers_answer_to_a_list_is_taken_from_a_file_with_its_codes()
    {
        await using var scene = await FeedbackScene.On(Provider.Sqlite, "2027-04-16", byFiles: true);
        await scene.DayAsync();
        var round = await scene.Database.Read(db => Task.FromResult(db.FeedbackRounds.Single()));
        round.CompilerList.ShouldBeNull();
        using var answer = await scene.Compiler.PostListAsync(round.SignedList!);
        var file = Path.Combine(scene.Compiler.Folder, "answer.json");
        await File.WriteAllTextAsync(file, await answer.Content.ReadAsStringAsync());
        string[] take =
        [
            "feedback",
            "take",
            file,
            "--compiler",
            scene.Compiler.Respondent.BaseAddress!.ToString(),
            "--db",
            scene.Database.Connection,
        ];

        using var other = System.Security.Cryptography.ECDsa.Create(System.Security.Cryptography.ECCurve.NamedCurves.nistP256);
        var wrong = await Run([.. take, "--compiler-key", Convert.ToBase64String(other.ExportSubjectPublicKeyInfo())]);
        wrong.Errors.ShouldContain("signature of the compiler that is named to Fairway is missing or wrong. Nothing was changed.");
        var taken = await Run([.. take, "--compiler-key", scene.Compiler.Connection.Key]);
        taken.Status.ShouldBe(0, taken.Errors);
        taken.Output.ShouldContain("13 codes can be drawn");
        (await Run([.. take, "--compiler-key", scene.Compiler.Connection.Key])).Errors.ShouldContain(
            "The codes of this list are here already."
        );

        scene.Clock.Set("2027-04-30");
        using var person = await scene.Server.As("A1");
        var drawn = await person.Submit(await person.Get("/feedback/upward"), "Draw a code: Person 3 (A)");
        scene.Clock.Now = Instant.FromUtc(2027, 6, 30, 12, 0);
        using var form = Personnel.Form(drawn.Document.QuerySelector("#code")!.Text());
        var key = (await scene.GroupAbout(FeedbackScene.Ana)).KeyId;
        (await scene.Compiler.Respondent.PostAsync($"/answer/{key}", form)).StatusCode.ShouldBe(System.Net.HttpStatusCode.OK);
    }

    /// <summary>The answer is lost after Fairway has signed: the file holds what was asked for, and the same command with it ends in the one token.</summary>
    [Fact]
    public async Task A_lost_answer_is_asked_for_again_with_the_file_that_was_begun()
    {
        await using var scene = await FeedbackScene.Issuing(Provider.Sqlite);
        using var person = await scene.Server.As("A1");
        var page = await person.Get("/feedback/upward");
        var shown = await person.Submit(page, "Show the command: Person 3 (A)");
        string[] command = [.. shown.Document.QuerySelector("#command")!.Text().Trim().Split(' ').Skip(1)];
        var file = Path.Combine(scene.Compiler.Folder, "mine.json");
        await using var line = new BadLine(scene.Server.Url);

        var lost = await Run([.. Changed(command, "--from", line.Url.ToString()), "--out", file]);
        lost.Status.ShouldBe(1);
        lost.Errors.ShouldContain("Try again later; nothing is lost");
        line.Lost.ShouldBe(1);
        (
            await scene.Database.Read(db => Task.FromResult(db.FeedbackRespondents.Single(r => r.StaffId == "A1").IssuedOn))
        ).ShouldNotBeNull();
        var begun = await File.ReadAllTextAsync(file);
        begun.ShouldContain("\"blinded\"");
        (await Run("token", "check", file)).Errors.ShouldContain("holds no token yet");
        // A file of another group's is not written over, and another file would ask for a second token.
        (await Run([.. Changed(command, "--group", new string('0', 64)), "--out", file])).Errors.ShouldContain("holds another token");
        (await Run([.. command, "--out", file + "2"])).Errors.ShouldContain("There is one for each person");

        var fetched = await Run([.. command, "--out", file]);
        fetched.Status.ShouldBe(0, fetched.Errors);
        (await File.ReadAllTextAsync(file)).ShouldNotContain("\"blinded\"");
        (await Run("token", "check", file)).Output.ShouldContain("The token is good");
    }

    /// <summary>A way to Fairway on which the answers to what is posted are lost.</summary>
    private sealed class BadLine : IAsyncDisposable
    {
        private readonly WebApplication _app;
        private readonly HttpClient _http = new();
        private int _lost;

        public BadLine(Uri fairway)
        {
            var builder = WebApplication.CreateEmptyBuilder(new());
            builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
            _app = builder.Build();
            _app.Run(async context =>
            {
                using var request = new HttpRequestMessage(new HttpMethod(context.Request.Method), new Uri(fairway, context.Request.Path));
                if (HttpMethods.IsPost(context.Request.Method))
                {
                    request.Content = new StreamContent(context.Request.Body);
                    request.Content.Headers.TryAddWithoutValidation("Content-Type", context.Request.ContentType);
                }
                using var answer = await _http.SendAsync(request);
                if (HttpMethods.IsPost(context.Request.Method))
                {
                    Interlocked.Increment(ref _lost);
                    context.Abort();
                    return;
                }
                await context.Response.WriteAsync(await answer.Content.ReadAsStringAsync());
            });
            _app.Start();
            Url = new Uri(_app.Urls.Single());
        }

        public Uri Url { get; }

        public int Lost => _lost;

        public async ValueTask DisposeAsync()
        {
            await _app.DisposeAsync();
            _http.Dispose();
        }
    }

    private static string[] Changed(string[] command, string option, string value)
    {
        var at = Array.IndexOf(command, option);
        return [.. command[..(at + 1)], value, .. command[(at + 2)..]];
    }

    private static async Task<(int Status, string Output, string Errors)> Run(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var argument in (string[])["exec", typeof(Cli.Composition).Assembly.Location, .. arguments])
        {
            start.ArgumentList.Add(argument);
        }
        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await errors);
    }
}
