namespace Entente.Api.Requests;

/// <summary>Metadata: the query parameters an endpoint knows, as properties of a type. Anything else in a query is refused.</summary>
public sealed record QueryParameters(Type Type);
