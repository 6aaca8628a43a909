using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Entente.Api.OpenApi;
using Entente.Api.Problems;
using Entente.Api.Requests;
using Entente.Application.Access;
using Entente.Domain.Access;
using Entente.Domain.Brands;

namespace Entente.Api.Access;

/// <summary>Asking people onto a brand.</summary>
public static class BrandInvitationEndpoints
{
    public static void MapBrandInvitations(this RouteGroupBuilder brand)
    {
        var invitations = brand.MapGroup("/invitations").WithTags("People").RequireScope(Scopes.PeopleManage);
        invitations
            .MapGet("", ListAsync)
            .WithName("listInvitations")
            .WithSummary("Invitations that are still open.")
            .WithAnswerExample(new { data = new[] { PeopleExamples.Invitation } });
        invitations
            .MapPost("", CreateAsync)
            .WithName("createInvitation")
            .WithSummary("Invites a person; the link is shown this once and works once, for seven days. A new one replaces an open one.")
            .Produces<CreatedInvitationView>(StatusCodes.Status201Created)
            .Refuses(StatusCodes.Status409Conflict)
            .WithExamples(PeopleExamples.InvitationInput, PeopleExamples.CreatedInvitation);
        invitations
            .MapDelete("/{id:guid}", WithdrawAsync)
            .WithName("withdrawInvitation")
            .WithSummary("Withdraws an invitation: its link opens nothing any more.")
            .Produces(StatusCodes.Status204NoContent);
    }

    private static async Task<InvitationList> ListAsync(
        Brand brand,
        IInvitationReads invitations,
        TimeProvider clock,
        CancellationToken ct
    ) => new([.. (await invitations.OpenOnesAsync(brand.Id, clock.GetUtcNow(), ct)).Select(InvitationView.Of)]);

    private static async Task<IResult> CreateAsync(
        Body<InvitationInput> body,
        Brand brand,
        Caller caller,
        HttpRequest request,
        InvitePersonHandler handler,
        CancellationToken ct
    )
    {
        var (email, name, roles, language) = body.Value;
        var (made, errors) = await handler.HandleAsync(new InvitePerson(brand, email, name, language, roles, caller.Actor), ct);
        return made is null
            ? ErrorProblems.All(errors)
            : TypedResults.Created(
                $"/v1/brands/{brand.Slug}/invitations/{made.Invitation.Id}",
                new CreatedInvitationView(
                    InvitationView.Of(made.Invitation),
                    InvitationEndpoints.LinkOf($"{request.Scheme}://{request.Host}", made.Secret)
                )
            );
    }

    private static async Task<IResult> WithdrawAsync(
        Guid id,
        Brand brand,
        Caller caller,
        WithdrawInvitationHandler handler,
        CancellationToken ct
    ) =>
        await handler.HandleAsync(new WithdrawInvitation(brand.Id, id, caller.Actor), ct) is { } refusal
            ? refusal.ToProblem()
            : TypedResults.NoContent();
}

/// <summary>An invitation as it is answered: never with its link.</summary>
public sealed record InvitationView(
    Guid Id,
    string Email,
    string Name,
    string Language,
    IReadOnlyList<Role> Roles,
    DateTimeOffset CreatedAt,
    DateTimeOffset ExpiresAt
)
{
    public static InvitationView Of(Invitation invitation) =>
        new(
            invitation.Id,
            invitation.Email!,
            invitation.Name!,
            invitation.Language,
            invitation.Roles,
            invitation.CreatedAt,
            invitation.ExpiresAt
        );
}

/// <summary>Invitations that are open.</summary>
public sealed record InvitationList(IReadOnlyList<InvitationView> Data);

/// <summary>An invitation that was just made.</summary>
public sealed record CreatedInvitationView(
    InvitationView Invitation,
    [property: Description("Shown this once: give it to the person by a way you trust.")] string Url
);

/// <summary>A person to invite.</summary>
public sealed record InvitationInput(
    [property: MinLength(3), MaxLength(User.LongestEmail)] string Email,
    [property: MinLength(1), MaxLength(User.LongestName)] string Name,
    [property: MinLength(1), MaxLength(6)] IReadOnlyList<Role> Roles,
    [property: MinLength(2), MaxLength(2), Description("Language of the desk: fr or en."), RegularExpression("^(fr|en)$")]
        string Language = "en"
);
