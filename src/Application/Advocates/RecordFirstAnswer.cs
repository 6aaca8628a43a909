using Entente.Domain.Advocates;
using Entente.Domain.Outcomes;

namespace Entente.Application.Advocates;

/// <summary>What somebody says of an answer; what is left out is now, and by the person who records it.</summary>
public sealed record GivenAnswer(
    AdvocateAnswer Answer,
    string? AskedBy,
    DateTimeOffset? AskedAt,
    DateTimeOffset? AnsweredAt,
    AnswerChannel Through,
    string? Note
)
{
    public RecordedAnswer RecordedBy(string by, DateTimeOffset now)
    {
        var answered = AnsweredAt ?? now;
        return new RecordedAnswer(Answer, AskedBy ?? by, AskedAt ?? answered, answered, Through, Note, by, now);
    }
}

/// <summary>Record what an author answered who was asked for the first time.</summary>
public sealed record RecordFirstAnswer(Guid BrandId, Guid AuthorId, GivenAnswer Answer, string By);

public sealed class RecordFirstAnswerHandler(IAdvocateStore advocates, TimeProvider clock)
{
    public async Task<(Advocate? Advocate, IReadOnlyList<Error> Errors)> HandleAsync(RecordFirstAnswer command, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var answer = command.Answer.RecordedBy(command.By, now);
        if (answer.Faults() is { Count: > 0 } faults)
        {
            return (null, faults);
        }
        if (Advocate.MayBegin(answer.Answer) is { } refusal)
        {
            return (null, [refusal]);
        }
        var advocate = new Advocate(Guid.CreateVersion7(now), command.BrandId, command.AuthorId, 1, answer.Answer, now, now);
        return await advocates.TryAddAsync(advocate, answer, ct) is { } taken ? (null, [taken]) : (advocate, []);
    }
}
