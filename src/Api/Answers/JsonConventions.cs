using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace Entente.Api.Answers;

/// <summary>How everything is written as JSON: snake_case members and words, UTC instants in microseconds, numbers only as numbers.</summary>
public static class JsonConventions
{
    public const int MaxDepth = 32;

    public static void Apply(JsonSerializerOptions json)
    {
        json.PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower;
        json.NumberHandling = JsonNumberHandling.Strict;
        json.RespectNullableAnnotations = true;
        json.RespectRequiredConstructorParameters = true;
        json.PropertyNameCaseInsensitive = false;
        json.MaxDepth = MaxDepth;
        // French stays readable in a terminal; what matters to HTML stays escaped.
        json.Encoder = JavaScriptEncoder.Create(UnicodeRanges.All);
        json.Converters.Add(new WordConverters());
        json.Converters.Add(new InstantConverter());
        json.Converters.Add(new WeekConverter());
    }

    public static IServiceCollection AddJsonConventions(this IServiceCollection services) =>
        services.ConfigureHttpJsonOptions(options => Apply(options.SerializerOptions));
}
