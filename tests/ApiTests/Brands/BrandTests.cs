using System.Net;
using Entente.Testing;
using Xunit;

namespace Entente.ApiTests.Brands;

public sealed class BrandTests(SharedApp shared)
{
    private readonly EntenteApp _app = shared.App;

    [Fact]
    public async Task A_brand_is_created_read_and_changed_with_its_version()
    {
        using var owner = _app.AsOwner();
        var slug = "acme-" + Guid.NewGuid().ToString("N")[..8];
        var input = $$"""{"slug":"{{slug}}","name":"Acmé","time_zone":"Europe/Paris","locale":"fr","brand_terms":["Acmé"],"region":"FR"}""";

        var created = await owner.SendJsonAsync(HttpMethod.Post, "/v1/brands", input);
        Assert.Equal(HttpStatusCode.Created, created.StatusCode);
        Assert.Equal($"/v1/brands/{slug}", created.Headers.Location!.ToString());
        Assert.Equal("\"1\"", created.Headers.ETag!.Tag);

        var read = await owner.GetAsync(created.Headers.Location);
        var brand = await read.JsonAsync();
        Assert.Equal("Acmé", brand.Text("name"));
        Assert.Equal("FR", brand.Text("region"));
        Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$", brand.Text("created_at"));
        Assert.Equal((await created.JsonAsync()).GetRawText(), brand.GetRawText());

        var changed = await owner.SendJsonAsync(
            HttpMethod.Patch,
            $"/v1/brands/{slug}",
            """{"name":"Acme SA","region":null}""",
            ("If-Match", "\"1\"")
        );
        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
        Assert.Equal("\"2\"", changed.Headers.ETag!.Tag);
        var after = await changed.JsonAsync();
        Assert.Equal("Acme SA", after.Text("name"));
        Assert.Equal(System.Text.Json.JsonValueKind.Null, after.GetProperty("region").ValueKind);
        Assert.Equal("Europe/Paris", after.Text("time_zone"));
        Assert.Equal("Acme SA", (await (await owner.GetAsync($"/v1/brands/{slug}")).JsonAsync()).Text("name"));
    }

    [Fact]
    public async Task A_change_needs_the_version_that_is_there()
    {
        using var owner = _app.AsOwner();
        var path = $"/v1/brands/{await _app.CreateBrandAsync()}";

        var unsaid = await owner.SendJsonAsync(HttpMethod.Patch, path, """{"name":"B"}""");
        Assert.Equal(428, (int)unsaid.StatusCode);
        var stale = await owner.SendJsonAsync(HttpMethod.Patch, path, """{"name":"B"}""", ("If-Match", "\"7\""));
        Assert.Equal(412, (int)stale.StatusCode);
        Assert.Equal(1, (await stale.JsonAsync()).GetProperty("current_version").GetInt32());
        var unreadable = await owner.SendJsonAsync(HttpMethod.Patch, path, """{"name":"B"}""", ("If-Match", "7"));
        Assert.Equal(400, (int)unreadable.StatusCode);
        Assert.Equal("Fibre du Lac", (await (await owner.GetAsync(path)).JsonAsync()).Text("name"));
    }

    [Fact]
    public async Task Of_twenty_changes_to_one_version_at_once_one_is_kept()
    {
        using var owner = _app.AsOwner();
        var path = $"/v1/brands/{await _app.CreateBrandAsync()}";

        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, 20)
                .Select(i => owner.SendJsonAsync(HttpMethod.Patch, path, $$"""{"name":"N{{i}}"}""", ("If-Match", "\"1\"")))
        );

        Assert.Single(answers, a => a.StatusCode == HttpStatusCode.OK);
        Assert.Equal(19, answers.Count(a => a.StatusCode == HttpStatusCode.PreconditionFailed));
        Assert.Equal(2, (await (await owner.GetAsync(path)).JsonAsync()).GetProperty("version").GetInt32());
    }

    [Fact]
    public async Task Who_has_the_version_gets_no_body()
    {
        using var owner = _app.AsOwner();
        var path = $"/v1/brands/{await _app.CreateBrandAsync()}";

        var same = await owner.AskAsync(HttpMethod.Get, path, ("If-None-Match", "\"1\""));
        Assert.Equal(HttpStatusCode.NotModified, same.StatusCode);
        Assert.Empty(await same.Content.ReadAsByteArrayAsync());
        Assert.Equal(HttpStatusCode.OK, (await owner.AskAsync(HttpMethod.Get, path, ("If-None-Match", "\"2\""))).StatusCode);
    }

    [Fact]
    public async Task Everything_wrong_is_said_at_once()
    {
        using var owner = _app.AsOwner();
        var answer = await owner.SendJsonAsync(
            HttpMethod.Post,
            "/v1/brands",
            """{"slug":5,"time_zone":"Mars/Olympus","locale":null,"brand_terms":["ok",""],"published_contacts":"x","colour":1}"""
        );
        Assert.Equal(422, (int)answer.StatusCode);
        Assert.Equal(
            [
                "/brand_terms/1 too_short",
                "/colour unknown_field",
                "/locale null_not_allowed",
                "/name required",
                "/published_contacts wrong_type",
                "/slug wrong_type",
            ],
            (await answer.JsonAsync()).Errors().Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public async Task The_rules_of_a_brand_are_said_at_once()
    {
        using var owner = _app.AsOwner();
        var answer = await owner.SendJsonAsync(
            HttpMethod.Post,
            "/v1/brands",
            """{"slug":"-Bad-","name":"  ","time_zone":"Romance Standard Time","locale":"de","region":"fr"}"""
        );
        Assert.Equal(422, (int)answer.StatusCode);
        Assert.Equal(
            [
                "/locale unknown_locale",
                "/name brand_name_empty",
                "/region region_form",
                "/slug brand_slug_form",
                "/time_zone unknown_time_zone",
            ],
            (await answer.JsonAsync()).Errors().Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public async Task A_slug_belongs_to_one_brand()
    {
        using var owner = _app.AsOwner();
        var taken = await _app.CreateBrandAsync();
        var other = await _app.CreateBrandAsync();

        var second = await owner.SendJsonAsync(HttpMethod.Post, "/v1/brands", $$"""{"slug":"{{taken}}","name":"B","time_zone":"UTC"}""");
        Assert.Equal(HttpStatusCode.Conflict, second.StatusCode);
        Assert.Equal("brand_slug_taken", (await second.JsonAsync()).Text("code"));
        var moved = await owner.SendJsonAsync(HttpMethod.Patch, $"/v1/brands/{other}", $$"""{"slug":"{{taken}}"}""", ("If-Match", "\"1\""));
        Assert.Equal(HttpStatusCode.Conflict, moved.StatusCode);
    }

    [Fact]
    public async Task A_key_sees_its_own_brands_only()
    {
        var mine = await _app.CreateBrandAsync();
        var foreign = await _app.CreateBrandAsync();
        using var client = await _app.OnBrandsAsync([mine], "brands:read", "brands:write");

        var list = await (await client.GetAsync("/v1/brands")).JsonAsync();
        Assert.Equal([mine], list.GetProperty("data").EnumerateArray().Select(b => b.Text("slug")));
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync($"/v1/brands/{foreign}")).StatusCode);
        var create = await client.SendJsonAsync(HttpMethod.Post, "/v1/brands", """{"slug":"new-one","name":"B","time_zone":"UTC"}""");
        Assert.Equal(HttpStatusCode.Forbidden, create.StatusCode);
    }
}
