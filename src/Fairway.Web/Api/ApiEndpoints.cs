using System.ComponentModel;
using System.Globalization;
using Fairway.App.Api;
using Fairway.App.Appraisals;
using Fairway.Web.Components;
using Fairway.Web.Hosting;
using Microsoft.AspNetCore.Routing.Template;

namespace Fairway.Web.Api;

/// <summary>What the document and the readable page say of an endpoint.</summary>
/// <param name="Id">Its name, also of its words: Api.Operation.&lt;Id&gt;.</param>
/// <param name="Scope">What a token has to open; null: any token.</param>
/// <param name="Answer">What it answers.</param>
/// <param name="Status">With which status.</param>
/// <param name="Problems">The kinds of problems beside those that every endpoint has.</param>
public sealed record ApiOperation(string Id, string? Scope, Type Answer, int Status, params IReadOnlyList<string> Problems)
{
    /// <summary>What is sent; null: nothing.</summary>
    public Type? Body { get; init; }

    /// <summary>As what it is sent.</summary>
    public string? BodyType { get; init; }

    /// <summary>Whether it wants a key, so that it is done once.</summary>
    public bool Once => BodyType is not null;

    /// <summary>Whether its answer is a page of a list.</summary>
    public bool Paged { get; init; }
}

/// <summary>
/// The API for programs, under /api/v1. Each endpoint asks what a page asks, by the page's own queries and rules, for whoever the token stands for; nothing of access is
/// decided here. Tokens come in the header Authorization alone.
/// </summary>
public static class ApiEndpoints
{
    public const string Root = "/api/v1";

    /// <summary>Where the product's use cases are: a host of pages alone has nothing to ask for.</summary>
    public static void MapApi(this WebApplication app)
    {
        if (app.Services.GetService<IServiceProviderIsService>()?.IsService(typeof(PersonalTokens)) != true)
        {
            return;
        }
        // One place for all that holds for every endpoint: limits of rates belong here as well.
        var api = app.MapGroup(Root).WithTags("v1").AddEndpointFilter(InTheirLanguage);
        MapOwn(api);
        MapTeam(api);
        MapPublished(api);
        MapWrites(api);
        app.MapGet(Root + "/openapi.json", ApiDocument.WriteAsync).AllowAnonymous().ExcludeFromDescription();
        app.Map("/api/{**rest}", Nothing).AllowAnonymous().ExcludeFromDescription();
    }

    private static void MapOwn(RouteGroupBuilder api)
    {
        api.MapGet("/token", ApiOwn.Token).Is(new("Token", null, typeof(ApiToken), 200));
        api.MapGet("/record", ApiOwn.RecordAsync).Is(new("Record", ApiScope.Record, typeof(ApiRecord), 200, ApiProblems.NotFound));
        api.MapGet("/record/appraisals", ApiOwn.AppraisalsAsync)
            .Is(new("Appraisals", ApiScope.Record, typeof(IReadOnlyList<ApiAppraisal>), 200, ApiProblems.NotFound));
        api.MapGet("/record/signed", ApiOwn.SignedAsync)
            .Is(new("Signed", ApiScope.Record, typeof(IReadOnlyList<ApiSignedVersion>), 200, ApiProblems.NotFound));
        api.MapGet("/calendar", ApiOwn.CalendarAsync).Is(new("Calendar", ApiScope.Calendar, typeof(IReadOnlyList<ApiDay>), 200));
        api.MapGet("/obligations", ApiOwn.ObligationsAsync)
            .Is(new("Obligations", ApiScope.Obligations, typeof(IReadOnlyList<ApiObligation>), 200));
    }

