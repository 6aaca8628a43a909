using Entente.Domain.Cases;
using Entente.Domain.Mentions;
using Entente.Domain.Triage;

namespace Entente.Application.Replies;

/// <summary>What is stored around a post that the reply rules ask for. <see cref="SentLately"/> are texts published in the last 24 hours.</summary>
public sealed record ReplySituation(
    Network Network,
    string? Language,
    Category? Category,
    Standing Standing,
    Step? Step,
    string? PolicyVersion,
    bool IsFirstReply,
    int PublicRepliesToAuthor,
    DateTimeOffset PostedAt,
    IReadOnlyList<string> SentLately
);

public interface IReplySituations
{
    /// <param name="replyId">The reply that is looked at: it is not held against itself.</param>
    /// <returns>Null when the brand has no such post.</returns>
    Task<ReplySituation?> OfPostAsync(Guid brandId, Guid mentionId, Guid? replyId, DateTimeOffset now, CancellationToken ct);
}
