using Entente.Application.Mentions;
using Entente.Application.Policies;
using Entente.Domain.Access;
using Entente.Domain.Metrics;
using Entente.Domain.Policies;

namespace Entente.Api.Dashboard.Policies;

/// <summary>Reads what the pages of policies show to whoever asks.</summary>
internal sealed class PolicyReader(IPolicyReads policies, IMentionReads mentions, RunBacktestHandler backtests)
{
    private const int Shown = 50;

    public async Task<PoliciesScreen> ListAsync(Overview frame, string? said, CancellationToken ct)
    {
        var brand = frame.Brand!.Id;
        return new PoliciesScreen(
            frame,
            await policies.CurrentAsync(brand, frame.At, ct),
            await policies.PageAsync(brand, null, Shown, ct),
            said
        );
    }

    /// <returns>Null when the brand has no such version.</returns>
    public async Task<PolicyScreen?> ReadAsync(
        Overview frame,
        string version,
        int? weeks,
        string? said,
        RefusedForm? refused,
        CancellationToken ct
    )
    {
        var brand = frame.Brand!.Id;
        return await policies.FindAsync(brand, version, ct) is not { } found
            ? null
            : new PolicyScreen(
                frame,
                await policies.CurrentAsync(brand, frame.At, ct),
                found,
                await policies.LatestAsync(brand, ct),
                weeks is { } many ? await TryAsync(frame, version, many, ct) : null,
                said,
                refused
            );
    }

    /// <summary>The last whole weeks, as many as are offered.</summary>
    private async Task<Tried?> TryAsync(Overview frame, string version, int weeks, CancellationToken ct)
    {
        var last = IsoWeek.Of(frame.At, frame.Brand!.Zone).Plus(-1);
        var many = PolicyScreen.Weeks.Contains(weeks) ? weeks : PolicyScreen.Weeks[1];
        var tried = await backtests.HandleAsync(new RunBacktest(frame.Brand, version, last.Plus(1 - many), last), ct);
        return tried.IsRefused ? null : new Tried(many, tried.Value, await PostsAsync(frame, tried.Value.Counts, ct));
    }

    private async Task<IReadOnlyDictionary<Guid, MentionItem>> PostsAsync(Overview frame, BacktestCounts counts, CancellationToken ct)
    {
        var posts = new Dictionary<Guid, MentionItem>();
        if (!frame.Caller.May(Scopes.MentionsRead, frame.Brand!.Id))
        {
            return posts;
        }
        var sees = frame.Caller.May(Scopes.PersonalDataRead, frame.Brand.Id);
        IEnumerable<BacktestExample> named = [.. counts.WouldOpenExamples, .. counts.WouldNotOpenExamples, .. counts.StandingExamples];
        foreach (var id in named.Select(e => e.MentionId).Distinct())
        {
            if (await mentions.FindAsync(frame.Brand.Id, id, ct) is { Mention: var post })
            {
                posts[id] = sees ? post : post.Masked();
            }
        }
        return posts;
    }
}
