using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Entente.Testing;
using Npgsql;
using Xunit;

namespace Entente.ApiTests.Mentions;

/// <summary>Single posts that come at the same time share a transaction; what becomes of one must not depend on the others.</summary>
public sealed class RecordingTogetherTests(SharedApp shared)
{
    private readonly EntenteApp _app = shared.App;

    [Fact]
    public async Task Each_of_many_at_once_gets_its_own_answer()
    {
        var brand = await _app.CreateBrandAsync();
        using var owner = _app.AsOwner();

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 90).Select(i => SendAsync(owner, brand, i % 3 == 0 ? "tomorrow" : $"{i / 3}", tomorrow: i % 3 == 0))
        );

        Assert.Equal(30, answers.Count(a => a.Status == HttpStatusCode.UnprocessableEntity));
        Assert.Equal(30, answers.Count(a => a.Status == HttpStatusCode.Created));
        Assert.Equal(30, answers.Count(a => a.Status == HttpStatusCode.OK));
        foreach (var (_, id) in answers.Where(a => a.Id is not null))
        {
            var known = await owner.GetFromJsonAsync<JsonElement>($"/v1/brands/{brand}/mentions/{id}");
            Assert.Equal(id, known.GetProperty("mention").GetProperty("id").GetString());
        }
        Assert.Equal(30, answers.Select(a => a.Id).Where(id => id is not null).Distinct().Count());
    }

    [Fact]
    public async Task A_post_that_cannot_be_stored_takes_no_other_with_it()
    {
        var brand = await _app.CreateBrandAsync();
        using var owner = _app.AsOwner();
        await using var database = NpgsqlDataSource.Create(_app.DatabaseConnectionString);
        await using var curse = database.CreateCommand(
            "alter table mentions add constraint cursed check (external_id <> 'cursed') not valid"
        );
        await curse.ExecuteNonQueryAsync();
        try
        {
            var answers = await Task.WhenAll(
                Enumerable.Range(0, 40).Select(i => SendAsync(owner, brand, i == 20 ? "cursed" : $"{i}", tomorrow: false))
            );

            Assert.Equal(HttpStatusCode.InternalServerError, answers[20].Status);
            Assert.Equal(39, answers.Count(a => a.Status == HttpStatusCode.Created));
        }
        finally
        {
            await using var lift = database.CreateCommand("alter table mentions drop constraint cursed");
            await lift.ExecuteNonQueryAsync();
        }
    }

    private static async Task<(HttpStatusCode Status, string? Id)> SendAsync(HttpClient client, string brand, string id, bool tomorrow)
    {
        using var answer = await client.PostAsJsonAsync(
            $"/v1/brands/{brand}/mentions",
            new
            {
                network = "facebook",
                external_id = id,
                text = "Toujours pas de réponse à mon message.",
                posted_at = tomorrow ? DateTimeOffset.UtcNow.AddDays(3) : DateTimeOffset.UtcNow.AddHours(-1),
            }
        );
        var body = await answer.Content.ReadFromJsonAsync<JsonElement>();
        return (answer.StatusCode, body.TryGetProperty("id", out var given) ? given.GetString() : null);
    }
}
