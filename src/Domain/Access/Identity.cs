namespace Entente.Domain.Access;

/// <summary>A person as a provider knows them: only both together name somebody. An address may be given to another person one day.</summary>
public sealed record Identity(string Issuer, string Subject);
