namespace Entente.Domain;

/// <summary>One text in the two languages people read here.</summary>
public sealed record InBothLanguages(string Fr, string En)
{
    /// <summary>French for any tag that begins with <c>fr</c>, else English.</summary>
    public string In(string language) => language.StartsWith("fr", StringComparison.OrdinalIgnoreCase) ? Fr : En;
}
