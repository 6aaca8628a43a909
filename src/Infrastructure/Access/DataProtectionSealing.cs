using Entente.Application.Access;
using Microsoft.AspNetCore.DataProtection;

namespace Entente.Infrastructure.Access;

/// <summary>Under the keys of the data directory, which rotate by themselves; old ones still open what they sealed.</summary>
internal sealed class DataProtectionSealing(IDataProtectionProvider keys) : ISecretSealing
{
    private readonly IDataProtector _protector = keys.CreateProtector("Entente.SecondFactors");

    public string Seal(byte[] secret) => Convert.ToBase64String(_protector.Protect(secret));

    public byte[] Unseal(string written) => _protector.Unprotect(Convert.FromBase64String(written));
}
