using System.Text.Json;
using Fairway.App.Accounts;
using Fairway.Web.Hosting;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Core.Infrastructure;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.WebUtilities;

namespace Fairway.Web.Accounts;

/// <summary>A form that comes without a session, or from somebody else's page, is not done; what was typed is put away for the person whose form it was.</summary>
internal static class KeptForms
{
    /// <summary>Larger requests are not read at all without a session.</summary>
    private const long Largest = 4 * 1024 * 1024;

    /// <param name="For">Whose form it was.</param>
    /// <param name="Id">Null where it was too large to keep.</param>
    public sealed record Outcome(Guid For, Guid? Id);

    /// <summary>Null where the request is no form of anybody's.</summary>
    public static async Task<Outcome?> KeepAsync(HttpContext http)
    {
        var request = http.Request;
        if (!HttpMethods.IsPost(request.Method) || !request.HasFormContentType || request.ContentLength is null or > Largest)
        {
            return null;
        }
        IFormCollection form;
        try
        {
            form = await request.ReadFormAsync(http.RequestAborted);
        }
        catch (InvalidDataException)
        {
            return null;
        }
        var path = request.PathBase + request.Path + request.QueryString;
        if (
            http.RequestServices.GetRequiredService<Typing>().Open(form[Typing.Field]) is not var (person, secrets)
            || !LocalAddress.Is(path)
        )
        {
            return null;
        }
        var labels = LabelsIn(form);
        var fields = form.Where(field => !IsOurs(field.Key) && !IsSecret(field.Key, secrets))
            .SelectMany(field => field.Value.Select(value => new KeptField(field.Key, value ?? "", LabelOf(field.Key, labels))))
            .ToList();
        if (!fields.Exists(IsTyped))
        {
            return null;
        }
        var kept = await http
            .RequestServices.GetRequiredService<KeptTexts>()
            .KeepAsync(person, path, fields, Guid.TryParse(form[Typing.Kept], out var old) ? old : null, http.RequestAborted);
        return new(person, kept?.Id);
    }

    /// <summary>Sends whoever has no session to the sign-in page, after their text has been put away.</summary>
    public static async Task ToSignInAsync(RedirectContext<CookieAuthenticationOptions> context)
    {
        var http = context.HttpContext;
        if (http.Request.IsFromScript())
        {
            // Our script keeps the text in the window and says so.
            http.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }
        var outcome = await KeepAsync(http);
        if (outcome is { Id: null })
        {
            // Better an error page that shows the text than a sign-in page that has lost it.
            http.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
            return;
        }
        if (HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method))
        {
            http.Response.Redirect(context.RedirectUri);
            return;
        }
        // An address that takes forms mostly shows a page as well: there the person goes on.
        var query = http.Request.Query.Where(part => part.Key != "handler");
        var page = QueryHelpers.AddQueryString(http.Request.PathBase + http.Request.Path, query);
        var signIn = QueryHelpers.AddQueryString(context.Options.LoginPath, context.Options.ReturnUrlParameter, page);
        http.Response.Redirect(outcome is null ? signIn : signIn + "&kept=true");
    }

    /// <summary>The longer texts of a form with the labels of their fields, for a page that shows them; nothing is decrypted or looked up.</summary>
    public static IReadOnlyList<(string? Label, string Text)> TextsIn(IFormCollection form)
    {
        var labels = LabelsIn(form);
        return
        [
            .. form.Where(field => !IsOurs(field.Key) && !IsSecret(field.Key, NoSecrets))
                .SelectMany(field => field.Value, (field, text) => (Label: LabelOf(field.Key, labels), Text: text ?? ""))
                .Where(typed => typed.Text.Trim().Length > (typed.Label is null ? 12 : 0) && !IsMade(typed.Text))
                .Take(100),
        ];
    }

    private static readonly HashSet<string> NoSecrets = [];

    /// <summary>A form that is only a button is pressed again sooner than put back. Fields of our own kit have labels; in others, words tell.</summary>
    private static bool IsTyped(KeptField field) =>
        !string.IsNullOrWhiteSpace(field.Value) && (field.Label is not null || field.Value.Trim().Any(char.IsWhiteSpace));

    /// <summary>An id that the page has put there: nobody types one.</summary>
    private static bool IsMade(string text) => Guid.TryParse(text, out _);

    private static bool IsOurs(string name) => name.StartsWith("__", StringComparison.Ordinal);

    private static bool IsSecret(string name, IReadOnlySet<string> secrets) =>
        secrets.Contains(name) || name.Contains("password", StringComparison.OrdinalIgnoreCase);

    private static Dictionary<string, string> LabelsIn(IFormCollection form)
    {
        try
        {
            return form[Typing.Labels].ToString() is { Length: > 0 } json
                ? JsonSerializer.Deserialize<Dictionary<string, string>>(json) ?? []
                : [];
        }
        catch (JsonException)
        {
            return [];
        }
    }

    /// <summary>A part of a field (the day of a date) goes by the field's label.</summary>
    private static string? LabelOf(string name, Dictionary<string, string> labels)
    {
        for (var key = name; ; key = key[..key.LastIndexOf('.')])
        {
            if (labels.TryGetValue(key, out var label))
            {
                return label;
            }
            if (!key.Contains('.', StringComparison.Ordinal))
            {
                return null;
            }
        }
    }
}

/// <summary>
/// Catches a form whose token no longer holds: the person signed out, or signed in as somebody else in another tab, or the page is very old. And drops a kept text
/// once the page it went back to has taken it.
/// </summary>
internal sealed class KeptFormFilter(KeptTexts texts) : IAsyncAlwaysRunResultFilter
{
    public async Task OnResultExecutionAsync(ResultExecutingContext context, ResultExecutionDelegate next)
    {
        var http = context.HttpContext;
        if (context.Result is IAntiforgeryValidationFailedResult && !http.Request.IsFromScript())
        {
            context.Result = await InsteadAsync(http) ?? context.Result;
            await next();
            return;
        }
        await next();
        // A page that has done what the form asked for redirects; one that found something to put right shows the form again.
        if (
            http.Response.StatusCode is >= 300 and < 400
            && HttpMethods.IsPost(http.Request.Method)
            && http.Request.HasFormContentType
            && http.ReaderIfAny() is { } reader
            && Guid.TryParse(http.Request.Form[Typing.Kept], out var kept)
        )
        {
            await texts.DropAsync(reader.AccountId, kept, http.RequestAborted);
        }
    }

    private static async Task<IActionResult?> InsteadAsync(HttpContext http)
    {
        if (await KeptForms.KeepAsync(http) is { Id: { } id } outcome)
        {
            return new LocalRedirectResult(
                http.ReaderIfAny() is not { } reader ? "~/account/sign-in?kept=true"
                : reader.AccountId == outcome.For ? $"~/account/kept/{id}"
                : "~/account/kept/another"
            );
        }
        // Pages before signing in that stood open while somebody signed in elsewhere: they are shown anew.
        return http.Request.Path.Value?.ToLowerInvariant() switch
        {
            "/account/sign-in" or "/account/sign-out" => new LocalRedirectResult("~/account/sign-in?again=true"),
            "/demonstration/enter" => new LocalRedirectResult("~/demonstration/enter"),
            _ => null,
        };
    }
}
