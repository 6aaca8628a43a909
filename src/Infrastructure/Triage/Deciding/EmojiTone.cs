using System.Collections.Frozen;
using Entente.Domain.Triage;
using Entente.Infrastructure.Triage.Reading;

namespace Entente.Infrastructure.Triage.Deciding;

/// <summary>The tone of a text without words: what most of its emoji say.</summary>
internal static class EmojiTone
{
    public const double Confidence = 0.8;

    private static readonly FrozenSet<uint> Happy = Hashes("😀😃😄😁😊🥰😍😘❤🧡💛💚💙💜💕💖👏👍🔥🙏🎉💯✨🤩⭐🌟😋🤗♥🥳👌💪😂🤣😎🙌");
    private static readonly FrozenSet<uint> Unhappy = Hashes("😡😠🤬😤👎😒🙄🤦😞😢😭💩🤮🤢😩😫😖☹🙁😑💔🖕😾🤡😣😱😰😥");

    public static Sentiment? Tell(Evidence evidence)
    {
        var (sum, seen) = (0, 0);
        foreach (var index in evidence.Text.Words)
        {
            var token = evidence.Text.Tokens[index];
            if (token.Kind == TokenKind.Word)
            {
                return null;
            }
            seen += token.Kind == TokenKind.Emoji ? 1 : 0;
            sum +=
                Happy.Contains(token.Hash) ? 1
                : Unhappy.Contains(token.Hash) ? -1
                : 0;
        }
        var told =
            seen == 0 ? (Sentiment?)null
            : sum > 0 ? Sentiment.Positive
            : sum < 0 ? Sentiment.Negative
            : Sentiment.Neutral;
        if (told is not null)
        {
            evidence.Negative = told == Sentiment.Negative ? Confidence : 0;
            evidence.Positive = told == Sentiment.Positive ? Confidence : 0;
            evidence.Neutral = 1 - evidence.Negative - evidence.Positive;
        }
        return told;
    }

    private static FrozenSet<uint> Hashes(string emoji) => NormalText.Read(emoji).Tokens.Select(t => t.Hash).ToFrozenSet();
}
