using Entente.Application.Metrics;
using Entente.Application.Reports;
using Entente.Domain.Cases;
using Entente.Domain.Mentions;
using Entente.Domain.Metrics;
using Entente.Domain.Reports;
using Entente.Domain.Surges;
using Entente.Domain.Triage;

namespace Entente.ReportTests;

/// <summary>Made-up weeks, from the believable to the absurd; in each the figures agree with each other.</summary>
public static class SampleWeeks
{
    public static readonly DateTimeOffset IssuedAt = new(2026, 11, 23, 6, 0, 0, TimeSpan.Zero);

    public static readonly IsoWeek Week = IsoWeek.Of(new DateOnly(2026, 11, 16));

    public static WeekFigures Figures(
        IsoWeek week,
        long positive,
        long neutral,
        long negative,
        long unjudged = 0,
        long classified = 0,
        long permitted = 0,
        long opened = 0,
        long closed = 0,
        long escalated = 0,
        long backlog = 0
    )
    {
        var judged = positive + neutral + negative;
        return new WeekFigures(
            week,
            Figure.Count(judged + unjudged),
            new Figure(judged == 0 ? null : 100m * (positive - negative) / judged, positive - negative, judged),
            Figure.Share(negative, judged),
            Figure.Share(judged, judged + unjudged),
            Figure.Share(permitted, classified),
            Figure.Count(opened),
            Figure.Count(closed),
            Figure.Share(escalated, opened),
            Figure.Count(backlog),
            positive,
            neutral,
            negative
        );
    }

    public static WeekInReview Believable(string brand = "Maison Aubrac", long scale = 1)
    {
        (long P, long Neu, long N)[] past =
        [
            (288, 310, 301),
            (301, 322, 290),
            (276, 298, 312),
            (264, 305, 340),
            (212, 288, 455),
            (240, 301, 402),
            (290, 315, 344),
            (310, 330, 322),
            (322, 341, 310),
            (334, 352, 318),
            (308, 336, 371),
            (312, 278, 390),
        ];
        WeekFigures[] weeks =
        [
            .. past.Select(
                (p, i) =>
                    Figures(
                        Week.Plus(i - 11),
                        p.P * scale,
                        p.Neu * scale,
                        p.N * scale,
                        unjudged: (i == 11 ? 224 : 60 + (7 * i)) * scale,
                        classified: (p.N - 18) * scale,
                        permitted: (p.N - 36) * scale,
                        opened: (i == 11 ? 52 : 40 + (i % 5 * 4)) * scale,
                        closed: (i == 11 ? 47 : 41) * scale,
                        escalated: (i == 11 ? 3 : 2) * scale,
                        backlog: (i == 11 ? 31 : 26) * scale
                    )
            ),
        ];
        return new WeekInReview(
            brand,
            "Europe/Paris",
            weeks[11],
            weeks[10],
            weeks,
            [
                Of(Network.Facebook, 188 * scale, 160 * scale, 262 * scale, 640 * scale),
                Of(Network.Instagram, 84 * scale, 72 * scale, 41 * scale, 231 * scale),
                Of(Network.X, 12 * scale, 18 * scale, 58 * scale, 140 * scale),
                Of(Network.GoogleReviews, 26 * scale, 21 * scale, 22 * scale, 81 * scale),
                Of(Network.Trustpilot, 2 * scale, 7 * scale, 7 * scale, 112 * scale),
            ],
            [
                new(Step.New, Category.Discontent, 6 * scale),
                new(Step.Dialogue, Category.Discontent, 14 * scale),
                new(Step.Closed, Category.Discontent, 9 * scale),
                new(Step.Dialogue, Category.NegativeTestimony, 7 * scale),
                new(Step.Closed, Category.NegativeTestimony, 4 * scale),
                new(Step.Dialogue, Category.Misinformed, 2 * scale),
                new(Step.Closed, Category.Misinformed, 1 * scale),
                new(Step.Dialogue, Category.Disparagement, 2 * scale),
                new(Step.Platform, Category.Disparagement, 1 * scale),
                new(Step.Dialogue, Category.Insult, 1 * scale),
                new(Step.Platform, Category.Insult, 2 * scale),
                new(Step.New, Category.Defamation, 1 * scale),
                new(Step.New, null, 2 * scale),
            ],
            new Dictionary<Outcome, long>
            {
                [Outcome.Answered] = 12 * scale,
                [Outcome.ChangedMind] = 14 * scale,
                [Outcome.DefendsBrand] = 3 * scale,
                [Outcome.Withdrew] = 4 * scale,
                [Outcome.Edited] = 5 * scale,
                [Outcome.NoAnswer] = 7 * scale,
                [Outcome.Removed] = 1 * scale,
                [Outcome.Tolerated] = 1 * scale,
            },
            Decisions(9),
            9,
            LegalReferrals: 0,
            PrincipleCases: 2 * scale,
            Ladder: new WeekLadder(
                new LadderCounts(3 * scale, 3 * scale, 49 * scale, 0, 36 * scale, 30 * scale, 14 * scale, 5 * scale, 4 * scale, 3 * scale),
                new LadderCounts(
                    30 * scale,
                    26 * scale,
                    520 * scale,
                    scale,
                    410 * scale,
                    330 * scale,
                    160 * scale,
                    50 * scale,
                    44 * scale,
                    31 * scale
                ),
                new MeasuredFigure(new Figure(14_400, 61_200, 3), new Spread(14_400, 41_000, 20_400))
            ),
            Surges: [Surge(Network.X, SurgeScope.Negative, IssuedAt.AddDays(-4)), Surge(null, SurgeScope.All, IssuedAt.AddDays(-4))],
            ComputedAt: IssuedAt.AddMinutes(-4)
        )
        {
            Exposed = [.. new[] { 2, 4, 11 }.Select(hours => Exposed(TimeSpan.FromHours(hours)))],
            StillExposed = 1,
            Decided = Decided(4),
            DecidedInAll = 4,
            WithSurge = [Week.Plus(-7), Week],
        };
    }

