using System.Net;
using System.Text.Json;
using AngleSharp.Html.Parser;
using Fairway.Compiler.Closing;
using Fairway.Proof;
using Fairway.Testing;
using NodaTime;

namespace Fairway.Compiler.Tests;

public sealed class From_list_to_report
{
    [Theory, BothDatabases]
    public async Task Answers_are_taken_in_their_time_counted_once_and_reported_signed(Provider on)
    {
        await using var compiler = await TheCompiler.On(on, FixedClock.On("2027-05-31"));
        using var personnel = new Personnel();
        var (signer, other) = (Personnel.Key(0), Personnel.Key(1));
        var codes = await compiler.AnnounceAsync(personnel.List([new(signer.Key), new(other.Key, "The leadership of LEG")]));
        codes[signer.Key.Id].Distinct().Count().ShouldBe(8);

        var token = Personnel.Token(signer);
        // Until the last day of fetching has ended everywhere.
        await Refused(compiler, signer.Key.Id, token, "Answers are taken from 1 June 2027 on");
        compiler.Clock.Now = Instant.FromUtc(2027, 6, 1, 11, 59);
        await Refused(compiler, signer.Key.Id, token, "1er juin 2027", "fr");
        compiler.Clock.Now = Instant.FromUtc(2027, 6, 1, 12, 0);
        await Refused(compiler, signer.Key.Id, Personnel.Token(other), "not one for Ana Torres");
        await Refused(compiler, "0123", token, "not on the list of groups", status: HttpStatusCode.NotFound);
        await Refused(compiler, signer.Key.Id, "nonsense", "no token and no code");
        await Refused(compiler, signer.Key.Id, codes[other.Key.Id][0], "code is not one for Ana Torres");
        await Refused(compiler, signer.Key.Id, token, "Nothing was rated", rating: 0);
        await Refused(compiler, signer.Key.Id, token, "from 1 to 6", rating: 7);
        await Refused(compiler, signer.Key.Id, token, "at most 1000 characters", goesOn: new string('x', 1001));

        var receipts = new List<string>
        {
            await Kept(compiler, signer.Key.Id, token, 6, "<b>Listens</b> & “explains”", "Plus tôt, s’il vous plaît"),
        };
        await Refused(compiler, signer.Key.Id, token, "has been used");
        receipts.Add(await Kept(compiler, signer.Key.Id, codes[signer.Key.Id][3], 5));
        await Refused(compiler, signer.Key.Id, codes[signer.Key.Id][3], "has been used");
        // Written by hand: small letters, without hyphens.
        receipts.Add(
            await Kept(compiler, signer.Key.Id, codes[signer.Key.Id][4].Replace("-", " ", StringComparison.Ordinal).ToLowerInvariant(), 5)
        );
        for (var i = 0; i < 5; i++)
        {
            receipts.Add(await Kept(compiler, signer.Key.Id, Personnel.Token(signer), 4, "Comment " + i));
        }
        receipts.Distinct().Count().ShouldBe(8);
        // Four about the other group: too few.
        for (var i = 0; i < 4; i++)
        {
            await Kept(compiler, other.Key.Id, Personnel.Token(other), 2, "Only four say this");
        }
        await compiler.RestartAsync();
        await Refused(compiler, signer.Key.Id, token, "has been used");

        (await compiler.Respondent.GetStringAsync($"/counted/{signer.Key.Id}")).ShouldNotContain(
            receipts[0],
            Case.Insensitive,
            "before the close it would say when"
        );
        (await compiler.CloseAsync()).ShouldBe(0);
        compiler.Clock.Now = Instant.FromUtc(2027, 7, 1, 11, 59);
        await Kept(compiler, other.Key.Id, Personnel.Token(other), 2);
        compiler.Clock.Now = Instant.FromUtc(2027, 7, 1, 12, 0);
        await Refused(compiler, signer.Key.Id, Personnel.Token(signer), "The last day for answers was 30 June 2027");
        (await compiler.Administration.GetAsync($"/reports/{signer.Key.Id}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await compiler.CloseAsync()).ShouldBe(2);
        (await compiler.CloseAsync()).ShouldBe(0, "once");
        await compiler.RestartAsync();

        var text = await compiler.Administration.GetStringAsync($"/reports/{signer.Key.Id}");
        var signed = SignedDocument.Read(text).ShouldNotBeNull();
        SignedDocument
            .Read(text.Replace("\"answers\":8", "\"answers\":9", StringComparison.Ordinal))
            .ShouldBeNull("its signature holds it together");
        using var keys = JsonDocument.Parse(await compiler.Respondent.GetStringAsync("/keys"));
        signed.Key.ShouldBe(keys.RootElement[0].GetProperty("compiler").GetProperty("key").GetString());
        var report = Report.Read(text);
        report.Counted.ShouldBe(receipts.Order(StringComparer.Ordinal));
        report.Figures.Answers.ShouldBe(8);
        report.Figures.Questions.Length.ShouldBe(4);
        report.Figures.Questions.ShouldAllBe(q => q.Mean!.From == 4.5m && q.Mean.To == 4.5m && q.Ratings == 8 && q.Bands == null);
        report
            .Continue.Order(StringComparer.Ordinal)
            .ShouldBe(["<b>Listens</b> & “explains”", "Comment 0", "Comment 1", "Comment 2", "Comment 3", "Comment 4"]);
        report.Change.ShouldBe(["Plus tôt, s’il vous plaît"]);

        var five = Report.Read(await compiler.Administration.GetStringAsync($"/reports/{other.Key.Id}"));
        five.Figures.Withheld.ShouldBeFalse("the fifth came on the last day");
        five.Continue.ShouldBeEmpty();

        var counted = await compiler.Respondent.GetStringAsync($"/counted/{signer.Key.Id}?receipt={receipts[2].ToUpperInvariant()}");
        counted.ShouldContain("Yes: this answer was counted.");
        (await compiler.Respondent.GetStringAsync($"/counted/{signer.Key.Id}?receipt=00")).ShouldContain("No answer with this receipt");
        (await compiler.Respondent.GetAsync($"/reports/{signer.Key.Id}")).StatusCode.ShouldBe(
            HttpStatusCode.NotFound,
            "reports are Fairway's to show"
        );
    }

    [Theory, BothDatabases]
    public async Task Of_a_thousand_replays_at_the_same_moment_one_is_accepted(Provider on)
    {
        await using var compiler = await TheCompiler.On(on, FixedClock.On("2027-06-10"));
        using var personnel = new Personnel();
        var signer = Personnel.Key(0);
        await compiler.AnnounceAsync(personnel.List([new(signer.Key)]));
        var token = Personnel.Token(signer);
        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, 1000)
                .Select(async i =>
                {
                    using var answer = await compiler.Respondent.PostAsync($"/answer/{signer.Key.Id}", Personnel.Form(token, (i % 6) + 1));
                    return answer.StatusCode;
                })
        );
        answers.Count(status => status == HttpStatusCode.OK).ShouldBe(1);
        answers.Count(status => status == HttpStatusCode.UnprocessableEntity).ShouldBe(999);
        compiler.Clock.Set("2027-07-02");
        (await compiler.CloseAsync()).ShouldBe(1);
        var report = Report.Read(await compiler.Administration.GetStringAsync($"/reports/{signer.Key.Id}"));
        report.Figures.ShouldSatisfyAllConditions(
            f => f.Answers.ShouldBe(1),
            f => f.Withheld.ShouldBeTrue(),
            f => f.Questions.ShouldBeEmpty()
        );
    }

