using System.Text.Json;
using System.Web;
using Entente.Application.Access;
using Entente.Testing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Entente.ApiTests.Access;

/// <summary>Makes people with accounts, as an administrator and the invited do it.</summary>
internal static class People
{
    public const string Password = "lanternes sur le quai nord";

    public static string NewEmail() => $"p-{Guid.NewGuid():N}@people.example";

    /// <summary>The secret of a link to become the owner, as it is told at a start.</summary>
    public static async Task<string> SetUpAsync(this EntenteApp app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<FirstInvitation>().EnsureAsync(CancellationToken.None))!;
    }

    /// <summary>Invites a person; answers the secret of the link.</summary>
    public static async Task<string> InviteAsync(this HttpClient admin, string brand, string email, params string[] roles)
    {
        var answer = await admin.SendJsonAsync(HttpMethod.Post, $"/v1/brands/{brand}/invitations", Input(email, roles));
        Assert.Equal(201, (int)answer.StatusCode);
        return SecretOf((await answer.JsonAsync()).Text("url"));
    }

    public static string Input(string email, params string[] roles) =>
        JsonSerializer.Serialize(
            new
            {
                email,
                name = "Aya Benali",
                roles,
                language = "en",
            }
        );

    public static string SecretOf(string url) => HttpUtility.ParseQueryString(new Uri(url).Query)["secret"]!;

    /// <summary>A signed-in person with these roles on a brand.</summary>
    public static async Task<Browser> PersonAsync(this EntenteApp app, string brand, params string[] roles)
    {
        using var owner = app.AsOwner();
        var browser = new Browser(app);
        var accepted = await browser.AcceptAsync(await owner.InviteAsync(brand, NewEmail(), roles), Password);
        Assert.Equal("/", accepted.Headers.Location?.ToString());
        return browser;
    }
}
