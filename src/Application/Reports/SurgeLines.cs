using Entente.Application.Metrics;
using Entente.Domain;
using Entente.Domain.Surges;

namespace Entente.Application.Reports;

/// <summary>Surges in words: where, since when, how many against how many usually, and what drives them.</summary>
public sealed class SurgeLines(ReportTexts texts, FigureWriter figures, TimeZoneInfo zone)
{
    /// <summary>One thing happens in several places: the rest is in the tool.</summary>
    private const int MostLines = 6;

    private const int MostTerms = 5;

    public IEnumerable<ReportBlock> Section(WeekInReview review)
    {
        var surges = review.Surges.Select(s => Line(s)).ToList();
        surges.AddRange(
            review.Brands.SelectMany(b =>
                b.Surges.Select(s => texts.Write("surge_of_brand", ManagementReport.Shortened(b.BrandName), Line(s)))
            )
        );
        if (surges.Count == 0)
        {
            yield return new Note(texts["no_surges"]);
            yield break;
        }
        yield return new Heading(texts["heading_surges"]);
        foreach (var surge in surges.Take(MostLines))
        {
            yield return new Paragraph(surge);
        }
        if (surges.Count > MostLines)
        {
            yield return new Note(texts.Agree("more_surges", surges.Count - MostLines, figures.Count(surges.Count - MostLines)));
        }
    }

    public string Line(Surge surge)
    {
        var where = surge.Network is { } network ? texts[$"network_{Vocabulary.Word(network)}"] : texts["surge_everywhere"];
        var when = surge.ClosedAt is { } closed
            ? texts.Write("surge_from_to", Moment(surge.OpenedAt), Moment(closed))
            : texts.Write("surge_since", Moment(surge.OpenedAt));
        var what = texts.Write(
            $"surge_{Vocabulary.Word(surge.Scope)}",
            where,
            when,
            figures.Count(surge.Observed),
            figures.Count(surge.WindowHours),
            figures.Count((long)Math.Round(surge.Expected, MidpointRounding.AwayFromZero)),
            figures.Count(surge.Peak)
        );
        var terms = surge.Drivers.Terms.Take(MostTerms).Select(t => texts.Write("surge_term", t.Term)).ToList();
        return what
            + (terms.Count == 0 ? "" : texts.Write("surge_terms", string.Join(", ", terms)))
            + (surge.ToldAfterwards ? texts["surge_told_afterwards"] : "");
    }

    private string Moment(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, zone).ToString(texts["surge_moment"], texts.Language);
}
