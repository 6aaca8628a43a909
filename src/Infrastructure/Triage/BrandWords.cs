using Entente.Application.Triage;
using Entente.Infrastructure.Triage.Phrases;
using Entente.Infrastructure.Triage.Reading;

namespace Entente.Infrastructure.Triage;

/// <summary>Marks the words of the brand's names in a text.</summary>
internal sealed class BrandWords
{
    private readonly HashSet<uint> _hashes = [];

    public static BrandWords Of(BrandContext brand)
    {
        var words = new BrandWords();
        foreach (
            var token in brand
                .BrandTerms.SelectMany(t => NormalText.Read(t).Tokens)
                .Where(t => t.Kind == TokenKind.Word && t.FoldLength > 2)
        )
        {
            words._hashes.Add(token.Hash);
        }
        return words;
    }

    public void Mark(NormalText text)
    {
        foreach (ref var token in text.Tokens.AsSpan())
        {
            token.Sets |= token.Kind switch
            {
                TokenKind.Number => WordSet.Number.Bit(),
                TokenKind.Mention => WordSet.Mention.Bit(),
                TokenKind.Link => WordSet.Link.Bit(),
                _ when _hashes.Contains(token.Hash) => WordSet.Brand.Bit(),
                _ => 0,
            };
        }
    }
}
