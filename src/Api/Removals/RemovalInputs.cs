using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Entente.Domain.Cases;
using Entente.Domain.Mentions;
using Entente.Domain.Removals;

namespace Entente.Api.Removals;

public sealed record RemovalQuery(
    Guid? CaseId = null,
    [property: MaxLength(20)] IReadOnlyList<RemovalStatus>? Status = null,
    [property: MaxLength(20)] IReadOnlyList<Network>? Network = null,
    [property: MaxLength(100)] string? Ground = null,
    [property: Description("True: only those whose platform has been silent for three days or more.")] bool? Reminded = null
);

/// <summary>In whose name is asked. An employee or another person must have consented.</summary>
public sealed record PrincipalInput(
    PrincipalKind Kind = PrincipalKind.Brand,
    [property: MaxLength(200)] string? Name = null,
    DateOnly? ConsentedOn = null,
    [property: MaxLength(1000), Description("How they consented.")] string? ConsentNote = null
);

public sealed record DemonstratedInput(
    [property: MinLength(1), MaxLength(100), Description("An element of the ground, by its id.")] string Element,
    [property: MaxLength(4000)] string Text
);

/// <summary>What shall convince a moderator. Everything may be written later; nothing may be missing when it is sent.</summary>
public sealed record ArgumentInput(
    [property: MaxLength(100), Description("The id of a ground of the catalogue.")] string? Ground = null,
    [property: MaxLength(4000), Description("The words of the ground; a law's are known.")] string? GroundQuote = null,
    [property: MaxLength(10_000), Description("What happened, and why the ground is met.")] string? Explanation = null,
    [property: MaxLength(10_000), Description("Word for word what the post says; parts left out as […].")] string? Quotation = null,
    [property: MinLength(2), MaxLength(2)] string? QuotationLanguage = null,
    [property: MaxLength(10_000)] string? Translation = null,
    [property: MaxLength(2048), Description("The exact address of the item; the post's own unless given.")] string? Url = null,
    [property: MaxLength(20)] IReadOnlyList<DemonstratedInput>? Demonstration = null,
    [property: MaxLength(10_000), Description("Why it is more than criticism.")] string? Context = null,
    [property: MaxLength(10_000), Description("What the author was offered; published replies are listed by themselves.")]
        string? Offered = null,
    Measure? Measure = null,
    [property: MaxLength(2000), Description("Needed for remove_part: which part.")] string? MeasureDetail = null,
    [property: MaxLength(200)] string? NotifierName = null,
    [property: MaxLength(320)] string? NotifierEmail = null,
    [property: Description("The notifier believes in good faith that the request is accurate and complete.")] bool GoodFaith = false,
    PrincipalInput? Principal = null,
    bool BailiffRecordNeeded = false
)
{
    public RemovalArgument ToArgument() =>
        new(
            Ground,
            GroundQuote,
            Explanation,
            Quotation,
            QuotationLanguage,
            Translation,
            Url,
            [.. (Demonstration ?? []).Select(d => new Demonstrated(d.Element, d.Text))],
            Context,
            Offered,
            Measure,
            MeasureDetail,
            NotifierName,
            NotifierEmail,
            GoodFaith,
            Principal is { } p ? new Principal(p.Kind, p.Name, p.ConsentedOn, p.ConsentNote) : Domain.Removals.Principal.TheBrand,
            BailiffRecordNeeded
        );

    public static ArgumentInput Of(RemovalArgument a) =>
        new(
            a.Ground,
            a.GroundQuote,
            a.Explanation,
            a.Quotation,
            a.QuotationLanguage,
            a.Translation,
            a.Url,
            [.. a.Demonstration.Select(d => new DemonstratedInput(d.Element, d.Text))],
            a.Context,
            a.Offered,
            a.Measure,
            a.MeasureDetail,
            a.NotifierName,
            a.NotifierEmail,
            a.GoodFaith,
            new PrincipalInput(a.Principal.Kind, a.Principal.Name, a.Principal.ConsentedOn, a.Principal.ConsentNote),
            a.BailiffRecordNeeded
        );

    /// <summary>As it is shown to whoever may not read personal data.</summary>
    public ArgumentInput Masked(PostInQuestion post) =>
        this with
        {
            Explanation = post.Masked(Explanation),
            Quotation = post.Masked(Quotation),
            Translation = post.Masked(Translation),
            Demonstration = [.. (Demonstration ?? []).Select(d => d with { Text = post.Masked(d.Text)! })],
            Context = post.Masked(Context),
            Offered = post.Masked(Offered),
            MeasureDetail = post.Masked(MeasureDetail),
        };
}

/// <summary>The languages a dossier can be written in.</summary>
public enum DossierLanguage
{
    Fr,
    En,
}

/// <summary>A request to the moderators of the platform a post stands on.</summary>
public sealed record NewRemovalRequest(
    Guid CaseId,
    [property: Description("Which post of the case it is about; the first unless named.")] Guid? MentionId = null,
    [property: Description("The language the dossier is written in; the brand's unless named.")] DossierLanguage? Language = null,
    ArgumentInput? Argument = null
);

/// <summary>What may be written anew; an approval the request had is void.</summary>
public sealed record RemovalChange(DossierLanguage Language, ArgumentInput Argument);

public sealed record ApprovalInput(
    ApprovalDecision Decision,
    [property: MaxLength(4000), Description("Needed to ask for changes.")] string? Reason = null
);

public sealed record SubmissionInput(
    [property: MaxLength(200), Description("The number under which the platform took it.")] string? PlatformReference = null
);

/// <summary>What the decision says, in the fields of a statement of reasons; absent where it does not say.</summary>
public sealed record StatementInput(
    VisibilityDecision? Visibility = null,
    DecisionGround? Ground = null,
    [property: MaxLength(2000), Description("The article or rule it names.")] string? GroundReference = null,
    [property: MaxLength(200), Description("The category of the DSA Transparency Database.")] string? Category = null,
    [property: MaxLength(10_000)] string? Facts = null,
    [property: MaxLength(10_000)] string? Explanation = null,
    bool? AutomatedDetection = null,
    AutomatedDecision? AutomatedDecision = null,
    [property: MaxLength(2048)] string? Url = null
)
{
    public StatementOfReasons ToStatement() =>
        new(Visibility, Ground, GroundReference, Category, Facts, Explanation, AutomatedDetection, AutomatedDecision, Url);
}

public sealed record RemovalDecisionInput(
    PlatformDecision Decision,
    [property: Description("When it was decided; now unless said.")] DateTimeOffset? AnsweredAt = null,
    StatementInput? Statement = null
);

/// <summary>Before whom a decision is contested.</summary>
public enum AppealTo
{
    Complaint,
    OutOfCourt,
}

public sealed record AppealInput(
    AppealTo Instance,
    [property: MinLength(1), MaxLength(10_000)] string Reason,
    [property: MaxLength(200), Description("Needed for out_of_court: which body.")] string? Body = null,
    [property: Description("When it was lodged; now unless said.")] DateTimeOffset? LodgedAt = null
);

public sealed record WithdrawalInput([property: MinLength(1), MaxLength(4000)] string Reason);
