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
        if (!review.HasSurges)
        {
            yield break;
        }
        var told = Episodes(review.Surges).Select(Told).ToList();
        told.AddRange(
            review.Brands.SelectMany(b =>
                Episodes(b.Surges).Select(e => texts.Write("surge_of_brand", ManagementReport.ShortName(b.BrandName), Told(e)))
            )
        );
        yield return new Heading(texts["heading_surges"]);
        foreach (var episode in told.Take(MostLines))
        {
            yield return new Paragraph(episode);
        }
        if (told.Count > MostLines)
        {
            yield return new Note(texts.Agree("more_surges", told.Count - MostLines, figures.Count(told.Count - MostLines)));
        }
    }

    /// <summary>One thing that happens shows in several places at once: surges that overlap are told as one, the widest first.</summary>
    private static List<List<Surge>> Episodes(IReadOnlyList<Surge> surges)
    {
        var (episodes, lastsUntil) = (new List<List<Surge>>(), DateTimeOffset.MinValue);
        foreach (var surge in surges.OrderBy(s => s.OpenedAt))
        {
            if (surge.OpenedAt >= lastsUntil)
            {
                episodes.Add([]);
                lastsUntil = DateTimeOffset.MinValue;
            }
            episodes[^1].Add(surge);
            var closed = surge.ClosedAt ?? DateTimeOffset.MaxValue;
            lastsUntil = closed > lastsUntil ? closed : lastsUntil;
        }
        return episodes.ConvertAll(e => e.OrderBy(s => s.Network is not null).ThenBy(s => s.Scope).ThenByDescending(s => s.Peak).ToList());
    }

    private string Told(List<Surge> episode)
    {
        var lead = episode[0];
        var negative = Peak(episode.Skip(1).Where(s => s.Scope == SurgeScope.Negative && s.Network == lead.Network));
        var networks = episode
            .Where(s => s.Network is not null && s.Network != lead.Network)
            .GroupBy(s => Where(s), Peak)
            .Select(n => (Network: n.Key, Peak: n.Max()))
            .OrderByDescending(n => n.Peak)
            .Select(n => texts.Write("surge_on_network", n.Network, figures.Count(n.Peak)))
            .ToList();
        return Line(lead)
            + (negative == 0 ? "" : texts.Write("surge_also", figures.Count(negative)))
            + (networks.Count == 0 ? "" : texts.Write("surge_on", string.Join(", ", networks)));
    }

    private static long Peak(Surge surge) => surge.Peak;

    private static long Peak(IEnumerable<Surge> surges) => surges.Select(Peak).DefaultIfEmpty().Max();

    public string Line(Surge surge)
    {
        var expected = (long)Math.Round(surge.Expected, MidpointRounding.AwayFromZero);
        var what = texts.Write(
            $"surge_{Vocabulary.Word(surge.Scope)}",
            Where(surge),
            When(surge),
            figures.Count(surge.Peak),
            figures.Count(surge.WindowHours),
            expected == 0 ? texts["surge_hardly_any"] : figures.Count(expected)
        );
        var terms = surge.Drivers.Terms.Take(MostTerms).Select(t => texts.Write("surge_term", t.Term)).ToList();
        return what
            + (terms.Count == 0 ? "" : texts.Write("surge_terms", string.Join(", ", terms)))
            + (surge.ToldAfterwards ? texts["surge_told_afterwards"] : "");
    }

    private string Where(Surge surge) =>
        surge.Network is { } network ? texts[$"network_{Vocabulary.Word(network)}"] : texts["surge_everywhere"];

    private string When(Surge surge)
    {
        if (surge.ClosedAt is not { } closed)
        {
            return texts.Write("surge_since", Moment(surge.OpenedAt));
        }
        var (from, to) = (Local(surge.OpenedAt), Local(closed));
        return from.Date == to.Date
            ? texts.Write("surge_within_day", Written(from, "surge_day"), Written(from, "surge_hour"), Written(to, "surge_hour"))
            : texts.Write("surge_from_to", Moment(surge.OpenedAt), Moment(closed));
    }

    private string Moment(DateTimeOffset at) => Written(Local(at), "surge_moment");

    private DateTime Local(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, zone).DateTime;

    private string Written(DateTime at, string form) => at.ToString(texts[form], texts.Language);
}
