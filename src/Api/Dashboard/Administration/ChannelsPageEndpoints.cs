using System.Globalization;
using Entente.Application.Brands;
using Entente.Domain;
using Entente.Domain.Access;
using Entente.Domain.Brands;
using Entente.Domain.Mentions;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Entente.Api.Dashboard.Administration;

/// <summary>The brand's own accounts and pages on networks: add one, rename it, take it away, put it back.</summary>
internal static class ChannelsPageEndpoints
{
    private const int LongestText = 200;
    private const int LongestUrl = 2000;

    public static void MapChannelsPage(this WebApplication app)
    {
        var path = AdministrationPart.Channels.Path;
        app.MapGet(path, ShowAsync).ExcludeFromDescription();
        app.MapPost(path, AddAsync).ExcludeFromDescription();
        app.MapPost($"{path}/changes", ChangeAsync).ExcludeFromDescription();
        app.MapPost($"{path}/removals", RemoveAsync).ExcludeFromDescription();
        app.MapPost($"{path}/returns", PutBackAsync).ExcludeFromDescription();
    }

    private static async Task<IResult> ShowAsync(
        string? brand,
        string? refused,
        HttpContext context,
        IBrandReads brands,
        IChannelReads channels,
        CancellationToken ct
    )
    {
        if (AdministrationPart.Channels.FrameOn(context, await brands.ListAsync(ct), brand) is not { } frame)
        {
            return await AdministrationPart.Channels.NotYoursAsync(context, brand, ct);
        }
        var parameters = new Dictionary<string, object?>
        {
            [nameof(ChannelsPage.Frame)] = frame,
            [nameof(ChannelsPage.All)] = await channels.PageAsync(frame.Brand!.Id, withRemoved: true, null, int.MaxValue, ct),
            [nameof(ChannelsPage.Refused)] = refused,
        };
        return new RazorComponentResult<ChannelsPage>(parameters);
    }

    private static Task<IResult> AddAsync(HttpContext context, CreateChannelHandler handler, CancellationToken ct) =>
        PageForms.TakeAsync(
            context,
            Scopes.ChannelsWrite,
            async (brand, form) =>
            {
                if (
                    !Vocabulary.TryParse<Network>(form["network"], out var network)
                    || TextOf(form, "account") is not { Length: > 0 } account
                )
                {
                    return Back(brand, ChannelErrors.NameEmpty.Code);
                }
                var command = new CreateChannel(brand.Id, network, account, TextOf(form, "name"), UrlOf(form));
                var (_, errors) = await handler.HandleAsync(command, ct);
                return Back(brand, errors.Count == 0 ? null : errors[0].Code);
            },
            ct
        );

    private static Task<IResult> ChangeAsync(
        HttpContext context,
        IChannelReads channels,
        ChangeChannelHandler handler,
        CancellationToken ct
    ) =>
        PageForms.TakeAsync(
            context,
            Scopes.ChannelsWrite,
            async (brand, form) =>
            {
                var (id, version) = SeenIn(form);
                if (await channels.FindAsync(brand.Id, id, ct) is not { } current || current.Version != version)
                {
                    return Back(brand, ChannelErrors.ChangedMeanwhile.Code);
                }
                var (_, errors) = await handler.HandleAsync(current, TextOf(form, "name"), UrlOf(form), ct);
                return Back(brand, errors.Count == 0 ? null : errors[0].Code);
            },
            ct
        );

    private static Task<IResult> RemoveAsync(HttpContext context, RemoveChannelHandler handler, CancellationToken ct) =>
        PageForms.TakeAsync(
            context,
            Scopes.ChannelsWrite,
            async (brand, form) =>
            {
                var (id, version) = SeenIn(form);
                return Back(brand, (await handler.HandleAsync(new RemoveChannel(brand.Id, id, version), ct))?.Code);
            },
            ct
        );

    /// <summary>A channel that was taken away is added again, as what it was.</summary>
    private static Task<IResult> PutBackAsync(
        HttpContext context,
        IChannelReads channels,
        CreateChannelHandler handler,
        CancellationToken ct
    ) =>
        PageForms.TakeAsync(
            context,
            Scopes.ChannelsWrite,
            async (brand, form) =>
            {
                if ((await channels.ByIdAsync(brand.Id, ct)).GetValueOrDefault(SeenIn(form).Id) is not { } gone)
                {
                    return Back(brand, ChannelErrors.ChangedMeanwhile.Code);
                }
                var command = new CreateChannel(brand.Id, gone.Network, gone.ExternalId, gone.Name, gone.Url);
                var (_, errors) = await handler.HandleAsync(command, ct);
                return Back(brand, errors.Count == 0 ? null : errors[0].Code);
            },
            ct
        );

    private static (Guid Id, int Version) SeenIn(IFormCollection form) =>
        (
            Guid.TryParse(form["id"], out var id) ? id : Guid.Empty,
            int.TryParse(form["version"], NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : 0
        );

    // The fields say their lengths themselves; what is longer was not sent by them. U+0000 cannot be kept.
    private static string TextOf(IFormCollection form, string name, int longest = LongestText) =>
        form[name].ToString().Trim() is var text && text.Length <= longest && !text.Contains('\0') ? text : "";

    private static string? UrlOf(IFormCollection form) => TextOf(form, "url", LongestUrl) is { Length: > 0 } url ? url : null;

    private static IResult Back(Brand brand, string? refused) =>
        Results.LocalRedirect($"{AdministrationPart.Channels.Path}?brand={brand.Slug}{(refused is null ? "" : $"&refused={refused}")}");
}