    private static Domain.Metrics.Fact Exposed(TimeSpan stood) =>
        new(
            IssuedAt.AddDays(-3),
            IssuedAt.AddDays(-3),
            IssuedAt.AddDays(-3) + stood,
            Holds: true,
            new FactLabels(null, null, null, null, null, null, null)
        );

    private static Surge Surge(Network? network, SurgeScope scope, DateTimeOffset at) =>
        new(
            Guid.Empty,
            1,
            new SurgePlace(network),
            scope,
            2,
            3,
            at,
            64,
            11.5,
            27.9,
            92,
            at,
            at.AddHours(9),
            new SurgeDrivers([new("panne", 41, 0.64, 0.03), new("livraison", 20, 0.31, 0.1)], []),
            ToldAfterwards: network is null
        );

    public static WeekInReview Empty(string brand = "Maison Aubrac")
    {
        WeekFigures[] weeks = [.. Enumerable.Range(0, 12).Select(i => Figures(Week.Plus(i - 11), 0, 0, 0))];
        return new(
            brand,
            "Europe/Paris",
            weeks[11],
            weeks[10],
            weeks,
            [],
            [],
            new Dictionary<Outcome, long>(),
            [],
            0,
            0,
            0,
            WeekLadder.Empty,
            [],
            IssuedAt
        );
    }

    /// <summary>October 2026 and the eleven months before it.</summary>
    public static WeekInReview Month(string brand = "Maison Aubrac")
    {
        var week = Believable(brand, scale: 4);
        var october = ReportPeriod.Of(ReportSpan.Month, IsoWeek.Of(new DateOnly(2026, 10, 15)));
        WeekFigures[] months = [.. week.LastTwelveWeeks.Select((figures, i) => figures with { Week = october.Plus(i - 11).Weeks.From })];
        return week with
        {
            Interval = MetricInterval.Month,
            Current = months[11],
            Previous = months[10],
            LastTwelveWeeks = months,
            Platforms =
            [
                new(Network.Facebook, Figure.Share(9, 21), new Spread(6 * 86_400, 20 * 86_400, 8 * 86_400)),
                new(Network.X, Figure.Share(0, 4), null),
            ],
        };
    }

