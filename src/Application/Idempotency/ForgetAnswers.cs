using Entente.Domain.Brands;

namespace Entente.Application.Idempotency;

/// <summary>Forget answers that nobody will ask for again.</summary>
public sealed record ForgetAnswers(Brand Brand);

public sealed class ForgetAnswersHandler(IIdempotencyStore answers, TimeProvider clock)
{
    public static readonly TimeSpan Kept = TimeSpan.FromHours(48);

    public Task<int> HandleAsync(ForgetAnswers command, CancellationToken ct) =>
        answers.ForgetAsync(command.Brand.Id, clock.GetUtcNow() - Kept, ct);
}
