using System.Diagnostics;
using Fairway.App.Operations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Fairway.Cli;

/// <summary>
/// Measures and traces, for whoever keeps Fairway running (ADR 33): fetched by Prometheus where an address is given for it, sent by OTLP where the standard's own variables
/// name a collector. Neither says who asked or for whom: no name, number, address, text or parameter.
/// </summary>
internal static class Telemetry
{
    /// <summary>The standard's variable that names the collector.</summary>
    private const string Collector = "OTEL_EXPORTER_OTLP_ENDPOINT";

    /// <summary>Of requests: the runtime's server, the driver of PostgreSQL, the runtime, and what Fairway counts itself.</summary>
    private static readonly string[] s_meters =
    [
        "Microsoft.AspNetCore.Hosting",
        "Microsoft.AspNetCore.Server.Kestrel",
        "System.Runtime",
        "Npgsql",
        Measures.Name,
    ];

    /// <summary>What of a trace could name somebody: addresses hold numbers of officials and ids of records. The route stays.</summary>
    private static readonly string[] s_personal =
    [
        "url.path",
        "url.query",
        "url.full",
        "client.address",
        "client.port",
        "network.peer.address",
        "network.peer.port",
        "user_agent.original",
    ];

    public static void Add(IServiceCollection services, NodeOptions node)
    {
        var sends = !string.IsNullOrEmpty(Environment.GetEnvironmentVariable(Collector));
        if (node.Metrics is null && !sends)
        {
            return;
        }
        var telemetry = services
            .AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService("fairway", serviceVersion: Node.Only.Version, serviceInstanceId: node.Name))
            .WithMetrics(metrics =>
            {
                metrics.AddMeter(s_meters);
                if (node.Metrics is not null)
                {
                    metrics.AddPrometheusExporter();
                }
            });
        if (sends)
        {
            telemetry
                .WithTracing(traces =>
                    traces
                        .AddAspNetCoreInstrumentation(requests =>
                            requests.Filter = http => !http.Request.Path.StartsWithSegments("/health", StringComparison.OrdinalIgnoreCase)
                        )
                        .AddSource("Npgsql")
                        .AddProcessor(new WithoutPeople())
                )
                .UseOtlpExporter();
        }
    }

    /// <summary>Answers at the measures' own port, and nothing else there.</summary>
    public static void Use(WebApplication app, NodeOptions node)
    {
        if (node.Metrics is not { } at)
        {
            return;
        }
        app.UseOpenTelemetryPrometheusScrapingEndpoint(http => http.Connection.LocalPort == at.Port && http.Request.Path == "/metrics");
        app.Use(
            (http, next) =>
            {
                if (http.Connection.LocalPort != at.Port)
                {
                    return next(http);
                }
                http.Response.StatusCode = StatusCodes.Status404NotFound;
                return Task.CompletedTask;
            }
        );
    }

    private sealed class WithoutPeople : BaseProcessor<Activity>
    {
        public override void OnEnd(Activity data)
        {
            foreach (var tag in s_personal)
            {
                data.SetTag(tag, null);
            }
            if (data.GetTagItem("http.route") is string route && data.GetTagItem("http.request.method") is string method)
            {
                data.DisplayName = $"{method} {route}";
            }
        }
    }
}
