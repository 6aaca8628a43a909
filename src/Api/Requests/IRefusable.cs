using Entente.Api.Problems;

namespace Entente.Api.Requests;

/// <summary>A part of a request that may have been refused while it was read; <see cref="RequestRules"/> answers the refusal.</summary>
public interface IRefusable
{
    Problem? Refusal { get; }
}
