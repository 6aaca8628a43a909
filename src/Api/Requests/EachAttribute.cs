using System.ComponentModel.DataAnnotations;

namespace Entente.Api.Requests;

/// <summary>Limits of every text in a list, in characters.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class EachAttribute : ValidationAttribute
{
    public int MinLength { get; init; }

    public int MaxLength { get; init; } = int.MaxValue;

    // The shape walk judges the items, with a pointer to each.
    public override bool IsValid(object? value) => true;
}
