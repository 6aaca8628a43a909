using Entente.Api.Access;
using Entente.Application.Access;
using Entente.Application.Brands;
using Entente.Domain.Access;

namespace Entente.Api.Dashboard.People;

/// <summary>Reads what the page shows to this reader; null where there is nothing for them.</summary>
internal sealed class PeopleReader(
    IBrandReads brands,
    IUserReads users,
    IInvitationReads invitations,
    IUserSessionReads sessions,
    TimeProvider clock
)
{
    private const int Shown = 200;

    public async Task<PeopleScreen?> ReadAsync(
        HttpContext context,
        Caller caller,
        string? slug,
        string? refused,
        (Invitation, string)? link,
        CancellationToken ct
    )
    {
        var visible = (await brands.ListAsync(ct)).Where(b => caller.May(Scopes.BrandsRead, b.Id)).ToList();
        if ((slug is null ? visible.FirstOrDefault() : visible.Find(b => b.Slug == slug)) is not { } chosen)
        {
            return null;
        }
        var open = context.Features.Get<OpenSession>();
        var manages = caller.May(Scopes.PeopleManage, chosen.Id);
        if (open is null && !manages)
        {
            return null;
        }
        var now = clock.GetUtcNow();
        return new PeopleScreen(
            DeskFrame.On(context, visible, chosen),
            manages ? await users.AssignmentsAsync(chosen.Id, null, Shown, ct) : null,
            manages ? await invitations.OpenOnesAsync(chosen.Id, now, ct) : null,
            open is null ? [] : await sessions.GoodOnesAsync(open.User.Id, now, ct),
            open?.Session.Id,
            refused,
            link
        )
        {
            Owners = manages ? await users.OwnersAsync(ct) : [],
        };
    }
}
