using System.Text;
using System.Text.RegularExpressions;
using Entente.Testing;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Entente.ApiTests.Contract;

/// <summary>Every endpoint there is, and how to ask at each without knowing what it does.</summary>
internal static partial class Doors
{
    public static List<RouteEndpoint> Of(EntenteApp app)
    {
        var found = app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().ToList();
        Assert.True(found.Count > 15);
        return found;
    }

    public static string NameOf(RouteEndpoint endpoint) => $"{MethodOf(endpoint)} {endpoint.RoutePattern.RawText!.TrimEnd('/')}";

    /// <summary>A request with ids that name nothing and an empty body.</summary>
    public static HttpRequestMessage Knock(RouteEndpoint endpoint, string brand)
    {
        var path = endpoint.RoutePattern.RawText!.Replace("{brand}", brand, StringComparison.Ordinal);
        path = Ids().Replace(path, Guid.NewGuid().ToString());
        path = Others().Replace(path, "x");
        Assert.DoesNotContain("{", path, StringComparison.Ordinal);
        var request = new HttpRequestMessage(new HttpMethod(MethodOf(endpoint)), path);
        if (request.Method != HttpMethod.Get && request.Method != HttpMethod.Delete)
        {
            request.Content =
                endpoint.Metadata.GetMetadata<IAcceptsMetadata>()?.ContentTypes.Contains("multipart/form-data") == true
                    ? new MultipartFormDataContent { { new StringContent("true"), "dry_run" } }
                    : new StringContent("{}", Encoding.UTF8, "application/json");
        }
        return request;
    }

    private static string MethodOf(RouteEndpoint endpoint) => endpoint.Metadata.GetRequiredMetadata<IHttpMethodMetadata>().HttpMethods[0];

    [GeneratedRegex(@"\{\w+:guid\}")]
    private static partial Regex Ids();

    [GeneratedRegex(@"\{\**\w+\}")]
    private static partial Regex Others();
}
