using System.Globalization;
using Entente.Domain;
using Entente.Domain.Access;
using Entente.Domain.Brands;

namespace Entente.Api.Dashboard.Cases;

/// <summary>A form of the case page, read with care: what is too long was not sent by its fields, and U+0000 cannot be kept.</summary>
public sealed record CaseForm(Guid CaseId, Brand Brand, Caller Caller, IFormCollection Fields)
{
    /// <summary>With the rights held on this brand.</summary>
    public Caller Caller { get; } = Caller.On(Brand.Id);

    public const int LongestText = 10_000;
    private const int LongestReason = 2000;

    /// <summary>The version of what the person saw, whatever it is of; 0 matches none.</summary>
    public int Version => int.TryParse(Fields["version"], NumberStyles.None, CultureInfo.InvariantCulture, out var seen) ? seen : 0;

    /// <summary>As it was written, with the line ends of every other text here.</summary>
    public string Text(string name, int longest = LongestText)
    {
        var written = Fields[name].ToString().ReplaceLineEndings("\n");
        var plain = written.Replace("\0", "", StringComparison.Ordinal).Trim();
        return plain.Length <= longest ? plain : "";
    }

    public string? Reason(string name = "reason") => Text(name, LongestReason) is { Length: > 0 } reason ? reason : null;

    public Guid? Id(string name) => Guid.TryParse(Fields[name], out var id) ? id : null;

    public TWord? Word<TWord>(string name)
        where TWord : struct, Enum => Vocabulary.TryParse<TWord>(Fields[name], out var value) ? value : null;

    /// <summary>A link that people will follow: http and https only.</summary>
    public string? Link(string name) =>
        Text(name, 2048) is { Length: > 0 } text
        && Uri.TryCreate(text, UriKind.Absolute, out var link)
        && link.Scheme is ("http" or "https")
            ? text
            : null;
}
