using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Fairway.Web.Components;

/// <summary>What was just done, said once on the next page.</summary>
public static class Flash
{
    public const string Key = "fairway.done";

    /// <summary>Say it before redirecting: <c>this.Done(T["Appraisals.Shared", name])</c>.</summary>
    public static void Done(this PageModel page, string sentence) => page.TempData[Key] = sentence;
}
