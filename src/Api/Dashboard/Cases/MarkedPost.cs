using System.Globalization;
using Entente.Api.Triage;
using Entente.Application.Mentions;
using Entente.Domain.Policies;
using Entente.Domain.Triage;

namespace Entente.Api.Dashboard.Cases;

/// <summary>A post cut into the pieces that say why it is taken for what it is, with the sentences that go with them.</summary>
internal static class MarkedPost
{
    private const int ReasonsShown = 8;

    /// <summary>A piece of the text; <see cref="Kind"/> is null where nothing is marked, else a signal's word or <c>reason</c>.</summary>
    public sealed record Piece(string Text, string? Kind, string? Says);

    private sealed record Place(int Start, int End, string Kind, string Says);

    public static IReadOnlyList<Piece> Pieces(MentionDetail post, CultureInfo language)
    {
        var text = post.Mention.Text;
        var places = Places(post, language).Where(p => p.Start >= 0 && p.Start < p.End && p.End <= text.Length).ToList();
        int[] cuts = [.. places.SelectMany(p => new[] { p.Start, p.End }).Concat([0, text.Length]).Distinct().Order()];
        return [.. cuts.Zip(cuts.Skip(1), (from, to) => PieceOf(text, places, from, to))];
    }

    /// <summary>Why, in sentences: the signals first, then what weighed most.</summary>
    public static IReadOnlyList<string> Why(MentionDetail post, CultureInfo language) =>
        [.. Places(post, language).Select(p => p.Says).Distinct().Take(ReasonsShown)];

    /// <summary>The principles that count for the present wording: a person's, else the machine's.</summary>
    public static IReadOnlyList<SignalKind> PrinciplesOf(MentionDetail post) =>
        VerdictOn(post) is { } verdict ? verdict.Principles : [.. Policy.Principles.Where(p => post.Assessment?.HasSignal(p) == true)];

    /// <summary>The verdict that counts: the last one on the present wording.</summary>
    public static MentionVerdict? VerdictOn(MentionDetail post) => post.Verdicts.LastOrDefault(v => v.WrittenAt == post.Mention.WrittenAt);

    private static Piece PieceOf(string text, List<Place> places, int from, int to)
    {
        var here = places.FindAll(p => p.Start <= from && p.End >= to);
        return here.Count == 0
            ? new Piece(text[from..to], null, null)
            : new Piece(text[from..to], here[0].Kind, string.Join(" · ", here.Select(p => p.Says).Distinct()));
    }

    private static IEnumerable<Place> Places(MentionDetail post, CultureInfo language)
    {
        if (post.Assessment is not { } assessment)
        {
            return [];
        }
        var quotable = ReasonTexts.Quotable(post.Mention.Text, assessment.Signals);
        string Say(string code, int start, int end) => ReasonTexts.Say(code, quotable, start, end, language);
        var signals = assessment.Signals.Select(s => new Place(
            s.Start,
            s.End,
            Domain.Vocabulary.Word(s.Kind),
            Say(s.Reason, s.Start, s.End)
        ));
        var reasons = assessment
            .Reasons.OrderByDescending(r => r.Weight)
            .Take(ReasonsShown)
            .Select(r => new Place(r.Start, r.End, "reason", Say(r.Code, r.Start, r.End)));
        return signals.Concat(reasons);
    }
}
