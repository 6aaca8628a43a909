namespace Entente.Infrastructure.Triage.Reading;

internal enum TokenKind : byte
{
    Word,
    Number,
    Emoji,
    Mention,
    Link,
    Punctuation,
}

/// <summary>
/// A piece of the text. <see cref="Start"/> and <see cref="End"/> are UTF-16 offsets into the original text, end exclusive, always on
/// code point borders; <see cref="FoldStart"/> and <see cref="FoldLength"/> say where its folded spelling stands.
/// </summary>
internal struct Token
{
    public int Start;
    public int End;
    public int FoldStart;
    public int FoldLength;
    public TokenKind Kind;

    /// <summary>Of the folded spelling.</summary>
    public uint Hash;

    /// <summary>Of the spelling with digits and signs read as letters and drawn-out letters shortened; 0 when that changes nothing.</summary>
    public uint OtherHash;

    public bool Capitalised;
    public bool AllCapitals;

    /// <summary>Stands in the reach of a negation ("pas", "never").</summary>
    public bool Negated;

    /// <summary>Stands between quotation marks.</summary>
    public bool Quoted;

    /// <summary>The first of its sentence.</summary>
    public bool StartsSentence;

    /// <summary>A comma, dash or bracket stands before it.</summary>
    public bool AfterPause;

    /// <summary>The word sets of the phrase book it belongs to.</summary>
    public ulong Sets;
}
