using System.Text.RegularExpressions;
using Entente.Domain.Outcomes;

namespace Entente.Domain.Mentions;

/// <summary>What a post must be before the desk takes it. All that is wrong is said at once, each by its pointer.</summary>
public static partial class MentionRules
{
    public const int LongestText = 65_536;
    public const int LongestId = 512;
    public const int LongestName = 512;
    public const int LongestUrl = 2_048;

    /// <summary>No network is older; an earlier time is a wrong column or unit.</summary>
    public static readonly DateTimeOffset Earliest = new(1997, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>How far ahead of ours a network's clock may run.</summary>
    public static readonly TimeSpan ClockSkew = TimeSpan.FromHours(24);

    public static IReadOnlyList<Error> Broken(IncomingMention mention, DateTimeOffset now) =>
        [
            .. Texts(mention),
            .. Address("/url", mention.Url),
            .. Time("/posted_at", mention.PostedAt, now),
            .. Time("/edited_at", mention.EditedAt, now),
            .. Time("/deleted_at", mention.DeletedAt, now),
            .. Words(mention),
        ];

    private static IEnumerable<Error> Texts(IncomingMention mention) =>
        [
            .. Text("/external_id", mention.ExternalId, LongestId, mayBeBlank: false),
            .. Text("/parent_external_id", mention.ParentExternalId, LongestId, mayBeBlank: false),
            .. Text("/text", mention.Text, LongestText, mayBeBlank: true),
            .. OfChannel(mention.ChannelExternalId),
            .. Text("/author/external_id", mention.Author?.ExternalId, LongestId, mayBeBlank: false),
            .. Text("/author/handle", mention.Author?.Handle, LongestName, mayBeBlank: true),
            .. Text("/author/display_name", mention.Author?.DisplayName, LongestName, mayBeBlank: true),
        ];

    /// <summary>What is wrong with the name of an account that a post is said to have come to.</summary>
    public static IEnumerable<Error> OfChannel(string? account) => Text("/channel_external_id", account, LongestId, mayBeBlank: false);

    private static IEnumerable<Error> Words(IncomingMention mention)
    {
        if (mention.DeletedAt is null || mention.Text is not null || mention.PostedAt is not null)
        {
            if (mention.Text is null)
            {
                yield return MentionErrors.Required("/text");
            }
            if (mention.PostedAt is null)
            {
                yield return MentionErrors.Required("/posted_at");
            }
        }
        if (mention.EditedAt < mention.PostedAt)
        {
            yield return MentionErrors.EditedBeforePosted("/edited_at");
        }
        if (mention.Language is { } tag && !LanguageTag().IsMatch(tag))
        {
            yield return MentionErrors.NotALanguageTag("/language");
        }
    }

    private static IEnumerable<Error> Text(string pointer, string? text, int longest, bool mayBeBlank)
    {
        if (text is null)
        {
            yield break;
        }
        if (!IsStorable(text))
        {
            yield return MentionErrors.HostileText(pointer);
        }
        if (!mayBeBlank && string.IsNullOrWhiteSpace(text))
        {
            yield return MentionErrors.Blank(pointer);
        }
        if (text.Length > longest)
        {
            yield return MentionErrors.TooLong(pointer, longest);
        }
    }

    private static IEnumerable<Error> Address(string pointer, string? url)
    {
        if (url is null)
        {
            yield break;
        }
        if (url.Length > LongestUrl)
        {
            yield return MentionErrors.TooLong(pointer, LongestUrl);
        }
        else if (!IsStorable(url) || !Uri.TryCreate(url, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
        {
            yield return MentionErrors.NotAWebAddress(pointer);
        }
    }

    private static IEnumerable<Error> Time(string pointer, DateTimeOffset? time, DateTimeOffset now)
    {
        if (time < Earliest || time > now + ClockSkew)
        {
            yield return MentionErrors.OutOfRange(pointer, Earliest, now + ClockSkew);
        }
    }

    /// <summary>Text PostgreSQL can hold and give back code point for code point: no NUL, no lone surrogate.</summary>
    private static bool IsStorable(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                i++;
            }
            else if (text[i] == '\0' || char.IsSurrogate(text[i]))
            {
                return false;
            }
        }
        return true;
    }

    [GeneratedRegex(@"^[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8}){0,3}\z", RegexOptions.NonBacktracking)]
    private static partial Regex LanguageTag();
}
