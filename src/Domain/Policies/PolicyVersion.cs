using System.Globalization;
using Entente.Domain.Outcomes;

namespace Entente.Domain.Policies;

public enum PolicyState
{
    Draft,
    Published,
    Superseded,
}

/// <summary>
/// When and by whom a policy was published. <see cref="Order"/> counts the brand's publications: of those in effect the last one is in
/// force. <see cref="SupersededAt"/> is when a later publication takes effect, where there is one.
/// </summary>
public sealed record Publication(int Order, string By, DateTimeOffset At, DateTimeOffset EffectiveFrom, DateTimeOffset? SupersededAt);

/// <summary>
/// One version of the brand's policy. A draft may be changed; what is published stays. <see cref="Replaces"/> is the last version that was
/// published when the draft was written. <see cref="Revision"/> counts the saved changes.
/// </summary>
public sealed record PolicyVersion(
    Policy Policy,
    string? Replaces,
    string? Note,
    int Revision,
    string CreatedBy,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt,
    Publication? Publication
)
{
    public string Version => Policy.Version;

    public static string NameOf(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>The number of a version the brand wrote itself; null for the built-in one and for what is no version at all.</summary>
    public static int? NumberOf(string version) =>
        int.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 && NameOf(number) == version
            ? number
            : null;

    /// <summary>What holds before a brand publishes anything; <paramref name="supersededAt"/> is when its first publication takes effect.</summary>
    public static PolicyVersion BuiltIn(DateTimeOffset since, DateTimeOffset? supersededAt) =>
        new(Policy.BuiltIn, null, null, 1, "entente", since, since, new Publication(0, "entente", since, since, supersededAt));

    public PolicyState StateAt(DateTimeOffset instant) =>
        Publication is not { } published ? PolicyState.Draft
        : published.SupersededAt <= instant ? PolicyState.Superseded
        : PolicyState.Published;

    public bool IsInForceAt(DateTimeOffset instant) => StateAt(instant) == PolicyState.Published && Publication!.EffectiveFrom <= instant;

    /// <summary>The revision as a reader sees it: taking effect and being superseded change what is read too.</summary>
    public int RevisionAt(DateTimeOffset instant) =>
        Revision
        + (
            StateAt(instant) == PolicyState.Superseded ? 2
            : IsInForceAt(instant) ? 1
            : 0
        );

    /// <summary>Refuses a change of what is published.</summary>
    public Result<PolicyVersion> Change(Policy rules, string? note, string replaces, DateTimeOffset now) =>
        Publication is not null
            ? PolicyErrors.Published(Version)
            : this with
            {
                Policy = rules with { Version = Version },
                Note = note,
                Replaces = replaces,
                Revision = Revision + 1,
                UpdatedAt = now,
            };

    /// <summary>Publishes a draft that replaces <paramref name="latest"/>, now or later.</summary>
    public Result<PolicyVersion> Publish(DateTimeOffset? effectiveFrom, PolicyVersion latest, string by, DateTimeOffset now)
    {
        if (Publication is not null)
        {
            return PolicyErrors.Published(Version);
        }
        if (Replaces != latest.Version)
        {
            return PolicyErrors.PublishedMeanwhile(Replaces ?? "", latest.Version);
        }
        if (effectiveFrom < now)
        {
            return PolicyErrors.EffectiveInPast(now);
        }
        return this with
        {
            Revision = Revision + 1,
            UpdatedAt = now,
            Publication = new Publication(latest.Publication!.Order + 1, by, now, effectiveFrom ?? now, null),
        };
    }
}
