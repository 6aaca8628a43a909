using Entente.Domain;
using Entente.Domain.Metrics;

namespace Entente.Api.Dashboard;

/// <summary>What the lists behind figures read from their address, and write into it: weeks, and words of the vocabulary.</summary>
internal static class PageAddress
{
    /// <summary>The weeks of <c>from</c> and <c>to</c>; the present one where they make no sense.</summary>
    public static (IsoWeek From, IsoWeek To) Weeks(IQueryCollection query, IsoWeek present)
    {
        var to = IsoWeek.TryParse(query["to"], out var last) && last <= present ? last : present;
        var from = IsoWeek.TryParse(query["from"], out var first) && first >= Overview.Earliest && first <= to ? first : to;
        return (from, to);
    }

    public static TWord? Word<TWord>(string? text)
        where TWord : struct, Enum => Vocabulary.TryParse<TWord>(text, out var word) ? word : null;

    public static string Part<TWord>(string name, TWord? word)
        where TWord : struct, Enum => word is { } value ? $"&{name}={Vocabulary.Word(value)}" : "";
}
