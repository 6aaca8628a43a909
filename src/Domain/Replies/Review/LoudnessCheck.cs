using System.Globalization;
using System.Text.RegularExpressions;
using Entente.Domain.Mentions;

namespace Entente.Domain.Replies.Review;

/// <summary>Capitals, exclamation marks, and more characters than the network takes.</summary>
public static partial class LoudnessCheck
{
    private const int ManyMarks = 3;
    private const int ManyCapitals = 12;
    private const double MostlyCapitals = 0.7;

    /// <summary>A link counts as this many characters on the networks that shorten it.</summary>
    private const int LinkLength = 23;

    private static readonly Dictionary<Network, int> Limits = new()
    {
        [Network.X] = 280,
        [Network.Mastodon] = 500,
        [Network.Bluesky] = 300,
        [Network.Instagram] = 2200,
        [Network.Facebook] = 8000,
        [Network.Youtube] = 10_000,
        [Network.GoogleReviews] = 4096,
    };

    public static IEnumerable<Seen> Find(DraftReading reading)
    {
        var text = reading.Original;
        if (Shouts(text) || text.Count(c => c is '!' or '！') >= ManyMarks)
        {
            yield return reading.Whole;
        }
        if (LimitOf(reading.Context) is { } limit && LengthOn(reading.Context.Network, text) > limit)
        {
            yield return reading.Whole with
            {
                Variant = "too_long",
            };
        }
    }

    public static int? LimitOf(ReplyContext context) =>
        context.LengthLimit ?? (context.Network is { } network && Limits.TryGetValue(network, out var known) ? known : null);

    /// <summary>As the network counts: Bluesky what a reader sees as one character, X and Mastodon every link as 23.</summary>
    public static int LengthOn(Network? network, string text) =>
        network switch
        {
            Network.Bluesky => new StringInfo(text).LengthInTextElements,
            Network.Mastodon => WithShortLinks(text).EnumerateRunes().Count(),
            Network.X => WithShortLinks(text).EnumerateRunes().Sum(r => r.Value <= 0x10FF || r.Value is >= 0x2000 and <= 0x201F ? 1 : 2),
            _ => text.EnumerateRunes().Count(),
        };

    private static string WithShortLinks(string text) => Link().Replace(text, new string('x', LinkLength));

    private static bool Shouts(string text)
    {
        var (letters, capitals) = (0, 0);
        foreach (var c in text)
        {
            letters += char.IsLetter(c) ? 1 : 0;
            capitals += char.IsUpper(c) ? 1 : 0;
        }
        return (capitals >= ManyCapitals && capitals >= letters * MostlyCapitals) || CapitalWords().IsMatch(text);
    }

    [GeneratedRegex(@"https?://\S+", RegexOptions.NonBacktracking)]
    private static partial Regex Link();

    [GeneratedRegex(@"\b\p{Lu}{3,}[\s,!'’-]+\p{Lu}{2,}[\s,!'’-]+\p{Lu}{2,}[\s,!'’-]+\p{Lu}{3,}\b", RegexOptions.NonBacktracking)]
    private static partial Regex CapitalWords();
}
