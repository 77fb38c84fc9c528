using Fairway.App;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Fairway.Web.Components;

/// <summary>How pages whose forms hold no text of their own to lose answer the result of an act.</summary>
public static class ActAnswers
{
    /// <summary>Redirects where the act is done; null where the page is to be shown again with what is wrong.</summary>
    /// <param name="page">The page.</param>
    /// <param name="t">Its words.</param>
    /// <param name="result">What came of the act.</param>
    /// <param name="to">Where to go once it is done.</param>
    /// <param name="done">The sentence said on the next page.</param>
    /// <param name="changedMeanwhile">The sentence said where somebody else was first.</param>
    /// <param name="fieldOf">Gives the page's own field for a refusal's; null: they are called the same.</param>
    public static IActionResult? Answer(
        this PageModel page,
        Words t,
        ActResult result,
        string to,
        string done,
        string changedMeanwhile,
        Func<string, string>? fieldOf = null
    )
    {
        switch (result)
        {
            case ActResult.Done:
                page.Done(done);
                return page.LocalRedirect(to);
            case ActResult.NotThere:
                return page.NotFound();
            case ActResult.Overtaken:
                page.Response.StatusCode = StatusCodes.Status409Conflict;
                page.ModelState.AddModelError("", changedMeanwhile);
                return null;
            case ActResult.Refused refused:
                foreach (var refusal in refused.Refusals)
                {
                    var field = refusal.Field ?? "";
                    page.ModelState.AddModelError(fieldOf is null ? field : fieldOf(field), t.Refusal(refusal));
                }

                return null;
            default:
                throw new InvalidOperationException($"No answer to {result}.");
        }
    }

    /// <summary>Does the act where the form is readable, and answers it; null where the page is to be shown again with what is wrong.</summary>
    /// <param name="lookAgain">Forgets the version that the form was about: what changed is on the page then, and to go on is a decision.</param>
    public static async Task<IActionResult?> AnswerAsync(
        this PageModel page,
        Words t,
        Func<Task<ActResult>> act,
        string to,
        string done,
        string changedMeanwhile,
        Action lookAgain
    )
    {
        if (!page.ModelState.IsValid)
        {
            return null;
        }
        var result = await act();
        if (result is ActResult.Overtaken)
        {
            page.ModelState.Remove("Version");
            lookAgain();
        }
        return page.Answer(t, result, to, done, changedMeanwhile);
    }
}
