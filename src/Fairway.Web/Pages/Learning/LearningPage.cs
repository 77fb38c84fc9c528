using Fairway.App.Accounts;
using Fairway.App.Learning;
using Fairway.Rules.Learning;
using Fairway.Web.Accounts;
using Fairway.Web.Components;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Fairway.Web.Pages.Learning;

/// <summary>A page of the learning room: content in the language of the page, whatever the account's is.</summary>
public abstract class LearningPage(Words words) : PageModel
{
    protected Words Words { get; } = words;

    protected Reader Reader => HttpContext.Reader() with { Language = Words.Language };
}

/// <summary>How content and its places are said and linked.</summary>
public static class LearningWords
{
    public static string Topic(this Words t, string topic) => t["Learning.Topic." + topic];

    /// <summary>A paragraph or rule, with what it is about.</summary>
    public static string Place(this Words t, Reading reading) =>
        reading.Rule is { } rule
            ? t["Learning.Rule", rule, Policies.PolicyWords.Title(t, rule)]
            : t["Learning.Place", reading, t["Learning.Par." + Key(reading)]];

    /// <summary>Where a rule is explained; null for a paragraph of the framework, which stands in the framework's own text.</summary>
    public static string? Address(Reading reading) => reading.Rule is { } rule ? Policies.PolicyWords.Address(rule) : null;

    public static string Address(LearningHit hit) =>
        hit.Kind switch
        {
            LearningKind.Guidance => "/learning/guidance/" + hit.Code,
            LearningKind.Question => "/learning/questions#" + hit.Code,
            LearningKind.Form => "/learning/forms/" + hit.Code,
            LearningKind.Course => "/learning/courses/" + hit.Code,
            LearningKind.Simulation => "/learning/simulations/" + hit.Code,
            _ => throw new ArgumentOutOfRangeException(nameof(hit)),
        };

    /// <summary>Markdown as HTML under a heading of the level given.</summary>
    public static IHtmlContent Markdown(this Words t, string text, int under = 1) =>
        new HtmlString(LearningMarkdown.Html(text, under, table: number => t["Learning.Table", number]));

    private static string Key(Reading reading) => string.Concat(reading.Paragraph!.Where(char.IsAsciiLetterOrDigit));
}
