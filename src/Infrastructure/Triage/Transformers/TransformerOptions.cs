using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace Entente.Infrastructure.Triage.Transformers;

/// <summary>
/// The operator's transformer: its folder; the languages it may read, as two-letter codes (null: every language that the desk tells); what
/// its scores are divided by before they become probabilities; the most tokens of a post it reads.
/// </summary>
public sealed record TransformerOptions(string Directory)
{
    public IReadOnlyList<string>? Languages { get; init; }

    public double Temperature { get; init; } = 1;

    public int MaxTokens { get; init; } = 128;

    /// <summary><c>Triage:Onnx:Directory</c>, <c>Languages</c>, <c>Temperature</c>, <c>MaxTokens</c>; null where no folder is named.</summary>
    /// <exception cref="UnusableTransformerException">A value is not one of those allowed.</exception>
    public static TransformerOptions? Of(IConfiguration configuration)
    {
        var onnx = configuration.GetSection("Triage:Onnx");
        if (string.IsNullOrWhiteSpace(onnx["Directory"]))
        {
            return null;
        }
        var options = new TransformerOptions(onnx["Directory"]!);
        return options with
        {
            Languages = onnx["Languages"]?.ToLowerInvariant().Split([',', ' '], StringSplitOptions.RemoveEmptyEntries),
            Temperature = Number(onnx, "Temperature", options.Temperature, 0.1, 10),
            MaxTokens = (int)Number(onnx, "MaxTokens", options.MaxTokens, 16, 512),
        };
    }

    private static double Number(IConfigurationSection onnx, string key, double ifAbsent, double least, double most)
    {
        if (string.IsNullOrEmpty(onnx[key]))
        {
            return ifAbsent;
        }
        return
            double.TryParse(onnx[key], NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && number >= least
            && number <= most
            ? number
            : throw new UnusableTransformerException(
                string.Create(CultureInfo.InvariantCulture, $"Triage:Onnx:{key} is '{onnx[key]}'; it may be {least} to {most}.")
            );
    }
}

/// <summary>The folder or model that the operator named cannot be used; the message says what is wrong and what is expected.</summary>
public sealed class UnusableTransformerException(string message, Exception? cause = null) : Exception(message, cause);
