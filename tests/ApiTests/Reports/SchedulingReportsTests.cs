using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Entente.Testing;
using Xunit;

namespace Entente.ApiTests.Reports;

public sealed class SchedulingReportsTests(SharedApp shared)
{
    [Fact]
    public async Task A_schedule_is_set_up_changed_and_taken_away()
    {
        var brand = await shared.App.CreateBrandAsync("fr");
        using var owner = shared.App.AsOwner();

        var made = await owner.PostAsJsonAsync(
            $"/v1/brands/{brand}/report-schedules",
            new
            {
                every = "week",
                day = 1,
                hour = 7,
            }
        );
        var schedule = await made.Content.ReadFromJsonAsync<JsonElement>();
        var unseen = await ChangeAsync(owner, made.Headers.Location!, null, new { hour = 8 });
        var changed = await ChangeAsync(owner, made.Headers.Location!, "\"1\"", new { every = "month", day = 28 });
        var stale = await ChangeAsync(owner, made.Headers.Location!, "\"1\"", new { hour = 8 });
        var wrong = await ChangeAsync(owner, made.Headers.Location!, "\"2\"", new { every = "week" });
        var paused = await ChangeAsync(owner, made.Headers.Location!, "\"2\"", new { paused = true });
        using var removal = new HttpRequestMessage(HttpMethod.Delete, made.Headers.Location!);
        removal.Headers.IfMatch.Add(new EntityTagHeaderValue("\"3\""));
        var removed = await owner.SendAsync(removal);

        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        Assert.Equal(("fr", "Europe/Paris"), (schedule.GetProperty("language").GetString(), schedule.GetProperty("time_zone").GetString()));
        Assert.Equal(DayOfWeek.Monday, schedule.GetProperty("next_at").GetDateTimeOffset().DayOfWeek);
        Assert.Equal((HttpStatusCode)428, unseen.StatusCode);
        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
        Assert.Equal(HttpStatusCode.PreconditionFailed, stale.StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        Assert.Contains("schedule_day_of_week", await wrong.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(JsonValueKind.Null, (await paused.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("next_at").ValueKind);
        Assert.Equal(HttpStatusCode.NoContent, removed.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await owner.GetAsync(made.Headers.Location)).StatusCode);
    }

    [Fact]
    public async Task Who_may_only_read_sets_up_nothing_and_another_brand_sees_nothing()
    {
        var (brand, other) = (await shared.App.CreateBrandAsync(), await shared.App.CreateBrandAsync());
        using var owner = shared.App.AsOwner();
        using var reader = await shared.App.OnBrandsAsync([other], "reports:read");
        var made = await owner.PostAsJsonAsync($"/v1/brands/{brand}/report-schedules", new { every = "week" });

        var refused = await reader.PostAsJsonAsync($"/v1/brands/{other}/report-schedules", new { every = "week" });
        var elsewhere = await reader.GetAsync(
            $"/v1/brands/{other}/report-schedules/{made.Headers.Location!.OriginalString.Split('/')[^1]}"
        );

        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, elsewhere.StatusCode);
    }

    [Fact]
    public async Task A_schedule_over_brands_is_known_to_who_sees_them_all()
    {
        var (one, two) = (await shared.App.CreateBrandAsync("fr"), await shared.App.CreateBrandAsync("fr"));
        using var both = await shared.App.OnBrandsAsync([one, two], "reports:read", "reports:write");
        using var half = await shared.App.OnBrandsAsync([one], "reports:read", "reports:write");
        var path = $"/v1/brands/{one}/report-schedules";

        var strange = await half.PostAsJsonAsync(path, new { every = "month", brands = new[] { two } });
        var made = await both.PostAsJsonAsync(path, new { every = "month", brands = new[] { two } });
        var schedule = await made.Content.ReadFromJsonAsync<JsonElement>();
        var changed = await ChangeAsync(both, made.Headers.Location!, "\"1\"", new { hour = 9 });
        var alone = await ChangeAsync(both, made.Headers.Location!, "\"2\"", new { brands = Array.Empty<string>() });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, strange.StatusCode);
        Assert.Contains("/brands/0", await strange.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(2, schedule.GetProperty("brand_ids").GetArrayLength());
        Assert.Equal(2, (await changed.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("brand_ids").GetArrayLength());
        Assert.Equal(JsonValueKind.Null, (await alone.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("brand_ids").ValueKind);
        Assert.Equal(HttpStatusCode.OK, (await half.GetAsync(made.Headers.Location)).StatusCode);
        var again = await ChangeAsync(both, made.Headers.Location!, "\"3\"", new { brands = new[] { two } });
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await half.GetAsync(made.Headers.Location)).StatusCode);
        Assert.DoesNotContain(schedule.GetProperty("id").GetString()!, await half.GetStringAsync(path), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Recipients_are_refused_where_no_mail_is_sent()
    {
        var brand = await shared.App.CreateBrandAsync();
        using var owner = shared.App.AsOwner();

        var refused = await owner.PostAsJsonAsync(
            $"/v1/brands/{brand}/report-schedules",
            new { every = "week", recipients = new[] { "direction@example.com" } }
        );

        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        Assert.Contains("mail_off", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_report_is_mailed_by_the_jobs_of_the_server()
    {
        await using var sink = new SmtpSink();
        await using var app = new EntenteApp(shared.Cluster)
        {
            Settings = new Dictionary<string, string>
            {
                ["Mail:Host"] = "127.0.0.1",
                ["Mail:Port"] = $"{sink.Port}",
                ["Mail:Security"] = "none",
                ["Mail:From"] = "reports@example.com",
            },
        };
        await app.InitializeAsync();
        var brand = await app.CreateBrandAsync("fr");
        using var owner = app.AsOwner();
        var asked = await owner.PostAsJsonAsync($"/v1/brands/{brand}/reports", new { week = "2026-W07" });
        var deliveries = $"{asked.Headers.Location}/deliveries";

        var accepted = await owner.PostAsJsonAsync(deliveries, new { recipients = new[] { "direction@example.com" } });
        var wrong = await owner.PostAsJsonAsync(deliveries, new { recipients = new[] { "nobody" } });

        Assert.Equal(HttpStatusCode.Accepted, accepted.StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        var mail = Assert.Single(await sink.ReceiveAsync(1, TestContext.Current.CancellationToken));
        Assert.Equal("direction@example.com", mail.Recipient);
    }

    private static async Task<HttpResponseMessage> ChangeAsync(HttpClient client, Uri location, string? seen, object patch)
    {
        using var request = new HttpRequestMessage(HttpMethod.Patch, location)
        {
            Content = new StringContent(JsonSerializer.Serialize(patch), Encoding.UTF8, "application/merge-patch+json"),
        };
        if (seen is not null)
        {
            request.Headers.TryAddWithoutValidation("If-Match", seen);
        }
        return await client.SendAsync(request);
    }
}
