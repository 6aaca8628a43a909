using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Entente.Api.Serving;

/// <summary>Where the server listens, and what a connection may cost at most. An endpoint that takes more says so with <c>.WithBodyLimit(bytes)</c>.</summary>
public static class KestrelLimits
{
    public const int BodyBytes = 1024 * 1024;

    private const string UsualUrl = "http://127.0.0.1:5080";

    /// <summary>This machine only, unless <c>--urls</c> or the environment says otherwise.</summary>
    public static void ConfigureServer(this WebApplicationBuilder builder)
    {
        if (UrlSettings.All(name => string.IsNullOrEmpty(builder.Configuration[name])))
        {
            builder.WebHost.UseUrls(UsualUrl);
        }
        builder.WebHost.ConfigureKestrel(Configure);
    }

    private static readonly string[] UrlSettings = ["urls", "http_ports", "https_ports"];

    private static void Configure(KestrelServerOptions kestrel)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = BodyBytes;
        kestrel.Limits.MaxRequestHeadersTotalSize = 16 * 1024;
        kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
        kestrel.Limits.MinRequestBodyDataRate = new MinDataRate(bytesPerSecond: 240, gracePeriod: TimeSpan.FromSeconds(5));
        kestrel.Limits.MaxConcurrentConnections = 2000;
    }

    /// <summary>Another limit than <see cref="BodyBytes"/> for this endpoint's body.</summary>
    public static TBuilder WithBodyLimit<TBuilder>(this TBuilder builder, int bytes)
        where TBuilder : IEndpointConventionBuilder => builder.WithMetadata(new Microsoft.AspNetCore.Mvc.RequestSizeLimitAttribute(bytes));
}
