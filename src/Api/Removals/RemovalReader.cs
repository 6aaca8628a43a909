using System.Globalization;
using Entente.Api.Access;
using Entente.Api.Answers;
using Entente.Api.Problems;
using Entente.Application.Removals;
using Entente.Domain.Access;
using Entente.Domain.Brands;

namespace Entente.Api.Removals;

/// <summary>Reads a request as this caller may see it, in their language.</summary>
public sealed record RemovalReader(Brand Brand, bool ShowsPersonalData, CultureInfo Language, IRemovalReads Removals, TimeProvider Clock)
{
    public async Task<RemovalView?> FindAsync(Guid id, CancellationToken ct) =>
        await Removals.FindAsync(Brand.Id, id, ct) is { } read
            ? RemovalView.Of(read, Brand, ShowsPersonalData, Language, Clock.GetUtcNow())
            : null;

    public async Task<Versioned<RemovalView>?> VersionedAsync(Guid id, CancellationToken ct) =>
        await FindAsync(id, ct) is { } view ? new(view, view.Version) : null;

    public static ValueTask<RemovalReader> BindAsync(HttpContext context)
    {
        var services = context.RequestServices;
        return ValueTask.FromResult(
            new RemovalReader(
                context.Features.Get<Brand>()!,
                context.Features.Get<Caller>()!.Holds(Scopes.PersonalDataRead),
                Languages.Of(context),
                services.GetRequiredService<IRemovalReads>(),
                services.GetRequiredService<TimeProvider>()
            )
        );
    }
}
