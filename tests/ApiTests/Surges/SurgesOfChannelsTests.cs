using System.Net;
using System.Net.Http.Json;
using Entente.ApiTests.Cases;
using Entente.ApiTests.Replies;
using Entente.Application.Brands;
using Entente.Application.Surges;
using Entente.Domain.Mentions;
using Entente.Domain.Surges;
using Entente.Testing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Entente.ApiTests.Surges;

public sealed class SurgesOfChannelsTests(SharedApp shared)
{
    private const string Kind =
        "Bonjour, cette panne dure depuis trop longtemps. Que s'est-il passé hier soir ? Je vous réponds avant midi. Aya";

    private readonly EntenteApp _app = shared.App;

    [Fact]
    public async Task A_surge_on_one_channel_asks_for_a_second_reader_of_the_replies_there()
    {
        var work = await CaseWork.OnAsync(_app, "discontent");
        var (own, other) = (await AddChannelAsync(work, "help", "Aide"), await AddChannelAsync(work, "shop", "Boutique"));
        using var told = await PostAsync(work, "1", "help", DateTimeOffset.UtcNow.AddHours(-1));
        Assert.True(told.IsSuccessStatusCode);
        var surge = await OpenAsync(work, own);
        var draft = await AnsweringAuthorsTests.DraftAsync(work, Kind);

        using var alone = await AnsweringAuthorsTests.StepAsync(work, draft, "publication", new { });
        await CloseAsync(work, surge);
        await OpenAsync(work, other);
        using var elsewhere = await AnsweringAuthorsTests.StepAsync(work, draft, "publication", new { });

        Assert.Equal("review_needed", (await alone.JsonAsync()).Text("code"));
        Assert.Equal(HttpStatusCode.OK, elsewhere.StatusCode);
    }

    [Fact]
    public async Task The_list_names_the_channel_and_the_overview_tells_it_by_its_name_set_apart()
    {
        var work = await CaseWork.OnAsync(_app, "discontent");
        var channel = await AddChannelAsync(work, "shop", "متجر <b>Lyon</b>");
        using var lastWeek = await PostAsync(work, "2", "shop", DateTimeOffset.UtcNow.AddDays(-8));
        await OpenAsync(work, channel);

        var listed = (await work.GetAsync($"{work.Root}/surges?open=true")).GetProperty("data").EnumerateArray().Single();
        var english = WebUtility.HtmlDecode(await OverviewAsync(work, "en"));
        var french = WebUtility.HtmlDecode(await OverviewAsync(work, "fr"));

        Assert.Equal(("facebook", $"{channel}"), (listed.Text("network"), listed.Text("channel_id")));
        Assert.Contains("\u2068متجر <b>Lyon</b>\u2069 (Facebook), since ", english, StringComparison.Ordinal);
        Assert.Contains("While this lasts, replies on these channels want a second reader.", english, StringComparison.Ordinal);
        Assert.Contains("\u2068متجر <b>Lyon</b>\u2069 (Facebook), depuis le ", french, StringComparison.Ordinal);
        Assert.Contains("Tant que cela dure, toute réponse sur ces canaux demande", french, StringComparison.Ordinal);
    }

    private static async Task<string> OverviewAsync(CaseWork work, string language)
    {
        using var page = await work.Client.AskAsync(HttpMethod.Get, $"/?brand={work.Brand}", ("Accept-Language", language));
        return await page.Content.ReadAsStringAsync();
    }

    private static async Task<Guid> AddChannelAsync(CaseWork work, string account, string name)
    {
        using var response = await work.Client.PostAsJsonAsync(
            $"{work.Root}/channels",
            new
            {
                network = "facebook",
                external_id = account,
                name,
            }
        );
        return (await response.JsonAsync()).GetProperty("id").GetGuid();
    }

    private static Task<HttpResponseMessage> PostAsync(CaseWork work, string id, string account, DateTimeOffset at) =>
        work.Client.PostAsJsonAsync(
            $"{work.Root}/mentions",
            new
            {
                network = "facebook",
                external_id = id,
                text = "Ils ont falsifié mon contrat, des voleurs.",
                posted_at = at,
                author = new { external_id = "a" },
                channel_external_id = account,
            }
        );

    private async Task<Surge> OpenAsync(CaseWork work, Guid channel)
    {
        var (place, now) = (new SurgePlace(Network.Facebook, channel), DateTimeOffset.UtcNow);
        var surge = new Surge(
            Guid.CreateVersion7(),
            1,
            place,
            SurgeScope.All,
            2,
            3,
            now,
            40,
            8,
            25,
            40,
            now,
            null,
            SurgeDrivers.None,
            false
        );
        Assert.True(await Get<ISurgeStore>().TryOpenAsync(await BrandIdAsync(work), surge, default));
        return surge;
    }

    private async Task CloseAsync(CaseWork work, Surge surge) =>
        Assert.True(
            await Get<ISurgeStore>()
                .TrySaveAsync(await BrandIdAsync(work), surge with { Version = 2, ClosedAt = surge.OpenedAt.AddHours(1) }, default)
        );

    private async Task<Guid> BrandIdAsync(CaseWork work) =>
        (await Get<IBrandReads>().ListAsync(default)).Single(b => b.Slug == work.Brand).Id;

    private T Get<T>()
        where T : notnull => _app.Services.CreateScope().ServiceProvider.GetRequiredService<T>();
}
