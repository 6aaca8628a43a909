using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Entente.Api.Serving;

/// <summary>What a connection may cost at most. An endpoint that takes more says so with <c>.WithBodyLimit(bytes)</c>.</summary>
public static class KestrelLimits
{
    public const int BodyBytes = 1024 * 1024;

    public static void Configure(KestrelServerOptions kestrel)
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
