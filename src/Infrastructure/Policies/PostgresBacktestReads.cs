using Entente.Application.Policies;
using Entente.Domain;
using Entente.Domain.Policies;
using Entente.Domain.Triage;
using Entente.Infrastructure.Database;

namespace Entente.Infrastructure.Policies;

internal sealed class PostgresBacktestReads(EntenteDatabase database) : IBacktestReads
{
    private static readonly string Backtest = EmbeddedSql.Read(typeof(PostgresBacktestReads), "Backtest.sql");

    private sealed record BacktestRow(
        string Kind,
        long N,
        string? Category,
        string? Before,
        string? After,
        Guid? MentionId,
        Guid? CaseId,
        DateTime? PostedAt,
        double? Confidence,
        bool? ByPerson
    )
    {
        public StandingCell ToCell() => new(CategoryOf(), Vocabulary.Parse<Standing>(Before!), Vocabulary.Parse<Standing>(After!), N);

        public BacktestExample ToExample() =>
            new(
                MentionId!.Value,
                CaseId,
                PostedAt!.Value,
                CategoryOf(),
                Confidence is { } confidence ? Math.Round(confidence, 4) : null,
                ByPerson!.Value,
                Vocabulary.Parse<Standing>(Before!),
                Vocabulary.Parse<Standing>(After!)
            );

        private Category? CategoryOf() => Category is null ? null : Vocabulary.Parse<Category>(Category);
    }

    private sealed record TimesRow(
        Guid CaseId,
        int Cycle,
        bool BreaksPrinciple,
        DateTime OpenedAt,
        DateTime? AnsweredAt,
        DateTime? ClosedAt
    );

    public async Task<BacktestCounts> JudgeAsync(
        Guid brandId,
        Policy policy,
        DateTimeOffset from,
        DateTimeOffset to,
        int mostExamples,
        CancellationToken ct
    )
    {
        var rules = policy.Categories.OrderBy(r => r.Key).ToList();
        var rows = await database.QueryAsync<BacktestRow>(
            brandId,
            Backtest,
            new
            {
                brand = brandId,
                from = from.UtcDateTime,
                to = to.UtcDateTime,
                category = rules.Select(r => Vocabulary.Word(r.Key)).ToArray(),
                standing = rules.Select(r => Vocabulary.Word(r.Value.Standing)).ToArray(),
                opens_case = rules.Select(r => r.Value.OpensCase).ToArray(),
                // Confidences are kept in four bytes: the border is held against them as it would be kept.
                from_confidence = rules.Select(r => (float)r.Value.FromConfidence).ToArray(),
                same_matter = policy.SameMatterWithin,
                no_case_after_days = policy.NoCaseAfterDays,
                most_examples = mostExamples,
            },
            ct
        );
        return Counted(rows.ToLookup(r => r.Kind));
    }

    public async Task<IReadOnlyList<CaseTimes>> CaseTimesAsync(Guid brandId, DateTimeOffset from, DateTimeOffset to, CancellationToken ct)
    {
        var rows = await database.QueryAsync<TimesRow>(
            brandId,
            """
            select
                y.case_id, y.cycle, c.breaks_principle, y.opened_at,
                least(y.dialogue_at, y.platform_at, y.legal_at, case when c.breaks_principle then y.hidden_at end) as answered_at,
                y.closed_at
            from case_cycles y
            join cases c on c.brand_id = y.brand_id and c.id = y.case_id
            where y.brand_id = @brandId and y.opened_at >= @from and y.opened_at < @to
            order by y.opened_at desc, y.case_id desc
            """,
            new
            {
                brandId,
                from = from.UtcDateTime,
                to = to.UtcDateTime,
            },
            ct
        );
        return [.. rows.Select(r => new CaseTimes(r.CaseId, r.Cycle, r.BreaksPrinciple, r.OpenedAt, r.AnsweredAt, r.ClosedAt))];
    }

    private static BacktestCounts Counted(ILookup<string, BacktestRow> rows) =>
        new(
            rows["mentions"].Single().N,
            rows["cases_opened"].Single().N,
            rows["would_open"].Single().N,
            rows["would_not_open"].Single().N,
            [.. rows["standing"].Select(r => r.ToCell()).OrderBy(c => c.Category).ThenBy(c => c.Before).ThenBy(c => c.After)],
            [.. rows["would_open_example"].Select(r => r.ToExample())],
            [.. rows["would_not_open_example"].Select(r => r.ToExample())],
            [.. rows["standing_example"].Select(r => r.ToExample())]
        );
}
