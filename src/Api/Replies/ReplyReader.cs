using System.Globalization;
using Entente.Api.Answers;
using Entente.Api.Problems;
using Entente.Application.Replies;
using Entente.Domain.Brands;

namespace Entente.Api.Replies;

/// <summary>Reads a reply in the caller's language.</summary>
public sealed record ReplyReader(Brand Brand, CultureInfo Language, IReplyReads Replies)
{
    public async Task<ReplyView?> FindAsync(Guid id, CancellationToken ct) =>
        await Replies.FindAsync(Brand.Id, id, ct) is { } found ? ReplyView.Of(found, Language) : null;

    public async Task<Versioned<ReplyView>?> VersionedAsync(Guid id, CancellationToken ct) =>
        await FindAsync(id, ct) is { } view ? new(view, view.Version) : null;

    public static ValueTask<ReplyReader> BindAsync(HttpContext context) =>
        ValueTask.FromResult(
            new ReplyReader(
                context.Features.Get<Brand>()!,
                Languages.Of(context),
                context.RequestServices.GetRequiredService<IReplyReads>()
            )
        );
}
