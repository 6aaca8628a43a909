using Entente.Application.Brands;
using Entente.Application.Mentions;
using Entente.Domain.Brands;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Entente.Infrastructure.Mentions;

/// <summary>Rung when something came into the inbox of this process.</summary>
internal sealed class InboxBell : IInboxStart, IDisposable
{
    private readonly SemaphoreSlim _rung = new(0, 1);

    public void Start()
    {
        try
        {
            _rung.Release();
        }
        catch (SemaphoreFullException)
        {
            // It rings already.
        }
    }

    public Task<bool> WaitAsync(TimeSpan patience, CancellationToken ct) => _rung.WaitAsync(patience, ct);

    public void Dispose() => _rung.Dispose();
}

/// <summary>
/// Reads the inboxes of all brands: when the bell rings, and every few seconds for what other servers took in or left. No recurring job
/// would begin soon enough.
/// </summary>
internal sealed class InboxService(InboxBell bell, IServiceScopeFactory scopes, ILogger<InboxService> logger) : BackgroundService
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>Who sends very many sends the next lot at once: it comes in before the reading takes the processor.</summary>
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(500);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            if (await bell.WaitAsync(Patience, stoppingToken))
            {
                await Task.Delay(Breath, stoppingToken);
            }
            await using var scope = scopes.CreateAsyncScope();
            await ReadAllAsync(scope.ServiceProvider, stoppingToken);
        }
    }

    private async Task ReadAllAsync(IServiceProvider services, CancellationToken ct)
    {
        try
        {
            foreach (var brand in await services.GetRequiredService<IBrandReads>().ListAsync(ct))
            {
                await ReadAsync(services.GetRequiredService<InboxReader>(), brand, ct);
            }
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            logger.LogError(e, "The inboxes could not be read; it is tried again");
        }
    }

    /// <summary>What hinders one brand's posts does not hold up another's.</summary>
    private async Task ReadAsync(InboxReader reader, Brand brand, CancellationToken ct)
    {
        try
        {
            await reader.EmptyAsync(brand, ct);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            logger.LogError(e, "The inbox of {Brand} could not be read; it is tried again", brand.Slug);
        }
    }
}
