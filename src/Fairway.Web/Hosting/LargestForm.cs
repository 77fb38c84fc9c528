using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Fairway.Web.Hosting;

/// <summary>
/// Refuses a larger form before a byte of it is read, with the page that says it is too large. Where the framework's own limit is met first, while the form's
/// token is looked for, the answer would be that the form could not be read.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class LargestFormAttribute(int bytes) : Attribute, IAuthorizationFilter, IOrderedFilter
{
    /// <summary>Before the token against forgery is looked for.</summary>
    public int Order => 0;

    public void OnAuthorization(AuthorizationFilterContext context)
    {
        if (context.HttpContext.Request.ContentLength > bytes)
        {
            context.Result = new StatusCodeResult(StatusCodes.Status413PayloadTooLarge);
        }
    }
}
