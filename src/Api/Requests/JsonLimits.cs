using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Text.Json;
using Entente.Api.Problems;

namespace Entente.Api.Requests;

/// <summary>Limits set by attributes. Lengths count characters (Unicode scalars), as OpenAPI and PostgreSQL do.</summary>
internal static class JsonLimits
{
    public static IEnumerable<Fault> Faults(JsonElement value, ValidationAttribute limit, string pointer) =>
        (limit, value.ValueKind) switch
        {
            (MaxLengthAttribute max, JsonValueKind.String) when Length(value) > max.Length =>
            [
                Fault.At(pointer, ProblemCodes.TooLong, ("max_length", max.Length)),
            ],
            (MinLengthAttribute min, JsonValueKind.String) when Length(value) < min.Length =>
            [
                Fault.At(pointer, ProblemCodes.TooShort, ("min_length", min.Length)),
            ],
            (MaxLengthAttribute max, JsonValueKind.Array) when value.GetArrayLength() > max.Length =>
            [
                Fault.At(pointer, ProblemCodes.TooManyItems, ("max_items", max.Length)),
            ],
            (MinLengthAttribute min, JsonValueKind.Array) when value.GetArrayLength() < min.Length =>
            [
                Fault.At(pointer, ProblemCodes.TooFewItems, ("min_items", min.Length)),
            ],
            (EachAttribute each, JsonValueKind.Array) => value
                .EnumerateArray()
                .SelectMany((item, i) => OfItem(item, each, $"{pointer}/{i}")),
            (RangeAttribute range, JsonValueKind.Number) when !IsWithin(value, range) =>
            [
                Fault.At(pointer, ProblemCodes.OutOfRange, ("minimum", range.Minimum), ("maximum", range.Maximum)),
            ],
            (RegularExpressionAttribute form, JsonValueKind.String) when !form.IsValid(value.GetString()) =>
            [
                Fault.At(pointer, ProblemCodes.WrongForm, ("pattern", form.Pattern)),
            ],
            _ => [],
        };

    private static IEnumerable<Fault> OfItem(JsonElement item, EachAttribute each, string pointer) =>
        Faults(item, new MinLengthAttribute(each.MinLength), pointer).Concat(Faults(item, new MaxLengthAttribute(each.MaxLength), pointer));

    private static bool IsWithin(JsonElement value, RangeAttribute range)
    {
        var number = value.GetDouble();
        return number >= Convert.ToDouble(range.Minimum, CultureInfo.InvariantCulture)
            && number <= Convert.ToDouble(range.Maximum, CultureInfo.InvariantCulture);
    }

    private static int Length(JsonElement text)
    {
        var length = 0;
        foreach (var _ in text.GetString()!.EnumerateRunes())
        {
            length++;
        }
        return length;
    }
}
