using System.Globalization;
using System.Resources;
using Entente.Domain.Triage;

namespace Entente.Api.Triage;

/// <summary>The words of every reason in the reader's language; what is stored are codes and places.</summary>
public static class ReasonTexts
{
    private const int ShownAtEnds = 2;
    private const int LongestQuote = 80;

    private static readonly ResourceManager Texts = new("Entente.Api.Triage.ReasonTexts", typeof(ReasonTexts).Assembly);

    /// <summary>
    /// The post as reasons may quote it: of what gives a person away, a protected person's name included, only the ends are left, whatever
    /// reason stands on it.
    /// </summary>
    public static string Quotable(string post, IReadOnlyList<Signal> signals)
    {
        var shown = post.ToCharArray();
        foreach (var personal in signals.Where(s => GivesAway(s) && IsIn(post, s.Start, s.End)))
        {
            for (var i = personal.Start + ShownAtEnds; i < personal.End - ShownAtEnds; i++)
            {
                shown[i] = char.IsLetterOrDigit(shown[i]) ? '•' : shown[i];
            }
        }
        return new string(shown);
    }

    /// <summary>The sentence for a code, with the words it stands on of a post that may be quoted.</summary>
    public static string Say(string code, string quotable, int start, int end, CultureInfo language)
    {
        var quote = IsIn(quotable, start, end) ? Shortened(quotable[start..end]) : "";
        // A code of an older engine may have lost its words.
        return Texts.GetString(code, language) is { } words ? string.Format(language, words, quote) : code.Replace('_', ' ');
    }

    private static bool GivesAway(Signal signal) => signal.Kind == SignalKind.PersonalData || signal.Reason == "protected_person";

    private static bool IsIn(string post, int start, int end) => start >= 0 && start < end && end <= post.Length;

    private static string Shortened(string quote) =>
        quote.Length <= LongestQuote ? quote
        : char.IsHighSurrogate(quote[LongestQuote - 1]) ? quote[..(LongestQuote - 1)] + "…"
        : quote[..LongestQuote] + "…";
}
