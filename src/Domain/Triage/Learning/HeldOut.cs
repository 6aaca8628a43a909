using System.Security.Cryptography;
using System.Text;

namespace Entente.Domain.Triage.Learning;

/// <summary>
/// A quarter of the posts, always the same: no model of the brand ever learns from them, each is measured on them. The post's id decides,
/// so that no run, no server and no person can choose.
/// </summary>
public static class HeldOut
{
    private const byte Quarter = 64;

    public static bool Holds(Guid mentionId) => SHA256.HashData(Encoding.ASCII.GetBytes(mentionId.ToString("D")))[0] < Quarter;
}
