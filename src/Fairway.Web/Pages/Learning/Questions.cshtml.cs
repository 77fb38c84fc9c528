using Fairway.App.Learning;
using Fairway.Web.Components;

namespace Fairway.Web.Pages.Learning;

/// <summary>Questions that are often asked, by moment of the work, each with its own address (LE-1).</summary>
public sealed class QuestionsModel(LearningLibrary library, Words words) : LearningPage(words)
{
    public IEnumerable<IGrouping<string, Answer>> Answers =>
        library.Answers(Words.Language).GroupBy(answer => answer.Topic, StringComparer.Ordinal);

    public void OnGet() { }
}
