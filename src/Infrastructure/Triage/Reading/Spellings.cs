namespace Entente.Infrastructure.Triage.Reading;

/// <summary>One hash for the many ways to write a word: "loooove" as "loove", "c0nn4rd" also as "connard".</summary>
internal static class Spellings
{
    /// <summary>Letters drawn out to three or more count as two.</summary>
    public static uint Hash(ReadOnlySpan<char> spelling)
    {
        var h = SpanHash.Seed;
        var run = 0;
        for (var i = 0; i < spelling.Length; i++)
        {
            run = i > 0 && spelling[i] == spelling[i - 1] ? run + 1 : 1;
            if (run <= 2)
            {
                h = SpanHash.Add(h, spelling[i]);
            }
        }
        return SpanHash.Mix(h);
    }

    /// <summary>Digits and signs read as letters, drawn-out letters as one; 0 when nothing changes.</summary>
    public static uint OtherHash(ReadOnlySpan<char> spelling, uint hash)
    {
        var h = SpanHash.Seed;
        var changed = false;
        for (var i = 0; i < spelling.Length; )
        {
            var end = i + 1;
            while (end < spelling.Length && spelling[end] == spelling[i])
            {
                end++;
            }
            var letter = Letter(spelling[i]);
            var times = end - i >= 3 ? 1 : end - i;
            changed |= end - i >= 3 || letter != spelling[i];
            for (var t = 0; t < times; t++)
            {
                h = SpanHash.Add(h, letter);
            }
            i = end;
        }
        var other = SpanHash.Mix(h);
        return changed && other != hash ? other : 0;
    }

    public static char Letter(char c) =>
        c switch
        {
            '0' => 'o',
            '1' => 'i',
            '3' => 'e',
            '4' or '@' => 'a',
            '5' or '$' => 's',
            '7' => 't',
            '€' => 'e',
            _ => c,
        };
}