    /// <summary>Answers that wait while a close is at work: each is counted, or refused; none is kept beside a report without it.</summary>
    [Theory, BothDatabases]
    public async Task What_comes_while_a_group_closes_is_counted_or_refused(Provider on)
    {
        await using var compiler = await TheCompiler.On(on, FixedClock.On("2027-06-30"));
        using var personnel = new Personnel();
        var signer = Personnel.Key(0);
        await compiler.AnnounceAsync(personnel.List([new(signer.Key, Eligible: 60)]));
        var tokens = Enumerable.Range(0, 60).Select(_ => Personnel.Token(signer)).ToList();
        var sent = tokens
            .Select(
                async (token, i) =>
                {
                    if (i == 30)
                    {
                        compiler.Clock.Set("2027-07-02");
                        await compiler.CloseAsync();
                    }
                    using var answer = await compiler.Respondent.PostAsync($"/answer/{signer.Key.Id}", Personnel.Form(token));
                    return answer.IsSuccessStatusCode;
                }
            )
            .ToList();
        var kept = (await Task.WhenAll(sent)).Count(accepted => accepted);
        var report = Report.Read(await compiler.Administration.GetStringAsync($"/reports/{signer.Key.Id}"));
        report.Counted.Length.ShouldBe(kept);
        await using var connection = await compiler.Generations.OpenAsync(CancellationToken.None);
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM answers";
        Convert.ToInt32(await command.ExecuteScalarAsync(), System.Globalization.CultureInfo.InvariantCulture).ShouldBe(kept);
    }

