using Entente.Domain.Brands;
using Entente.Domain.Mentions;
using Entente.Domain.Outcomes;

namespace Entente.Application.Mentions;

/// <summary>Take posts in and judge them later: for a sender of very many, who need not know at once what becomes of each.</summary>
public sealed record PutInInbox(Brand Brand, IReadOnlyList<IncomingMention> Mentions);

/// <summary>The lot the sound posts are in, null when there are none; and what is wrong with each post, in the order sent.</summary>
public sealed record PutAway(InboxLot? Lot, IReadOnlyList<IReadOnlyList<Error>> Errors);

/// <summary>Broken posts are refused one by one, as they are anywhere; the others are safe when this returns.</summary>
public sealed class PutInInboxHandler(PostChecks checks, IMentionInbox inbox, IInboxStart start, TimeProvider clock)
{
    public async Task<PutAway> HandleAsync(PutInInbox command, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var errors = (await checks.CheckAsync(command.Brand.Id, command.Mentions, ct)).Errors;
        var sound = command.Mentions.Where((_, i) => errors[i].Count == 0).ToList();
        if (sound.Count == 0)
        {
            return new PutAway(null, errors);
        }
        var lot = InboxLot.Of(Guid.CreateVersion7(now), sound.Count, now);
        await inbox.AddAsync(command.Brand.Id, lot, sound, ct);
        start.Start();
        return new PutAway(lot, errors);
    }
}
