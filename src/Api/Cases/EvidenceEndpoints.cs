using Entente.Api.Access;
using Entente.Api.OpenApi;
using Entente.Application.Cases;
using Entente.Domain.Access;
using Entente.Domain.Brands;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Entente.Api.Cases;

/// <summary>What is sealed of a case's posts, oldest first. <c>content</c> is the text that was hashed, byte by byte.</summary>
public sealed record EvidenceList(IReadOnlyList<EvidenceItem> Data);

public static class EvidenceEndpoints
{
    public static void MapEvidence(this RouteGroupBuilder brand) =>
        brand
            .MapGet("/cases/{id:guid}/evidence", ListAsync)
            .WithTags("Cases")
            .WithName("listCaseEvidence")
            .WithSummary("Every wording of the case's posts as it came in, with its seal and whether it still holds.")
            .RequireScope(Scopes.CasesRead)
            // Content is what was hashed: it cannot be masked, so it is shown to those alone who may read all of it.
            .RequireScope(Scopes.AuthorsRead)
            .RequireScope(Scopes.PersonalDataRead)
            .WithAnswerExample(
                new
                {
                    data = new[]
                    {
                        new
                        {
                            mention_id = "01989f3e-6a30-7cc2-9d1f-2f4be9b3a201",
                            captured_at = "2026-02-10T08:12:04.120000Z",
                            sha256 = "b5a2c96250612366ea272ffac6d9744aaf4b45aacd96aa7cfcb931ee3b558259",
                            intact = true,
                            content = """{"network" : "facebook", "external_id" : "1001", "text" : "Troisième panne en un mois."}""",
                            has_payload = false,
                        },
                    },
                }
            );

    private static async Task<Ok<EvidenceList>> ListAsync(Guid id, Brand brand, IEvidenceReads evidence, CancellationToken ct) =>
        TypedResults.Ok(new EvidenceList(await evidence.OfCaseAsync(brand.Id, id, ct)));
}
