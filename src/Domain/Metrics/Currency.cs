using System.Collections.Frozen;

namespace Entente.Domain.Metrics;

/// <summary>The currencies of ISO 4217 that people pay with, and into how many decimals of the currency a minor unit divides it.</summary>
public static class Currency
{
    private const string Codes = """
        AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CLP CNY COP CRC CUP CVE CZK
        DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS
        KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD
        OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP
        TRY TTD TWD TZS UAH UGX USD UYU UZS VES VND VUV WST XAF XCD XCG XOF XPF YER ZAR ZMW ZWG
        """;

    private static readonly FrozenSet<string> Known = Codes
        .Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries)
        .ToFrozenSet();
    private static readonly string[] Undivided =
    [
        "BIF",
        "CLP",
        "DJF",
        "GNF",
        "ISK",
        "JPY",
        "KMF",
        "KRW",
        "PYG",
        "RWF",
        "UGX",
        "VND",
        "VUV",
        "XAF",
        "XOF",
        "XPF",
    ];
    private static readonly string[] InThousands = ["BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"];

    public static bool IsKnown(string code) => Known.Contains(code);

    public static int DecimalsOf(string code) =>
        Undivided.Contains(code) ? 0
        : InThousands.Contains(code) ? 3
        : 2;

    /// <summary>An amount of the currency in whole minor units; null where it has parts of one, or is none that a ledger holds.</summary>
    public static long? InMinor(decimal units, string code)
    {
        const decimal most = 1_000_000_000_000;
        var minor = units > most ? most + 1 : units * (decimal)Math.Pow(10, DecimalsOf(code));
        return minor == decimal.Truncate(minor) && minor is >= 1 and <= most ? (long)minor : null;
    }

    /// <summary>An amount in minor units as one of the currency: 1234 cents are 12.34.</summary>
    public static decimal InUnits(decimal minor, string code) => minor / (decimal)Math.Pow(10, DecimalsOf(code));
}
