using Entente.Infrastructure.Triage.Learning;
using Entente.Infrastructure.Triage.Reading;

namespace Entente.Infrastructure.Triage;

/// <summary>Tells the language of a text, or that it cannot be told.</summary>
internal sealed class Languages(LinearModel model)
{
    private const double Sure = 0.45;
    private const int FewLetters = 30;
    private const double EnoughWithClaim = 0.05;

    public FeatureRecipe Recipe => model.Recipe;

    /// <summary>
    /// A two-letter code, or null: no letters, another alphabet, or no language likely enough. What the sender claims decides only
    /// when the text itself leaves it open.
    /// </summary>
    public string? Tell(NormalText text, string? claimed, FeatureRow row)
    {
        var claim = claimed is { Length: >= 2 } ? claimed[..2].ToLowerInvariant() : null;
        var letters = Letters(text);
        if (letters == 0)
        {
            return null;
        }
        Span<double> probabilities = stackalloc double[model.Labels.Length];
        Features.Fill(row, text, model.Recipe);
        model.Judge(row, probabilities);
        Expect(probabilities, letters < FewLetters ? 8 : 2);
        var best = Highest(probabilities);
        if (
            claim is not null
            && Array.IndexOf(model.Labels, claim) is >= 0 and var told
            && (letters < 12 || probabilities[told] >= EnoughWithClaim)
        )
        {
            return claim;
        }
        return probabilities[best] >= Sure && letters >= 2 ? model.Labels[best] : null;
    }

    /// <summary>The desk's own languages are likelier in its communities than in the corpora, the more so the less there is to read.</summary>
    private void Expect(Span<double> probabilities, double odds)
    {
        var sum = 0.0;
        for (var k = 0; k < probabilities.Length; k++)
        {
            probabilities[k] *= model.Labels[k] is "fr" or "en" ? odds : 1;
            sum += probabilities[k];
        }
        for (var k = 0; k < probabilities.Length; k++)
        {
            probabilities[k] /= sum;
        }
    }

    private static int Highest(ReadOnlySpan<double> probabilities)
    {
        var best = 0;
        for (var k = 1; k < probabilities.Length; k++)
        {
            best = probabilities[k] > probabilities[best] ? k : best;
        }
        return best;
    }

    /// <summary>Latin letters in words; 0 when most of the text is written otherwise.</summary>
    private static int Letters(NormalText text)
    {
        var (latin, other) = (0, 0);
        foreach (var index in text.Words)
        {
            var token = text.Tokens[index];
            if (token.Kind != TokenKind.Word)
            {
                continue;
            }
            foreach (var c in text.Spelling(token))
            {
                latin += char.IsAsciiLetter(c) ? 1 : 0;
                other += char.IsLetter(c) && !char.IsAsciiLetter(c) ? 1 : 0;
            }
        }
        return latin > other ? latin : 0;
    }
}
