using System.Globalization;

namespace Entente.Api.Mentions;

/// <summary>RFC 3339 times: an offset is needed, so that nobody has to guess a zone. Kept to the microsecond, as the database does.</summary>
internal static class Rfc3339
{
    private static readonly string[] Forms =
    [
        "yyyy-MM-dd'T'HH:mm:ssK",
        "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK",
        "yyyy-MM-dd' 'HH:mm:ssK",
        "yyyy-MM-dd' 'HH:mm:ss.FFFFFFFK",
    ];

    public static bool TryParse(string text, out DateTimeOffset time)
    {
        time = default;
        if (text.Length > 40 || !EndsWithOffset(text))
        {
            return false;
        }
        if (
            !DateTimeOffset.TryParseExact(text.ToUpperInvariant(), Forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var parsed)
        )
        {
            return false;
        }
        var utc = parsed.ToUniversalTime();
        time = utc.AddTicks(-(utc.Ticks % TimeSpan.TicksPerMicrosecond));
        return true;
    }

    private static bool EndsWithOffset(string text) =>
        text.EndsWith('Z') || text.EndsWith('z') || (text.Length > 6 && text[^6] is '+' or '-' && text[^3] == ':');
}
