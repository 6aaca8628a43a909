using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Entente.Testing;
using Xunit;

namespace Entente.ApiTests.Problems;

public sealed class RefusalTests(SharedApp shared)
{
    private readonly EntenteApp _app = shared.App;

    [Theory]
    [InlineData("GET", "/v1/nothing", 404, "unknown_route")]
    [InlineData("GET", "/nothing", 404, "unknown_route")]
    [InlineData("DELETE", "/v1/brands", 405, "method_not_allowed")]
    [InlineData("TRACE", "/v1/brands", 405, "method_not_allowed")]
    [InlineData("GET", "/v1/brands?colour=red", 400, "invalid_query")]
    [InlineData("GET", "/v1/brands?limit=0", 400, "invalid_query")]
    [InlineData("GET", "/v1/brands?limit=201", 400, "invalid_query")]
    [InlineData("GET", "/v1/brands?limit=ten", 400, "invalid_query")]
    [InlineData("GET", "/v1/brands?limit=1&limit=2", 400, "invalid_query")]
    [InlineData("GET", "/v1/brands?limit=99999999999999999999", 400, "invalid_query")]
    [InlineData("GET", "/v1?x=1", 400, "invalid_query")]
    [InlineData("GET", "/v1/brands/no-such-brand", 404, "brand_not_found")]
    [InlineData("GET", "/v1/api-keys/not-an-id", 404, "unknown_route")]
    [InlineData("GET", "/v1/api-keys/01989f40-1c22-7b3d-a4e5-f60718293a4b", 404, "key_not_found")]
    public async Task A_refusal_is_a_problem(string method, string path, int status, string code)
    {
        using var owner = _app.AsOwner();
        await AssertProblemAsync(await owner.AskAsync(new HttpMethod(method), path), status, code);
    }

    [Theory]
    [InlineData("", "application/json", 400, "empty_body")]
    [InlineData("{", "application/json", 400, "malformed_json")]
    [InlineData("""{"slug":"a","slug":"b"}""", "application/json", 400, "malformed_json")]
    [InlineData("{} {}", "application/json", 400, "malformed_json")]
    [InlineData("[]", "application/json", 422, "invalid_request")]
    [InlineData("null", "application/json", 422, "invalid_request")]
    [InlineData("slug=a", "application/x-www-form-urlencoded", 415, "unsupported_media_type")]
    [InlineData("{}", "text/plain", 415, "unsupported_media_type")]
    [InlineData("{}", "application/json; charset=utf-16", 415, "unsupported_media_type")]
    public async Task A_body_that_is_none_is_refused(string body, string type, int status, string code)
    {
        using var owner = _app.AsOwner();
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        await AssertProblemAsync(await owner.PostAsync("/v1/brands", content), status, code);
    }

    [Fact]
    public async Task A_compressed_body_is_refused()
    {
        using var owner = _app.AsOwner();
        var content = new ByteArrayContent([0x1f, 0x8b]);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        content.Headers.ContentEncoding.Add("gzip");
        await AssertProblemAsync(await owner.PostAsync("/v1/brands", content), 415, "unsupported_encoding");
    }

    [Fact]
    public async Task A_body_of_one_megabyte_is_read_and_one_byte_more_is_not()
    {
        using var owner = _app.AsOwner();
        const int limit = 1024 * 1024;
        var frame = """{"name":""}""".Length;
        var most = await owner.SendJsonAsync(HttpMethod.Post, "/v1/brands", $$"""{"name":"{{new string('x', limit - frame)}}"}""");
        Assert.Equal(422, (int)most.StatusCode);
        var tooMuch = await owner.SendJsonAsync(HttpMethod.Post, "/v1/brands", $$"""{"name":"{{new string('x', limit - frame + 1)}}"}""");
        await AssertProblemAsync(tooMuch, 413, "body_too_large");
    }

