using System.Globalization;
using System.Text;
using Fairway.App.Learning;
using Fairway.Rules.Learning;
using Fairway.Web.Components;

namespace Fairway.Web.Pages.Learning;

/// <summary>The pages of the offline bundle in one language: plain HTML beside each other, linked by relative addresses.</summary>
internal sealed class BundlePages(LearningLibrary library, Words t)
{
    /// <summary>The first page: which language.</summary>
    public static string Languages(Words words)
    {
        var list = new StringBuilder();
        foreach (var language in Words.Languages)
        {
            var t = words.In(language);
            list.Append(
                CultureInfo.InvariantCulture,
                $"<li><a href=\"{language}/index.html\" lang=\"{language}\" hreflang=\"{language}\">{E(t["Layout.Language." + language])}{E(t.Colon)} {E(t["Learning.Title"])}</a></li>"
            );
        }

        return Page("en", "Fairway", $"<h1>Fairway</h1><ul class=\"languages\">{list}</ul>", "style.css", null);
    }

    /// <summary>Every page with its name.</summary>
    public IEnumerable<(string Name, string Text)> All()
    {
        var language = t.Language;
        yield return ("index.html", Page(t["Learning.Title"], Index(), null));
        foreach (var article in library.Guidance(language))
        {
            yield return ($"guidance-{article.Code}.html", Page(article.Title, Article(article)));
        }

        foreach (var form in library.Forms(language))
        {
            yield return ($"form-{form.Code}.html", Page(form.Title, Article(form)));
        }

        foreach (var course in library.Courses(language))
        {
            yield return ($"course-{course.Code}.html", Page(course.Title, Course(course)));
        }

        yield return ("questions.html", Page(t["Learning.QuestionsTitle"], Questions()));
        foreach (var scenario in library.Scenarios.Select(s => s.In(language)))
        {
            var simulation = new BundleSimulation(scenario, t);
            yield return (
                $"simulation-{scenario.Code}.html",
                Page(t.Language, scenario.Title, simulation.Html(), "../style.css", Back, simulation.Css())
            );
        }
    }

    private string Index()
    {
        var html = new StringBuilder($"<h1>{E(t["Learning.Title"])}</h1><p class=\"lead\">{E(t["Learning.BundleLead"])}</p>");
        Part(
            "Learning.Simulations",
            library.Scenarios.Select(s => s.In(t.Language)).Select(s => ($"simulation-{s.Code}", s.Title, s.Summary))
        );
        Part("Learning.Guidance", library.Guidance(t.Language).Select(a => ($"guidance-{a.Code}", a.Title, a.Summary)));
        Part("Learning.QuestionsTitle", [("questions", t.Count("Learning.Questions", library.Answers(t.Language).Count), "")]);
        Part("Learning.Courses", library.Courses(t.Language).Select(c => ($"course-{c.Code}", c.Title, c.Summary)));
        Part("Learning.Forms", library.Forms(t.Language).Select(f => ($"form-{f.Code}", f.Title, f.Summary)));
        return html.ToString();

        void Part(string title, IEnumerable<(string File, string Title, string Summary)> links)
        {
            html.Append(CultureInfo.InvariantCulture, $"<h2>{E(t[title])}</h2><ul>");
            foreach (var (file, name, summary) in links)
            {
                html.Append(
                    CultureInfo.InvariantCulture,
                    $"<li><a href=\"{file}.html\">{E(name)}</a><br><span class=\"muted\">{E(summary)}</span></li>"
                );
            }

            html.Append("</ul>");
        }
    }

    private string Article(Article article) =>
        $"<h1>{E(article.Title)}</h1><p class=\"lead\">{E(article.Summary)}</p>{Body(article.Body, 1)}{See(article.See)}";

    private string Questions()
    {
        var html = new StringBuilder($"<h1>{E(t["Learning.QuestionsTitle"])}</h1>");
        foreach (var topic in library.Answers(t.Language).GroupBy(answer => answer.Topic, StringComparer.Ordinal))
        {
            html.Append(CultureInfo.InvariantCulture, $"<h2>{E(t.Topic(topic.Key))}</h2>");
            foreach (var answer in topic)
            {
                html.Append(
                    CultureInfo.InvariantCulture,
                    $"<article id=\"{answer.Code}\"><h3>{E(answer.Question)}</h3>{Body(answer.Body, 3)}<p class=\"muted\">{E(t["Learning.RestsOnShort", string.Join(", ", answer.See)])}</p></article>"
                );
            }
        }

        return html.ToString();
    }

    private string Course(Course course)
    {
        var html = new StringBuilder($"<h1>{E(course.Title)}</h1><p class=\"lead\">{E(course.Summary)}</p>");
        foreach (var chapter in course.Chapters)
        {
            html.Append(CultureInfo.InvariantCulture, $"<h2>{E(chapter.Title)}</h2>{Body(chapter.Body, 2)}");
        }

        html.Append(CultureInfo.InvariantCulture, $"<h2>{E(t["Learning.Check"])}</h2>");
        foreach (var question in course.Questions)
        {
            html.Append(CultureInfo.InvariantCulture, $"<h3>{E(question.Text)}</h3><ul>");
            html.AppendJoin("", question.Answers.Select(answer => $"<li>{E(answer)}</li>"));
            html.Append(
                CultureInfo.InvariantCulture,
                $"</ul><details><summary>{E(t["Learning.ShowAnswer"])}</summary><p><strong>{E(question.Answers[question.Right])}</strong></p>{Body(question.Explanation, 3)}</details>"
            );
        }

        return html.Append(See(course.See)).ToString();
    }

    /// <summary>Links to other content stay; to pages that need Fairway itself they become text.</summary>
    private string Body(string text, int under) =>
        LearningMarkdown.Html(
            text,
            under,
            address =>
                address.Split('/', '#') is ["", "learning", var kind, var code]
                    ? kind switch
                    {
                        "guidance" => $"guidance-{code}.html",
                        "forms" => $"form-{code}.html",
                        "courses" => $"course-{code}.html",
                        "simulations" => $"simulation-{code}.html",
                        "questions" => $"questions.html#{code}",
                        _ => null,
                    }
                    : null,
            number => t["Learning.Table", number]
        );

    private string See(IEnumerable<Reading> see) =>
        $"<h2>{E(t["Learning.RestsOn"])}</h2><ul>{string.Concat(see.Select(reading => $"<li>{E(t.Place(reading))}</li>"))}</ul>";

    private string Back => $"<nav><a href=\"index.html\">{E(t["Learning.Title"])}</a></nav>";

    private string Page(string title, string body) => Page(title, body, Back);

    private string Page(string title, string body, string? back) => Page(t.Language, title, body, "../style.css", back);

    private static string Page(string language, string title, string body, string style, string? back, string? css = null) =>
        $"<!doctype html>\n<html lang=\"{language}\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>{E(title)} – Fairway</title><link rel=\"stylesheet\" href=\"{style}\">{(css is null ? "" : $"<style>{css}</style>")}</head>\n<body>{back}<main>{body}</main></body></html>\n";

    internal static string E(string text) => WordsEncoder.Html.Encode(text);
}
