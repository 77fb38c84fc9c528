using Fairway.App;
using Fairway.App.Accounts;
using Fairway.Rules;
using Fairway.Web.Components;
using Fairway.Web.Hosting;
using Microsoft.Extensions.Options;

namespace Fairway.Web.Api;

/// <summary>What is wrong with one part of what was sent.</summary>
/// <param name="Detail">The sentence that the page would show.</param>
/// <param name="Field">The member of the body; null: the whole.</param>
/// <param name="Code">Names the sentence, whatever the language.</param>
/// <param name="Rule">The rule of the framework that asks for it; null: it is a rule of the system.</param>
/// <param name="File">The file of a staff folder, with its line and column.</param>
public sealed record ApiMistake(
    string Detail,
    string? Field = null,
    string? Code = null,
    string? Rule = null,
    string? File = null,
    int? Line = null,
    string? Column = null
);

/// <summary>Why a request was not answered as it was meant (RFC 9457).</summary>
/// <param name="Type">The kind of problem: an address at which it is explained.</param>
/// <param name="Title">The kind in a few words, in the language of the request.</param>
/// <param name="Status">The status of HTTP.</param>
/// <param name="Detail">What it is this time, and what can be done.</param>
/// <param name="Errors">What is wrong in particular; none where it is the whole.</param>
public sealed record ApiProblem(string Type, string Title, int Status, string? Detail, IReadOnlyList<ApiMistake>? Errors = null);

/// <summary>The kinds of problems: each has a title and an explanation in Api.restext.</summary>
public static class ApiProblems
{
    public const string ContentType = "application/problem+json";

    /// <summary>The readable page of the API.</summary>
    public const string Page = "/developers";

    public const string NoToken = "no-token";
    public const string Scope = "scope";
    public const string NotFound = "not-found";
    public const string Method = "method";
    public const string Body = "body";
    public const string Conflict = "conflict";
    public const string TooLarge = "too-large";
    public const string ContentKind = "content-type";
    public const string Refused = "refused";
    public const string KeyMissing = "key-missing";
    public const string KeyReused = "key-reused";
    public const string TooMany = "too-many";
    public const string Unavailable = "unavailable";
    public const string Failed = "failed";

    public static IReadOnlyList<(string Kind, int Status)> All { get; } =
    [
        (Body, 400),
        (KeyMissing, 400),
        (NoToken, 401),
        (Scope, 403),
        (NotFound, 404),
        (Method, 405),
        (Conflict, 409),
        (TooLarge, 413),
        (ContentKind, 415),
        (Refused, 422),
        (KeyReused, 422),
        (TooMany, 429),
        (Failed, 500),
        (Unavailable, 503),
    ];

    /// <summary>A problem of a kind, as an answer.</summary>
    public static ApiProblemAnswer Of(string kind, params IReadOnlyList<ApiMistake> errors) => new(kind, errors);

    /// <summary>What came of an act that is not done.</summary>
    public static ApiProblemAnswer Of(ActResult result, Words words, Func<string, string> fieldOf) =>
        result switch
        {
            ActResult.NotThere => Of(NotFound),
            ActResult.Overtaken => Of(Conflict),
            ActResult.Refused refused => Of(Refused, [.. refused.Refusals.Select(r => Mistake(r, words, fieldOf))]),
            _ => throw new InvalidOperationException($"{result} is no problem."),
        };

    private static ApiMistake Mistake(Refusal refusal, Words words, Func<string, string> fieldOf) =>
        new(
            words.Refusal(refusal),
            refusal.Field is null ? null : fieldOf(refusal.Field),
            refusal.Code,
            refusal.Rule.Length == 0 ? null : refusal.Rule
        );

    /// <summary>A status that was found outside of the endpoints, such as no token, as a problem.</summary>
    public static Task WriteAsync(HttpContext http, int status) =>
        Of(
                status switch
                {
                    401 => NoToken,
                    403 => Scope,
                    404 => NotFound,
                    405 => Method,
                    409 => Conflict,
                    413 => TooLarge,
                    415 => ContentKind,
                    429 => TooMany,
                    503 => Unavailable,
                    < 500 => Body,
                    _ => Failed,
                }
            )
            .ExecuteAsync(http);
}

/// <summary>A problem as it is answered.</summary>
public sealed class ApiProblemAnswer(string kind, IReadOnlyList<ApiMistake> errors) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        Languages.Use(Languages.Of(httpContext));
        var words = httpContext.RequestServices.GetRequiredService<Words>();
        var status = ApiProblems.All.First(each => each.Kind == kind).Status;
        var site = httpContext.RequestServices.GetRequiredService<IOptions<AccountsOptions>>().Value.PublicUrl;
        var answer = httpContext.Response;
        answer.StatusCode = status;
        answer.Headers.ContentLanguage = words.Language;
        await answer.WriteAsJsonAsync(
            new ApiProblem(
                new Uri(site, $"{ApiProblems.Page}#{kind}").ToString(),
                words[$"Api.Problem.{kind}"],
                status,
                words[$"Api.Problem.{kind}.Text"],
                errors.Count == 0 ? null : errors
            ),
            ApiJson.Options,
            ApiProblems.ContentType,
            httpContext.RequestAborted
        );
    }
}
