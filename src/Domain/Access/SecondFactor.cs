namespace Entente.Domain.Access;

/// <summary>What a person shares with their authenticator, sealed, and how many recovery codes are left to them.</summary>
public sealed record SecondFactor(Guid UserId, string SealedSecret, DateTimeOffset CreatedAt, int CodesLeft);