    [Theory, BothDatabases]
    public async Task A_second_cycle_is_shown_so_that_the_first_beside_it_gives_nobody_away(Provider on)
    {
        await using var compiler = await TheCompiler.On(on, FixedClock.On("2027-06-10"));
        using var personnel = new Personnel();
        var (first, second) = (Personnel.Key(0), Personnel.Key(1));
        await compiler.AnnounceAsync(personnel.List([new(first.Key)]));
        foreach (var rating in (int[])[5, 5, 5, 5, 6])
        {
            await Kept(compiler, first.Key.Id, Personnel.Token(first), rating);
        }
        compiler.Clock.Set("2028-06-10");
        await compiler.AnnounceAsync(personnel.List([new(second.Key, Opens: "2028-06-01", Closes: "2028-07-01", Before: [first.Key.Id])]));
        foreach (var rating in (int[])[5, 5, 5, 5, 6, 6])
        {
            await Kept(compiler, second.Key.Id, Personnel.Token(second), rating);
        }
        compiler.Clock.Set("2028-07-02");
        // Nobody closed the first in time: both close now, the earlier first.
        (await compiler.CloseAsync()).ShouldBe(2);
        var report = Report.Read(await compiler.Administration.GetStringAsync($"/reports/{second.Key.Id}"));
        report.Figures.Questions.ShouldAllBe(q => q.Mean!.From == 5 && q.Mean.To == 5.5m);
    }

    [Fact]
    public async Task A_list_that_promises_less_or_is_not_Fairways_is_refused()
    {
        await using var compiler = await TheCompiler.On(Provider.Sqlite, FixedClock.On("2027-05-01"));
        using var personnel = new Personnel();
        using var somebodyElse = new Personnel();
        var (signer, other) = (Personnel.Key(0), Personnel.Key(1));
        await No(personnel.List([new(signer.Key, Eligible: 4)]), "Fewer than 5 may answer");
        await No(
            personnel.List(
                [new(signer.Key)],
                list =>
                    list["thresholds"] = new
                    {
                        report = 4,
                        question = 5,
                        comments = 8,
                        distribution = 10,
                    }
            ),
            "lower than what was promised"
        );
        await No(personnel.List([new(signer.Key), new(signer.Key)]), "stands twice");
        await No(personnel.List([new(signer.Key, Closes: "2027-06-01")]), "would close before they open");
        await No(personnel.List([new(signer.Key, Before: ["ff"])]), "not known here");
        await No(personnel.List([new(signer.Key)], list => list.Remove("groups")), "lacks something");
        await No(personnel.List([new(signer.Key)], list => list["questions"] = Array.Empty<string>()), "questions of a list");
        await No(personnel.List([new(signer.Key)]).Replace("Ana", "Ena", StringComparison.Ordinal), "signature is wrong");
        await No("{}", "not signed");
        await No("", "not signed");
        (await compiler.AnnounceAsync(personnel.List([new(signer.Key)]))).ShouldHaveSingleItem();
        await No(somebodyElse.List([new(other.Key)]), "Another key signed");
        await No(personnel.List([new(signer.Key)]), "stands on a list already");

        compiler.Administration.DefaultRequestHeaders.Authorization = null;
        using var stranger = await compiler.PostListAsync(personnel.List([new(other.Key)]));
        stranger.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);