    [Fact]
    public async Task Json_may_nest_to_its_limit_and_no_further()
    {
        using var owner = _app.AsOwner();
        var deep = new string('[', 31) + new string(']', 31);
        var tooDeep = new string('[', 1_00_000) + new string(']', 1_00_000);
        var read = await owner.SendJsonAsync(HttpMethod.Post, "/v1/brands", $$"""{"x":{{deep}}}""");
        Assert.Equal(422, (int)read.StatusCode);
        await AssertProblemAsync(
            await owner.SendJsonAsync(HttpMethod.Post, "/v1/brands", $$"""{"x":{{tooDeep}}}"""),
            400,
            "malformed_json"
        );
    }

    [Theory]
    [InlineData("text/html", 406)]
    [InlineData("application/xml, text/csv;q=0.5", 406)]
    [InlineData("application/json;q=0", 406)]
    [InlineData("application/json", 200)]
    [InlineData("text/html, */*;q=0.1", 200)]
    [InlineData("application/*", 200)]
    public async Task An_answer_comes_in_a_form_that_was_asked_for(string accept, int status)
    {
        using var owner = _app.AsOwner();
        Assert.Equal(status, (int)(await owner.AskAsync(HttpMethod.Get, "/v1/brands", ("Accept", accept))).StatusCode);
    }

    [Fact]
    public async Task A_method_that_is_not_allowed_is_told_which_are()
    {
        using var owner = _app.AsOwner();
        var answer = await owner.AskAsync(HttpMethod.Delete, "/v1/brands");
        Assert.Equal(["GET", "HEAD", "OPTIONS", "POST"], answer.Content.Headers.Allow.Order());
        var options = await _app.AsNobody().AskAsync(HttpMethod.Options, "/v1/brands");
        Assert.Equal(HttpStatusCode.NoContent, options.StatusCode);
        Assert.Equal(["GET", "HEAD", "OPTIONS", "POST"], options.Content.Headers.Allow.Order());
    }

    [Fact]
    public async Task Head_answers_as_get_without_its_body()
    {
        using var owner = _app.AsOwner();
        var path = $"/v1/brands/{await _app.CreateBrandAsync()}";
        var head = await owner.AskAsync(HttpMethod.Head, path);
        Assert.Equal(HttpStatusCode.OK, head.StatusCode);
        Assert.Equal("\"1\"", head.Headers.ETag!.Tag);
        Assert.Empty(await head.Content.ReadAsByteArrayAsync());
    }

    [Theory]
    [InlineData("fr-CA, en;q=0.5", "fr", "Il n’y a rien ici")]
    [InlineData("de, en;q=0.4, fr;q=0.3", "en", "Nothing is here")]
    [InlineData("fr;q=0, en", "en", "Nothing is here")]
    [InlineData(";;;", "en", "Nothing is here")]
    public async Task A_problem_speaks_the_readers_language(string accept, string language, string title)
    {
        var answer = await _app.AsNobody().AskAsync(HttpMethod.Get, "/nothing", ("Accept-Language", accept));
        Assert.Equal([language], answer.Content.Headers.ContentLanguage);
        Assert.Equal(title, (await answer.JsonAsync()).Text("title"));
    }

    [Fact]
    public async Task A_problem_under_a_brand_speaks_the_brands_language()
    {
        using var owner = _app.AsOwner();
        var slug = await _app.CreateBrandAsync(locale: "fr");
        var answer = await owner.GetAsync($"/v1/brands/{slug}/channels/{Guid.NewGuid()}");
        Assert.Equal("Aucun canal de ce nom", (await answer.JsonAsync()).Text("title"));
    }

