namespace Entente.Domain.Access;

/// <summary>Who did something. Two actors are the same hand when their <see cref="Id"/> is; <see cref="Name"/> is what people read.</summary>
public sealed record Actor(string Id, string Name)
{
    public bool IsSameHandAs(Actor? other) => other is not null && Id == other.Id;
}
