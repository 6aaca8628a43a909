namespace Entente.Api.Audit;

/// <summary>What a reader of the document sees of the history. The hashes are the true ones of this entry as the first.</summary>
internal static class AuditExamples
{
    private const string EntryText =
        """{"actor":"triage","case_id":"01989f3e-6a30-7cc2-9d1f-2f4be9b3a301","cycle":1,"details_sha256":"e2a01b7b2ff8a4c5d1f4dbd0ea4d9d6bd5e6b0c4e6f6ee84c4a2c6a5a0b0f1d2","happened_at":"2026-02-10T08:12:04.120000Z","id":"01989f3e-6a30-7cc2-9d1f-2f4be9b3a501","kind":"opened","seq":1}""";

    private static readonly string Hash = Domain.Audit.AuditChain.Link(Domain.Audit.AuditChain.Beginning.Hash, EntryText);

    public static readonly object Event = new
    {
        seq = 1,
        hash = Hash,
        entry = System.Text.Json.JsonDocument.Parse(EntryText).RootElement,
        details_salt = "4b0d7f0e-7f0a-4f57-9d0c-6d8f3d6b9c11",
        details = new { mention_id = "01989f3e-6a30-7cc2-9d1f-2f4be9b3a201" },
    };

    public static readonly string Line =
        $"{Hash}\t{EntryText}\t4b0d7f0e-7f0a-4f57-9d0c-6d8f3d6b9c11\t{{\"mention_id\":\"01989f3e-6a30-7cc2-9d1f-2f4be9b3a201\"}}\n";

    public static readonly object Head = new { seq = 1, hash = Hash };

    public static readonly object Verification = new
    {
        intact = true,
        entries = 1,
        head = Head,
        faults = Array.Empty<object>(),
    };
}
