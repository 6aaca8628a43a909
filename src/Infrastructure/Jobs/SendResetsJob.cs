using Entente.Application.Access;
using Hangfire;
using Microsoft.Extensions.Logging;

namespace Entente.Infrastructure.Jobs;

/// <summary>Mails the links that people who lost their password asked for.</summary>
public sealed class SendResetsJob(SendResetsHandler handler, ILogger<SendResetsJob> logger)
{
    [AutomaticRetry(Attempts = 0)]
    public async Task RunAsync(CancellationToken ct)
    {
        if (await handler.HandleAsync(ct) is > 0 and var sent)
        {
            logger.LogInformation("{Mails} mails with links to a new password were sent", sent);
        }
    }
}
