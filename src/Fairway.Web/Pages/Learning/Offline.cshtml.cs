using Fairway.Web.Components;

namespace Fairway.Web.Pages.Learning;

/// <summary>The offline bundle: what it is, and where it is fetched (LE-1).</summary>
public sealed class OfflineModel(LearningBundle bundle, Words words) : LearningPage(words)
{
    public int Kilobytes => (bundle.Bytes.Length + 1023) / 1024;

    public string Sum => bundle.Sum;

    public void OnGet() { }
}
