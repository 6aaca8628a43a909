using System.Globalization;
using System.Reflection;
using Entente.Api.Answers;
using Entente.Api.Problems;
using Entente.Domain.Outcomes;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Net.Http.Headers;

namespace Entente.Api.Requests;

/// <summary>
/// The version a caller saw before asking for a change. Missing is refused with 428; <c>*</c> means any version.
/// <code>async (IfMatch seen, …) => seen.Admits(found.Version) ? … : IfMatch.Stale(found.Version)</code>
/// </summary>
public sealed record IfMatch(IReadOnlyList<EntityTagHeaderValue> Tags, Problem? Refusal) : IRefusable, IEndpointParameterMetadataProvider
{
    public bool Admits(int version) =>
        Tags.Any(tag => tag == EntityTagHeaderValue.Any || tag.Compare(TagOf(version), useStrongComparison: true));

    /// <summary>
    /// Changes an object and answers it as it then stands. Someone who saw an older version is told the present one and changes nothing.
    /// </summary>
    /// <param name="happenedSince">What has happened since a version, where the object has a history to tell.</param>
    public async Task<Answer<T>> ChangeAsync<T, TState>(
        Func<Task<Versioned<T>?>> find,
        Error notFound,
        Func<int, Task<Result<TState>>> change,
        Func<int, Task<object>>? happenedSince = null
    )
    {
        if (await find() is not { } found)
        {
            return notFound.ToProblem();
        }
        if (!Admits(found.Version))
        {
            return await ToldAsync(found, Newest(found.Version), happenedSince);
        }
        var changed = await change(found.Version);
        if (!changed.IsRefused)
        {
            return (await find())!;
        }
        // Somebody was faster than this very request.
        return changed.Error.Kind == ErrorKind.Stale && await find() is { } now && now.Version > found.Version
            ? await ToldAsync(now, found.Version, happenedSince)
            : changed.Error.ToProblem();
    }

    /// <summary>The newest version that the caller can have seen.</summary>
    private int Newest(int current) =>
        Tags.Select(tag => int.TryParse(tag.Tag.AsSpan().Trim('"'), CultureInfo.InvariantCulture, out var version) ? version : current)
            .Where(version => version < current)
            .DefaultIfEmpty(current)
            .Max();

    /// <summary>What has happened since, or where nothing tells that, what there is now.</summary>
    private static async Task<Problem> ToldAsync<T>(Versioned<T> now, int since, Func<int, Task<object>>? happenedSince)
    {
        var stale = Stale(now.Version);
        return stale with
        {
            Facts = new Dictionary<string, object?>(stale.Facts)
            {
                [happenedSince is null ? "current" : "changes"] = happenedSince is null ? now.Value : await happenedSince(since),
            },
        };
    }

    public static Problem Stale(int version) =>
        new(StatusCodes.Status412PreconditionFailed, ProblemCodes.VersionMismatch)
        {
            Facts = new Dictionary<string, object?> { ["current_version"] = version },
        };

    public static EntityTagHeaderValue TagOf(int version) => new($"\"{version.ToString(CultureInfo.InvariantCulture)}\"");

    public static ValueTask<IfMatch> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        var header = context.Request.Headers.IfMatch;
        if (header.Count == 0)
        {
            return Refused(StatusCodes.Status428PreconditionRequired, ProblemCodes.PreconditionRequired);
        }
        return EntityTagHeaderValue.TryParseStrictList(header, out var tags)
            ? ValueTask.FromResult(new IfMatch([.. tags], null))
            : Refused(StatusCodes.Status400BadRequest, ProblemCodes.InvalidIfMatch);
    }

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) => builder.Metadata.Add(new NeedsIfMatch());

    private static ValueTask<IfMatch> Refused(int status, string code) => ValueTask.FromResult(new IfMatch([], new Problem(status, code)));
}

/// <summary>Metadata: the endpoint needs an <c>If-Match</c> header.</summary>
public sealed record NeedsIfMatch;
