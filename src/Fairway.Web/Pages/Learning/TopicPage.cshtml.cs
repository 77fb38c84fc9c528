using Fairway.App.Learning;
using Fairway.Rules.Learning;
using Fairway.Web.Components;
using Microsoft.AspNetCore.Mvc;

namespace Fairway.Web.Pages.Learning;

/// <summary>What there is on one moment of the work: where links from the other pages lead (LE-1).</summary>
public sealed class TopicPageModel(LearningLibrary library, Words words) : LearningPage(words)
{
    public LearningLibrary Library => library;
    public string Topic { get; private set; } = "";

    public IActionResult OnGet(string topic)
    {
        Topic = topic;
        return LearningTopics.PlaceOf(topic) is not null ? Page() : NotFound();
    }
}
