using System.Reflection;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Http.Metadata;

namespace Entente.Api.Answers;

/// <summary>A page of a list; <see cref="NextCursor"/> is null on the last one.</summary>
public sealed record Page<T>(IReadOnlyList<T> Data, string? NextCursor);

/// <summary>Answers a page, and says in a <c>Link</c> header where the next one is (RFC 8288).</summary>
public sealed class PageAnswer<T>(Page<T> page) : IResult, IEndpointMetadataProvider
{
    public Page<T> Value => page;

    public Task ExecuteAsync(HttpContext httpContext)
    {
        if (page.NextCursor is { } cursor)
        {
            httpContext.Response.Headers.Link = $"<{UrlOfNext(httpContext.Request, cursor)}>; rel=\"next\"";
        }
        return httpContext.Response.WriteAsJsonAsync(page, httpContext.RequestAborted);
    }

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) =>
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(Page<T>), ["application/json"]));

    private static string UrlOfNext(HttpRequest request, string cursor)
    {
        var query = request
            .Query.Where(given => given.Key != "cursor")
            .SelectMany(given => given.Value, (given, value) => (given.Key, value));
        var builder = new QueryBuilder(query.Select(given => KeyValuePair.Create(given.Key, given.value ?? ""))) { { "cursor", cursor } };
        return $"{request.Scheme}://{request.Host}{request.Path}{builder}";
    }
}
