using Entente.Application.Metrics;

namespace Entente.Application.Reports;

/// <summary>What broke a principle, where anything did: how many cases, how long the posts stood, and what still stands.</summary>
public sealed class PrincipleSection(ReportTexts texts, FigureWriter figures)
{
    private readonly DurationWriter _durations = new(texts, figures);

    public IEnumerable<ReportBlock> Of(WeekInReview review)
    {
        if (review.PrincipleCases + review.StillExposed + review.Ladder.Exposure.Figure.Denominator == 0)
        {
            yield break;
        }
        yield return new Heading(texts["heading_principles"]);
        var said = new[]
        {
            review.PrincipleCases == 0 ? "" : texts.Agree("principle_cases", review.PrincipleCases, figures.Count(review.PrincipleCases)),
            Gone(review),
            review.StillExposed == 0 ? "" : texts.Agree("principle_exposed", review.StillExposed, figures.Count(review.StillExposed)),
        };
        yield return new Paragraph(string.Join(' ', said.Where(sentence => sentence.Length > 0)));
    }

    private string Gone(WeekInReview review)
    {
        if (review.Ladder.Exposure is not { Spread: { } spread, Figure.Denominator: var posts })
        {
            return "";
        }
        var longest = review.Exposed.Max(post => post.Until - post.Since) ?? TimeSpan.Zero;
        return texts.Agree(
            "exposure",
            posts,
            figures.Count(posts),
            _durations.Of(spread.Median),
            _durations.Of(Math.Max(spread.Median, (long)longest.TotalSeconds))
        );
    }
}
