using Entente.Application.Policies;
using Entente.Application.Replies;
using Entente.Domain.Access;
using Entente.Domain.Brands;
using Entente.Domain.Outcomes;
using Entente.Domain.Practice;

namespace Entente.Application.Practice;

/// <summary>Say what one would do with the post that is shown; <see cref="Post"/> is its place in the scenario, from 0.</summary>
public sealed record AnswerPost(Brand Brand, Guid RunId, int Post, PostAnswer Answer, Actor Player);

public sealed class AnswerPostHandler(IPracticeRunStore runs, IPolicyReads policies, ReplyReviewer reviewer, TimeProvider clock)
{
    public async Task<Result<PracticeRun>> HandleAsync(AnswerPost command, CancellationToken ct)
    {
        var brand = command.Brand;
        if (await runs.FindAsync(brand.Id, command.RunId, ct) is not { } run)
        {
            return PracticeErrors.RunNotFound(command.RunId);
        }
        var policy = await policies.OfVersionAsync(brand.Id, run.PolicyVersion, ct);
        var around = await reviewer.AroundAsync(brand, policy, ct);
        var answered = run.Answer(command.Post, command.Answer, command.Player, around, policy, clock.GetUtcNow());
        if (answered.IsRefused)
        {
            return answered;
        }
        return await runs.TrySaveAsync(brand.Id, answered.Value, ct) ? answered : PracticeErrors.ChangedMeanwhile;
    }
}
