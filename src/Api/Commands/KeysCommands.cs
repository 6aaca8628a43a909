using System.CommandLine;
using Entente.Application.Access;
using Entente.Domain.Access;

namespace Entente.Api.Commands;

/// <summary><c>keys create</c>: a key from the machine itself, for whoever lost the owner's key.</summary>
public static class KeysCommands
{
    public static Command Create() => new("keys", "API keys of this instance.") { CreateKey() };

    private static Command CreateKey()
    {
        var name = new Option<string>("--name") { Description = "What the key is for.", Required = true };
        var scopes = new Option<string[]>("--scope")
        {
            Description = "A right, repeatable. Without any: an owner's key.",
            DefaultValueFactory = _ => [],
        };
        var brands = new Option<string[]>("--brand") { Description = "Slug of a brand, repeatable. Without any: every brand." };
        var command = new Command("create", "Makes a key and prints it once.") { name, scopes, brands };
        command.SetAction(
            async (parsed, ct) =>
            {
                await using var desk = await DeskProcess.OpenAsync(ct);
                var brandSlugs = parsed.GetValue(brands) is { Length: > 0 } slugs ? slugs : null;
                return await IssueAsync(desk.Services, parsed.GetRequiredValue(name), parsed.GetRequiredValue(scopes), brandSlugs, ct);
            }
        );
        return command;
    }

    private static async Task<int> IssueAsync(
        IServiceProvider services,
        string name,
        string[] scopes,
        string[]? brands,
        CancellationToken ct
    )
    {
        var operatorItself = new Caller(KeyId: null, "operator", IsOwner: true, new HashSet<string>(), Brands: null);
        if (scopes.Length == 0)
        {
            var owner = services.GetRequiredService<KeyIssuing>().IssueOwner(name, secret: null);
            await services.GetRequiredService<IApiKeyStore>().AddAsync(owner.Key, KeySecret.Hash(owner.Secret), operatorItself.Actor, ct);
            Console.WriteLine(owner.Secret);
            return 0;
        }
        var handler = services.GetRequiredService<CreateApiKeyHandler>();
        var (made, errors) = await handler.HandleAsync(new CreateApiKey(name, scopes, brands, ExpiresAt: null, operatorItself), ct);
        foreach (var error in errors)
        {
            await Console.Error.WriteLineAsync(error.ToString());
        }
        if (made is null)
        {
            return 1;
        }
        Console.WriteLine(made.Secret);
        return 0;
    }
}