    private static void MapTeam(RouteGroupBuilder api)
    {
        api.MapGet(
                "/team",
                (
                    HttpContext http,
                    TeamList team,
                    Handovers handovers,
                    [Description(Show)] string? show,
                    [Description(Step)] string? step,
                    [Description(Turn)] string? turn,
                    [Description(Unit)] string? unit,
                    [Description(Sort)] string? sort,
                    [Description(PageNumber)] int? page,
                    CancellationToken stop
                ) => ApiTeam.TeamAsync(http, team, handovers, TeamSelection.Of(show, step, turn, unit, sort), page, stop)
            )
            .Is(new("Team", ApiScope.Team, typeof(ApiPage<ApiTeamMember>), 200, ApiProblems.NotFound) { Paged = true });
        api.MapGet(
                "/team/second-level",
                (
                    HttpContext http,
                    TeamList team,
                    [Description(Show)] string? show,
                    [Description(Step)] string? step,
                    [Description(Turn)] string? turn,
                    [Description(Unit)] string? unit,
                    [Description(Sort)] string? sort,
                    [Description(PageNumber)] int? page,
                    CancellationToken stop
                ) => ApiTeam.SecondLevelAsync(http, team, TeamSelection.Of(show, step, turn, unit, sort), page, stop)
            )
            .Is(new("SecondLevel", ApiScope.Team, typeof(ApiPage<ApiTeamMember>), 200, ApiProblems.NotFound) { Paged = true });
        api.MapGet(
                "/appraisals/{id:guid}/journal",
                (
                    HttpContext http,
                    [Description("The appraisal.")] Guid id,
                    JournalReading journal,
                    [Description("A part of the form, or whole.")] string? about,
                    [Description("By whom the entries are.")] JournalBy? by,
                    [Description(PageNumber)] int? page,
                    CancellationToken stop
                ) => ApiJournal.ReadAsync(http, id, journal, about, by, page, stop)
            )
            .Is(new("Journal", ApiScope.JournalRead, typeof(ApiPage<ApiEntry>), 200, ApiProblems.NotFound) { Paged = true });
    }

    private static void MapPublished(RouteGroupBuilder api)
    {
        api.MapGet("/exercises/{kind}", ApiPublished.ExercisesAsync)
            .Is(new("Exercises", ApiScope.Published, typeof(IReadOnlyList<ApiExercise>), 200, ApiProblems.NotFound));
        api.MapGet("/exercises/{kind}/{year:int}", ApiPublished.ExerciseAsync)
            .Is(new("Exercise", ApiScope.Published, typeof(ApiExercise), 200, ApiProblems.NotFound));
        api.MapGet("/exercises/{kind}/{year:int}/list", ApiPublished.ListAsync)
            .Is(new("List", ApiScope.Published, typeof(ApiCandidates), 200, ApiProblems.NotFound));
        api.MapGet("/exercises/{kind}/{year:int}/result", ApiPublished.ResultAsync)
            .Is(new("Result", ApiScope.Published, typeof(ApiResult), 200, ApiProblems.NotFound));
        api.MapGet("/reports", ApiPublished.ReportsAsync).Is(new("Reports", ApiScope.Published, typeof(IReadOnlyList<ApiReportLine>), 200));
        api.MapGet("/reports/{year:int}", ApiPublished.ReportAsync)
            .Is(new("Report", ApiScope.Published, typeof(ApiReport), 200, ApiProblems.NotFound));
    }

    private static void MapWrites(RouteGroupBuilder api)
    {
        string[] writes =
        [
            ApiProblems.KeyMissing,
            ApiProblems.Conflict,
            ApiProblems.TooLarge,
            ApiProblems.ContentKind,
            ApiProblems.Refused,
            ApiProblems.KeyReused,
        ];
        api.MapPost("/appraisals/{id:guid}/journal", ApiJournal.WriteAsync)
            .Is(
                new("WriteJournal", ApiScope.JournalWrite, typeof(ApiWritten), 201, [.. writes, ApiProblems.NotFound])
                {
                    Body = typeof(ApiNewEntry),
                    BodyType = ApiWrites.Json,
                }
            );
        api.MapPost(
                "/imports",
                (
                    HttpContext http,
                    StaffFolderImport import,
                    OnceOnly once,
                    [Description("Say what would be added, changed and ended; change nothing.")] bool? dryRun,
                    [Description("The folder lists everybody: officials it does not list have left.")] bool? complete,
                    [Description("Leave out, whole, every official with a bad row.")] bool? skipInvalid,
                    CancellationToken stop
                ) => ApiImport.RunAsync(http, import, once, new(dryRun == true, complete == true, skipInvalid == true), stop)
            )
            .Is(new("Import", ApiScope.StaffImport, typeof(ApiImported), 200, writes) { BodyType = ApiWrites.Zip });
    }

