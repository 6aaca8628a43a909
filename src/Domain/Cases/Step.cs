namespace Entente.Domain.Cases;

/// <summary>The rungs of the ladder, and the two ends of it.</summary>
public enum Step
{
    New,
    Dialogue,
    Platform,
    Legal,
    Closed,
}

/// <summary>Whose turn it is when it is not the desk's.</summary>
public enum Waiting
{
    Nobody,
    Author,
    Platform,
}

/// <summary>How a case ended.</summary>
public enum Outcome
{
    Answered,
    ChangedMind,
    DefendsBrand,
    Withdrew,
    Edited,
    NoAnswer,
    Removed,
    Restricted,
    Tolerated,
    Legal,
    Misjudged,
}
