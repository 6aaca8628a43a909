using Entente.Domain.Brands;
using Entente.Domain.Contacts;
using Entente.Domain.Triage;

namespace Entente.Application.Triage;

/// <summary>One text to assess; <see cref="Language"/> is what the sender claims (a BCP 47 tag) or null.</summary>
public sealed record TextToAssess(string Text, string? Language);

/// <summary>What the engine must know of the brand: its names, and the contacts it publishes itself (never personal data).</summary>
public sealed record BrandContext(IReadOnlyList<string> BrandTerms, IReadOnlyList<string> PublishedContacts, string? Region)
{
    public static readonly BrandContext None = new([], [], null);

    /// <summary>Counts the changes of the lists below; 0 while they are empty. Part of the model version: the lists decide answers.</summary>
    public int ListsVersion { get; init; }

    /// <summary>The list of contacts that the brand keeps beside its own settings.</summary>
    public PublishedList? Published { get; init; }

    /// <summary>The staff whose names and contacts make a signal certain.</summary>
    public ProtectedList? Protected { get; init; }

    /// <summary>What the brand's verdicts taught, where a model of its own is in force.</summary>
    public OwnLayer? Layer { get; init; }

    public static BrandContext Of(Brand brand) => new([brand.Name, .. brand.BrandTerms], brand.PublishedContacts, brand.Region);
}

/// <summary>
/// A model of a brand's own, as the engine wrote it: it adds to the shipped model of <see cref="ShippedVersion"/> and to no other.
/// Compared by identity, so that one kept is read once.
/// </summary>
public sealed class OwnLayer(int number, string shippedVersion, byte[] content)
{
    public int Number => number;

    public string ShippedVersion => shippedVersion;

    public byte[] Content => content;
}

/// <summary>The machine's judgement, in process and without state: same text and model version, same answer. Thread-safe.</summary>
public interface ITriageEngine
{
    /// <summary>One assessment a text, in order. Never throws for a text, however hostile.</summary>
    IReadOnlyList<Assessment> Assess(IReadOnlyList<TextToAssess> texts, BrandContext brand);

    string ModelVersion { get; }
}
