using Entente.Infrastructure.Triage.Learning;
using Entente.Infrastructure.Triage.Phrases;
using Entente.Infrastructure.Triage.Reading;

namespace Entente.Infrastructure.Triage.Deciding;

/// <summary>What the category model looks at: the words, and as signs of full weight the phrases found, the tone and the shape of the text.</summary>
internal static class CategoryFeatures
{
    private static readonly string[] Meant = ["insult", "hate", "threat"];
    private static readonly double[] Steps = [0.2, 0.35, 0.5, 0.65, 0.8];
    private static readonly int[] Lengths = [3, 7, 14, 22, 35];
    private static readonly WordSet[] Sets = Enum.GetValues<WordSet>();

    public static void Fill(FeatureRow row, Evidence evidence, in FeatureRecipe recipe)
    {
        Features.Fill(row, evidence.Text, recipe);
        foreach (var code in evidence.Codes)
        {
            if (Meant.Contains(code) && Insults.Meant(evidence, code).Count == 0)
            {
                continue;
            }
            var sign = SpanHash.Of(code);
            row.AddSign(sign);
            if (evidence.Count(code) > 1)
            {
                row.AddSign(SpanHash.Join(sign, 2));
            }
        }
        AddShare(row, "negative", evidence.Negative);
        AddShare(row, "positive", evidence.Positive);
        AddShare(row, "offensive", evidence.Offensive);
        AddShare(row, "hateful", evidence.Hateful);
        AddShape(row, evidence);
    }

    private static void AddShape(FeatureRow row, Evidence evidence)
    {
        if (evidence.Asks)
        {
            row.AddSign(SpanHash.Of("asks"));
        }
        for (var i = 0; i < Lengths.Length && evidence.WordCount > Lengths[i]; i++)
        {
            row.AddSign(SpanHash.Join(SpanHash.Of("length"), (uint)i));
        }
        var sets = 0UL;
        foreach (var index in evidence.Text.Words)
        {
            sets |= evidence.Text.Tokens[index].Sets;
        }
        foreach (var set in Sets)
        {
            if ((sets & set.Bit()) != 0)
            {
                row.AddSign(SpanHash.Join(SpanHash.Of("set"), (uint)set));
            }
        }
    }

    /// <summary>One sign for each step that the share has passed.</summary>
    private static void AddShare(FeatureRow row, string name, double share)
    {
        for (var i = 0; i < Steps.Length && share > Steps[i]; i++)
        {
            row.AddSign(SpanHash.Join(SpanHash.Of(name), (uint)i));
        }
    }
}
