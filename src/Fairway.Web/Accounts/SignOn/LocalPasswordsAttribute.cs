using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Fairway.Web.Accounts.SignOn;

/// <summary>A page about passwords of Fairway's own: where there are none, it leads to where people sign in.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class LocalPasswordsAttribute : Attribute, IResourceFilter
{
    public void OnResourceExecuting(ResourceExecutingContext context)
    {
        var http = context.HttpContext;
        if (!http.RequestServices.GetRequiredService<SignOnSettings>().LocalPasswords)
        {
            context.Result = new LocalRedirectResult(http.ReaderIfAny() is null ? "~/account/sign-in?trouble=NoPasswords" : "~/account");
        }
    }

    public void OnResourceExecuted(ResourceExecutedContext context) { }
}
