using Entente.Application.Advocates;
using Entente.Domain.Advocates;
using Entente.Domain.Brands;

namespace Entente.Infrastructure.Demo;

/// <summary>Whom the made-up desk asked to speak for it: most consented, one declined, one took it back.</summary>
internal sealed class DemoAdvocates(Brand brand, IAdvocateStore advocates, IAdvocateReads reads, DemoClock clock)
{
    private static readonly AdvocateAnswer[] Answers =
    [
        AdvocateAnswer.Consented,
        AdvocateAnswer.Consented,
        AdvocateAnswer.Declined,
        AdvocateAnswer.Consented,
        AdvocateAnswer.Consented,
        AdvocateAnswer.Consented,
    ];

    /// <summary>The one who consented first and thought better of it.</summary>
    private const int Withdrawing = 1;

    public async Task TellAsync(CancellationToken ct)
    {
        var candidates = await reads.CandidatesAsync(brand.Id, null, 4 * Answers.Length, ct);
        var asked = candidates.OrderBy(c => c.Why.RecoveredAt).Take(Answers.Length).ToList();
        for (var i = 0; i < asked.Count; i++)
        {
            var (at, through) = (asked[i].Why.RecoveredAt.AddHours(30 + i), (AnswerChannel)(i % 3));
            var first = new GivenAnswer(Answers[i], "Aya", at, at.AddHours(5 + i), through, null);
            var (advocate, _) = await new RecordFirstAnswerHandler(advocates, clock).HandleAsync(
                new RecordFirstAnswer(brand.Id, asked[i].Author.Id, first, "Aya"),
                ct
            );
            if (i == Withdrawing && advocate is not null)
            {
                var taken = new GivenAnswer(AdvocateAnswer.Withdrawn, null, null, null, AnswerChannel.Email, null);
                await new RecordNextAnswerHandler(advocates, clock).HandleAsync(new(brand.Id, advocate.Id, 1, taken, "Aya"), ct);
            }
        }
    }
}
