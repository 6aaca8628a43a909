using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Npgsql;
using Xunit;

namespace Entente.ApiTests.Cases;

public sealed class SealingEvidenceTests(SharedApp shared)
{
    [Fact]
    public async Task What_a_case_is_about_is_sealed_as_it_came_in_and_its_hash_is_in_the_chain()
    {
        var work = await CaseWork.OnAsync(shared.App, "insult", "Bande de « voleurs » 🤬,\nje le dis.");
        await EditAsync(work, "Je retire ce que j'ai dit.");

        var sealed_ = await ListAsync(work);
        var chained = (await work.Client.GetStringAsync($"{work.Root}/audit-chain", TestContext.Current.CancellationToken));

        Assert.Equal(2, sealed_.Length);
        Assert.All(
            sealed_,
            item =>
            {
                Assert.True(item.GetProperty("intact").GetBoolean());
                var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(item.Text("content"))));
                Assert.Equal(item.Text("sha256"), hash);
                Assert.Contains(hash, chained, StringComparison.Ordinal);
            }
        );
        Assert.Equal(
            ["Bande de « voleurs » 🤬,\nje le dis.", "Je retire ce que j'ai dit."],
            sealed_.Select(item => JsonDocument.Parse(item.Text("content")).RootElement.Text("text"))
        );
    }

    [Theory]
    [InlineData("cases:read")]
    [InlineData("cases:read", "authors:read")]
    [InlineData("cases:read", "personal-data:read")]
    public async Task Whoever_may_not_read_personal_data_or_authors_does_not_see_it(params string[] scopes)
    {
        var work = await CaseWork.OnAsync(shared.App, "insult", "Appelez Nadia de l'agence au 06 39 98 14 22, cette incapable.");
        using var other = await shared.App.WithScopesAsync(scopes);

        using var refused = await other.GetAsync($"{work.CasePath}/evidence", TestContext.Current.CancellationToken);

        Assert.Equal(System.Net.HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.DoesNotContain(
            "14 22",
            await refused.Content.ReadAsStringAsync(TestContext.Current.CancellationToken),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_case_that_a_verdict_opens_is_sealed_like_one_that_intake_opens()
    {
        var byIntake = await CaseWork.OnAsync(shared.App, "insult", "Bande de voleurs.");
        var byVerdict = await CaseWork.OnAsync(shared.App, "insult", "Il fait beau aujourd'hui.");

        var sealed_ = Assert.Single(await ListAsync(byVerdict));

        Assert.DoesNotContain("mention_attached", await byVerdict.HistoryAsync());
        Assert.True(sealed_.GetProperty("intact").GetBoolean());
        Assert.Equal(Members(Assert.Single(await ListAsync(byIntake))), Members(sealed_));
    }

    private static string[] Members(JsonElement item)
    {
        using var content = JsonDocument.Parse(item.Text("content"));
        return [.. content.RootElement.EnumerateObject().Select(member => member.Name)];
    }

    [Fact]
    public async Task An_altered_word_is_told()
    {
        var work = await CaseWork.OnAsync(shared.App, "insult");
        await using var owner = new NpgsqlConnection(shared.App.DatabaseConnectionString);
        await owner.OpenAsync(TestContext.Current.CancellationToken);
        await using var harm = new NpgsqlCommand(
            """
            select set_config('app.brand', brand_id::text, false) from brands where slug = @slug;
            update evidence set content = replace(content, 'voleurs', 'escrocs') where brand_id = (select brand_id from brands where slug = @slug)
            """,
            owner
        );
        harm.Parameters.AddWithValue("slug", work.Brand);
        await harm.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);

        Assert.False(Assert.Single(await ListAsync(work)).GetProperty("intact").GetBoolean());
    }

    private static async Task<JsonElement[]> ListAsync(CaseWork work) =>
        [.. (await work.GetAsync($"{work.CasePath}/evidence")).GetProperty("data").EnumerateArray()];

    private static async Task EditAsync(CaseWork work, string text)
    {
        using var edited = await work.Client.PostAsJsonAsync(
            $"{work.Root}/mentions",
            new
            {
                network = "facebook",
                external_id = "1",
                url = "https://social.example/p/1",
                text,
                posted_at = DateTimeOffset.UtcNow.AddHours(-1),
                edited_at = DateTimeOffset.UtcNow,
                author = new { external_id = "a" },
            }
        );
        Assert.True(edited.IsSuccessStatusCode);
    }
}
