using Entente.Api.Answers;
using Entente.Api.OpenApi;
using Entente.Api.Problems;
using Entente.Api.Requests;
using Entente.Application.Access;
using Entente.Domain.Access;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Entente.Api.Access;

public static class ApiKeyEndpoints
{
    public static void MapApiKeys(this RouteGroupBuilder v1)
    {
        var keys = v1.MapGroup("/api-keys").WithTags("API keys").RequireScope(Scopes.KeysManage);
        keys.MapGet("", ListAsync)
            .WithName("listApiKeys")
            .WithSummary("The keys this key may manage, oldest first, revoked ones too.")
            .WithAnswerExample(new { data = new[] { ApiKeyExamples.Key }, next_cursor = (string?)null });
        keys.MapPost("", CreateAsync)
            .WithName("createApiKey")
            .WithSummary("Makes a key; its secret is shown this once.")
            .Produces<CreatedApiKeyView>(StatusCodes.Status201Created)
            .Refuses(StatusCodes.Status403Forbidden)
            .WithExamples(ApiKeyExamples.Input, ApiKeyExamples.Created);
        keys.MapGet("/{id:guid}", GetAsync)
            .WithName("getApiKey")
            .WithSummary("One key.")
            .Produces<ApiKeyView>()
            .WithAnswerExample(ApiKeyExamples.Key);
        keys.MapDelete("/{id:guid}", RevokeAsync)
            .WithName("revokeApiKey")
            .WithSummary("Revokes a key: it stops working within five seconds, and stays in the list.")
            .Produces(StatusCodes.Status204NoContent);
    }

    private static async Task<PageAnswer<ApiKeyView>> ListAsync(Paging paging, Caller caller, IApiKeyReads keys, CancellationToken ct)
    {
        var within = caller.BrandsWith(Scopes.KeysManage);
        var rows = await keys.PageAsync(within, paging.After<Guid?>(), paging.Fetch, ct);
        return paging.Page(rows, key => key.Id, ApiKeyView.Of);
    }

    private static async Task<IResult> CreateAsync(
        Body<NewApiKeyInput> body,
        Caller caller,
        CreateApiKeyHandler handler,
        CancellationToken ct
    )
    {
        var (name, scopes, brands, expiresAt) = body.Value;
        var (made, errors) = await handler.HandleAsync(new CreateApiKey(name, scopes, brands, expiresAt, caller), ct);
        return made is null
            ? ErrorProblems.All(errors)
            : TypedResults.Created($"/v1/api-keys/{made.Key.Id}", new CreatedApiKeyView(ApiKeyView.Of(made.Key), made.Secret));
    }

    private static async Task<IResult> GetAsync(Guid id, Caller caller, RevokeApiKeyHandler handler, CancellationToken ct) =>
        await handler.FindAsync(id, caller, ct) is { } key ? TypedResults.Ok(ApiKeyView.Of(key)) : ApiKeyErrors.NotFound(id).ToProblem();

    private static async Task<IResult> RevokeAsync(Guid id, Caller caller, RevokeApiKeyHandler handler, KeyRing kept, CancellationToken ct)
    {
        var refusal = await handler.HandleAsync(new RevokeApiKey(id, caller), ct);
        kept.Forget();
        return refusal is null ? TypedResults.NoContent() : refusal.ToProblem();
    }
}
