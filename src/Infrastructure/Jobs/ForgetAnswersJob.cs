using Entente.Application.Brands;
using Entente.Application.Idempotency;
using Hangfire;

namespace Entente.Infrastructure.Jobs;

/// <summary>Forgets answers kept for repeated requests, two days after they were given.</summary>
public sealed class ForgetAnswersJob(IBrandReads brands, ForgetAnswersHandler handler)
{
    [AutomaticRetry(Attempts = 0)]
    public async Task RunAsync(CancellationToken ct)
    {
        foreach (var brand in await brands.ListAsync(ct))
        {
            await handler.HandleAsync(new ForgetAnswers(brand), ct);
        }
    }
}
