using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Entente.Api.Problems;

namespace Entente.Api.Requests;

/// <summary>
/// Holds a JSON value against the type it should become, and finds everything that is wrong at once: unknown, missing and null members,
/// wrong types, unknown words, and the limits that its attributes set (the OpenAPI document shows the same ones).
/// </summary>
public sealed class JsonShape(JsonSerializerOptions options)
{
    public IReadOnlyList<Fault> Faults(JsonElement value, Type type, string pointer = "")
    {
        var faults = new List<Fault>();
        Judge(value, options.GetTypeInfo(type), pointer, faults);
        return faults;
    }

    private void Judge(JsonElement value, JsonTypeInfo shape, string pointer, List<Fault> faults)
    {
        switch (shape.Kind)
        {
            case JsonTypeInfoKind.Object when value.ValueKind == JsonValueKind.Object:
                JudgeMembers(value, shape, pointer, faults);
                break;
            case JsonTypeInfoKind.Enumerable when value.ValueKind == JsonValueKind.Array:
                JudgeItems(value, shape, pointer, faults);
                break;
            case JsonTypeInfoKind.Object or JsonTypeInfoKind.Enumerable:
                faults.Add(JsonLeaf.WrongType(pointer, shape.Type));
                break;
            default:
                if (JsonLeaf.FaultOf(value, shape, pointer) is { } fault)
                {
                    faults.Add(fault);
                }
                break;
        }
    }

    private void JudgeItems(JsonElement value, JsonTypeInfo shape, string pointer, List<Fault> faults)
    {
        var item = options.GetTypeInfo(shape.ElementType!);
        var index = 0;
        foreach (var element in value.EnumerateArray())
        {
            var here = $"{pointer}/{index++}";
            if (element.ValueKind == JsonValueKind.Null && Nullable.GetUnderlyingType(item.Type) is null)
            {
                faults.Add(Fault.At(here, ProblemCodes.NullNotAllowed));
                continue;
            }
            Judge(element, item, here, faults);
        }
    }

    private void JudgeMembers(JsonElement value, JsonTypeInfo shape, string pointer, List<Fault> faults)
    {
        var members = shape.Properties.Where(p => p.Set is not null || p.AssociatedParameter is not null).ToDictionary(p => p.Name);
        var seen = new HashSet<string>();
        foreach (var given in value.EnumerateObject())
        {
            var here = RequestText.Into(pointer, given.Name);
            if (!members.TryGetValue(given.Name, out var member))
            {
                faults.Add(Fault.At(here, ProblemCodes.UnknownField, ("field", given.Name)));
            }
            else
            {
                seen.Add(given.Name);
                JudgeMember(given.Value, member, here, faults);
            }
        }
        faults.AddRange(
            members
                .Values.Where(m => IsRequired(m) && !seen.Contains(m.Name))
                .Select(m => Fault.At($"{pointer}/{m.Name}", ProblemCodes.Required))
        );
    }

    private void JudgeMember(JsonElement value, JsonPropertyInfo member, string pointer, List<Fault> faults)
    {
        if (value.ValueKind == JsonValueKind.Null)
        {
            if (!IsNullable(member))
            {
                faults.Add(Fault.At(pointer, ProblemCodes.NullNotAllowed));
            }
            return;
        }
        var before = faults.Count;
        Judge(value, options.GetTypeInfo(member.PropertyType), pointer, faults);
        if (faults.Count == before && member.AttributeProvider is { } attributes)
        {
            faults.AddRange(
                attributes
                    .GetCustomAttributes(typeof(ValidationAttribute), inherit: true)
                    .Cast<ValidationAttribute>()
                    .SelectMany(limit => JsonLimits.Faults(value, limit, pointer))
            );
        }
    }

    private static bool IsRequired(JsonPropertyInfo member) =>
        member.IsRequired || member.AssociatedParameter is { HasDefaultValue: false };

    private static bool IsNullable(JsonPropertyInfo member) =>
        Nullable.GetUnderlyingType(member.PropertyType) is not null
        || (!member.PropertyType.IsValueType && (member.AssociatedParameter?.IsNullable ?? member.IsSetNullable));
}
