namespace Entente.Domain.Outcomes;

/// <summary>What kind of refusal it is; the door maps it to a status.</summary>
public enum ErrorKind
{
    Invalid,
    NotFound,
    Forbidden,
    Conflict,
    Stale,
}

/// <summary>
/// An expected refusal. <see cref="Code"/> is stable and public; the words a person reads come from resources,
/// filled with <see cref="Facts"/> (also sent as members of the problem).
/// </summary>
public sealed record Error(ErrorKind Kind, string Code, IReadOnlyDictionary<string, object?> Facts)
{
    public Error(ErrorKind kind, string code, params (string Name, object? Value)[] facts)
        : this(kind, code, facts.ToDictionary(f => f.Name, f => f.Value)) { }

    /// <summary>RFC 6901 pointer to the member that is wrong, when one is.</summary>
    public string? Pointer { get; init; }

    /// <summary>Each thing that is wrong, where a refusal has several reasons.</summary>
    public IReadOnlyList<Error> Because { get; init; } = [];

    public override string ToString() => $"{Code} ({string.Join(", ", Facts.Select(f => $"{f.Key}: {f.Value}"))})";
}
