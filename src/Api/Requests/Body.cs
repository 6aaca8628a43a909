using System.Reflection;
using Entente.Api.Problems;
using Microsoft.AspNetCore.Http.Metadata;

namespace Entente.Api.Requests;

/// <summary>
/// The JSON body of a request as a <typeparamref name="T"/> that passed every rule its shape and attributes state:
/// <code>async (Body&lt;NewChannel&gt; body, …) => … body.Value …</code>
/// A body that did not pass never reaches the endpoint.
/// </summary>
public sealed record Body<T>(T? Read, Problem? Refusal) : IRefusable, IEndpointParameterMetadataProvider
{
    public T Value => Read ?? throw new InvalidOperationException("The endpoint is not under the request rules, and its body was refused.");

    public static async ValueTask<Body<T>> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        var body = await JsonBodies.ReadAsync(context);
        if (body.Refusal is not null)
        {
            return new Body<T>(default, body.Refusal);
        }
        var (value, refusal) = JsonBodies.Judge<T>(context, body.Root, body.Marked);
        return new Body<T>(value, refusal);
    }

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) =>
        builder.Metadata.Add(new RequestBody(typeof(T), ["application/json"]));
}

/// <summary>What an endpoint reads as its body, for the router (415) and the document.</summary>
internal sealed record RequestBody(Type Type, IReadOnlyList<string> Media) : IAcceptsMetadata
{
    Type? IAcceptsMetadata.RequestType => Type;

    IReadOnlyList<string> IAcceptsMetadata.ContentTypes => Media;

    bool IAcceptsMetadata.IsOptional => false;
}
