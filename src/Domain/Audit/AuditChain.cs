using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Entente.Domain.Audit;

/// <summary>
/// What one event is to the chain: whose it is, what happened, when, and a salted hash of its details, so that they can be erased and the
/// chain still verifies. <see cref="HappenedAt"/> is UTC, to the microsecond; <see cref="Details"/> is JSON.
/// </summary>
public sealed record AuditedEvent(
    Guid Id,
    Guid? CaseId,
    int? Cycle,
    string Kind,
    string Actor,
    DateTimeOffset HappenedAt,
    Guid DetailsSalt,
    string Details
);

/// <summary>One sealed line: <see cref="Entry"/> is canonical JSON, <see cref="Hash"/> is over the hash before it, a line feed and it.</summary>
public sealed record AuditEntry(long Seq, Guid EventId, string Entry, string Hash);

/// <summary>Lower-case hex SHA-256 all over; entries are numbered from 1 without a gap, brand by brand.</summary>
public static class AuditChain
{
    /// <summary>What stands before the first entry.</summary>
    public static readonly AuditHead Beginning = new(0, new string('0', 64));

    public static AuditEntry Seal(AuditHead head, AuditedEvent happened)
    {
        var seq = head.Seq + 1;
        var entry = EntryOf(seq, happened);
        return new AuditEntry(seq, happened.Id, entry, Link(head.Hash, entry));
    }

    public static string Link(string previousHash, string entry) => Sha256($"{previousHash}\n{entry}");

    public static string EntryOf(long seq, AuditedEvent happened) =>
        CanonicalJson.Of(
            new Dictionary<string, object?>
            {
                ["seq"] = seq,
                ["id"] = happened.Id,
                ["case_id"] = happened.CaseId,
                ["cycle"] = happened.Cycle,
                ["kind"] = happened.Kind,
                ["actor"] = happened.Actor,
                ["happened_at"] = happened.HappenedAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture),
                ["details_sha256"] = Sha256($"{happened.DetailsSalt}\n{CanonicalJson.Of(happened.Details)}"),
            }
        );

    private static string Sha256(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}

/// <summary>The last entry's number and hash. Kept outside the desk, it shows when the end of a history was cut off.</summary>
public sealed record AuditHead(long Seq, string Hash);
