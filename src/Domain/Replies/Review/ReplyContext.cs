using Entente.Domain.Contacts;
using Entente.Domain.Mentions;
using Entente.Domain.Triage;

namespace Entente.Domain.Replies.Review;

/// <summary>The words that would be published.</summary>
public sealed record ReplyDraft(string Text);

/// <summary>
/// What the desk knows around a draft. What it does not know (null, empty) never makes a finding, and never excuses one.
/// Languages are two-letter codes; <see cref="LocalTime"/> is the brand's clock.
/// </summary>
public sealed record ReplyContext
{
    /// <summary>Nothing is known but the text.</summary>
    public static readonly ReplyContext Unknown = new();

    public Visibility? Visibility { get; init; }
    public Network? Network { get; init; }

    /// <summary>In characters as the network counts them; null takes what is known of the network.</summary>
    public int? LengthLimit { get; init; }

    public string? AuthorLanguage { get; init; }
    public Category? Category { get; init; }
    public Standing? Standing { get; init; }

    /// <summary>Whether the case is at the law, where the law may be spoken of.</summary>
    public bool? IsAtLaw { get; init; }
    public bool? IsFirstReply { get; init; }

    /// <summary>Texts published in the last 24 hours.</summary>
    public IReadOnlyList<string> SentLately { get; init; } = [];

    /// <summary>Public replies this author already got.</summary>
    public int? PublicRepliesToAuthor { get; init; }

    public bool? SignatureRequired { get; init; }

    /// <summary>Titles of the brand's house rules: naming one makes an announced removal legitimate.</summary>
    public IReadOnlyList<string> HouseRules { get; init; } = [];

    public TimeOnly? LocalTime { get; init; }
    public TimeSpan? PostAge { get; init; }
    public bool? SecondReaderPresent { get; init; }
    public IReadOnlyList<string> EmployeeNames { get; init; } = [];

    /// <summary>Full names the desk knows and the network does not show.</summary>
    public IReadOnlyList<string> CustomerNames { get; init; } = [];

    /// <summary>Contacts the brand gives out itself: never personal data.</summary>
    public IReadOnlyList<string> PublishedContacts { get; init; } = [];

    /// <summary>The same, from the list the brand keeps.</summary>
    public PublishedList? Published { get; init; }
}
