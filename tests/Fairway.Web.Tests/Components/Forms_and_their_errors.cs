using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Fairway.Web.Tests.Components;

public sealed class Forms_and_their_errors(SampleHost host) : IClassFixture<SampleHost>
{
    private static readonly Dictionary<string, string> Whole = new(StringComparer.Ordinal)
    {
        ["Input.Title"] = "Payroll",
        ["Input.Measure"] = "On time",
        ["Input.Outcome"] = "C",
        ["Input.Count"] = "4",
        ["Input.DueOn.Day"] = "18",
        ["Input.DueOn.Month"] = "3",
        ["Input.DueOn.Year"] = "2026",
    };

    [Fact]
    public async Task Each_control_has_its_label_and_names_its_hint()
    {
        var page = await SampleHost.Page(await host.Browser().GetAsync("/sample"));
        foreach (var control in page.QuerySelectorAll("main input:not([type=hidden]), main textarea, main select"))
        {
            page.QuerySelectorAll($"label[for='{control.Id}']").Length.ShouldBe(1, control.OuterHtml);
            foreach (var id in (control.GetAttribute("aria-describedby") ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                page.GetElementById(id).ShouldNotBeNull(control.OuterHtml);
            }
        }
        page.QuerySelectorAll("[id]").GroupBy(element => element.Id).Where(group => group.Count() > 1).ShouldBeEmpty();
        page.QuerySelector("#Input_Title")!.GetAttribute("autocomplete").ShouldBe("off");
        page.QuerySelector("#Input_Measure-limit")!.TextContent.ShouldBe("At most 1,000 characters");
    }

    [Fact]
    public async Task Errors_stand_on_top_in_the_order_of_the_fields_with_links_to_them()
    {
        var page = await Post(
            new()
            {
                ["Input.Title"] = "",
                ["Input.DueOn.Day"] = "31",
                ["Input.DueOn.Month"] = "2",
                ["Input.DueOn.Year"] = "2026",
                ["Input.Count"] = "9",
            }
        );
        var links = page.QuerySelectorAll(".govuk-error-summary a").Cast<IHtmlAnchorElement>().ToArray();
        links
            .Select(link => link.GetAttribute("href"))
            .ShouldBe(["#Input_Title", "#Input_Measure", "#Input_DueOn_Day", "#Input_Outcome", "#Input_Count"]);
        links[0].TextContent.ShouldBe("Fill in “Title”");
        links[2].TextContent.ShouldBe("“Day of the discussion”: there is no such day as 31 2 2026");
        links[4].TextContent.ShouldBe("“How many” must be between 3 and 5");
        links.ShouldAllBe(link => page.GetElementById(link.GetAttribute("href")!.Substring(1)) != null);
        page.Title.ShouldStartWith("Error: ");
        var title = page.QuerySelector("#Input_Title")!;
        title.GetAttribute("aria-invalid").ShouldBe("true");
        title.GetAttribute("aria-describedby").ShouldBe("Input_Title-hint Input_Title-error");
        page.QuerySelector("#Input_DueOn_Month")!.GetAttribute("value").ShouldBe("2");
    }

    [Theory]
    [InlineData("fr", "Remplissez «\u00a0Title\u00a0»", "Erreur\u00a0: ")]
    [InlineData("es", "Rellene «Title»", "Error: ")]
    public async Task Errors_speak_the_readers_language(string language, string sentence, string prefix)
    {
        var page = await Post(new() { ["Input.Title"] = "" }, language);
        page.QuerySelector(".govuk-error-summary a")!.TextContent.ShouldBe(sentence);
        page.Title.ShouldStartWith(prefix);
    }

    [Theory]
    [InlineData("", "3", "2026", "“Day of the discussion” needs a day, a month and a year")]
    [InlineData("3", "3", "26", "The year in “Day of the discussion” needs four digits")]
    [InlineData("x", "3", "2026", "“Day of the discussion”: there is no such day as x 3 2026")]
    [InlineData("29", "2", "2027", "“Day of the discussion”: there is no such day as 29 2 2027")]
    [InlineData("1", "13", "2026", "“Day of the discussion”: there is no such day as 1 13 2026")]
    [InlineData("-1", "3", "2026", "“Day of the discussion”: there is no such day as -1 3 2026")]
    public async Task A_day_that_does_not_exist_is_refused_with_its_reason(string day, string month, string year, string sentence)
    {
        var page = await Post(
            new(Whole, StringComparer.Ordinal)
            {
                ["Input.DueOn.Day"] = day,
                ["Input.DueOn.Month"] = month,
                ["Input.DueOn.Year"] = year,
            }
        );
        page.QuerySelectorAll(".govuk-error-summary a").ShouldHaveSingleItem().TextContent.ShouldBe(sentence);
    }

    [Theory]
    [InlineData(" 29 ", "02", "2028", "2028-02-29")]
    [InlineData("", "", "", "")]
    public async Task A_day_is_read_and_a_blank_one_is_none(string day, string month, string year, string iso)
    {
        var page = await Post(
            new(Whole, StringComparer.Ordinal)
            {
                ["Input.DueOn.Day"] = day,
                ["Input.DueOn.Month"] = month,
                ["Input.DueOn.Year"] = year,
            }
        );
        page.QuerySelector(".govuk-error-summary").ShouldBeNull();
        page.QuerySelector(".fw-note--done")!.TextContent.Trim().ShouldBe($"Saved: {iso} Payroll");
    }

    [Fact]
    public async Task Script_in_every_field_comes_back_as_text()
    {
        const string Script = "</textarea><script>alert(1)</script>\"'><img src=x onerror=alert(1)>";
        var page = await Post(
            new()
            {
                ["Input.Title"] = Script + new string('x', 60),
                ["Input.Measure"] = Script,
                ["Input.Outcome"] = Script,
                ["Input.Count"] = Script,
                ["Input.DueOn.Day"] = Script,
            }
        );
        page.QuerySelectorAll("main script, main img").ShouldBeEmpty();
        page.QuerySelector<IHtmlTextAreaElement>("#Input_Measure")!.Value.ShouldBe(Script);
        page.QuerySelector<IHtmlInputElement>("#Input_Title")!.Value.ShouldStartWith(Script);
    }

    [Fact]
    public async Task A_long_text_and_its_line_breaks_come_back_as_typed()
    {
        var text = "\nfirst line\r\n" + new string('é', 100_000);
        var page = await Post(new() { ["Input.Measure"] = text });
        page.QuerySelector<IHtmlTextAreaElement>("#Input_Measure")!.Value.ReplaceLineEndings("\n").ShouldBe(text.ReplaceLineEndings("\n"));
        page.QuerySelectorAll(".govuk-error-summary a")
            .Select(link => link.TextContent)
            .ShouldContain("“Measure” can have at most 1,000 characters");
    }

    [Fact]
    public async Task Ticks_and_choices_come_back()
    {
        var page = await Post(
            new()
            {
                ["Input.Title"] = "",
                ["Input.Rating"] = "fully",
                ["Input.Competencies"] = "learning",
                ["Input.Share"] = "true",
            }
        );
        page.QuerySelectorAll<IHtmlInputElement>("input[name='Input.Competencies']:checked")
            .Select(box => box.Value)
            .ShouldBe(["learning"]);
        page.QuerySelector<IHtmlInputElement>("input[name='Input.Rating']:checked")!.Value.ShouldBe("fully");
        page.QuerySelector("#Input_Share")!.HasAttribute("checked").ShouldBeTrue();
    }

    [Fact]
    public async Task Every_form_carries_its_token_also_where_it_names_its_address()
    {
        var page = await SampleHost.Page(await host.Browser().GetAsync("/sample"));
        page.Forms.Length.ShouldBe(2);
        page.Forms.ShouldAllBe(form => form.QuerySelectorAll("input[name=__form]").Length == 1);
    }

    [Fact]
    public async Task A_form_without_its_token_is_refused_and_the_text_kept_on_the_page()
    {
        var answer = await host.Browser("fr")
            .PostAsync(
                "/sample",
                new FormUrlEncodedContent(
                    new Dictionary<string, string>
                    {
                        ["Input.Measure"] = "Un long texte <b> à garder",
                        ["Password"] = "a secret that is long",
                    }
                )
            );
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var page = await SampleHost.Page(answer);
        page.QuerySelector("h1")!.TextContent.ShouldBe("Ce formulaire est resté ouvert trop longtemps");
        page.QuerySelectorAll<IHtmlTextAreaElement>("main textarea").ShouldHaveSingleItem().Value.ShouldBe("Un long texte <b> à garder");
    }

    [Fact]
    public async Task A_kept_text_goes_by_the_label_of_its_field()
    {
        var answer = await host.Browser()
            .PostAsync(
                "/sample",
                new FormUrlEncodedContent(
                    new Dictionary<string, string> { ["Input.Measure"] = "Short", ["__labels"] = "{\"Input.Measure\":\"Measure\"}" }
                )
            );
        var page = await SampleHost.Page(answer);
        page.QuerySelector("main label")!.TextContent.ShouldBe("Measure");
        page.QuerySelector<IHtmlTextAreaElement>("main textarea")!.Value.ShouldBe("Short");
    }

    private async Task<IHtmlDocument> Post(Dictionary<string, string> fields, string language = "en")
    {
        using var browser = host.Browser(language);
        var empty = await SampleHost.Page(await browser.GetAsync("/sample"));
        fields["__form"] = empty.QuerySelector<IHtmlInputElement>("main input[name=__form]")!.Value;
        if (fields.Count < 3 || !fields.ContainsKey("Input.Measure"))
        {
            fields.TryAdd("Input.Measure", "");
        }
        return await SampleHost.Page(await browser.PostAsync("/sample", new FormUrlEncodedContent(fields)));
    }
}
