using Entente.Api.Access;
using Entente.Api.Answers;
using Entente.Api.OpenApi;
using Entente.Api.Problems;
using Entente.Api.Requests;
using Entente.Application.Brands;
using Entente.Domain.Access;
using Entente.Domain.Brands;

namespace Entente.Api.Brands;

public static class ChannelEndpoints
{
    public static void MapChannels(this RouteGroupBuilder brand)
    {
        var channels = brand.MapGroup("/channels").WithTags("Channels");
        channels
            .MapGet("", ListAsync)
            .WithName("listChannels")
            .WithSummary("The brand's own accounts and pages, oldest first.")
            .RequireScope(Scopes.ChannelsRead)
            .WithAnswerExample(new { data = new[] { BrandExamples.Channel }, next_cursor = (string?)null });
        channels
            .MapPost("", CreateAsync)
            .WithName("createChannel")
            .WithSummary("Adds an account or page of the brand; one that was taken away comes back as the channel it was.")
            .RequireScope(Scopes.ChannelsWrite)
            .Refuses(StatusCodes.Status409Conflict)
            .WithExamples(BrandExamples.ChannelInput, BrandExamples.Channel);
        channels
            .MapGet("/{id:guid}", GetAsync)
            .WithName("getChannel")
            .WithSummary("One channel.")
            .RequireScope(Scopes.ChannelsRead)
            .WithAnswerExample(BrandExamples.Channel);
        channels
            .MapPatch("/{id:guid}", ChangeAsync)
            .WithName("changeChannel")
            .WithSummary("Renames a channel or moves its address.")
            .RequireScope(Scopes.ChannelsWrite)
            .WithExamples(new { name = "Fibre du Lac, aide" }, BrandExamples.Channel);
        channels
            .MapDelete("/{id:guid}", RemoveAsync)
            .WithName("removeChannel")
            .WithSummary("Takes a channel away; mentions that came to it stay, and tell of it.")
            .RequireScope(Scopes.ChannelsWrite)
            .Produces(StatusCodes.Status204NoContent);
    }

    private static async Task<PageAnswer<ChannelView>> ListAsync(
        Query<ChannelQuery> query,
        Paging paging,
        Brand brand,
        IChannelReads channels,
        CancellationToken ct
    )
    {
        var rows = await channels.PageAsync(brand.Id, query.Value.Removed, paging.After<Guid?>(), paging.Fetch, ct);
        return paging.Page(rows, channel => channel.Id, ChannelView.Of);
    }

    private static async Task<Answer<ChannelView>> CreateAsync(
        Body<NewChannel> body,
        Brand brand,
        CreateChannelHandler handler,
        CancellationToken ct
    )
    {
        var (network, account, name, url) = body.Value;
        var (channel, errors) = await handler.HandleAsync(new CreateChannel(brand.Id, network, account, name, url), ct);
        return channel is null
            ? ErrorProblems.All(errors)
            : new Versioned<ChannelView>(ChannelView.Of(channel), channel.Version)
            {
                CreatedAt = $"/v1/brands/{brand.Slug}/channels/{channel.Id}",
            };
    }

    private static async Task<Answer<ChannelView>> GetAsync(Guid id, Brand brand, IChannelReads channels, CancellationToken ct) =>
        await channels.FindAsync(brand.Id, id, ct) is { } channel
            ? new Versioned<ChannelView>(ChannelView.Of(channel), channel.Version)
            : ChannelErrors.NotFound(id).ToProblem();

    private static async Task<Answer<ChannelView>> ChangeAsync(
        Guid id,
        IfMatch seen,
        MergePatch<ChannelInput> patch,
        Brand brand,
        IChannelReads channels,
        ChangeChannelHandler handler,
        CancellationToken ct
    )
    {
        if (await channels.FindAsync(brand.Id, id, ct) is not { } current)
        {
            return ChannelErrors.NotFound(id).ToProblem();
        }
        if (!seen.Admits(current.Version))
        {
            return IfMatch.Stale(current.Version);
        }
        var (input, refusal) = patch.Over(new ChannelInput(current.Name, current.Url));
        if (refusal is not null)
        {
            return refusal;
        }
        var (changed, errors) = await handler.HandleAsync(current, input!.Name, input.Url, ct);
        return changed is null ? ErrorProblems.All(errors) : new Versioned<ChannelView>(ChannelView.Of(changed), changed.Version);
    }

    private static async Task<IResult> RemoveAsync(
        Guid id,
        IfMatch seen,
        Brand brand,
        IChannelReads channels,
        RemoveChannelHandler handler,
        CancellationToken ct
    )
    {
        if (await channels.FindAsync(brand.Id, id, ct) is not { } current)
        {
            return ChannelErrors.NotFound(id).ToProblem();
        }
        if (!seen.Admits(current.Version))
        {
            return IfMatch.Stale(current.Version);
        }
        return await handler.HandleAsync(new RemoveChannel(brand.Id, id, current.Version), ct) is { } refusal
            ? refusal.ToProblem()
            : TypedResults.NoContent();
    }
}
