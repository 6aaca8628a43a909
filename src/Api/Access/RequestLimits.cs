using System.Globalization;
using System.Threading.RateLimiting;
using Entente.Api.Problems;
using Entente.Domain.Access;
using Microsoft.AspNetCore.RateLimiting;

namespace Entente.Api.Access;

/// <summary>
/// How many requests a minute one key, one person and, of whoever is neither, one address may send: the <c>Entente:Limits</c> section.
/// A key's is far above what its programs need: it stops one that has run wild, never the intake.
/// </summary>
public sealed record RequestLimits
{
    private const string Policy = "default";
    private const int WindowSeconds = 60;

    public int KeyRequestsPerMinute { get; init; } = 120_000;

    public int PersonRequestsPerMinute { get; init; } = 600;

    public int AddressRequestsPerMinute { get; init; } = 1_000;

    /// <exception cref="InvalidOperationException">A limit is below one.</exception>
    public static RequestLimits Of(IConfiguration configuration)
    {
        var limits = configuration.GetSection("Entente:Limits").Get<RequestLimits>() ?? new RequestLimits();
        return Math.Min(limits.KeyRequestsPerMinute, Math.Min(limits.PersonRequestsPerMinute, limits.AddressRequestsPerMinute)) >= 1
            ? limits
            : throw new InvalidOperationException("Each of Entente:Limits is a number of requests a minute, 1 or more.");
    }

    public PartitionedRateLimiter<HttpContext> ToLimiter() =>
        PartitionedRateLimiter.Create<HttpContext, (string, string)>(context =>
        {
            var (who, quota) = QuotaOf(context);
            return RateLimitPartition.GetTokenBucketLimiter(who, _ => BucketOf(quota));
        });

    /// <summary>429, in words and as the header fields of the IETF draft; <paramref name="rejected"/> says when to ask again.</summary>
    public async ValueTask RefuseAsync(OnRejectedContext rejected, CancellationToken ct)
    {
        var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : TimeSpan.FromSeconds(1);
        await new Problem(StatusCodes.Status429TooManyRequests, ProblemCodes.TooManyRequests)
        {
            Type = "https://iana.org/assignments/http-problem-types#quota-exceeded",
            RetryAfter = (int)Math.Max(1, Math.Ceiling(wait.TotalSeconds)),
            Facts = new Dictionary<string, object?> { ["violated-policies"] = new[] { Policy } },
        }.ExecuteAsync(rejected.HttpContext);
    }

    /// <summary>Says on an answer what the quota is, what is left of it, and in how many seconds all of it is there again.</summary>
    public void Tell(HttpContext context, PartitionedRateLimiter<HttpContext> limiter)
    {
        var quota = QuotaOf(context).Quota;
        var left = Math.Clamp(limiter.GetStatistics(context)?.CurrentAvailablePermits ?? quota, 0, quota);
        var untilFull = (long)Math.Ceiling((double)(quota - left) * WindowSeconds / quota);
        var headers = context.Response.Headers;
        headers["RateLimit-Policy"] = string.Create(CultureInfo.InvariantCulture, $"\"{Policy}\";q={quota};w={WindowSeconds}");
        headers["RateLimit"] = string.Create(CultureInfo.InvariantCulture, $"\"{Policy}\";r={left};t={untilFull}");
    }

    private ((string Kind, string Id) Who, int Quota) QuotaOf(HttpContext context) =>
        context.Features.Get<Caller>() switch
        {
            { UserId: { } person } => (("person", person.ToString()), PersonRequestsPerMinute),
            { KeyId: { } key } => (("key", key.ToString()), KeyRequestsPerMinute),
            _ => (("address", NetworkAddress.Of(context)), AddressRequestsPerMinute),
        };

    private static TokenBucketRateLimiterOptions BucketOf(int quota)
    {
        var atATime = Math.Max(1, quota / WindowSeconds);
        return new TokenBucketRateLimiterOptions
        {
            TokenLimit = quota,
            TokensPerPeriod = atATime,
            ReplenishmentPeriod = TimeSpan.FromSeconds((double)WindowSeconds * atATime / quota),
            QueueLimit = 0,
        };
    }
}

public static class RequestLimitsFeature
{
    public static IServiceCollection AddRequestLimits(this IServiceCollection services, IConfiguration configuration)
    {
        var limits = RequestLimits.Of(configuration);
        return services
            .AddSingleton(limits)
            .AddRateLimiter(options =>
            {
                options.GlobalLimiter = limits.ToLimiter();
                options.OnRejected = limits.RefuseAsync;
            });
    }

    /// <summary>To stand behind the authentication, which says whose quota it is.</summary>
    public static void UseRequestLimits(this WebApplication app)
    {
        var limits = app.Services.GetRequiredService<RequestLimits>();
        var limiter = app.Services.GetRequiredService<Microsoft.Extensions.Options.IOptions<RateLimiterOptions>>().Value.GlobalLimiter!;
        app.Use(
            (context, next) =>
            {
                if (SchemeChoice.IsApi(context.Request))
                {
                    context.Response.OnStarting(() =>
                    {
                        limits.Tell(context, limiter);
                        return Task.CompletedTask;
                    });
                }
                return next(context);
            }
        );
        app.UseRateLimiter();
    }
}
