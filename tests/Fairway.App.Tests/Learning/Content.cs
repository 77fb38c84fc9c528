using Fairway.App.Learning;
using Fairway.Rules.Learning;

namespace Fairway.App.Tests.Learning;

/// <summary>Content is read with exact mistakes, and shown as text and nothing else (LE-1).</summary>
[Trait("Rule", "LE-1")]
public sealed class Content
{
    [Fact]
    public void What_travels_with_the_product_is_complete_in_three_languages()
    {
        var library = LearningLibrary.Load(LearningLibrary.Shipped);
        foreach (var language in ScenarioFiles.Languages)
        {
            library.Guidance(language).Count.ShouldBeGreaterThanOrEqualTo(12);
            library.Answers(language).Count.ShouldBeGreaterThanOrEqualTo(25);
            library.Forms(language).Count.ShouldBeGreaterThanOrEqualTo(4);
            library.Courses(language).Count.ShouldBeGreaterThanOrEqualTo(2);
        }

        library.Scenarios.Count.ShouldBeGreaterThanOrEqualTo(4);
        library.Scenarios.ShouldAllBe(scenario => scenario.Figures.Shortest >= ScenarioCheck.FewestTurns && scenario.Figures.Endings >= 2);
        library
            .Guidance("en")
            .Select(a => a.Topic)
            .Concat(library.Answers("en").Select(a => a.Topic))
            .Distinct()
            .Count()
            .ShouldBe(LearningTopics.All.Count);
    }

    [Theory]
    [InlineData("<script>alert(1)</script>", "<script")]
    [InlineData("a <img src=x onerror=alert(1)> b", "<img")]
    [InlineData("[go](javascript:alert(1))", "href")]
    [InlineData("[go](JaVaScRiPt:alert(1))", "href")]
    [InlineData("[go](data:text/html,x)", "href")]
    [InlineData("[go](//elsewhere.example)", "href")]
    [InlineData("[go](/\\elsewhere.example)", "href")]
    [InlineData("[go](http://elsewhere.example)", "href")]
    [InlineData("<javascript:alert(1)>", "href")]
    [InlineData("![x](https://elsewhere.example/pixel.png)", "<img")]
    public void No_text_becomes_code_or_leads_away_unseen(string text, string mustNot) =>
        LearningMarkdown.Html(text).ShouldNotContain(mustNot, Case.Insensitive);

    [Fact]
    public void Headings_stand_under_the_pages_own_and_links_within_fairway_stay()
    {
        LearningMarkdown.Html("# One", under: 2).ShouldBe("<h3>One</h3>\n");
        LearningMarkdown.Html("[a **b**](/learning)").ShouldBe("<p><a href=\"/learning\">a <strong>b</strong></a></p>\n");
        LearningMarkdown.Html("[a **b**](/rules/CY-2)", link: _ => null).ShouldBe("<p>a <strong>b</strong></p>\n");
        LearningMarkdown.Plain("## A *b*\n\n- c").ShouldBe("A b c");
    }

    [Fact]
    public void What_is_wrong_in_a_folder_is_told_by_file_and_line()
    {
        var folder = Directory.CreateTempSubdirectory("fairway-content");
        try
        {
            foreach (var language in ScenarioFiles.Languages)
            {
                File.WriteAllText(
                    Path.Combine(folder.FullName, $"questions.{language}.md"),
                    "## why\nquestion: Why?\ntopic: start\nsee: IGDS 100 Q1\n\nBecause.\n"
                );
            }

            LearningLibrary.Load(folder.FullName).Answers("fr").Single().Question.ShouldBe("Why?");
            File.WriteAllText(
                Path.Combine(folder.FullName, "questions.fr.md"),
                "## why\nquestion: Why?\ntopic: start\nsee: IGDS 100 Q77\n\nBecause.\n"
            );
            Directory.CreateDirectory(Path.Combine(folder.FullName, "guidance"));
            File.WriteAllText(Path.Combine(folder.FullName, "guidance", "a.en.md"), "title: A\nsubject: b\n\n");
            var wrong = Should
                .Throw<LearningMistakesException>(() => LearningLibrary.Load(folder.FullName))
                .Mistakes.Select(m => $"{Path.GetFileName(m.File)}:{m.Line} {m.Where} {m.Message}")
                .ToList();
            wrong.ShouldContain(m =>
                m.StartsWith("a.en.md:2 ", StringComparison.Ordinal)
                && m.Contains("'subject: b' is no line of the head", StringComparison.Ordinal)
            );
            wrong.ShouldContain(m =>
                m.StartsWith("a.en.md:", StringComparison.Ordinal) && m.Contains("'summary: …' is missing", StringComparison.Ordinal)
            );
            wrong.ShouldContain(m =>
                m.StartsWith("questions.fr.md:1", StringComparison.Ordinal) && m.Contains("IGDS 100 Q77", StringComparison.Ordinal)
            );
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void A_search_finds_beginnings_of_words_without_accents_the_best_first()
    {
        var search = new LearningSearch(LearningLibrary.Load(LearningLibrary.Shipped));
        search.Find("medi confid", "en").ShouldContain(hit => hit.Code == "is-the-mediator-confidential");
        search.Find("periode stage", "fr").ShouldContain(hit => hit.Code == "probation-step-by-step");
        search.Find("probation", "en")[0].Title.ShouldContain("robation");
        search.Find("", "en").ShouldBeEmpty();
        search.Find(" ", "en").ShouldBeEmpty();
        search.Find("probation xyzzy", "en").ShouldBeEmpty("each word is found");
    }
}
