namespace Entente.Domain.Triage;

/// <summary>What a post is, as the glossary defines each word.</summary>
public enum Category
{
    Praise,
    Question,
    BadMood,
    Discontent,
    NegativeTestimony,
    Misinformed,
    Disparagement,
    Insult,
    Defamation,
    HateOrThreat,
    Spam,
    OffTopic,
}
