using System.Reflection;
using Entente.Api.Requests;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Net.Http.Headers;

namespace Entente.Api.Answers;

/// <summary>
/// A single object with its strong <c>ETag</c>: 200, or 304 when the caller has this version, or 201 with a <c>Location</c>.
/// <code>return new Versioned&lt;BrandView&gt;(BrandView.Of(brand), brand.Version);</code>
/// </summary>
public sealed class Versioned<T>(T value, int version) : IResult, IEndpointMetadataProvider
{
    public T Value => value;

    public int Version => version;

    /// <summary>Set for what was just created: its canonical path.</summary>
    public string? CreatedAt { get; init; }

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        var tag = IfMatch.TagOf(version);
        response.Headers.ETag = tag.ToString();
        if (CreatedAt is not null)
        {
            response.StatusCode = StatusCodes.Status201Created;
            response.Headers.Location = CreatedAt;
        }
        else if (HttpMethods.IsGet(httpContext.Request.Method) && CallerHas(httpContext.Request, tag))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }
        return response.WriteAsJsonAsync(value, httpContext.RequestAborted);
    }

    // What is posted to a list is created; what is posted below an object changes it, and it is answered as it then stands.
    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder)
    {
        var path = (builder as RouteEndpointBuilder)?.RoutePattern;
        var belowAnObject = (path?.GetParameter("id") ?? path?.GetParameter("version")) is not null;
        var creates = !belowAnObject && builder.Metadata.OfType<IHttpMethodMetadata>().Any(m => m.HttpMethods.Contains(HttpMethods.Post));
        var status = creates ? StatusCodes.Status201Created : StatusCodes.Status200OK;
        builder.Metadata.Add(new ProducesResponseTypeMetadata(status, typeof(T), ["application/json"]));
        builder.Metadata.Add(new AnswersVersion());
    }

    private static bool CallerHas(HttpRequest request, EntityTagHeaderValue tag) =>
        EntityTagHeaderValue.TryParseList(request.Headers.IfNoneMatch, out var tags)
        && tags.Any(t => t == EntityTagHeaderValue.Any || t.Compare(tag, useStrongComparison: false));
}

/// <summary>Metadata: the good answer carries an <c>ETag</c>.</summary>
public sealed record AnswersVersion;
