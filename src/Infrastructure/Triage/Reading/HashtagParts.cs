namespace Entente.Infrastructure.Triage.Reading;

/// <summary>"#GrosseDeception" is two words: a hashtag is cut where a capital follows a small letter.</summary>
internal static class HashtagParts
{
    public static int EndOfPart(NormalText text, int at, int end)
    {
        for (var i = at + 1; i < end; i++)
        {
            if (IsSeam(text, i))
            {
                return i;
            }
        }
        return end;
    }

    /// <summary>Whether the word that began at <paramref name="start"/> was cut at <paramref name="at"/> and goes on.</summary>
    public static bool Continues(NormalText text, int start, int at) =>
        text.Folded[start - 1] == '#' && at < text.Length && Characters.IsWord(text.Folded[at]) && IsSeam(text, at);

    private static bool IsSeam(NormalText text, int at) =>
        char.IsUpper(text.Original[text.Origin(at)]) && char.IsLower(text.Original[text.Origin(at - 1)]);
}
