namespace Entente.Domain.Replies.Review;

/// <summary>
/// What the rules see in a draft: <code>ReplyReview.Check(new ReplyDraft(text), context)</code> Pure, thread-safe, linear in the text.
/// </summary>
public static class ReplyReview
{
    /// <summary>Beyond it a text is no reply; what follows is not read, its length is judged.</summary>
    public const int LongestRead = 20_000;

    private sealed record ReadyRule(
        ReplyRule Rule,
        PhrasePatterns Phrases,
        PhrasePatterns InSentence,
        PhrasePatterns InText,
        NamedCheck? Check
    );

    private static readonly List<ReadyRule> Rules =
    [
        .. ReplyRules.All.Select(rule => new ReadyRule(
            rule,
            new PhrasePatterns(rule.Patterns),
            new PhrasePatterns(rule.UnlessInSentence),
            new PhrasePatterns(rule.UnlessInText),
            rule.Check is null ? null : NamedChecks.Find(rule.Check)
        )),
    ];

    public static ReplyFindings Check(ReplyDraft draft, ReplyContext context)
    {
        var reading = Read(draft, context);
        return new ReplyFindings([
            .. Rules
                .Where(ready => Holds(ready.Rule.Only, context))
                .SelectMany(ready => Findings(ready, reading))
                .OrderBy(f => f.Start)
                .ThenBy(f => f.RuleId, StringComparer.Ordinal),
        ]);
    }

    /// <summary>Whether a rule is asked at all in this context.</summary>
    public static bool Asks(string ruleId, ReplyContext context) => Rules.Exists(r => r.Rule.Id == ruleId && Holds(r.Rule.Only, context));

    /// <summary>Whether the draft asks its reader what happened, or why.</summary>
    public static bool AsksWhy(ReplyDraft draft) => !DialogueChecks.Question(Read(draft, ReplyContext.Unknown)).Any();

    /// <summary>Reads the rules and every example through them, so that the first person does not wait for it (a few seconds).</summary>
    public static void WarmUp()
    {
        foreach (var rule in ReplyRules.All)
        {
            Check(new ReplyDraft($"{rule.Bad.Fr} {rule.Good.Fr}"), new ReplyContext { Visibility = Visibility.Public });
            Check(new ReplyDraft($"{rule.Bad.En} {rule.Good.En}"), new ReplyContext { Visibility = Visibility.Public });
        }
    }

    private static DraftReading Read(ReplyDraft draft, ReplyContext context)
    {
        var text = new FoldedText(draft.Text.Length > LongestRead ? draft.Text[..LongestRead] : draft.Text);
        return new DraftReading(draft.Text, text, DraftLanguage.Of(text.Text), context);
    }

    private static IEnumerable<ReplyFinding> Findings(ReadyRule ready, DraftReading reading)
    {
        foreach (var (start, end) in Phrases(ready, reading))
        {
            var place = reading.Text.Place(start, end);
            yield return new ReplyFinding(ready.Rule.Id, ready.Rule.Version, ready.Rule.Level, place.Start, place.End, ready.Rule.Id);
        }
        foreach (var seen in ready.Check?.Invoke(reading) ?? [])
        {
            var (level, key) = seen.Variant is { } variant
                ? (ready.Rule.Variants![variant].Level, $"{ready.Rule.Id}.{variant}")
                : (ready.Rule.Level, ready.Rule.Id);
            yield return new ReplyFinding(ready.Rule.Id, ready.Rule.Version, level, seen.Start, seen.End, key);
        }
    }

    private static IEnumerable<(int Start, int End)> Phrases(ReadyRule ready, DraftReading reading)
    {
        var read =
            ready.Rule.ReadsPeople ? new ReadText(PeopleNamed.Marked(reading.Text))
            : ready.Rule.ReadsQuotes ? reading.Text.Read
            : reading.Text.ReadWithoutQuotes;
        var reached = 0;
        foreach (var (start, end) in ready.Phrases.In(read, reading.Languages))
        {
            if (start < reached || ready.InSentence.IsIn(read.Text[reading.Text.SentenceAround(start, end)], reading.Languages))
            {
                continue;
            }
            if (ready.InText.IsIn(read, reading.Languages) || (ready.Rule.Id == "L01" && NamesHouseRule(reading)))
            {
                yield break;
            }
            reached = end;
            yield return (start, end);
        }
    }

    private static bool NamesHouseRule(DraftReading reading) =>
        reading.Context.HouseRules.Any(rule =>
            rule.Length > 3 && reading.Text.Text.Contains(new FoldedText(rule).Text, StringComparison.Ordinal)
        );

    private static bool Holds(RuleCondition condition, ReplyContext context) =>
        condition switch
        {
            RuleCondition.Public => context.Visibility == Visibility.Public,
            RuleCondition.OutsideLegalStep => context.IsAtLaw != true,
            RuleCondition.FirstComplaint => context.IsFirstReply == true
                && context.Category is Triage.Category.Discontent or Triage.Category.NegativeTestimony
                && context.IsFirstReply == true,
            RuleCondition.FirstDialogue => context is { IsFirstReply: true, Category: { } category } && NeedsDialogue(category),
            RuleCondition.SignatureRequired => context.SignatureRequired == true,
            RuleCondition.NotWelcome => context.Standing != Triage.Standing.Welcome
                && context.Category is not (Triage.Category.Praise or Triage.Category.Question),
            _ => true,
        };

    private static bool NeedsDialogue(Triage.Category category) =>
        category
            is Triage.Category.Discontent
                or Triage.Category.NegativeTestimony
                or Triage.Category.Disparagement
                or Triage.Category.Defamation;
}
