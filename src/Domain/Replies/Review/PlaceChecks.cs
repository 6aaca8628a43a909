using Entente.Domain.Triage;

namespace Entente.Domain.Replies.Review;

/// <summary>Where, to whom and when: checks of what stands around the words.</summary>
public static class PlaceChecks
{
    private const int RepliesBeforePrivate = 2;
    private static readonly TimeOnly NightFrom = new(23, 0);
    private static readonly TimeOnly NightTo = new(6, 0);
    private static readonly TimeSpan TooSoon = TimeSpan.FromMinutes(2);

    private static readonly PhrasePatterns Private = new(
        new RulePhrases(
            [
                "(?:private|direct) (?:message|messages|messaging|reply)",
                "(?:privately|in private|dm|dms|pm|inbox|messenger)",
                "(?:call|ring|phone) (?:you|us)",
            ],
            [
                "(?:message|messages|messagerie) prive~",
                "(?:en|par) (?:mp|dm|prive|messagerie)",
                "(?:mp|messenger)",
                "(?:appel|rappel)~ (?:vous|nous)",
                "vous (?:appel|rappel)~",
            ],
            null
        )
    );

    public static IEnumerable<Seen> PublicReplies(DraftReading reading) =>
        reading.Context.PublicRepliesToAuthor >= RepliesBeforePrivate && !Private.IsIn(reading.Text.Read, reading.Languages)
            ? [reading.Whole]
            : [];

    public static IEnumerable<Seen> Rant(DraftReading reading) =>
        reading.Context.Category is Category.BadMood or Category.Spam ? [reading.Whole] : [];

    public static IEnumerable<Seen> Language(DraftReading reading)
    {
        var draft = reading.Languages switch
        {
            WrittenIn.French => "fr",
            WrittenIn.English => "en",
            _ => null,
        };
        var author = reading.Context.AuthorLanguage;
        return draft is not null && author is { Length: >= 2 } && !author.StartsWith(draft, StringComparison.OrdinalIgnoreCase)
            ? [reading.Whole]
            : [];
    }

    public static IEnumerable<Seen> Moment(DraftReading reading) =>
        reading.Context.SecondReaderPresent == false && (IsNight(reading.Context) || IsHasty(reading.Context)) ? [reading.Whole] : [];

    private static bool IsNight(ReplyContext context) => context.LocalTime is { } time && time.IsBetween(NightFrom, NightTo);

    private static bool IsHasty(ReplyContext context) =>
        context.PostAge < TooSoon
        && (
            context.Standing is Standing.Contestable or Standing.Unacceptable
            || context.Category is Category.NegativeTestimony or Category.Defamation or Category.HateOrThreat
        );
}
