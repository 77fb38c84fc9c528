using Fairway.App;
using Fairway.Web.Components;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Fairway.Web.Pages.People;

/// <summary>What a page answers to an act that was not done.</summary>
internal static class Answers
{
    /// <param name="load">Loads the page anew; false where it doesn't exist for the reader.</param>
    public static async Task<IActionResult> AnswerAsync(this PageModel page, ActResult result, Words words, Func<Task<bool>> load)
    {
        switch (result)
        {
            case ActResult.Refused refused:
                if (!await load())
                {
                    return page.NotFound();
                }
                page.ModelState.Refuse(words, refused.Refusals);
                return page.Page();
            case ActResult.Overtaken:
                return page.StatusCode(StatusCodes.Status409Conflict);
            default:
                return page.NotFound();
        }
    }
}
