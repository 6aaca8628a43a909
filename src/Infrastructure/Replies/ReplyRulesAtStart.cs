using Entente.Domain.Replies.Review;
using Microsoft.Extensions.Hosting;

namespace Entente.Infrastructure.Replies;

/// <summary>Reads the reply rules while nobody waits for them.</summary>
internal sealed class ReplyRulesAtStart : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.Run(ReplyReview.WarmUp, stoppingToken);
}
