using System.Collections.Frozen;

namespace Entente.Infrastructure.Triage.Reading;

/// <summary>What an emoji says of the mood; those that laugh may laugh at somebody.</summary>
internal static class EmojiMoods
{
    private static readonly FrozenSet<uint> Happy = Hashes(
        "😀😃😄😁😊🥰😍😘❤🧡💛💚💙💜💕💖👏👍🔥🙏🎉💯✨🤩⭐🌟😋🤗♥🥳👌💪😎🙌☺🙂😉💞💗💓😻🎊😜🤘✌"
    );
    private static readonly FrozenSet<uint> Laughing = Hashes("😂🤣😆😹");
    private static readonly FrozenSet<uint> Unhappy = Hashes("😡😠🤬😤👎😒🙄🤦😞😢😭💩🤮🤢😩😫😖☹🙁😑💔🖕😾🤡😣😱😰😥😔😕😓😪😷😳😐🤔");
    private static readonly uint Smile = Spellings.Hash(":)");
    private static readonly uint Frown = Spellings.Hash(":(");

    public static bool IsHappy(uint emoji) => Happy.Contains(emoji) || Laughing.Contains(emoji);

    public static bool IsUnhappy(uint emoji) => Unhappy.Contains(emoji);

    /// <summary>The older sign for the same mood, of which corpora have more; 0 where there is none.</summary>
    public static uint Emoticon(uint emoji) =>
        Happy.Contains(emoji) ? Smile
        : Unhappy.Contains(emoji) ? Frown
        : 0;

    private static FrozenSet<uint> Hashes(string emoji) => NormalText.Read(emoji).Tokens.Select(t => t.Hash).ToFrozenSet();
}
