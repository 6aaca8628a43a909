using Entente.Application.Metrics;
using Entente.Domain.Metrics;

namespace Entente.Application.Reports;

/// <summary>The ladder as a funnel, recovery beside what is said of it, and how long what breaks a principle stood.</summary>
public sealed class LadderTable(ReportTexts texts, FigureWriter figures)
{
    private readonly DurationWriter _durations = new(texts, figures);

    public IEnumerable<ReportBlock> Of(WeekInReview review)
    {
        var (week, twelve, exposure) = review.Ladder;
        yield return new Heading(texts["heading_ladder"]);
        if (twelve.Negative == 0)
        {
            yield return new Paragraph(texts["no_ladder"]);
        }
        else
        {
            yield return Funnel(week, twelve);
            yield return new Note(texts["ladder_note"]);
            yield return new Paragraph(Recovery(twelve));
        }
        if (exposure is { Spread: { } spread, Figure.Denominator: var posts })
        {
            yield return new Paragraph(
                texts.Agree(
                    "exposure",
                    posts,
                    figures.Count(posts),
                    _durations.Of(spread.Median),
                    _durations.Of(spread.NinetiethPercentile)
                )
            );
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
