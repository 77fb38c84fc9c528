using Fairway.App.Policies;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Fairway.Web.Hosting;

/// <summary>
/// On a page that takes a file: a request larger than any file that policies allow is answered by a page that says so. It is read to its end
/// first, as browsers show no answer while they are still sending; what is read is kept nowhere.
/// </summary>
/// <param name="megabytes">The largest request that the page takes; 0: as large a file as policies allow.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class LargestUploadAttribute(int megabytes = 0) : Attribute, IAsyncAuthorizationFilter, IOrderedFilter
{
    /// <summary>The largest request that the page takes; 0: as large a file as policies allow.</summary>
    public int Megabytes => megabytes;

    /// <summary>Set in the request's items where a request was too large: the megabytes that are taken.</summary>
    public const string Taken = "fairway.largest-upload";

    private const long Read = 200L * 1024 * 1024;
    private const int AroundTheFile = 256 * 1024;

    /// <summary>Before the check of the form's token, which would read the form and fail half way.</summary>
    public int Order => 500;

    public async Task OnAuthorizationAsync(AuthorizationFilterContext context)
    {
        var http = context.HttpContext;
        if (!HttpMethods.IsPost(http.Request.Method))
        {
            return;
        }
        var policies = http.RequestServices.GetRequiredService<PolicyLibrary>();
        var taken = megabytes > 0 ? megabytes : policies.Find("evidence.maximumSize")!.Values.Max(value => (int)value.Value);
        var largest = (taken * 1024L * 1024) + AroundTheFile;
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = Read;
        }
        switch (http.Request.ContentLength)
        {
            case null:
                // Every browser says how much it sends.
                Refuse(StatusCodes.Status411LengthRequired);
                break;
            case var length when length > largest:
                if (length <= Read)
                {
                    await http.Request.Body.CopyToAsync(Stream.Null, http.RequestAborted);
                }
                http.Items[Taken] = taken;
                Refuse(StatusCodes.Status413PayloadTooLarge);
                break;
        }

        void Refuse(int status)
        {
            // The page that says so has forms of its own, which would look for the one that was sent.
            http.Features.Set<IFormFeature>(new FormFeature(FormCollection.Empty));
            context.Result = new StatusCodeResult(status);
        }
    }
}
