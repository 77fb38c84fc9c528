using Fairway.Web.Components;
using Microsoft.AspNetCore.Mvc;

namespace Fairway.Web.Pages.Learning;

/// <summary>The offline bundle as a file.</summary>
public sealed class OfflineFileModel(LearningBundle bundle, Words words) : LearningPage(words)
{
    public IActionResult OnGet() => File(bundle.Bytes, "application/zip", "fairway-learning.zip");
}
