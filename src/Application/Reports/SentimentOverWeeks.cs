using Entente.Application.Metrics;
using Entente.Domain.Metrics;

namespace Entente.Application.Reports;

/// <summary>Net sentiment with its uncertainty above, volume below, on one axis of weeks or months; weeks with a surge are marked.</summary>
public sealed class SentimentOverWeeks(ReportTexts texts, FigureWriter figures, DateWriter dates)
{
    public IEnumerable<ReportBlock> Of(WeekInReview review)
    {
        var weeks = review.LastTwelveWeeks;
        if (weeks.All(week => week.InboundVolume.Numerator == 0))
        {
            yield break;
        }
        yield return new Heading(texts.Agree("heading_sentiment", weeks.Count, figures.Count(weeks.Count)));
        yield return new WeeklyChart(
            [.. weeks.Select(week => IsMonth(review) ? dates.ShortMonth(week.Week) : texts.Write("short_week", week.Week.Number))],
            Line(review),
            new ChartBars(
                texts["figure_posts"],
                [.. weeks.Select(week => (double)week.InboundVolume.Numerator)],
                [.. weeks.Select(week => Bar(week, review))]
            )
        );
        yield return new Note(Caption(review));
    }

    private string Bar(WeekFigures week, WeekInReview review)
    {
        var count = figures.Short(week.InboundVolume.Numerator);
        return review.WithSurge.Contains(week.Week) ? texts.Write("surge_mark", count) : count;
    }

    private ChartLine Line(WeekInReview review)
    {
        var weeks = review.LastTwelveWeeks;
        double?[] values = [.. weeks.Select(week => (double?)week.NetSentiment.Value)];
        double?[] margins = [.. weeks.Select(week => (double?)week.SentimentMargin)];
        var (least, greatest, step) = Scale(values, margins);
        var marks = Enumerable.Range(0, (int)((greatest - least) / step) + 1).Select(i => least + (i * step));
        return new ChartLine(
            texts["figure_sentiment"],
            least,
            greatest,
            [.. marks.Select(at => new ScaleMark(at, at == 0 ? "0" : figures.Signed((decimal)at, 0)))],
            values,
            [.. values.Select((value, i) => IsTold(values, i) ? figures.Sentiment((decimal?)value) : null)]
        )
        {
            Margins = margins,
            Usual = UsualWeeks.RangeOf(review, week => week.NetSentiment) is var (from, to)
                ? new ChartBand(texts["chart_usual"], (double)from, (double)to)
                : null,
        };
    }

    /// <summary>Round numbers around all that is drawn, and nothing: a week's change must be seen.</summary>
    private static (double Least, double Greatest, double Step) Scale(double?[] values, double?[] margins)
    {
        var ends = values.Zip(margins, (value, margin) => (Low: value - (margin ?? 0), High: value + (margin ?? 0))).ToList();
        var (low, high) = (Math.Max(-100, ends.Min(e => e.Low) ?? 0), Math.Min(100, ends.Max(e => e.High) ?? 0));
        double Down(double step) => Math.Floor(Math.Min(0, low) / step) * step;
        double Up(double step) => Math.Ceiling(Math.Max(0, high) / step) * step;
        return Up(25) - Down(25) > 100 ? (Down(50), Up(50), 50)
            : Up(25) - Down(25) < 50 ? (-25, 25, 25)
            : (Down(25), Up(25), 25);
    }

    /// <summary>The present week, and of the others the highest and the lowest where they stand apart from it.</summary>
    private static bool IsTold(double?[] values, int i) =>
        values[i] is { } value
        && (
            i == values.Length - 1
            || (i < values.Length - 2 && values.Count(v => v is not null) > 2 && (value == values.Max() || value == values.Min()))
        );

    private string Caption(WeekInReview review)
    {
        var known = review.LastTwelveWeeks.Where(week => week.NetSentiment.Value is not null).ToList();
        var sentences = new List<string>();
        if (known.Count == 0)
        {
            sentences.Add(texts["chart_caption_unknown"]);
        }
        if (known.Count > 1)
        {
            var (lowest, highest) = (known.MinBy(week => week.NetSentiment.Value)!, known.MaxBy(week => week.NetSentiment.Value)!);
            sentences.Add(
                texts.Write(
                    "chart_caption",
                    figures.Sentiment(lowest.NetSentiment.Value),
                    Named(lowest, review),
                    figures.Sentiment(highest.NetSentiment.Value),
                    Named(highest, review)
                )
            );
        }
        if (known.Any(week => week.SentimentMargin is not null))
        {
            sentences.Add(texts["chart_margins"]);
        }
        if (review.WithSurge.Count > 0)
        {
            sentences.Add(texts["chart_surges"]);
        }
        if (!review.HasSurges)
        {
            sentences.Add(texts["no_surges"]);
        }
        return string.Join(' ', sentences);
    }

    private string Named(WeekFigures week, WeekInReview review) =>
        IsMonth(review) ? dates.Month(week.Week) : texts.Write("week_named", week.Week.Number);

    private static bool IsMonth(WeekInReview review) => review.Interval == MetricInterval.Month;
}