    public static WeekInReview Brands()
    {
        WeekInReview[] brands =
        [
            Believable() with
            {
                ToDecide = Decisions(4),
                ToDecideInAll = 4,
            },
            Believable("Établissements Vandenbroucke-Lacoste & Fils, Chocolatiers de Père en Fils depuis 1862", scale: 3),
            RightToLeft(),
            Empty("Lumen"),
        ];
        return ReviewBrands.Together(ReportLetter.NameOf([.. brands.Select(b => b.BrandName)], "fr"), "Europe/Paris", brands);
    }

    public static WeekInReview Enormous() => Believable("Groupe Universel", scale: 1_000_000_007);

    public static WeekInReview ManyDecisions() =>
        Believable() with
        {
            ToDecide = Decisions(60),
            ToDecideInAll = 60,
            Decided = Decided(50),
            DecidedInAll = 70,
        };

    public static WeekInReview VeryLongNames() =>
        Believable(string.Join(' ', Enumerable.Repeat("Établissements Vandenbroucke-Lacoste & Fils", 9)) + new string('W', 90)) with
        {
            ToDecide =
            [
                .. Decisions(8)
                    .Select(
                        (open, i) =>
                            open with
                            {
                                Reference = i == 3 ? new string('R', 80) : open.Reference,
                                Why = i == 5 ? string.Join('_', Enumerable.Repeat("unforeseen_reason", 60)) : open.Why,
                            }
                    ),
            ],
        };

    public static WeekInReview RightToLeft() => Believable("شركة النور للتجارة 2026 (Al Nour)");

    public static WeekInReview OtherScripts() => Believable("日本茶 🍵 Ελλάδα Чай \U0001F9FF é ́");

    public static IReadOnlyList<CaseToDecide> Decisions(int count)
    {
        (Category? Category, Standing Standing, Step Step, string Why)[] kinds =
        [
            (Category.Discontent, Standing.Unacceptable, Step.New, "principle_unanswered"),
            (Category.Insult, Standing.Contestable, Step.Platform, "platform_refused"),
            (Category.Disparagement, Standing.Contestable, Step.Dialogue, "author_refused"),
            (Category.Defamation, Standing.Contestable, Step.New, "verdict_missing"),
            (Category.NegativeTestimony, Standing.Permitted, Step.Dialogue, "reply_overdue"),
            (null, Standing.Permitted, Step.New, "lead_asked"),
            (Category.HateOrThreat, Standing.Unacceptable, Step.Platform, "legal_open"),
        ];
        return
        [
            .. Enumerable
                .Range(0, count)
                .Select(i =>
                {
                    var (category, standing, step, why) = kinds[i % kinds.Length];
                    var network = (Network)(i % 3 == 0 ? 0 : i * 5 % 9);
                    return new CaseToDecide(
                        new Guid(i, 0, 0, new byte[8]),
                        $"{0x2F7A + (i * 37):X4}",
                        category,
                        standing,
                        step,
                        network,
                        IssuedAt.AddHours(-30 * (i + 1)),
                        why
                    );
                }),
        ];
    }

    public static IReadOnlyList<CaseDecided> Decided(int count) =>
        [
            .. Enumerable
                .Range(0, count)
                .Select(i => new CaseDecided(
                    $"{0x3F7A + (i * 37):X4}",
                    i % 5 == 4 ? null : (Category)(5 + (i % 5)),
                    (Network)(i % 3),
                    IssuedAt.AddHours(-12 * (i + 1)),
                    CaseDecided.Gravest[i % CaseDecided.Gravest.Count]
                )),
        ];

    private static NetworkFigures Of(Network network, long positive, long neutral, long negative, long volume)
    {
        var judged = positive + neutral + negative;
        return new(
            network,
            volume,
            new Figure(100m * (positive - negative) / judged, positive - negative, judged),
            Figure.Share(negative, judged)
        );
    }
}
