using Entente.Domain.Triage;

namespace Entente.Domain.Legal;

/// <summary>What an action could rest on in French law. A wrong ground makes an action fail.</summary>
public enum LegalGround
{
    Insult,
    Defamation,
    DiscriminatoryInsult,
    DiscriminatoryDefamation,
    Disparagement,
    Threat,
}

/// <summary>Why a ground may be the wrong one for a post.</summary>
public enum GroundDoubt
{
    /// <summary>Defamation imputes a precise fact: can one answer yes or no to “did they do it?”. An insult imputes none.</summary>
    NoPreciseFact,

    /// <summary>Where a precise fact is imputed, the insult is absorbed by the defamation.</summary>
    PreciseFact,

    /// <summary>Discredit of goods and services is no matter of honour: that is disparagement, of another law.</summary>
    GoodsNotHonour,

    /// <summary>Words on the honour of a person are no matter of disparagement: that is the press law alone.</summary>
    HonourNotGoods,

    /// <summary>The time to act has run out.</summary>
    TooLate,
}

public static class LegalGrounds
{
    /// <summary>
    /// The last day to act. The press law of 29 July 1881, articles 65 and 65-3: three months from first publication, one year where it
    /// is discriminatory. Article 2224 of the civil code: five years. Article 8 of the code of criminal procedure: six years.
    /// </summary>
    public static DateOnly LimitationOf(LegalGround ground, DateOnly firstPublishedOn) =>
        ground switch
        {
            LegalGround.Insult or LegalGround.Defamation => firstPublishedOn.AddMonths(3),
            LegalGround.DiscriminatoryInsult or LegalGround.DiscriminatoryDefamation => firstPublishedOn.AddYears(1),
            LegalGround.Disparagement => firstPublishedOn.AddYears(5),
            LegalGround.Threat => firstPublishedOn.AddYears(6),
            _ => throw new ArgumentOutOfRangeException(nameof(ground), ground, null),
        };

    /// <summary>What speaks against this ground, by what a person said the post is.</summary>
    public static IReadOnlyList<GroundDoubt> DoubtsOf(LegalGround ground, Category? category, DateOnly firstPublishedOn, DateOnly today)
    {
        var doubts = new List<GroundDoubt>();
        if (WrongFor(ground, category) is { } doubt)
        {
            doubts.Add(doubt);
        }
        if (today > LimitationOf(ground, firstPublishedOn))
        {
            doubts.Add(GroundDoubt.TooLate);
        }
        return doubts;
    }

    private static GroundDoubt? WrongFor(LegalGround ground, Category? category) =>
        (ground, category) switch
        {
            (LegalGround.Defamation or LegalGround.DiscriminatoryDefamation, Category.Insult) => GroundDoubt.NoPreciseFact,
            (LegalGround.Insult or LegalGround.DiscriminatoryInsult, Category.Defamation) => GroundDoubt.PreciseFact,
            (LegalGround.Insult or LegalGround.Defamation, Category.Disparagement) => GroundDoubt.GoodsNotHonour,
            (LegalGround.Disparagement, Category.Insult or Category.Defamation) => GroundDoubt.HonourNotGoods,
            _ => null,
        };
}
