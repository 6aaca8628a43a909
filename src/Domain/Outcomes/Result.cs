using System.Diagnostics.CodeAnalysis;

namespace Entente.Domain.Outcomes;

/// <summary>Either a value or a refusal.</summary>
public sealed class Result<T>
{
    private readonly T? _value;

    private Result(T? value, Error? error)
    {
        _value = value;
        Error = error;
    }

    public Error? Error { get; }

    [MemberNotNullWhen(true, nameof(Error))]
    public bool IsRefused => Error is not null;

    /// <summary>The value; asking a refusal for it is a bug.</summary>
    public T Value => IsRefused ? throw new InvalidOperationException($"Refused: {Error}") : _value!;

    public static implicit operator Result<T>(T value) => new(value, null);

    public static implicit operator Result<T>(Error error) => new(default, error);
}
