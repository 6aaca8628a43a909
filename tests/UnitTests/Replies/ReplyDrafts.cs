using System.Text.Json;
using System.Text.Json.Serialization;
using Entente.Domain;
using Entente.Domain.Cases;
using Entente.Domain.Mentions;
using Entente.Domain.Replies;
using Entente.Domain.Replies.Review;
using Entente.Domain.Triage;
using Entente.UnitTests.Triage;

namespace Entente.UnitTests.Replies;

/// <summary>
/// One written draft with the rules it breaks; <see cref="Also"/> may speak too. <see cref="Situation"/> names what the desk knows,
/// <see cref="More"/> adds to it.
/// </summary>
public sealed record WrittenDraft(
    [property: JsonPropertyName("l")] string Language,
    [property: JsonPropertyName("c")] string Situation,
    [property: JsonPropertyName("r")] IReadOnlyList<string> Rules,
    [property: JsonPropertyName("t")] string Text,
    [property: JsonPropertyName("x")] MoreKnown? More = null,
    [property: JsonPropertyName("also")] IReadOnlyList<string>? Also = null
)
{
    public ReplyContext Context =>
        (More ?? new MoreKnown()).On(Known(Situation) with { AuthorLanguage = More?.AuthorLanguage ?? Language });

    public ReplyFindings Findings => ReplyReview.Check(new ReplyDraft(Text), Context);

    public IEnumerable<string> Missed => Rules.Except(Findings.All.Select(f => f.RuleId));

    public IEnumerable<string> TooMuch => Findings.All.Select(f => f.RuleId).Distinct().Except(Rules).Except(Also ?? []);

    private static ReplyContext Known(string situation)
    {
        var later = new ReplyContext
        {
            Visibility = Visibility.Public,
            Network = Network.Facebook,
            IsAtLaw = false,
        };
        return situation switch
        {
            "later" or "story" => later,
            "first" => later with { IsFirstReply = true, Category = Category.Discontent, Standing = Standing.Permitted },
            "praise" => later with { IsFirstReply = true, Category = Category.Praise, Standing = Standing.Welcome },
            "private" => later with { Visibility = Visibility.Private },
            "signed" => later with { SignatureRequired = true },
            "rant" => later with { Category = Category.BadMood, Standing = Standing.Permitted },
            "legal" => later with { IsAtLaw = true },
            "night" => later with { LocalTime = new TimeOnly(2, 53), SecondReaderPresent = false },
            _ => throw new ArgumentOutOfRangeException(nameof(situation), situation, "No such situation."),
        };
    }
}

public sealed record MoreKnown(
    string? AuthorLanguage = null,
    IReadOnlyList<string>? Sent = null,
    int? PublicReplies = null,
    IReadOnlyList<string>? Customers = null,
    IReadOnlyList<string>? Employees = null,
    TimeOnly? LocalTime = null,
    bool? SecondReader = null,
    int? PostAgeSeconds = null,
    string? Standing = null,
    string? Network = null
)
{
    public ReplyContext On(ReplyContext context) =>
        context with
        {
            SentLately = Sent ?? [],
            PublicRepliesToAuthor = PublicReplies,
            CustomerNames = Customers ?? [],
            EmployeeNames = Employees ?? [],
            SecondReaderPresent = SecondReader ?? context.SecondReaderPresent,
            LocalTime = LocalTime ?? context.LocalTime,
            PostAge = PostAgeSeconds is { } age ? TimeSpan.FromSeconds(age) : null,
            Standing = Standing is null ? context.Standing : Vocabulary.Parse<Standing>(Standing),
            Network = Network is null ? context.Network : Vocabulary.Parse<Network>(Network),
        };
}

internal static class ReplyDrafts
{
    private static readonly JsonSerializerOptions Form = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    /// <summary>What the rules were worked on with.</summary>
    public static IReadOnlyList<WrittenDraft> Worked { get; } = Read("worked-drafts.jsonl");

    /// <summary>Written and committed before the rules, to check them with.</summary>
    public static IReadOnlyList<WrittenDraft> Check { get; } = Read("check-drafts.jsonl");

    /// <summary>Written after the rules, in wording nobody had in mind, to widen them: worked on since.</summary>
    public static IReadOnlyList<WrittenDraft> Later { get; } = Read("later-drafts.jsonl");

    /// <summary>Written after the first tuning.</summary>
    public static IReadOnlyList<WrittenDraft> Last { get; } = Read("last-drafts.jsonl");

    /// <summary>Written later still; the rules were widened by what they missed of these.</summary>
    public static IReadOnlyList<WrittenDraft> Fresh { get; } = Read("fresh-drafts.jsonl");

    /// <summary>Written last of all; the rules were widened by these too.</summary>
    public static IReadOnlyList<WrittenDraft> Unseen { get; } = Read("unseen-drafts.jsonl");

    /// <summary>A large round of hard ones, and of good ones that look like bad ones; the rules were widened and tightened by it.</summary>
    public static IReadOnlyList<WrittenDraft> Round { get; } = Read("round-drafts.jsonl");

    /// <summary>Written after everything else; one word was taken out for these, nothing added.</summary>
    public static IReadOnlyList<WrittenDraft> Final { get; } = Read("final-drafts.jsonl");

    /// <summary>Written before the rules were looked at again; families of words were then named by what was missed of these.</summary>
    public static IReadOnlyList<WrittenDraft> BlindOne { get; } = Read("blind-one-drafts.jsonl");

    /// <summary>Written with the former and read once, when the rules were done.</summary>
    public static IReadOnlyList<WrittenDraft> BlindTwo { get; } = Read("blind-two-drafts.jsonl");

    private static IReadOnlyList<WrittenDraft> Read(string file) =>
        [
            .. File.ReadLines(Path.Combine(Corpus.Root, "tests", "UnitTests", "Replies", file))
                .Select(line => JsonSerializer.Deserialize<WrittenDraft>(line, Form)!),
        ];
}
