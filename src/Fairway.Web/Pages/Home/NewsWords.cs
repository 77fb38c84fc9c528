using Fairway.App.Appraisals;
using Fairway.Web.Components;
using NodaTime;

namespace Fairway.Web.Pages.Home;

/// <summary>Something that happened, in the reader's words, and where to look at it.</summary>
public sealed record NewsLine(Instant At, string Href, string Text);

/// <summary>What others did, as a sentence.</summary>
internal static class NewsWords
{
    /// <summary>In the reader's own appraisal, in the actor's own, or in a third person's.</summary>
    public static string Of(AppraisalNews news, Words t)
    {
        var act = string.Concat(news.Act.Split('-').Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
        var whose =
            news.Line.IsOwn ? "Mine"
            : news.ById == news.Line.Appraisal.StaffId ? "Theirs"
            : "Other";
        return t[$"Home.News.{act}.{whose}", news.By, news.Line.Official];
    }
}
