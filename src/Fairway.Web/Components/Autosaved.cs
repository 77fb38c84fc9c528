using Fairway.App;
using Microsoft.AspNetCore.Mvc;

namespace Fairway.Web.Components;

/// <summary>What a page that saves as one types answers.</summary>
internal static class Autosaved
{
    /// <param name="seen">The text as it is kept now, so that the next save builds on it.</param>
    public static IActionResult Answer(Words t, ActResult result, string? seen) =>
        result switch
        {
            ActResult.Done => new JsonResult(new Dictionary<string, string>(StringComparer.Ordinal) { ["Seen"] = seen ?? "" }),
            ActResult.Overtaken => new StatusCodeResult(StatusCodes.Status409Conflict),
            ActResult.Refused refused => Problem(string.Join(" ", refused.Refusals.Select(r => t.Refusal(r)))),
            _ => new NotFoundResult(),
        };

    public static ContentResult Problem(string sentence) =>
        new()
        {
            Content = sentence,
            ContentType = "text/plain; charset=utf-8",
            StatusCode = StatusCodes.Status400BadRequest,
        };
}
