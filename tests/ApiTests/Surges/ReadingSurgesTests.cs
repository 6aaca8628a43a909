using System.Net.Http.Json;
using System.Text.Json;
using Entente.Testing;
using Xunit;

namespace Entente.ApiTests.Surges;

public sealed class ReadingSurgesTests(SharedApp shared)
{
    private readonly EntenteApp _app = shared.App;

    [Fact]
    public async Task What_comes_in_now_is_held_against_the_days_before()
    {
        var brand = await _app.CreateBrandAsync("fr");
        using var owner = _app.AsOwner();
        var now = DateTimeOffset.UtcNow;
        var items = Enumerable
            .Range(0, 40)
            .Select(i => new
            {
                network = "x",
                external_id = $"{i}",
                text = "En panne depuis trois jours, inadmissible.",
                posted_at = i < 10 ? now.AddDays(-9).AddHours(i) : now.AddMinutes(-i),
            });
        await owner.PostAsJsonAsync($"/v1/brands/{brand}/mentions/batch", new { items });

        var readings = await owner.GetFromJsonAsync<JsonElement>($"/v1/brands/{brand}/surge-readings?k=two");

        var whole = readings
            .GetProperty("data")
            .EnumerateArray()
            .Single(r =>
                r.GetProperty("network").ValueKind == JsonValueKind.Null
                && r.GetProperty("scope").GetString() == "all"
                && r.GetProperty("window_hours").GetInt32() == 2
            );
        Assert.Equal(
            (2.0, 30, 7),
            (readings.GetProperty("k").GetDouble(), whole.GetProperty("observed").GetInt32(), whole.GetProperty("baselines").GetInt32())
        );
        Assert.True(whole.GetProperty("is_surge").GetBoolean());
    }

    [Theory]
    [InlineData("surges", 200)]
    [InlineData("surges?open=true", 200)]
    [InlineData("surges?open=maybe", 400)]
    [InlineData("surge-readings?k=four", 400)]
    [InlineData("surges/0197a1b2-0000-7000-8000-000000000001", 404)]
    public async Task Questions_are_answered_or_refused(string path, int status)
    {
        var brand = await _app.CreateBrandAsync();
        using var owner = _app.AsOwner();

        Assert.Equal(status, (int)(await owner.GetAsync($"/v1/brands/{brand}/{path}")).StatusCode);
    }
}
