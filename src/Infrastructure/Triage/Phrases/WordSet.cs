namespace Entente.Infrastructure.Triage.Phrases;

/// <summary>Sets that the text itself decides, not a list of words; they take the first bits of <c>Token.Sets</c>, in this order.</summary>
internal enum WordSet
{
    /// <summary>A word of the brand's names.</summary>
    Brand,

    /// <summary>Digits.</summary>
    Number,

    /// <summary>A word of a person's name.</summary>
    Person,

    /// <summary>A handle.</summary>
    Mention,

    /// <summary>A link.</summary>
    Link,
}

internal static class WordSets
{
    public static ulong Bit(this WordSet set) => 1UL << (int)set;
}
