using Entente.Domain.Access;
using Entente.Domain.Brands;

namespace Entente.Api.Dashboard.Administration;

/// <summary>The parts of the administration, and who sees which.</summary>
public sealed record AdministrationPart(string Name, Func<Caller, Guid, bool> IsFor)
{
    public const string Root = "/administration";

    public static readonly AdministrationPart Accounts = new("accounts", (caller, _) => caller.IsOwner);
    public static readonly AdministrationPart Keys = new("keys", (caller, brand) => caller.May(Scopes.KeysManage, brand));
    public static readonly AdministrationPart Channels = new("channels", (caller, brand) => caller.May(Scopes.ChannelsWrite, brand));
    public static readonly AdministrationPart Audit = new("audit", (caller, brand) => caller.May(Scopes.AuditRead, brand));
    public static readonly AdministrationPart Jobs = new("jobs", (caller, _) => caller.IsOwner);

    public static IReadOnlyList<AdministrationPart> All { get; } = [Accounts, Keys, Channels, Audit, Jobs];

    public string Path => $"{Root}/{Name}";

    public static IEnumerable<AdministrationPart> For(Caller caller, Guid brandId) => All.Where(part => part.IsFor(caller, brandId));

    /// <summary>The frame of this part on the brand of this slug, else on the first the reader may administer; null where there is none.</summary>
    internal Overview? FrameOn(HttpContext context, IReadOnlyList<Brand> brands, string? slug)
    {
        var caller = context.RequestServices.GetRequiredService<Caller>();
        var visible = brands.Where(brand => IsFor(caller, brand.Id)).ToList();
        var chosen = slug is null ? visible.FirstOrDefault() : visible.Find(brand => brand.Slug == slug);
        return chosen is null ? null : DeskFrame.On(context, visible, chosen);
    }
}
