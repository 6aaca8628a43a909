using Entente.Application.Metrics;
using Entente.Domain.Metrics;

namespace Entente.Application.Reports;

/// <summary>The ladder as a funnel, and recovery beside what is claimed of it.</summary>
public sealed class LadderTable(ReportTexts texts, FigureWriter figures)
{
    private const decimal Claimed = 0.9m;
    private static readonly decimal[] Scale = [0, 0.5m, 1];

    private ScaleMark Claim => new((double)Claimed, texts.Write("recovery_claim", figures.Percent(Claimed)));

    private ScaleMark[] Marks => [.. Scale.Select(at => new ScaleMark((double)at, figures.Percent(at)))];

    public IEnumerable<ReportBlock> Of(WeekInReview review)
    {
        var (week, twelve, _) = review.Ladder;
        yield return new Heading(texts["heading_ladder"]);
        if (twelve.Negative == 0)
        {
            yield return new Paragraph(texts["no_ladder"]);
        }
        else
        {
            yield return Funnel(week, twelve);
            yield return new Note(texts["ladder_note"]);
            if (Shares(week, twelve) is { Count: > 0 } rows)
            {
                yield return new ShareChart(texts["recovery_title"], rows, Claim, Marks);
            }
            yield return new Paragraph(Recovery(twelve));
        }
    }

    private Table Funnel(LadderCounts week, LadderCounts twelve) =>
        new(
            [
                new(texts["column_rung"], 3),
                new(texts["column_this_week"], 1.3, Alignment.Right),
                new(texts["column_share"], 1.3, Alignment.Right),
                new(texts["column_twelve_weeks"], 1.5, Alignment.Right),
                new(texts["column_share"], 1.3, Alignment.Right),
            ],
            [
                Rung("negative", week.Negative, week.Negative, twelve.Negative, twelve.Negative),
                Rung("dialogue", week.Dialogues, week.Negative, twelve.Dialogues, twelve.Negative),
                Rung("known", week.DialoguesKnown, week.Dialogues, twelve.DialoguesKnown, twelve.Dialogues),
                Rung("recovered", week.Recovered, week.DialoguesKnown, twelve.Recovered, twelve.DialoguesKnown),
                Rung("platform", week.Platform, week.Negative, twelve.Platform, twelve.Negative),
                Rung("legal", week.NegativeLegal, week.Negative, twelve.NegativeLegal, twelve.Negative),
            ]
        );

    /// <summary>Each rung with its share of what it is a part of, as its name says.</summary>
    private TableRow Rung(string name, long week, long ofWeek, long twelve, long ofTwelve) =>
        new([new(texts[$"rung_{name}"]), Count(week), Share(week, ofWeek), Count(twelve), Share(twelve, ofTwelve)]);

    private TableCell Count(long count) => new(figures.Count(count), count == 0 ? CellTone.Faint : CellTone.Ink);

    private TableCell Share(long count, long of) =>
        new(figures.Share(Figure.Share(count, of).Value), count == 0 ? CellTone.Faint : CellTone.Ink);

    private List<ShareRow> Shares(LadderCounts week, LadderCounts twelve) =>
        [
            .. new[] { ("column_this_week", week), ("column_twelve_weeks", twelve) }
                .Select(row => (Label: texts[row.Item1], Known: row.Item2.DialoguesKnown, row.Item2.Recovered))
                .Where(row => row.Known > 0)
                .Select(row =>
                {
                    var (share, interval) = ((decimal)row.Recovered / row.Known, WilsonInterval.Of(row.Recovered, row.Known)!);
                    var text = texts.Write("recovery_part", figures.Share(share), figures.Count(row.Recovered), figures.Count(row.Known));
                    return new ShareRow(row.Label, text, (double)share, (double)interval.Low, (double)interval.High);
                }),
        ];

    private string Recovery(LadderCounts twelve)
    {
        if (WilsonInterval.Of(twelve.Recovered, twelve.DialoguesKnown) is not { } interval)
        {
            return texts["recovery_unknown"];
        }
        var rate = Figure.Share(twelve.Recovered, twelve.DialoguesKnown);
        return texts.Agree(
            "recovery",
            twelve.Recovered,
            figures.Count(twelve.Recovered),
            figures.Count(twelve.DialoguesKnown),
            figures.Share(rate.Value),
            figures.Share(interval.Low),
            figures.Share(interval.High),
            figures.Count(twelve.Dialogues - twelve.DialoguesKnown)
        );
    }
}
