using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Fairway.App.Accounts;
using Fairway.App.Api;
using Fairway.Web.Components;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.Extensions.Options;
using Microsoft.OpenApi;

namespace Fairway.Web.Api;

/// <summary>The description of the API for programs, in OpenAPI 3.1: written from the endpoints and from what they read and answer.</summary>
public static class ApiDocument
{
    private const string Name = "v1";
    private const string Scheme = "token";

    // It says nothing about anybody and is the same until another version is installed.
    private static readonly ConcurrentDictionary<Uri, byte[]> s_known = new();

    internal static IServiceCollection AddApiDocument(this IServiceCollection services)
    {
        services.ConfigureHttpJsonOptions(json => ApiJson.Set(json.SerializerOptions));
        return services.AddOpenApi(
            Name,
            document =>
            {
                document.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
                document.ShouldInclude = each => each.ActionDescriptor.EndpointMetadata.OfType<ApiOperation>().Any();
                document.AddDocumentTransformer(Whole);
                document.AddOperationTransformer(One);
            }
        );
    }

    /// <summary>Answers with the document.</summary>
    public static async Task WriteAsync(HttpContext http, IOptions<AccountsOptions> options)
    {
        var site = options.Value.PublicUrl;
        if (!s_known.TryGetValue(site, out var bytes))
        {
            var provider = http.RequestServices.GetRequiredKeyedService<IOpenApiDocumentProvider>(Name);
            var document = await provider.GetOpenApiDocumentAsync(http.RequestAborted);
            bytes = Encoding.UTF8.GetBytes(await document.SerializeAsJsonAsync(OpenApiSpecVersion.OpenApi3_1, http.RequestAborted));
            s_known[site] = bytes;
        }
        var version = $"\"{Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 16))}\"";
        http.Response.Headers.ETag = "W/" + version;
        http.Response.Headers.CacheControl = "public, no-cache";
        if (http.Request.Headers.IfNoneMatch.ToString().Contains(version, StringComparison.Ordinal))
        {
            http.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }
        http.Response.ContentType = "application/json; charset=utf-8";
        await http.Response.Body.WriteAsync(bytes, http.RequestAborted);
    }

    private static Task Whole(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken stop)
    {
        var words = new Words().In("en");
        document.Info = new OpenApiInfo
        {
            Title = "Fairway",
            Version = Name,
            Description = words["Api.Lead"] + "\n\n" + words["Api.Rules.Text"],
            License = new OpenApiLicense { Name = "MIT", Identifier = "MIT" },
        };
        var site = context.ApplicationServices.GetRequiredService<IOptions<AccountsOptions>>().Value.PublicUrl;
        document.Servers = [new OpenApiServer { Url = site.ToString().TrimEnd('/') }];
        document.Tags = null;
        document.Components ??= new OpenApiComponents();
        // Where a value may be missing the property says so; said in the kind itself as well, null would fit twice, and so not at all.
        foreach (var kind in (document.Components.Schemas ?? new Dictionary<string, IOpenApiSchema>()).Values.OfType<OpenApiSchema>())
        {
            if (kind.Enum is { Count: > 0 } values)
            {
                kind.Enum = [.. values.Where(value => value is not null && !value.IsJsonNullSentinel())];
            }
        }
        document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>(StringComparer.Ordinal)
        {
            [Scheme] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.Http,
                Scheme = "bearer",
                Description =
                    words["Api.Tokens.Text"]
                    + "\n\n"
                    + string.Join('\n', ApiScope.All.Select(scope => $"- `{scope}`: {words["Api.Scope." + scope]}")),
            },
        };
        return Task.CompletedTask;
    }

    private static async Task One(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken stop)
    {
        var of = context.Description.ActionDescriptor.EndpointMetadata.OfType<ApiOperation>().Single();
        var words = new Words().In("en");
        operation.OperationId = char.ToLowerInvariant(of.Id[0]) + of.Id[1..];
        operation.Summary = words["Api.Operation." + of.Id];
        operation.Description = words["Api.Scope"] + " " + (of.Scope is null ? words["Api.Scope.any"] : $"`{of.Scope}`");
        operation.Tags = null;
        // RFC 6750's scopes are named for whoever reads; OpenAPI 3.1 lets a bearer scheme list them.
        operation.Security =
        [
            new OpenApiSecurityRequirement
            {
                [new OpenApiSecuritySchemeReference(Scheme, context.Document)] = of.Scope is null ? [] : [of.Scope],
            },
        ];
        foreach (var parameter in operation.Parameters ?? [])
        {
            if (parameter.Name == "kind" && parameter is OpenApiParameter { Description: null } kind)
            {
                kind.Description = "promotions, titularization or increments.";
            }
        }
        Answers(operation, of, words);
        if (of.BodyType is { } bodyType)
        {
            operation.RequestBody = new OpenApiRequestBody
            {
                Required = true,
                Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal)
                {
                    [bodyType] = new() { Schema = of.Body is null ? null : await context.GetOrCreateSchemaAsync(of.Body, null, stop) },
                },
            };
            operation.Parameters ??= [];
            operation.Parameters.Add(
                new OpenApiParameter
                {
                    Name = ApiWrites.KeyHeader,
                    In = ParameterLocation.Header,
                    // A dry run changes nothing and wants none.
                    Required = of.Body is not null,
                    Description = words["Api.Key.Text"],
                    Schema = new OpenApiSchema
                    {
                        Type = JsonSchemaType.String,
                        MinLength = 1,
                        MaxLength = OnceOnly.LongestKey,
                    },
                }
            );
        }
    }

    private static void Answers(OpenApiOperation operation, ApiOperation of, Words words)
    {
        var kinds = ApiEndpoints.Kinds(of).ToLookup(each => each.Status, each => each.Kind);
        foreach (var (status, each) in operation.Responses ?? [])
        {
            if (each is not OpenApiResponse answer)
            {
                continue;
            }
            var code = int.Parse(status, CultureInfo.InvariantCulture);
            answer.Description = kinds.Contains(code)
                ? string.Join(" · ", kinds[code].Select(kind => words["Api.Problem." + kind]))
                : words["Api.Answered"];
            if (code is 200 && of.BodyType is null)
            {
                answer.Headers = new Dictionary<string, IOpenApiHeader>(StringComparer.Ordinal)
                {
                    ["ETag"] = Header(words["Api.ETag.Text"]),
                };
                if (of.Paged)
                {
                    answer.Headers["Link"] = Header(words["Api.Link.Text"]);
                }
            }
        }
        if (of.BodyType is null)
        {
            operation.Responses!["304"] = new OpenApiResponse { Description = words["Api.Unchanged"] };
        }

        static OpenApiHeader Header(string text) =>
            new()
            {
                Description = text,
                Schema = new OpenApiSchema { Type = JsonSchemaType.String },
            };
    }
}
