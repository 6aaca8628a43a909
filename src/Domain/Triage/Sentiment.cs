namespace Entente.Domain.Triage;

public enum Sentiment
{
    Negative,
    Neutral,
    Positive,
}