        async Task No(string list, string sentence)
        {
            using var answer = await compiler.PostListAsync(list);
            answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
            (await answer.Content.ReadAsStringAsync()).ShouldContain(sentence);
        }
    }

    [Fact]
    public async Task Its_pages_set_no_cookie_ask_nobody_else_and_say_what_is_not_promised_first()
    {
        await using var compiler = await TheCompiler.On(Provider.Sqlite, FixedClock.On("2027-06-10"));
        using var personnel = new Personnel();
        var signer = Personnel.Key(0);
        await compiler.AnnounceAsync(personnel.List([new(signer.Key)]));
        foreach (var language in (string[])["en", "fr", "es"])
        {
            foreach (var path in (string[])["/", $"/answer/{signer.Key.Id}", $"/counted/{signer.Key.Id}", "/keys", "/assets/answer.js"])
            {
                using var answer = await compiler.Respondent.GetAsync($"{path}?language={language}");
                answer.StatusCode.ShouldBe(HttpStatusCode.OK, path);
                answer.Headers.Contains("Set-Cookie").ShouldBeFalse(path);
                answer.Headers.GetValues("Referrer-Policy").ShouldBe(["no-referrer"]);
                answer.Headers.GetValues("Content-Security-Policy").Single().ShouldStartWith("default-src 'self'");
                var html = await answer.Content.ReadAsStringAsync();
                html.ShouldNotContain("https://", Case.Insensitive, path);
                html.ShouldNotContain("http://", Case.Insensitive, path);
            }
            var page = new HtmlParser().ParseDocument(
                await compiler.Respondent.GetStringAsync($"/answer/{signer.Key.Id}?language={language}")
            );
            page.DocumentElement.GetAttribute("lang").ShouldBe(language);
            page.QuerySelectorAll("fieldset").Length.ShouldBe(Personnel.Questions.Length);
            page.QuerySelectorAll("input[type=radio]").Length.ShouldBe(7 * Personnel.Questions.Length);
            page.QuerySelectorAll("input[type=radio][checked]").ShouldAllBe(radio => radio.GetAttribute("value") == "none");
            page.QuerySelectorAll("label").ShouldAllBe(label => page.GetElementById(label.GetAttribute("for")!) != null);
            var text = page.Body!.TextContent;
            var promised = page.QuerySelectorAll("h3").First();
            promised.CompareDocumentPosition(page.QuerySelector("form")!).ShouldBe(AngleSharp.Dom.DocumentPositions.Following);
            text.ShouldNotContain("{0}");
        }
        using var strangers = new HttpRequestMessage(HttpMethod.Get, "/") { Headers = { Host = "evil.example.org" } };
        using var refused = await compiler.Respondent.SendAsync(strangers);
        refused.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    /// <summary>What comes over the wire, malformed in every way that a form can be: a refusal each time, and the next answer is taken.</summary>
    [Fact]
    public async Task Malformed_answers_are_refused_and_break_nothing()
    {
        await using var compiler = await TheCompiler.On(Provider.Sqlite, FixedClock.On("2027-06-10"));
        using var personnel = new Personnel();
        var signer = Personnel.Key(0);
        await compiler.AnnounceAsync(personnel.List([new(signer.Key)]));
        var token = Personnel.Token(signer);
        var random = new Random(6);
        for (var i = 0; i < 400; i++)
        {
            var bent = token.ToCharArray();
            bent[random.Next(bent.Length)] = (char)random.Next(1, 0xD7FF);
            using var content = Personnel.Form(
                (i % 4) switch
                {
                    0 => new string(bent) is var text && text == token ? "" : new string(bent),
                    1 => token[..random.Next(token.Length)],
                    2 => token + token,
                    _ => string.Concat(Enumerable.Range(0, 20).Select(_ => (char)random.Next(33, 127))),
                }
            );
            using var answer = await compiler.Respondent.PostAsync($"/answer/{signer.Key.Id}", content);
            answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        }
        using (
            var large = await compiler.Respondent.PostAsync($"/answer/{signer.Key.Id}", Personnel.Form(token, 4, new string('x', 70_000)))
        )
        {
            ((int)large.StatusCode).ShouldBeInRange(400, 499);
        }
        using (var json = await compiler.Respondent.PostAsync($"/answer/{signer.Key.Id}", new StringContent("{}")))
        {
            ((int)json.StatusCode).ShouldBeInRange(400, 499);
        }
        await Kept(compiler, signer.Key.Id, token, 4, string.Concat(Enumerable.Repeat("\U0001F600", 500)), new string('漢', 1000));
    }

    private static async Task<string> Kept(
        TheCompiler compiler,
        string group,
        string token,
        int rating,
        string goesOn = "",
        string changes = ""
    )
    {
        using var answer = await compiler.Respondent.PostAsync($"/answer/{group}", Personnel.Form(token, rating, goesOn, changes));
        var html = await answer.Content.ReadAsStringAsync();
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, html);
        return new HtmlParser().ParseDocument(html).GetElementById("receipt")!.TextContent;
    }

    private static async Task Refused(
        TheCompiler compiler,
        string group,
        string token,
        string sentence,
        string language = "en",
        int rating = 4,
        string goesOn = "",
        HttpStatusCode status = HttpStatusCode.UnprocessableEntity
    )
    {
        using var answer = await compiler.Respondent.PostAsync(
            $"/answer/{group}?language={language}",
            Personnel.Form(token, rating, goesOn)
        );
        var html = new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());
        html.GetElementById("refused").ShouldNotBeNull().TextContent.ShouldContain(sentence);
        answer.StatusCode.ShouldBe(status);
    }
}
