using System.ComponentModel;
using System.Globalization;
using Entente.Application.Triage;
using Entente.Domain.Policies;
using Entente.Domain.Triage;

namespace Entente.Api.Triage;

/// <summary>Why the machine says so, in a sentence; the place is in UTF-16 units, end exclusive, both 0 for the whole post.</summary>
public sealed record ReasonView(
    string Code,
    [property: Description("In the reader's language; personal data are masked.")] string Text,
    int Start,
    int End,
    double Weight
);

/// <summary>Something the post shows beside its category, with the sentence that says so.</summary>
public sealed record SignalView(SignalKind Kind, int Start, int End, double Confidence, string Reason, string Text);

/// <summary>An assessment as a person reads it.</summary>
public sealed record AssessmentView(
    string? Language,
    Sentiment? Sentiment,
    double? SentimentScore,
    Category? Category,
    double? CategoryConfidence,
    IReadOnlyList<SignalView> Signals,
    IReadOnlyList<ReasonView> Reasons,
    string ModelVersion
)
{
    public static AssessmentView Of(Assessment said, string post, CultureInfo reader)
    {
        var quotable = ReasonTexts.Quotable(post, said.Signals);
        return new(
            said.Language,
            said.Sentiment,
            said.SentimentScore,
            said.Category,
            said.CategoryConfidence,
            [
                .. said.Signals.Select(s => new SignalView(
                    s.Kind,
                    s.Start,
                    s.End,
                    s.Confidence,
                    s.Reason,
                    ReasonTexts.Say(s.Reason, quotable, s.Start, s.End, reader)
                )),
            ],
            [
                .. said.Reasons.Select(r => new ReasonView(
                    r.Code,
                    ReasonTexts.Say(r.Code, quotable, r.Start, r.End, reader),
                    r.Start,
                    r.End,
                    r.Weight
                )),
            ],
            said.ModelVersion
        );
    }
}

/// <summary>An assessment with what the brand's policy makes of it.</summary>
public sealed record AssessedTextView(AssessmentView Assessment, Standing Standing, bool BreaksPrinciple, bool OpensCase)
{
    public static AssessedTextView Of(AssessedText said, string post, CultureInfo reader) =>
        new(AssessmentView.Of(said.Assessment, post, reader), said.Standing, said.BreaksPrinciple, said.OpensCase);
}
