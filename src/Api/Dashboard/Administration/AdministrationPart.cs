using Entente.Domain.Access;
using Entente.Domain.Brands;

namespace Entente.Api.Dashboard.Administration;

/// <summary>The parts of the administration, and who sees which.</summary>
/// <param name="Scope">The right it asks for; null where it is the owner's alone.</param>
public sealed record AdministrationPart(string Name, string? Scope)
{
    public const string Root = "/administration";

    public static readonly AdministrationPart Accounts = new("accounts", Scope: null);
    public static readonly AdministrationPart Keys = new("keys", Scopes.KeysManage);
    public static readonly AdministrationPart Channels = new("channels", Scopes.ChannelsWrite);
    public static readonly AdministrationPart Audit = new("audit", Scopes.AuditRead);
    public static readonly AdministrationPart Jobs = new("jobs", Scope: null);

    public static IReadOnlyList<AdministrationPart> All { get; } = [Accounts, Keys, Channels, Audit, Jobs];

    public string Path => $"{Root}/{Name}";

    public bool IsFor(Caller caller, Guid brandId) => Scope is null ? caller.IsOwner : caller.May(Scope, brandId);

    public static IEnumerable<AdministrationPart> For(Caller caller, Guid brandId) => All.Where(part => part.IsFor(caller, brandId));

    /// <summary>The frame of this part on the brand of this slug, else on the first the reader may administer; null where there is none.</summary>
    internal Overview? FrameOn(HttpContext context, IReadOnlyList<Brand> brands, string? slug)
    {
        var caller = context.RequestServices.GetRequiredService<Caller>();
        var visible = brands.Where(brand => IsFor(caller, brand.Id)).ToList();
        var chosen = slug is null ? visible.FirstOrDefault() : visible.Find(brand => brand.Slug == slug);
        return chosen is null ? null : DeskFrame.On(context, visible, chosen);
    }

    internal Task<IResult> NotYoursAsync(HttpContext context, string? slug, CancellationToken ct) =>
        DeskFrame.NotYoursAsync(context, slug, ct, Scope is null ? [] : [Scope]);
}
