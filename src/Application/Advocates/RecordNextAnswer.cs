using Entente.Domain.Advocates;
using Entente.Domain.Outcomes;

namespace Entente.Application.Advocates;

/// <summary>Record a further answer of somebody who was asked before: consent after all, or its withdrawal.</summary>
public sealed record RecordNextAnswer(Guid BrandId, Guid AdvocateId, int Version, GivenAnswer Answer, string By);

public sealed class RecordNextAnswerHandler(IAdvocateStore advocates, TimeProvider clock)
{
    public async Task<(Advocate? Advocate, IReadOnlyList<Error> Errors)> HandleAsync(RecordNextAnswer command, CancellationToken ct)
    {
        if (await advocates.FindAsync(command.BrandId, command.AdvocateId, ct) is not { } found)
        {
            return (null, [AdvocateErrors.NotFound(command.AdvocateId)]);
        }
        var now = clock.GetUtcNow();
        var answer = command.Answer.RecordedBy(command.By, now);
        if (answer.Faults() is { Count: > 0 } faults)
        {
            return (null, faults);
        }
        var heard = found.Hear(answer.Answer, now);
        if (heard.IsRefused)
        {
            return (null, [heard.Error]);
        }
        var isAsSeen = found.Version == command.Version;
        return isAsSeen && await advocates.TrySaveAsync(heard.Value, answer, ct)
            ? (heard.Value, [])
            : (null, [AdvocateErrors.ChangedMeanwhile]);
    }
}
