using Entente.Domain.Removals;
using Entente.Domain.Triage;

namespace Entente.Domain.Practice;

/// <summary>What a moderator would miss in a notice, and whether the rest convinces.</summary>
public sealed record NoticeReading(IReadOnlyList<string> Codes, bool IsGood)
{
    public static readonly NoticeReading None = new([], IsGood: false);
}

/// <summary>Reads a played notice as every removal request is read, with all that the desk adds of itself.</summary>
public static class PlayedNotices
{
    private const string Item = "practice-1";
    private const string Url = "https://practice.example/posts/1";
    private static readonly DateTimeOffset Seen = DateTimeOffset.UnixEpoch.AddYears(1);
    private static readonly DateOnly Today = DateOnly.FromDateTime(Seen.Date);

    public static NoticeReading Missing(PlayedNotice? notice, PracticePost post, Standing standing, string language)
    {
        if (notice is null)
        {
            return NoticeReading.None;
        }
        var review = ArgumentReader.Read(ArgumentOf(notice, language), InQuestion(post, standing, language), language, Today);
        // What is asked about allowed speech is asked in vain, however well.
        var refused = InQuestion(post, standing, language).MayBeAskedAbout() is { } no ? [no.Code] : Array.Empty<string>();
        return new NoticeReading([.. refused, .. review.Missing.Select(m => m.Code)], review.Score >= ArgumentReview.GoodScore);
    }

    private static RemovalArgument ArgumentOf(PlayedNotice notice, string language) =>
        new(
            notice.Ground,
            notice.GroundQuote,
            notice.Explanation,
            notice.Quotation,
            language,
            Translation: null,
            Url,
            [],
            notice.Context,
            Offered: null,
            notice.Measure,
            notice.MeasureDetail,
            "Practice",
            "practice@desk.example",
            notice.GoodFaith,
            notice.HarmedPersonConsents ? new Principal(PrincipalKind.Employee, "Practice", Today, null) : Principal.TheBrand,
            BailiffRecordNeeded: false
        );

    private static PostInQuestion InQuestion(PracticePost post, Standing standing, string language) =>
        new(
            Guid.Empty,
            post.Network,
            Item,
            null,
            Url,
            post.Text,
            language,
            Seen,
            DeletedAt: null,
            HiddenAt: null,
            post.Expected.Category,
            post.Expected.Principles,
            [],
            [new SealedWording(post.Text, "", Seen, Intact: true)],
            post.SoFar == SoFar.Nothing ? [] : [new ReplyToAuthor(Seen, null)],
            standing
        );
}
