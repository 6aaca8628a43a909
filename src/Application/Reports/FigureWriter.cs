using System.Globalization;
using Entente.Application.Metrics;
using Entente.Domain.Metrics;

namespace Entente.Application.Reports;

/// <summary>
/// Writes figures for a reader, one way on the page and in the PDF: thin spaces between thousands, a true minus,
/// the language's decimal mark. Shares and sentiment have one decimal; a change is the difference of the two values <em>as written</em>,
/// so that a reader who subtracts finds the same.
/// </summary>
public sealed class FigureWriter
{
    private const string Minus = "\u2212";
    private const string ThinSpace = "\u202F";

    private readonly NumberFormatInfo _format;
    private readonly string _percent;
    private readonly string _billion;
    private readonly bool _isFrench;

    public FigureWriter(CultureInfo language)
    {
        _isFrench = language.TwoLetterISOLanguageName == "fr";
        _percent = _isFrench ? "\u00A0%" : "%";
        _billion = _isFrench ? "Md" : "bn";
        _format = new NumberFormatInfo
        {
            NumberGroupSeparator = ThinSpace,
            NumberDecimalSeparator = _isFrench ? "," : ".",
            NegativeSign = Minus,
            PositiveSign = "+",
        };
    }

    public static string NoValue => "–";

    public string Count(long count) => count.ToString("#,0", _format);

    /// <summary>For a chart's narrow labels: 1 204, then 1.2 M, then 3.4 bn (« 3,4 Md »).</summary>
    public string Short(long count) =>
        count switch
        {
            < 100_000 => Count(count),
            < 1_000_000 => Number(count / 1_000m, 0) + ThinSpace + "k",
            < 1_000_000_000 => InUnits(count, 1_000_000) + ThinSpace + "M",
            _ => InUnits(count, 1_000_000_000) + ThinSpace + _billion,
        };

    /// <summary>A fraction as a percentage. What is not nothing is never written 0.0, nor what is not all 100.0.</summary>
    public string Share(decimal? fraction) =>
        fraction switch
        {
            null => NoValue,
            > 0 and < 0.0005m => "<" + ThinSpace + Number(0.1m, 1) + _percent,
            < 1 and >= 0.9995m => ">" + ThinSpace + Number(99.9m, 1) + _percent,
            { } value => Number(value * 100, 1) + _percent,
        };

    /// <summary>Net sentiment, −100 to 100, with its sign.</summary>
    public string Sentiment(decimal? value) => value is { } known ? Signed(known, 1) : NoValue;

    /// <summary>A mark of a scale of parts: whole per cents.</summary>
    public string Percent(decimal fraction) => Number(fraction * 100, 0) + _percent;

    /// <summary>Minor units as an amount of the currency: £4.12, 4,12 €; a currency without a sign by its code.</summary>
    public string Money(decimal minor, string currency)
    {
        var amount = Number(Currency.InUnits(minor, currency), Currency.DecimalsOf(currency));
        return (currency, _isFrench) switch
        {
            ("EUR" or "GBP" or "USD", false) => SignOf(currency) + InEnglish(amount),
            (_, false) => InEnglish(amount) + "\u00A0" + SignOf(currency),
            _ => amount + "\u00A0" + SignOf(currency),
        };
    }

    /// <summary>An English reader knows money by its commas: €6,486.00.</summary>
    private static string InEnglish(string amount) => amount.Replace(ThinSpace, ",", StringComparison.Ordinal);

    private static string SignOf(string currency) =>
        currency switch
        {
            "EUR" => "€",
            "GBP" => "£",
            "USD" => "$",
            _ => currency,
        };

    public string SignedCount(long count) => (count > 0 ? "+" : "") + Count(count);

    /// <summary>How much more than before, as a percentage with its sign; no value where there was nothing before.</summary>
    public string Growth(long now, long before) => before == 0 ? NoValue : Signed(100m * (now - before) / before, 1) + _percent;

    /// <summary>The change of net sentiment in points, to one decimal; null where either week has no value.</summary>
    public static decimal? SentimentChange(Figure now, Figure before) => Rounded(now.Value, 1) - Rounded(before.Value, 1);

    /// <summary>The change of a share in percentage points, to one decimal; null where either week has no value.</summary>
    public static decimal? ShareChange(Figure now, Figure before) => Rounded(now.Value * 100, 1) - Rounded(before.Value * 100, 1);

    public string Points(decimal points) => Number(points, 1);

    /// <summary>A figure of a few hundredths, as kappa.</summary>
    public string Index(decimal value) => Number(value, 2);

    public string Signed(decimal value, int decimals)
    {
        var rounded = Rounded(value, decimals)!.Value;
        return (rounded > 0 ? "+" : "") + Number(rounded, decimals);
    }

    private string Number(decimal value, int decimals)
    {
        var rounded = Rounded(value, decimals)!.Value;
        // Minus nothing is nothing.
        return (rounded == 0 ? 0 : rounded).ToString(decimals == 0 ? "#,0" : "#,0." + new string('0', decimals), _format);
    }

    private string InUnits(long count, long unit) => Number((decimal)count / unit, count < 100 * unit ? 1 : 0);

    private static decimal? Rounded(decimal? value, int decimals) =>
        value is { } known ? Math.Round(known, decimals, MidpointRounding.AwayFromZero) : null;
}
