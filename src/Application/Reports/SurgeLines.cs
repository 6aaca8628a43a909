using Entente.Application.Metrics;
using Entente.Domain;
using Entente.Domain.Surges;

namespace Entente.Application.Reports;

/// <summary>Surges in words: where, since when, how many against how many usually, and what drives them.</summary>
/// <param name="channelNames">What the channels of the surges are called.</param>
public sealed class SurgeLines(ReportTexts texts, FigureWriter figures, TimeZoneInfo zone, IReadOnlyDictionary<Guid, string> channelNames)
{
    /// <summary>One thing happens in several places: the rest is in the tool.</summary>
    private const int MostLines = 6;

    private const int MostTerms = 5;

    /// <summary>A brand may have hundreds.</summary>
    private const int MostChannels = 3;

    public IEnumerable<ReportBlock> Section(WeekInReview review)
    {
        if (!review.HasSurges)
        {
            yield break;
        }
        var told = Told(review.Surges).ToList();
        told.AddRange(
            review.Brands.SelectMany(b =>
                Told(b.Surges).Select(e => texts.Write("surge_of_brand", ManagementReport.ShortName(b.BrandName), e))
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

    /// <summary>A sentence or two for each thing that happened.</summary>
    public IEnumerable<string> Told(IReadOnlyList<Surge> surges) => Episodes(surges).Select(Told);

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
        return episodes.ConvertAll(e => e.OrderBy(s => Breadth(s.Place)).ThenBy(s => s.Scope).ThenByDescending(s => s.Peak).ToList());
    }

    private string Told(List<Surge> episode)
    {
        var lead = episode[0];
        var negative = episode.Skip(1).Where(s => s.Scope == SurgeScope.Negative && s.Place == lead.Place).ToList();
        var places = Elsewhere(lead, episode.Where(s => s.Place != lead.Place)).ToList();
        return Line(lead)
            + (negative.Count == 0 ? "" : texts.Write("surge_also", UpTo(Highest(lead, negative), lead)))
            + (places.Count == 0 ? "" : texts.Write("surge_on", string.Join(", ", places)));
    }

    /// <summary>Networks, and of the channels those with the most.</summary>
    private IEnumerable<string> Elsewhere(Surge lead, IEnumerable<Surge> surges)
    {
        var places = surges.GroupBy(s => s.Place).Select(p => Highest(lead, p)).OrderByDescending(s => s.Peak).ToList();
        foreach (var on in places.Where(s => s.Place.ChannelId is null))
        {
            yield return texts.Write("surge_on_network", Where(on.Place), UpTo(on, lead));
        }
        var channels = places.FindAll(s => s.Place.ChannelId is not null);
        foreach (var on in channels.Take(MostChannels))
        {
            yield return texts.Write("surge_on_channel", NameOf(on.Place), NetworkOf(on.Place), UpTo(on, lead));
        }
        if (channels.Count > MostChannels)
        {
            yield return texts.Agree("surge_more_channels", channels.Count - MostChannels, figures.Count(channels.Count - MostChannels));
        }
    }

    private static int Breadth(SurgePlace place) =>
        place.ChannelId is not null ? 2
        : place.Network is not null ? 1
        : 0;

    /// <summary>The one that reached most, of those counted over as many hours as the lead where there is one.</summary>
    private static Surge Highest(Surge lead, IEnumerable<Surge> surges) =>
        surges.OrderByDescending(s => s.WindowHours == lead.WindowHours).ThenByDescending(s => s.Peak).First();

    /// <summary>Hours are said where they are others than the lead's: more of a channel than of its network would make no sense.</summary>
    private string UpTo(Surge surge, Surge lead) =>
        surge.WindowHours == lead.WindowHours
            ? texts.Write("surge_up_to", figures.Count(surge.Peak))
            : texts.Write("surge_up_to_in", figures.Count(surge.Peak), figures.Count(surge.WindowHours));

    private string Line(Surge surge)
    {
        var expected = (long)Math.Round(surge.Expected, MidpointRounding.AwayFromZero);
        var what = texts.Write(
            $"surge_{Vocabulary.Word(surge.Scope)}",
            Where(surge.Place),
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

    private string Where(SurgePlace place) =>
        place.ChannelId is not null ? texts.Write("surge_channel", NameOf(place), NetworkOf(place))
        : place.Network is not null ? NetworkOf(place)
        : texts["surge_everywhere"];

    private string NetworkOf(SurgePlace place) => texts[$"network_{Vocabulary.Word(place.Network!.Value)}"];

    /// <summary>People's own words amid ours, in whatever script: set apart, so that neither turns the other's direction.</summary>
    private string NameOf(SurgePlace place) => $"\u2068{ManagementReport.ShortName(channelNames[place.ChannelId!.Value])}\u2069";

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