    private static void Is(this RouteHandlerBuilder endpoint, ApiOperation operation)
    {
        endpoint
            .RequireAuthorization(ApiAccess.PolicyOf(operation.Scope))
            .WithName("api." + operation.Id)
            .WithMetadata(operation)
            .WithMetadata(new ProducesResponseTypeMetadata(operation.Status, operation.Answer, ["application/json"]));
        foreach (var group in Kinds(operation).GroupBy(kind => kind.Status))
        {
            endpoint.WithMetadata(new ProducesResponseTypeMetadata(group.Key, typeof(ApiProblem), [ApiProblems.ContentType]));
        }
    }

    /// <summary>What an endpoint can answer in place of what it was asked for.</summary>
    public static IEnumerable<(string Kind, int Status)> Kinds(ApiOperation operation) =>
        ApiProblems.All.Where(each =>
            each.Kind is ApiProblems.Body or ApiProblems.NoToken or ApiProblems.TooMany or ApiProblems.Failed or ApiProblems.Unavailable
            || (each.Kind == ApiProblems.Scope && operation.Scope is not null)
            || operation.Problems.Contains(each.Kind)
        );

    private static ValueTask<object?> InTheirLanguage(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        Languages.Use(Languages.Of(http));
        http.RequestServices.GetRequiredService<Frame>().Zone = ApiTokenHandler.CallerOf(http).Reader.Zone;
        return next(context);
    }

    /// <summary>No such address; or it is one, and takes other verbs.</summary>
    private static ApiProblemAnswer Nothing(HttpContext http, EndpointDataSource endpoints)
    {
        var verbs = endpoints
            .Endpoints.OfType<RouteEndpoint>()
            .Where(each => each.Metadata.GetMetadata<ApiOperation>() is not null && Takes(each, http.Request.Path))
            .SelectMany(each => each.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? [])
            .Distinct(StringComparer.Ordinal)
            .ToList();
        if (verbs.Count == 0)
        {
            return ApiProblems.Of(ApiProblems.NotFound);
        }
        http.Response.Headers.Allow = string.Join(", ", verbs);
        return ApiProblems.Of(ApiProblems.Method);
    }

    private static bool Takes(RouteEndpoint endpoint, PathString path)
    {
        var values = new RouteValueDictionary();
        return new TemplateMatcher(new RouteTemplate(endpoint.RoutePattern), []).TryMatch(path, values)
            // A constraint that isn't met is another address.
            && endpoint.RoutePattern.ParameterPolicies.All(each =>
                each.Value.All(policy =>
                    policy.Content switch
                    {
                        "guid" => Guid.TryParse(values[each.Key] as string, out _),
                        "int" => int.TryParse(values[each.Key] as string, CultureInfo.InvariantCulture, out _),
                        _ => true,
                    }
                )
            );
    }

    // Not private: their use in attributes of parameters is not seen as one.
    internal const string Show = "late, due, current, unopened, agreed or excluded; else all.";
    internal const string Step = "beginning, midterm or endofcycle; else any.";
    internal const string Turn = "me, official or other; else anybody's.";
    internal const string Unit = "A unit's code; else any.";
    internal const string Sort = "name or due, with a hyphen before it for backwards; else the most pressing first.";
    internal const string PageNumber = "The page of the list, from 1; one that is not there is the nearest that is.";
}
