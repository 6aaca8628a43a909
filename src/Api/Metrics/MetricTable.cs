using System.Globalization;
using System.Text;
using System.Text.Json;
using Entente.Domain.Spreadsheets;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace Entente.Api.Metrics;

/// <summary>A metric as rows: CSV (RFC 4180) for spreadsheets, NDJSON for programs.</summary>
internal static class MetricTable
{
    private static readonly string[] Columns =
    [
        "metric",
        "week",
        "group",
        "value",
        "numerator",
        "denominator",
        "n",
        "complete",
        "time_zone",
        "last_week",
        "low",
        "high",
        "previous_value",
        "previous_numerator",
        "previous_denominator",
        "median",
        "p90",
        "mean",
        "kappa",
        "reported_value",
        "reported_numerator",
        "reported_denominator",
    ];

    /// <summary>What an Accept header asks for; its first wish decides.</summary>
    public static MetricFormat WishOf(HttpRequest request)
    {
        var first = MediaTypeHeaderValue.TryParseList(request.Headers.Accept, out var wishes)
            ? wishes.OrderByDescending(w => w.Quality ?? 1).First().MediaType.Value?.ToLowerInvariant()
            : null;
        return first switch
        {
            "text/csv" => MetricFormat.Csv,
            "application/x-ndjson" => MetricFormat.Ndjson,
            _ => MetricFormat.Json,
        };
    }

    public static FileContentHttpResult Csv(MetricView view, MetricQuery asked)
    {
        var separator = asked.Delimiter == CsvDelimiter.Semicolon ? ';' : ',';
        var numbers = (NumberFormatInfo)NumberFormatInfo.InvariantInfo.Clone();
        numbers.NumberDecimalSeparator = asked.Decimal == DecimalMark.Comma ? "," : ".";
        var lines = view
            .Data.Select(v => CellsOf(view, v))
            .Prepend(Columns)
            .Select(row => string.Join(separator, row.Select(cell => Quoted(Convert.ToString(cell, numbers) ?? "", separator))) + "\r\n");
        var text = new UTF8Encoding(asked.Bom);
        return TypedResults.Bytes(
            [.. text.GetPreamble(), .. text.GetBytes(string.Concat(lines))],
            "text/csv; charset=utf-8; header=present",
            $"{view.Metric}.csv"
        );
    }

    /// <summary>One value a line, each with its metric and time zone.</summary>
    public static FileContentHttpResult Ndjson(MetricView view, JsonSerializerOptions json)
    {
        var lines = view.Data.Select(v => JsonSerializer.Serialize(new MetricLine(view.Metric, view.Unit, view.TimeZone, v), json) + "\n");
        return TypedResults.Bytes(Encoding.UTF8.GetBytes(string.Concat(lines)), "application/x-ndjson");
    }

    private static object?[] CellsOf(MetricView view, MetricValueView v) =>
        [
            view.Metric,
            v.Week,
            v.Group,
            v.Value,
            v.Numerator,
            v.Denominator,
            v.N,
            v.Complete ? "true" : "false",
            view.TimeZone,
            v.LastWeek,
            v.Low,
            v.High,
            v.Previous.Value,
            v.Previous.Numerator,
            v.Previous.Denominator,
            v.Spread?.Median,
            v.Spread?.NinetiethPercentile,
            v.Spread?.Mean,
            v.Kappa,
            v.Reported?.Value,
            v.Reported?.Numerator,
            v.Reported?.Denominator,
        ];

    /// <summary>RFC 4180; an agent's name that begins like a formula is disarmed for spreadsheets.</summary>
    private static string Quoted(string cell, char separator)
    {
        var text = Formulas.Disarm(cell);
        return text.AsSpan().IndexOfAny([separator, '"', '\n', '\r']) < 0
            ? text
            : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}

/// <summary>A line of NDJSON.</summary>
internal sealed record MetricLine(string Metric, Domain.Metrics.MetricUnit Unit, string TimeZone, MetricValueView Point);
