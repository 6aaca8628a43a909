using Entente.Api.Access;
using Entente.Application.Access;
using Entente.Domain.Access;

namespace Entente.Api.Serving;

/// <summary>What a person at the console needs to begin: where to look, and how to get in.</summary>
public static class Welcome
{
    private const string ChosenKey = "Entente:Bootstrap:ApiKey";

    public static async Task WelcomeAsync(this WebApplication app)
    {
        if (DeskDatabase.IsDocumentRun)
        {
            return;
        }
        await using var scope = app.Services.CreateAsyncScope();
        var chosen = app.Configuration[ChosenKey] is { Length: > 0 } secret ? secret : null;
        var owner = await scope.ServiceProvider.GetRequiredService<FirstOwner>().EnsureAsync(chosen, CancellationToken.None);
        if (owner is not null && chosen is null)
        {
            // Before anything else can fail: it is told here and nowhere again.
            Console.WriteLine($"The owner's key of this new instance, shown this once: {owner.Secret}");
        }
        if (app.Configuration["Entente:Console"] == "off")
        {
            return;
        }
        var setup = await scope.ServiceProvider.GetRequiredService<FirstInvitation>().EnsureAsync(CancellationToken.None);
        app.Lifetime.ApplicationStarted.Register(() => Say(app, owner, isChosen: chosen is not null, setup));
    }

    private static void Say(WebApplication app, NewApiKey? owner, bool isChosen, string? setup)
    {
        var url = app.Urls.FirstOrDefault() ?? "";
        Console.WriteLine(
            $"""

              Entente is ready.
              Dashboard      {url}/
              API explorer   {url}/swagger
              Sign in        {HowToSignIn(owner, isChosen, setup is null)}{(
                setup is null ? "" : $"\n  Your account   {InvitationEndpoints.LinkOf(url, setup)}  (for the next 30 minutes)"
            )}

            """
        );
    }

    private static string HowToSignIn(NewApiKey? owner, bool isChosen, bool isOwned) =>
        owner switch
        {
            null when isOwned => "with your address and password, or a key",
            null => "with a key of this instance (lost? start once with: -- keys create --name owner)",
            _ when isChosen => $"with the key you set as {ChosenKey}",
            _ => "with the owner's key above",
        };
}
