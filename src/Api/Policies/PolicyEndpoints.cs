using System.ComponentModel.DataAnnotations;
using Entente.Api.Access;
using Entente.Api.Answers;
using Entente.Api.OpenApi;
using Entente.Api.Problems;
using Entente.Api.Requests;
using Entente.Application.Policies;
using Entente.Domain.Access;
using Entente.Domain.Brands;
using Entente.Domain.Policies;

namespace Entente.Api.Policies;

public static class PolicyEndpoints
{
    public static void MapPolicies(this RouteGroupBuilder brand)
    {
        var policies = brand.MapGroup("/policies").WithTags("Policies");
        MapReading(policies);
        policies.MapPolicyDrafts();
        policies.MapPolicyComparison();
        policies.MapBacktests();
    }

    private static void MapReading(RouteGroupBuilder policies)
    {
        policies
            .MapGet("", ListAsync)
            .WithName("listPolicies")
            .WithSummary("The versions the brand wrote, drafts too, the latest written first.")
            .RequireScope(Scopes.PoliciesRead)
            .WithAnswerExample(new { data = new[] { PolicyExamples.Draft }, next_cursor = (string?)null });
        policies
            .MapGet("/current", CurrentAsync)
            .WithName("getCurrentPolicy")
            .WithSummary("The version in force: new cases are decided under it. The built-in one where the brand has published none.")
            .RequireScope(Scopes.PoliciesRead)
            .Produces<PolicyView>()
            .WithAnswerExample(PolicyExamples.InForce);
        policies
            .MapGet("/{version}", GetAsync)
            .WithName("getPolicy")
            .WithSummary("One version: a number, or built-in-1.")
            .RequireScope(Scopes.PoliciesRead)
            .Refuses(StatusCodes.Status404NotFound)
            .WithAnswerExample(PolicyExamples.Draft);
    }

    private static async Task<PageAnswer<PolicyView>> ListAsync(
        Paging paging,
        Brand brand,
        IPolicyReads policies,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        var now = clock.GetUtcNow();
        var rows = await policies.PageAsync(brand.Id, paging.After<int?>(), paging.Fetch, ct);
        return paging.Page(rows, row => PolicyVersion.NumberOf(row.Version), row => PolicyView.Of(row, now));
    }

    private static async Task<PolicyView> CurrentAsync(Brand brand, IPolicyReads policies, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        return PolicyView.Of(await policies.CurrentAsync(brand.Id, now, ct), now);
    }

    private static async Task<Answer<PolicyView>> GetAsync(
        [MaxLength(20)] string version,
        Brand brand,
        IPolicyReads policies,
        TimeProvider clock,
        CancellationToken ct
    ) => await policies.FindAsync(brand.Id, version, ct) is { } found ? Answered(found, clock) : PolicyErrors.NotFound(version).ToProblem();

    internal static Versioned<PolicyView> Answered(PolicyVersion version, TimeProvider clock)
    {
        var view = PolicyView.Of(version, clock.GetUtcNow());
        return new Versioned<PolicyView>(view, view.Revision);
    }
}
