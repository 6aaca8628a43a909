using System.Text;
using System.Text.Json;
using Entente.Testing;
using Xunit;

namespace Entente.ApiTests.Problems;

/// <summary>Bytes that no client of ours would send, on a bare socket: refused by name, never a failure.</summary>
public sealed class HostileTextTests(SharedApp shared)
{
    private readonly EntenteApp _app = shared.App;

    public static TheoryData<string, string> BadNames =>
        new()
        {
            { @"a\u0000b", "/name" },
            { @"a\ud800b", "/name" },
            { @"a\udc00b", "/name" },
            { @"\udc00\ud800", "/name" },
            { "a\u00ffb", "/name" },
            { "a\u00c0\u0080b", "/name" },
            { "a\u00ed\u00a0\u0080b", "/name" },
            { "a\u00f4\u0090\u0080\u0080b", "/name" },
            { "\u00e2\u0082", "/name" },
        };

    [Theory]
    [MemberData(nameof(BadNames))]
    public async Task Text_that_cannot_be_kept_is_refused_by_its_pointer(string latin1, string pointer)
    {
        var body = Encoding.Latin1.GetBytes($$"""{"slug":"s","name":"{{latin1}}","time_zone":"UTC"}""");
        var problem = await RefusedAsync(RawHttp.Post("/v1/brands", body, EntenteApp.OwnerKey), 422);
        Assert.Equal([$"{pointer} invalid_text"], problem.Errors());
    }

    [Fact]
    public async Task Every_place_is_named_in_lists_and_member_names_too()
    {
        var body = Encoding.Latin1.GetBytes("""{"brand_terms":["ok","\u0000","a/~b"],"a/~b":{"x":"\ud800"},"k\u0000":1,"name":"ÿ"}""");
        var problem = await RefusedAsync(RawHttp.Post("/v1/brands", body, EntenteApp.OwnerKey), 422);
        Assert.Equal(
            [" invalid_text", "/a~1~0b/x invalid_text", "/brand_terms/1 invalid_text", "/name invalid_text"],
            problem.Errors().Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public async Task A_patch_is_held_to_the_same_rule()
    {
        var slug = await _app.CreateBrandAsync();
        var body = Encoding.Latin1.GetBytes("""{"name":"ÿ"}""");
        var request = RawHttp.Post(
            $"/v1/brands/{slug}",
            body,
            EntenteApp.OwnerKey,
            "application/merge-patch+json\r\nIf-Match: \"1\"",
            "PATCH"
        );
        Assert.Equal(["/name invalid_text"], (await RefusedAsync(request, 422)).Errors());
    }

    [Theory]
    [InlineData("/v1/brands?cursor=%00")]
    [InlineData("/v1/brands?cursor=%FF")]
    [InlineData("/v1/brands?cursor=%C0%80")]
    [InlineData("/v1/brands?cursor=%ED%A0%80")]
    [InlineData("/v1/brands?%00=1")]
    [InlineData("/v1/brands/a%00b")]
    [InlineData("/v1/brands/a%FFb")]
    [InlineData("/v1/brands/%ED%A0%80/channels")]
    [InlineData("/v1/brands?cursor=%zz")]
    [InlineData("/v1/brands/%")]
    [InlineData("/v1/brands/%2e%2e%2fapi-keys")]
    [InlineData("/v1/brands/' or 1=1 --")]
    [InlineData("http://elsewhere/v1/brands?x=1")]
    [InlineData("*")]
    public async Task A_target_that_cannot_be_kept_is_refused(string target)
    {
        var answer = await RawHttp.SendAsync(
            _app.Address,
            RawHttp.Get(target.Replace(" ", "%20", StringComparison.Ordinal), EntenteApp.OwnerKey)
        );
        Assert.InRange(RawHttp.StatusOf(answer), 400, 499);
    }

    [Theory]
    [InlineData("X-Request-Id: a\u0000b\r\n")]
    [InlineData("Accept-Language: \u00ff\u00fe\r\n")]
    [InlineData("If-None-Match: \"\u00c0\u0080\"\r\n")]
    [InlineData("Accept: \u00ff\r\n")]
    [InlineData("Cookie: entente_session=\u00ff\r\n")]
    public async Task A_header_of_any_bytes_never_breaks_the_server(string header)
    {
        var answer = await RawHttp.SendAsync(_app.Address, RawHttp.Get("/v1/brands", EntenteApp.OwnerKey, header));
        Assert.InRange(RawHttp.StatusOf(answer), 200, 499);
    }

    [Theory]
    [InlineData("Bearer \u0000")]
    [InlineData("Bearer ent_live_")]
    [InlineData("Basic b3duZXI6eA==")]
    [InlineData("Bearer")]
    public async Task A_key_of_any_bytes_is_no_key(string authorization)
    {
        var request = Encoding.Latin1.GetBytes(
            $"GET /v1/brands HTTP/1.1\r\nHost: test\r\nAuthorization: {authorization}\r\nConnection: close\r\n\r\n"
        );
        Assert.InRange(RawHttp.StatusOf(await RawHttp.SendAsync(_app.Address, request)), 400, 401);
    }

    [Fact]
    public async Task Half_a_body_is_given_up()
    {
        var request = Encoding.Latin1.GetBytes(
            $"POST /v1/brands HTTP/1.1\r\nHost: test\r\nAuthorization: Bearer {EntenteApp.OwnerKey}\r\nContent-Type: application/json\r\n"
                + "Content-Length: 100000\r\n\r\n{\"name\":"
        );
        var answer = await RawHttp.SendAsync(_app.Address, request, TimeSpan.FromSeconds(15));
        Assert.Equal(408, RawHttp.StatusOf(answer));
        Assert.Contains("request_timeout", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Accepted_text_comes_back_code_point_for_code_point()
    {
        using var owner = _app.AsOwner();
        var path = $"/v1/brands/{await _app.CreateBrandAsync()}";
        // Joined emoji, combining accents, zero widths, noncharacters, markup, the replacement character.
        foreach (var name in new[] { "👩‍👩‍👧‍👦", "e\u0301 é", "a\u200Bb\uFEFF", "\uFFFF\uFDD0", "<script>", "';--", "\uFFFD", "𐀀" })
        {
            var version = (await (await owner.GetAsync(path)).JsonAsync()).GetProperty("version").GetInt32();
            var changed = await owner.SendJsonAsync(
                HttpMethod.Patch,
                path,
                JsonSerializer.Serialize(new { name }),
                ("If-Match", $"\"{version}\"")
            );
            Assert.Equal(200, (int)changed.StatusCode);
            Assert.Equal(name, (await (await owner.GetAsync(path)).JsonAsync()).Text("name"));
        }
    }

    private async Task<JsonElement> RefusedAsync(byte[] request, int status)
    {
        var answer = await RawHttp.SendAsync(_app.Address, request);
        Assert.Equal(status, RawHttp.StatusOf(answer));
        var body = answer[(answer.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..];
        return JsonSerializer.Deserialize<JsonElement>(Encoding.Latin1.GetBytes(body));
    }
}
