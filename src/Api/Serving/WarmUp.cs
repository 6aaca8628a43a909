using Entente.Application.Triage;
using Entente.Domain.Replies.Review;

namespace Entente.Api.Serving;

/// <summary>Reads the models and the reply rules while nobody waits for them, then gives back the memory that reading took.</summary>
internal sealed class WarmUp(ITriageEngine triage) : BackgroundService
{
    private static readonly TextToAssess[] Posts =
    [
        new("Je suis très déçu de ce produit, appelez-moi au 06 39 98 12 34.", "fr"),
        new("Your support is a joke, I have been waiting for two weeks!", "en"),
    ];

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.Run(Prepare, stoppingToken);

    private void Prepare()
    {
        triage.Assess(Posts, BrandContext.None);
        ReplyReview.WarmUp();
        // Half the heap is by now large arrays that were needed once, and no usual collection moves what lies between them.
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
    }
}
