using System.Globalization;
using System.Resources;

namespace Entente.Api.Triage;

/// <summary>The words of every reason in the reader's language; what is stored are codes and places.</summary>
public static class ReasonTexts
{
    private const int ShownAtEnds = 2;
    private const int LongestQuote = 80;

    private static readonly ResourceManager Texts = new("Entente.Api.Triage.ReasonTexts", typeof(ReasonTexts).Assembly);

    /// <summary>The sentence for a code, with the words of the post that it stands on; personal data are masked in it.</summary>
    public static string Say(string code, string post, int start, int end, CultureInfo language)
    {
        var quote = start >= 0 && start < end && end <= post.Length ? post[start..end] : "";
        quote = code.StartsWith("personal_data", StringComparison.Ordinal) ? Masked(quote) : Shortened(quote);
        // A code of an older engine may have lost its words.
        return Texts.GetString(code, language) is { } words ? string.Format(language, words, quote) : code.Replace('_', ' ');
    }

    private static string Masked(string quote) =>
        string.Concat(quote.Select((c, i) => i < ShownAtEnds || i >= quote.Length - ShownAtEnds || !char.IsLetterOrDigit(c) ? c : '•'));

    private static string Shortened(string quote) =>
        quote.Length <= LongestQuote ? quote
        : char.IsHighSurrogate(quote[LongestQuote - 1]) ? quote[..(LongestQuote - 1)] + "…"
        : quote[..LongestQuote] + "…";
}
