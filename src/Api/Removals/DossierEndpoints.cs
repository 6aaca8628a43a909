using System.Security.Cryptography;
using Entente.Api.Access;
using Entente.Api.OpenApi;
using Entente.Api.Problems;
using Entente.Application.Removals;
using Entente.Application.Reports;
using Entente.Domain.Access;
using Entente.Domain.Brands;
using Entente.Domain.Removals;
using Microsoft.Net.Http.Headers;

namespace Entente.Api.Removals;

/// <summary>A request as a moderator reads it. It quotes the post in full, so it is for those alone who may read all of it.</summary>
public static class DossierEndpoints
{
    private const string Pdf = "application/pdf";

    public static void MapRemovalDossiers(this RouteGroupBuilder brand)
    {
        var removals = brand.MapGroup("/removal-requests/{id:guid}").WithTags("Removal requests");
        removals
            .MapGet("/dossier", DossierAsync)
            .WithName("getRemovalDossier")
            .WithSummary("The dossier as PDF: as it was sent, or as it would be now; its ETag is the SHA-256 of the file.")
            .RequireScope(Scopes.RemovalsRead)
            .RequireScope(Scopes.PersonalDataRead)
            .Produces<byte[]>(StatusCodes.Status200OK, Pdf)
            .Refuses(StatusCodes.Status404NotFound);
        removals
            .MapGet("/form", FormAsync)
            .WithName("getRemovalForm")
            .WithSummary("The same in the fields that the forms of platforms ask for.")
            .RequireScope(Scopes.RemovalsRead)
            .RequireScope(Scopes.PersonalDataRead)
            .Produces<RemovalFormView>()
            .Refuses(StatusCodes.Status404NotFound)
            .WithAnswerExample(RemovalExamples.Form);
    }

    private static async Task<IResult> DossierAsync(
        Guid id,
        Brand brand,
        IRemovalReads removals,
        IReportRenderer renderer,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        if (await removals.FindAsync(brand.Id, id, ct) is not { } read)
        {
            return RemovalErrors.NotFound(id).ToProblem();
        }
        var sent = await removals.SentDossierAsync(brand.Id, id, ct);
        var pdf = sent?.Pdf ?? renderer.Render(RemovalDossier.Of(brand, read.State, read.Post, clock.GetUtcNow()));
        var sha256 = sent?.Sha256 ?? Convert.ToHexStringLower(SHA256.HashData(pdf));
        return TypedResults.File(
            pdf,
            Pdf,
            $"{brand.Slug}-{read.State.Reference}-{read.State.Language}.pdf",
            entityTag: new EntityTagHeaderValue($"\"{sha256}\"")
        );
    }

    private static async Task<IResult> FormAsync(Guid id, Brand brand, IRemovalReads removals, CancellationToken ct) =>
        await removals.FindAsync(brand.Id, id, ct) is { } read
            ? TypedResults.Json(RemovalFormView.Of(read, brand))
            : RemovalErrors.NotFound(id).ToProblem();
}
