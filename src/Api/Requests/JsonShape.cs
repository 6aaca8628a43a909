using System.Collections.Frozen;
using System.ComponentModel.DataAnnotations;
using System.Runtime.CompilerServices;
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
    /// <summary>What is to be known of a member; found once a type, since attributes are slow to read and bodies may hold a thousand items.</summary>
    private sealed record Member(
        int Index,
        string Name,
        string Pointer,
        JsonTypeInfo Shape,
        ValidationAttribute[] Limits,
        bool IsRequired,
        bool IsNullable
    );

    private static readonly ConditionalWeakTable<JsonTypeInfo, FrozenDictionary<string, Member>> Known = [];

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
        var members = Known.GetValue(shape, MembersOf);
        var seen = new bool[members.Count];
        foreach (var given in value.EnumerateObject())
        {
            if (!members.TryGetValue(given.Name, out var member))
            {
                faults.Add(Fault.At(RequestText.Into(pointer, given.Name), ProblemCodes.UnknownField, ("field", given.Name)));
            }
            else
            {
                seen[member.Index] = true;
                JudgeMember(given.Value, member, pointer.Length == 0 ? member.Pointer : pointer + member.Pointer, faults);
            }
        }
        foreach (var member in members.Values.Where(m => m.IsRequired && !seen[m.Index]).OrderBy(m => m.Index))
        {
            faults.Add(Fault.At(pointer + member.Pointer, ProblemCodes.Required));
        }
    }

    private void JudgeMember(JsonElement value, Member member, string pointer, List<Fault> faults)
    {
        if (value.ValueKind == JsonValueKind.Null)
        {
            if (!member.IsNullable)
            {
                faults.Add(Fault.At(pointer, ProblemCodes.NullNotAllowed));
            }
            return;
        }
        var before = faults.Count;
        Judge(value, member.Shape, pointer, faults);
        if (faults.Count == before)
        {
            foreach (var limit in member.Limits)
            {
                faults.AddRange(JsonLimits.Faults(value, limit, pointer));
            }
        }
    }

    private FrozenDictionary<string, Member> MembersOf(JsonTypeInfo shape) =>
        shape
            .Properties.Where(p => p.Set is not null || p.AssociatedParameter is not null)
            .Select(
                (p, index) =>
                    new Member(
                        index,
                        p.Name,
                        RequestText.Into("", p.Name),
                        options.GetTypeInfo(p.PropertyType),
                        LimitsOf(p),
                        IsRequired(p),
                        IsNullable(p)
                    )
            )
            .ToFrozenDictionary(m => m.Name);

    private static ValidationAttribute[] LimitsOf(JsonPropertyInfo member) =>
        [.. member.AttributeProvider?.GetCustomAttributes(typeof(ValidationAttribute), inherit: true).Cast<ValidationAttribute>() ?? []];

    private static bool IsRequired(JsonPropertyInfo member) =>
        member.IsRequired || member.AssociatedParameter is { HasDefaultValue: false };

    private static bool IsNullable(JsonPropertyInfo member) =>
        Nullable.GetUnderlyingType(member.PropertyType) is not null
        || (!member.PropertyType.IsValueType && (member.AssociatedParameter?.IsNullable ?? member.IsSetNullable));
}
