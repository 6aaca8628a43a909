using System.Collections.Frozen;
using Entente.Infrastructure.Triage.Reading;

namespace Entente.Infrastructure.Triage.Signals;

/// <summary>A common first name as a token: one of them beside a work role is a person.</summary>
internal static class FirstNames
{
    private static readonly FrozenSet<uint> Known = Domain.Triage.FirstNames.All.Select(n => Spellings.Hash(n)).ToFrozenSet();

    public static bool Has(in Token token) => Known.Contains(token.Hash);
}
