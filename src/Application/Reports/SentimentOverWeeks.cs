using Entente.Application.Metrics;
using Entente.Domain.Metrics;

namespace Entente.Application.Reports;

/// <summary>Net sentiment above, volume below, on one axis of weeks or months.</summary>
public sealed class SentimentOverWeeks(ReportTexts texts, FigureWriter figures, DateWriter dates)
{
    /// <summary>Half the scale where nothing goes beyond it: a week's change must be seen, and last week's page compared with this one.</summary>
    private const double UsualScale = 50;
    private const double WholeScale = 100;

    public IEnumerable<ReportBlock> Of(IReadOnlyList<WeekFigures> weeks, MetricInterval interval)
    {
        if (weeks.Count == 0)
        {
            yield break;
        }
        yield return new Heading(texts.Agree("heading_sentiment", weeks.Count, figures.Count(weeks.Count)));
        yield return new WeeklyChart(
            [
                .. weeks.Select(week =>
                    interval == MetricInterval.Month ? dates.ShortMonth(week.Week) : texts.Write("short_week", week.Week.Number)
                ),
            ],
            Line(weeks),
            new ChartBars(
                texts["figure_posts"],
                [.. weeks.Select(week => (double)week.InboundVolume.Numerator)],
                [.. weeks.Select(week => figures.Short(week.InboundVolume.Numerator))]
            )
        );
        yield return new Note(Caption(weeks, interval));
    }

    private ChartLine Line(IReadOnlyList<WeekFigures> weeks)
    {
        double?[] values = [.. weeks.Select(week => (double?)week.NetSentiment.Value)];
        var reach = values.Any(value => Math.Abs(value ?? 0) > UsualScale) ? WholeScale : UsualScale;
        ScaleMark Mark(double at) => new(at, at == 0 ? "0" : figures.Signed((decimal)at, 0));
        return new ChartLine(
            texts["figure_sentiment"],
            -reach,
            reach,
            [Mark(-reach), Mark(0), Mark(reach)],
            values,
            [
                .. weeks.Select(
                    (week, index) =>
                        index == weeks.Count - 1 && week.NetSentiment.Value is not null ? figures.Sentiment(week.NetSentiment.Value) : null
                ),
            ]
        );
    }

    private string Caption(IReadOnlyList<WeekFigures> weeks, MetricInterval interval)
    {
        var known = weeks.Where(week => week.NetSentiment.Value is not null).ToList();
        if (known.Count == 0)
        {
            return texts["chart_caption_unknown"];
        }
        var (lowest, highest) = (known.MinBy(week => week.NetSentiment.Value)!, known.MaxBy(week => week.NetSentiment.Value)!);
        return texts.Write(
            "chart_caption",
            figures.Sentiment(lowest.NetSentiment.Value),
            Named(lowest, interval),
            figures.Sentiment(highest.NetSentiment.Value),
            Named(highest, interval)
        );
    }

    private string Named(WeekFigures week, MetricInterval interval) =>
        interval == MetricInterval.Month ? dates.Month(week.Week) : texts.Write("week_named", week.Week.Number);
}
