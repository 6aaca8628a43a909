using Entente.Domain.Policies;
using Entente.Infrastructure.Database;

namespace Entente.Infrastructure.Policies;

/// <summary>A policy's rules as its row keeps them.</summary>
internal static class PolicyJson
{
    public static string Write(Policy policy) => StoredJson.Write(policy);

    public static Policy Read(string json, int version) => StoredJson.Read<Policy>(json) with { Version = PolicyVersion.NameOf(version) };
}
