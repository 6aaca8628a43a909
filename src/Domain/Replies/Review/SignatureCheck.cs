using System.Text.RegularExpressions;

namespace Entente.Domain.Replies.Review;

/// <summary>A name at the end: after a dash, on a line of its own, or after the last sentence.</summary>
public static partial class SignatureCheck
{
    /// <summary>No signature is longer. Only so much is read: going back is short, and the engine without it would keep five megabytes.</summary>
    private const int Longest = 200;

    public static IEnumerable<Seen> Find(DraftReading reading) => Signed().IsMatch(End(reading.Original.TrimEnd())) ? [] : [reading.Whole];

    private static string End(string text) => text.Length > Longest ? text[^Longest..] : text;

    [GeneratedRegex(
        @"(?:(?:vous|cordialement|sincèrement|regards|wishes|sincerely|amitiés|salutations),\s*\p{Lu}[\p{L}'’. -]{1,40}|[–—^~]\s*\p{L}[\p{L}.,'’ -]{0,40}|[\n.!?…]\s*-?\s*\p{Lu}[\p{L}'’.-]{0,25}(?:\s+(?:de|du|des|from|at|chez|pour|for|l['’])?\s*\p{L}[\p{L}'’-]{0,25})?(?:,\s*[^,.!?\n]{2,50})?|\n[^\n.!?]{2,40})\z",
        RegexOptions.None,
        matchTimeoutMilliseconds: 2000
    )]
    private static partial Regex Signed();
}