    [Theory]
    [InlineData("DELETE", "/cases", "La méthode n’est pas admise ici")]
    [InlineData("GET", "/nothing", "Il n’y a rien ici")]
    [InlineData("POST", "/imports", "Le corps est d’un autre type")]
    public async Task A_request_that_no_endpoint_of_a_brand_takes_is_refused_in_the_brands_language(
        string method,
        string path,
        string title
    )
    {
        using var owner = _app.AsOwner();
        var slug = await _app.CreateBrandAsync(locale: "fr");
        using var request = new HttpRequestMessage(new HttpMethod(method), $"/v1/brands/{slug}{path}");
        request.Content = method == "POST" ? new StringContent("x", Encoding.UTF8, "text/plain") : null;
        var answer = await owner.SendAsync(request);
        Assert.Equal(title, (await answer.JsonAsync()).Text("title"));
        using var nobody = _app.AsNobody();
        var unknown = await nobody.GetAsync($"/v1/brands/{slug}/cases");
        Assert.Equal("A key is needed", (await unknown.JsonAsync()).Text("title"));
    }

    [Theory]
    [InlineData("my-id-42", true)]
    [InlineData("not ok", false)]
    [InlineData("a_b", false)]
    public async Task A_request_keeps_the_id_it_came_with_if_it_has_the_form(string id, bool kept)
    {
        var answer = await _app.AsNobody().AskAsync(HttpMethod.Get, "/nothing", ("X-Request-Id", id));
        var echoed = answer.Headers.GetValues("X-Request-Id").Single();
        Assert.Equal(kept, echoed == id);
        Assert.Equal(echoed, (await answer.JsonAsync()).Text("request_id"));
    }

    [Theory]
    [InlineData("/v1", 200)]
    [InlineData("/v1/brands", 401)]
    [InlineData("/v1/nothing", 404)]
    [InlineData("/healthz", 200)]
    [InlineData("/readyz", 200)]
    [InlineData("/openapi/v1.json", 200)]
    [InlineData("/swagger/index.html", 200)]
    [InlineData("/css/sign-in.css", 200)]
    [InlineData("/sign-in", 200)]
    [InlineData("/docs/problems", 200)]
    [InlineData("/v1/brands?x=%00", 400)]
    public async Task Every_answer_carries_the_safe_headers(string path, int status)
    {
        var answer = await _app.AsNobody().GetAsync(path);
        Assert.Equal(status, (int)answer.StatusCode);
        var csp = answer.Headers.GetValues("Content-Security-Policy").Single();
        Assert.Contains("frame-ancestors 'none'", csp, StringComparison.Ordinal);
        Assert.DoesNotContain("script-src 'self' 'unsafe-inline'", csp, StringComparison.Ordinal);
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("no-referrer", answer.Headers.GetValues("Referrer-Policy").Single());
        Assert.Equal("same-origin", answer.Headers.GetValues("Cross-Origin-Opener-Policy").Single());
        Assert.True(
            answer.Headers.CacheControl!.NoStore
                || path.StartsWith("/css", StringComparison.Ordinal)
                || path.StartsWith("/swagger", StringComparison.Ordinal)
        );
        Assert.True(answer.Headers.Contains("X-Request-Id"));
        Assert.False(answer.Headers.Contains("Server"));
        Assert.Contains("Accept-Language", answer.Headers.Vary);
    }

    [Fact]
    public async Task An_answer_is_compressed_for_who_asks()
    {
        var answer = await _app.AsNobody().AskAsync(HttpMethod.Get, "/openapi/v1.json", ("Accept-Encoding", "br"));
        Assert.Equal(["br"], answer.Content.Headers.ContentEncoding);
    }

    private static async Task AssertProblemAsync(HttpResponseMessage answer, int status, string code)
    {
        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
        var problem = await answer.JsonAsync();
        Assert.Equal(code, problem.Text("code"));
        Assert.Equal(status, problem.GetProperty("status").GetInt32());
        Assert.Equal($"/docs/problems#{code}", problem.Text("type"));
        Assert.NotEmpty(problem.Text("title"));
        Assert.NotEmpty(problem.Text("detail"));
        Assert.StartsWith("/", problem.Text("instance"), StringComparison.Ordinal);
        Assert.Equal(answer.Headers.GetValues("X-Request-Id").Single(), problem.Text("request_id"));
    }
}
