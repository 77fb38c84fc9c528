using Fairway.App;
using Fairway.Web.Accounts;
using Fairway.Web.Api;
using Fairway.Web.Components;
using Fairway.Web.Provisioning;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.EntityFrameworkCore;

namespace Fairway.Web.Hosting;

/// <summary>A page for what went wrong, in the reader's language. Where the database may be out, it is drawn without asking it anything.</summary>
public sealed partial class ErrorPages(ILogger<ErrorPages> log, Frame frame, PageParts parts, DatabaseTroubleOf? troubleOf = null)
{
    /// <summary>Set in the request's items where a form was refused because its token had expired.</summary>
    public const string FormExpired = "fairway.form-expired";

    /// <summary>Set in the request's items where more is known of why it conflicts: names the words.</summary>
    public const string ConflictKind = "fairway.conflict";

    private const string DatabaseKind = "fairway.database";

    /// <summary>A form that ends in its middle, or holds what is no text: the framework's reader says so by an exception, and no page has been asked yet.</summary>
    private static bool IsUnreadable(HttpContext http, Exception failure) =>
        failure is InvalidDataException or IOException
        && failure.Source == "Microsoft.AspNetCore.WebUtilities"
        && http.Request.HasFormContentType
        && http.Features.Get<IFormFeature>() is { Form: null };

