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
    public async Task<Answer<T>> ChangeAsync<T, TState>(
        Func<Task<Versioned<T>?>> find,
        Error notFound,
        Func<int, Task<Result<TState>>> change
    )
    {
        if (await find() is not { } found)
        {
            return notFound.ToProblem();
        }
        if (!Admits(found.Version))
        {
            return Stale(found.Version);
        }
        var changed = await change(found.Version);
        return changed.IsRefused ? changed.Error.ToProblem() : (await find())!;
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
