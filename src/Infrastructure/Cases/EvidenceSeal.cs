namespace Entente.Infrastructure.Cases;

/// <summary>Whether a sealed wording (<c>e</c>) still is what was sealed: every hash is computed again.</summary>
internal static class EvidenceSeal
{
    public const string Intact = """
        encode(sha256(convert_to(e.content, 'UTF8')), 'hex') = e.sha256
            and e.content::json ->> 'payload_sha256' is not distinct from encode(sha256(e.payload), 'hex')
        """;
}