    public async Task Run(HttpContext http, RequestDelegate next)
    {
        try
        {
            await next(http);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            http.Response.StatusCode = StatusCodes.Status499ClientClosedRequest;
            return;
        }
        catch (BadHttpRequestException wrong) when (!http.Response.HasStarted)
        {
            http.Response.Clear();
            Headers.Apply(http);
            http.Response.StatusCode = wrong.StatusCode;
        }
        catch (Exception broken) when (!http.Response.HasStarted && IsUnreadable(http, broken))
        {
            http.Response.Clear();
            Headers.Apply(http);
            http.Response.StatusCode = StatusCodes.Status400BadRequest;
        }
        catch (DbUpdateConcurrencyException) when (!http.Response.HasStarted)
        {
            http.Response.Clear();
            Headers.Apply(http);
            http.Response.StatusCode = StatusCodes.Status409Conflict;
        }
        catch (Exception failure) when (!http.Response.HasStarted)
        {
            var trouble = Trouble(failure);
            Failed(failure, http.Request.Method, http.Request.Path, http.TraceIdentifier);
            http.Response.Clear();
            Headers.Apply(http);
            http.Response.StatusCode = trouble switch
            {
                null => StatusCodes.Status500InternalServerError,
                DatabaseTrouble.Duplicate => StatusCodes.Status409Conflict,
                _ => StatusCodes.Status503ServiceUnavailable,
            };
            http.Items[DatabaseKind] = trouble switch
            {
                DatabaseTrouble.Busy => "DatabaseBusy",
                DatabaseTrouble.ReadOnly or DatabaseTrouble.Full => "DatabaseReadOnly",
                _ => "DatabaseOut",
            };
            if (http.Response.StatusCode == StatusCodes.Status503ServiceUnavailable)
            {
                http.Response.Headers.RetryAfter = "30";
            }
        }

        var status = http.Response.StatusCode;
        if (status < 400 || http.Response.HasStarted || http.Response.ContentLength > 0 || !string.IsNullOrEmpty(http.Response.ContentType))
        {
            return;
        }
        if (http.Request.Path.StartsWithSegments(ScimEndpoints.Root, StringComparison.OrdinalIgnoreCase))
        {
            await ScimEndpoints.WriteErrorAsync(http, status);
            return;
        }
        if (http.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase))
        {
            await ApiProblems.WriteAsync(http, status);
            return;
        }
        if (status == StatusCodes.Status403Forbidden)
        {
            // What one may not see isn't there.
            status = http.Response.StatusCode = StatusCodes.Status404NotFound;
        }
        if (http.Request.IsFromScript())
        {
            return;
        }
        await Show(http, status);
    }

    /// <summary>Notes a failure of which the reader is told otherwise.</summary>
    public void Broke(HttpContext http, Exception? failure)
    {
        if (failure is not null)
        {
            Failed(failure, http.Request.Method, http.Request.Path, http.TraceIdentifier);
        }
    }

    private async Task Show(HttpContext http, int status)
    {
        Languages.Use(Languages.Of(http));
        frame.Bare = status >= 500;
        try
        {
            if (!frame.Bare)
            {
                foreach (var fill in http.RequestServices.GetServices<FillFrame>())
                {
                    await fill(http, frame);
                }
            }
            await Draw(http, status);
        }
        catch (Exception failure) when (!http.Response.HasStarted && !frame.Bare)
        {
            Failed(failure, http.Request.Method, http.Request.Path, http.TraceIdentifier);
            frame.Bare = true;
            await Draw(http, status);
        }
    }

    private async Task Draw(HttpContext http, int status)
    {
        parts.Clear();
        var model = new ErrorPage(
            status switch
            {
                400 when http.Items.ContainsKey(FormExpired) => "FormExpired",
                400 => "BadRequest",
                401 => "SignIn",
                404 or 405 => "NotFound",
                409 => http.Items[ConflictKind] as string ?? "Conflict",
                413 => "TooLarge",
                429 => "TooMany",
                503 => http.Items[DatabaseKind] as string ?? "DatabaseOut",
                < 500 => "BadRequest",
                _ => "Failed",
            },
            http.TraceIdentifier,
            await KeptTexts(http, status),
            http.Request.PathBase + http.Request.Path + http.Request.QueryString,
            http.Items[LargestUploadAttribute.Taken] as int?
        );
        await DrawAsync(http, "/Pages/Errors/Error.cshtml", model, status);
    }

    /// <summary>Draws a view that belongs to no page.</summary>
    internal static Task DrawAsync<T>(HttpContext http, string name, T model, int? status = null)
    {
        var view = new ViewResult
        {
            ViewName = name,
            StatusCode = status,
            ViewData = new ViewDataDictionary<T>(
                http.RequestServices.GetRequiredService<IModelMetadataProvider>(),
                new ModelStateDictionary()
            )
            {
                Model = model,
            },
        };
        var action = new ActionContext(http, http.GetRouteData() ?? new RouteData(), new ActionDescriptor());
        return http.RequestServices.GetRequiredService<IActionResultExecutor<ViewResult>>().ExecuteAsync(action, view);
    }

    /// <summary>What was typed into the form that failed, so that it can be copied from the page: nothing typed is lost.</summary>
    private static async Task<IReadOnlyList<(string? Label, string Text)>> KeptTexts(HttpContext http, int status)
    {
        if (!HttpMethods.IsPost(http.Request.Method) || !http.Request.HasFormContentType)
        {
            return [];
        }
        try
        {
            var form = await http.Request.ReadFormAsync(http.RequestAborted);
            return status == 404 ? [] : KeptForms.TextsIn(form);
        }
        catch (Exception unreadable) when (unreadable is IOException or InvalidDataException or BadHttpRequestException)
        {
            // The page's own forms ask for it as well.
            http.Request.Form = FormCollection.Empty;
            return [];
        }
    }

    /// <summary>What the provider says is wrong with the database; null where the mistake is ours.</summary>
    private DatabaseTrouble? Trouble(Exception failure)
    {
        for (var at = failure; at is not null; at = at.InnerException)
        {
            if (troubleOf?.Invoke(at) is { } trouble)
            {
                return trouble;
            }
        }
        return null;
    }

    [LoggerMessage(EventId = 1, Level = LogLevel.Error, Message = "{Method} {Path} failed ({Reference})")]
    private partial void Failed(Exception failure, string method, string path, string reference);
}

/// <param name="Kind">Names its words: Errors.&lt;Kind&gt;.Title and so on.</param>
/// <param name="Reference">What the log calls this request.</param>
/// <param name="Texts">What was typed.</param>
/// <param name="Address">The page that was asked for.</param>
/// <param name="LargestFile">Megabytes that a file may have, where one was too large.</param>
public sealed record ErrorPage(
    string Kind,
    string Reference,
    IReadOnlyList<(string? Label, string Text)> Texts,
    string Address,
    int? LargestFile
);

public static class ScriptRequests
{
    /// <summary>Sent by our script (autosave), which reads the status and no page.</summary>
    public static bool IsFromScript(this HttpRequest request) => request.Headers["X-Requested-With"] == "fairway";
}
