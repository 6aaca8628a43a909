using System.Net;
using Entente.Api.Access;
using Entente.Api.OpenApi;
using Entente.Testing;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Xunit;

namespace Entente.ApiTests.Contract;

/// <summary>Walks every endpoint there is: what is forgotten at one of them fails here.</summary>
public sealed class EndpointTests(SharedApp shared)
{
    private static readonly string[] OpenToAll =
    [
        "GET /v1",
        "GET /healthz",
        "GET /readyz",
        "GET /docs/problems",
        "GET /language/{language}",
        "GET /openapi/{documentName}.json",
        "GET /invitation",
        "GET /lost-password",
        "GET /new-password",
        "GET /sign-in",
        "GET /sign-in/code",
        "POST /invitation",
        "POST /lost-password",
        "POST /new-password",
        "POST /sign-in",
        "POST /sign-in/code",
        "POST /sign-out",
    ];

    private readonly EntenteApp _app = shared.App;

    [Fact]
    public void Only_the_written_ones_are_open_to_all() =>
        Assert.Equal(
            OpenToAll.Order(),
            Endpoints().Where(e => e.Metadata.GetMetadata<IAllowAnonymous>() is not null).Select(NameOf).Order()
        );

    [Fact]
    public void Every_endpoint_of_the_api_is_named_tagged_summed_up_and_asks_for_a_right()
    {
        var names = new HashSet<string>();
        Assert.All(
            Api(),
            endpoint =>
            {
                Assert.NotEmpty(endpoint.Metadata.GetRequiredMetadata<ITagsMetadata>().Tags);
                Assert.NotEmpty(endpoint.Metadata.GetRequiredMetadata<IEndpointSummaryMetadata>().Summary);
                Assert.True(names.Add(endpoint.Metadata.GetRequiredMetadata<IEndpointNameMetadata>().EndpointName));
                Assert.True(
                    endpoint.Metadata.GetMetadata<RequiredScope>() is not null
                        || endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null,
                    NameOf(endpoint)
                );
                Assert.True(
                    endpoint.Metadata.GetMetadata<Examples>() is not null
                        || AnswersAFile(endpoint)
                        || endpoint.Metadata.GetRequiredMetadata<IHttpMethodMetadata>().HttpMethods.Contains("DELETE"),
                    $"{NameOf(endpoint)} has no example"
                );
            }
        );
    }

    [Fact]
    public async Task Without_a_key_every_guarded_endpoint_says_401()
    {
        using var nobody = _app.AsNobody();
        foreach (var endpoint in Guarded())
        {
            var answer = await AskAsync(nobody, endpoint, "no-such-brand");
            Assert.True(answer.StatusCode == HttpStatusCode.Unauthorized, $"{NameOf(endpoint)}: {answer.StatusCode}");
            Assert.StartsWith("Bearer", answer.Headers.WwwAuthenticate.ToString(), StringComparison.Ordinal);
            Assert.Equal("unauthenticated", (await answer.JsonAsync()).Text("code"));
        }
    }

    [Fact]
    public async Task Without_the_right_every_guarded_endpoint_says_which_is_missing()
    {
        var brand = await _app.CreateBrandAsync();
        foreach (var group in Guarded().GroupBy(e => e.Metadata.GetRequiredMetadata<RequiredScope>().Scope))
        {
            var others = Domain.Access.Scopes.All.Where(scope => scope != group.Key).ToArray();
            using var client = await _app.OnBrandsAsync([brand], others);
            foreach (var endpoint in group)
            {
                var answer = await AskAsync(client, endpoint, brand);
                Assert.True(answer.StatusCode == HttpStatusCode.Forbidden, $"{NameOf(endpoint)}: {answer.StatusCode}");
                Assert.Equal(group.Key, (await answer.JsonAsync()).Text("required_scope"));
            }
        }
    }

    [Fact]
    public async Task Another_brand_is_not_found_whatever_the_right()
    {
        var mine = await _app.CreateBrandAsync();
        var foreign = await _app.CreateBrandAsync();
        using var client = await _app.OnBrandsAsync([mine], [.. Domain.Access.Scopes.All]);
        foreach (var endpoint in Guarded().Where(e => e.RoutePattern.GetParameter("brand") is not null))
        {
            var there = await AskAsync(client, endpoint, foreign);
            var nowhere = await AskAsync(client, endpoint, "no-such-brand");
            Assert.True(there.StatusCode == HttpStatusCode.NotFound, $"{NameOf(endpoint)}: {there.StatusCode}");
            Assert.Equal("brand_not_found", (await there.JsonAsync()).Text("code"));
            Assert.Equal((await there.JsonAsync()).Text("title"), (await nowhere.JsonAsync()).Text("title"));
        }
    }

    private static Task<HttpResponseMessage> AskAsync(HttpClient client, RouteEndpoint endpoint, string brand) =>
        client.SendAsync(Doors.Knock(endpoint, brand));

    private static bool AnswersAFile(RouteEndpoint endpoint) =>
        endpoint
            .Metadata.GetOrderedMetadata<IProducesResponseTypeMetadata>()
            .Any(answer => answer.StatusCode == 200 && !answer.ContentTypes.Contains("application/json"));

    private IEnumerable<RouteEndpoint> Guarded() => Api().Where(e => e.Metadata.GetMetadata<RequiredScope>() is not null);

    private IEnumerable<RouteEndpoint> Api() => Endpoints().Where(e => e.RoutePattern.RawText!.StartsWith("/v1", StringComparison.Ordinal));

    private List<RouteEndpoint> Endpoints() => Doors.Of(_app);

    private static string NameOf(RouteEndpoint endpoint) => Doors.NameOf(endpoint);
}
