using System.Globalization;
using Entente.Infrastructure.Triage.Transformers;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using Serilog;
using Serilog.Core;
using Serilog.Events;
using Serilog.Formatting.Compact;

namespace Entente.Api.Telemetry;

/// <summary>What the operator sees: one structured line a request (ids and routes, never texts or paths), traces and metrics.</summary>
public static class TelemetryFeature
{
    private const string OtlpEndpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    public static void AddTelemetry(this WebApplicationBuilder builder)
    {
        builder.Host.UseSerilog(
            (context, services, log) => Configure(log, context.Configuration).ReadFrom.Services(services),
            preserveStaticLogger: true
        );
        var telemetry = builder
            .Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService("entente"))
            .WithTracing(traces => traces.AddAspNetCoreInstrumentation().AddHttpClientInstrumentation().AddSource("Npgsql"))
            .WithMetrics(metrics =>
                metrics.AddAspNetCoreInstrumentation().AddHttpClientInstrumentation().AddMeter("Npgsql", TransformerEngine.MeterName)
            );
        // Nothing leaves the machine unless the operator names where to.
        if (!string.IsNullOrEmpty(builder.Configuration[OtlpEndpoint]))
        {
            telemetry.UseOtlpExporter();
        }
    }

    public static void UseRequestLog(this WebApplication app) =>
        app.UseSerilogRequestLogging(options =>
        {
            // Not the static logger: several apps may run in one process.
            options.Logger = app.Services.GetRequiredService<Serilog.ILogger>();
            options.MessageTemplate = "{Method} {Route} answered {StatusCode} in {Elapsed:0.0} ms";
            options.IncludeQueryInRequestPath = false;
            options.GetMessageTemplateProperties = (context, _, elapsed, status) =>
                [
                    new LogEventProperty("Method", new ScalarValue(MethodOf(context))),
                    new LogEventProperty("Route", new ScalarValue(RouteOf(context))),
                    new LogEventProperty("StatusCode", new ScalarValue(status)),
                    new LogEventProperty("Elapsed", new ScalarValue(elapsed)),
                    new LogEventProperty("RequestId", new ScalarValue(context.TraceIdentifier)),
                    new LogEventProperty("KeyId", new ScalarValue(context.User.FindFirst(Access.KeyAuthentication.KeyIdClaim)?.Value)),
                ];
        });

    // The pattern, not the path: what a stranger typed has no place in the log.
    private static string RouteOf(HttpContext context) => (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "(no route)";

    private static string MethodOf(HttpContext context) => context.Request.Method is { Length: <= 10 } method ? method : "(other)";

    private static LoggerConfiguration Configure(LoggerConfiguration log, IConfiguration configuration)
    {
        log.ReadFrom.Configuration(configuration)
            .MinimumLevel.Information()
            .MinimumLevel.Override("Microsoft.AspNetCore", LogEventLevel.Warning)
            // Its keys lie in a directory that is the owner's alone; there is no second key to encrypt them with.
            .MinimumLevel.Override("Microsoft.AspNetCore.DataProtection", LogEventLevel.Error)
            .MinimumLevel.Override("Microsoft.Hosting.Lifetime", LogEventLevel.Warning)
            .MinimumLevel.Override("System.Net.Http", LogEventLevel.Warning)
            .MinimumLevel.Override("Hangfire", LogEventLevel.Warning)
            .Enrich.FromLogContext()
            .Enrich.With<WithoutPaths>();
        return configuration["Entente:Console"] switch
        {
            "off" => log,
            "json" => log.WriteTo.Console(new CompactJsonFormatter()),
            // A person reads a terminal, a program reads the rest.
            _ when Console.IsOutputRedirected => log.WriteTo.Console(new CompactJsonFormatter()),
            _ => log.WriteTo.Console(
                outputTemplate: "{Timestamp:HH:mm:ss} {Level:u3} {Message:lj}{NewLine}{Exception}",
                formatProvider: CultureInfo.InvariantCulture
            ),
        };
    }

    // The host puts the path as it was typed on every line of a request.
    private sealed class WithoutPaths : ILogEventEnricher
    {
        public void Enrich(LogEvent logEvent, ILogEventPropertyFactory propertyFactory) => logEvent.RemovePropertyIfPresent("RequestPath");
    }
}
