using System.Globalization;
using System.Text;
using System.Text.Json;
using Entente.Api.Answers;
using Microsoft.AspNetCore.Http.HttpResults;

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
        "currency",
    ];

    public static FileContentHttpResult Csv(MetricView view, MetricQuery asked)
    {
        var separator = asked.Delimiter == CsvDelimiter.Semicolon ? ';' : ',';
        var numbers = (NumberFormatInfo)NumberFormatInfo.InvariantInfo.Clone();
        numbers.NumberDecimalSeparator = asked.Decimal == DecimalMark.Comma ? "," : ".";
        var lines = view
            .Data.Select(v => CellsOf(view, v))
            .Prepend(Columns)
            .Select(row =>
                string.Join(separator, row.Select(cell => Answers.Csv.Cell(Convert.ToString(cell, numbers) ?? "", separator))) + "\r\n"
            );
        var text = new UTF8Encoding(asked.Bom);
        return TypedResults.Bytes(
            [.. text.GetPreamble(), .. text.GetBytes(string.Concat(lines))],
            Answers.Csv.MediaType,
            $"{view.Metric}.csv"
        );
    }

    /// <summary>One value a line, each with its metric and time zone.</summary>
    public static FileContentHttpResult Ndjson(MetricView view, JsonSerializerOptions json)
    {
        var lines = view.Data.Select(v =>
            JsonSerializer.Serialize(new MetricLine(view.Metric, view.Unit, view.TimeZone, view.Currency, v), json) + "\n"
        );
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
            view.Currency,
        ];
}

/// <summary>A line of NDJSON.</summary>
internal sealed record MetricLine(string Metric, Domain.Metrics.MetricUnit Unit, string TimeZone, string? Currency, MetricValueView Point);
