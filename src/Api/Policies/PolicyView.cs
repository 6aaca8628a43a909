using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Entente.Domain.Policies;

namespace Entente.Api.Policies;

/// <summary>One version of the policy. <c>revision</c> is its ETag.</summary>
public sealed record PolicyView(
    string Version,
    PolicyState State,
    bool InForce,
    string? Replaces,
    string? Note,
    PolicyRules Rules,
    int Revision,
    string CreatedBy,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt,
    string? PublishedBy,
    DateTimeOffset? PublishedAt,
    DateTimeOffset? EffectiveFrom
)
{
    public static PolicyView Of(PolicyVersion version, DateTimeOffset now) =>
        new(
            version.Version,
            version.StateAt(now),
            version.IsInForceAt(now),
            version.Replaces,
            version.Note,
            PolicyRules.Of(version.Policy),
            version.RevisionAt(now),
            version.CreatedBy,
            version.CreatedAt,
            version.UpdatedAt,
            version.Publication?.By,
            version.Publication?.At,
            version.Publication?.EffectiveFrom
        );
}

/// <summary>A new draft: with rules of its own, as a copy of a version, or else as a copy of the one in force.</summary>
public sealed record NewPolicyInput(
    [property: MaxLength(20), Description("The version to copy; left out, the one in force.")] string? CopyOf = null,
    [property: MaxLength(2000), Description("What this version is for, in a sentence.")] string? Note = null,
    [property: Description("The whole rules, instead of a copy.")] PolicyRules? Rules = null
);

/// <summary>What people may change of a draft.</summary>
public sealed record PolicyDraftInput(
    PolicyRules Rules,
    [property: MaxLength(2000)] string? Note = null,
    [property: MaxLength(20), Description("The version published last, once you have seen it; left out, as it was.")]
        string? Replaces = null
)
{
    public static PolicyDraftInput Of(PolicyVersion draft) => new(PolicyRules.Of(draft.Policy), draft.Note, draft.Replaces);
}

public sealed record PublicationInput([property: Description("Left out, at once.")] DateTimeOffset? EffectiveFrom = null);
