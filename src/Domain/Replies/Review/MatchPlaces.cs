using System.Text.RegularExpressions;

namespace Entente.Domain.Replies.Review;

public static class MatchPlaces
{
    /// <summary>Where an expression matches, start and end (exclusive), without an object a match.</summary>
    public static IReadOnlyList<(int Start, int End)> PlacesIn(this Regex pattern, ReadOnlySpan<char> text)
    {
        var places = new List<(int, int)>();
        foreach (var match in pattern.EnumerateMatches(text))
        {
            places.Add((match.Index, match.Index + match.Length));
        }
        return places;
    }
}
