using Entente.Infrastructure.Triage.Reading;

namespace Entente.Infrastructure.Triage.Deciding;

/// <summary>The tone of a text without words: what most of its emoji say.</summary>
internal static class EmojiTone
{
    public const double Confidence = 0.8;

    /// <summary>Sets the tone where emoji stand without words.</summary>
    public static void Tell(Evidence evidence)
    {
        var (sum, seen) = (0, 0);
        foreach (var index in evidence.Text.Words)
        {
            var token = evidence.Text.Tokens[index];
            if (token.Kind == TokenKind.Word)
            {
                return;
            }
            seen += token.Kind == TokenKind.Emoji ? 1 : 0;
            sum +=
                EmojiMoods.IsHappy(token.Hash) ? 1
                : EmojiMoods.IsUnhappy(token.Hash) ? -1
                : 0;
        }
        if (seen > 0)
        {
            var (negative, positive) = (sum < 0 ? Confidence : 0, sum > 0 ? Confidence : 0);
            evidence.SetTone(negative, 1 - negative - positive, positive);
        }
    }
}
