using Entente.Application.Policies;
using Entente.Application.Triage;
using Entente.Domain.Brands;
using Entente.Domain.Mentions;
using Entente.Domain.Policies;

namespace Entente.Application.Mentions;

/// <summary>Judge again what waits of a brand's posts.</summary>
public sealed record RunReassessments(Brand Brand);

/// <summary>Batch by batch, each committed for itself: cut off at any moment, it goes on after the last one. It opens and moves no case.</summary>
public sealed class RunReassessmentsHandler(
    IReassessmentStore reassessments,
    ITriageEngine triage,
    IBrandContexts contexts,
    IPolicyReads policies,
    TimeProvider clock
)
{
    private const int BatchSize = 500;

    public async Task HandleAsync(RunReassessments command, CancellationToken ct)
    {
        var brand = command.Brand;
        while (await reassessments.TakeNextAsync(brand.Id, clock.GetUtcNow(), ct) is { } run)
        {
            try
            {
                if (await RunAsync(brand, run, ct))
                {
                    await reassessments.SucceedAsync(brand.Id, run, clock.GetUtcNow(), ct);
                }
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                await reassessments.FailAsync(brand.Id, run, e.Message, clock.GetUtcNow(), ct);
            }
        }
    }

    /// <summary>False when another server took the run over.</summary>
    private async Task<bool> RunAsync(Brand brand, Reassessment run, CancellationToken ct)
    {
        while (await reassessments.NextPostsAsync(brand.Id, run, BatchSize, ct) is { Count: > 0 } posts)
        {
            var judged = await JudgeAsync(brand, posts, ct);
            if (await reassessments.TrySaveAsync(brand, run, judged, clock.GetUtcNow(), ct) is not { } further)
            {
                return false;
            }
            run = further;
        }
        return true;
    }

    private async Task<IReadOnlyList<ReassessedPost>> JudgeAsync(Brand brand, IReadOnlyList<PostToReassess> posts, CancellationToken ct)
    {
        var context = await contexts.ReadAsync(brand, ct);
        var inForce = await policies.InForceAsync(brand.Id, clock.GetUtcNow(), ct);
        var ofCases = new Dictionary<string, Policy>();
        foreach (var version in posts.Select(p => p.PolicyVersion).OfType<string>().Distinct())
        {
            ofCases[version] = await policies.OfVersionAsync(brand.Id, version, ct);
        }
        var said = triage.Assess([.. posts.Select(p => new TextToAssess(p.Text, p.Language))], context);
        return
        [
            .. posts.Zip(
                said,
                (post, assessment) =>
                {
                    var policy = post.PolicyVersion is { } version ? ofCases[version] : inForce;
                    return new ReassessedPost(post, assessment, policy.StandingOf(assessment.Category, Policy.BreaksPrinciple(assessment)));
                }
            ),
        ];
    }
}
