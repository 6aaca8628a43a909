using System.Globalization;
using Entente.Application.Removals;
using Entente.Domain.Brands;
using Entente.Domain.Mentions;
using Entente.Domain.Removals;

namespace Entente.Api.Removals;

/// <summary>The law or rule a platform's form asks for.</summary>
public sealed record FormGround(GroundKind Kind, string Citation, string? Quote, string? Link, string StatementCategory);

/// <summary>A document to attach; the dossier itself is under its own address.</summary>
public sealed record FormDocument(string Name, string Sha256, DateTimeOffset CapturedAt);

public sealed record FormNotifier(string? Name, string? Email, string Organisation, PrincipalKind ActsFor, string? PrincipalName);

/// <summary>
/// A removal request in the fields that the forms of platforms ask for: country, law with citation, addresses, explanation, documents, who
/// you are. <c>explanation</c> is the whole demonstration as one text to paste.
/// </summary>
public sealed record RemovalFormView(
    Network Network,
    string Language,
    string? Country,
    FormGround? Ground,
    IReadOnlyList<string> Urls,
    IReadOnlyList<string> ItemIds,
    string? Quotation,
    string? Translation,
    string Explanation,
    Measure? Measure,
    string? MeasureDetail,
    IReadOnlyList<FormDocument> Documents,
    FormNotifier Notifier,
    bool GoodFaith,
    string GoodFaithStatement
)
{
    public static RemovalFormView Of(RemovalRead read, Brand brand)
    {
        var (state, argument, post) = (read.State, read.State.Argument, read.Post);
        var ground = Grounds.Find(argument.Ground);
        var texts = DossierTexts.In(state.Language);
        return new RemovalFormView(
            state.Network,
            state.Language,
            ground?.Country ?? brand.Region,
            ground is null
                ? null
                : new FormGround(
                    ground.Kind,
                    ground.Citation.In(state.Language),
                    argument.QuotedGround,
                    ground.Link,
                    ground.StatementCategory
                ),
            argument.Url is { } url ? [url] : [],
            [post.ExternalId],
            argument.Quotation,
            argument.Translation,
            ExplanationOf(argument, ground, state.Language),
            argument.Measure,
            argument.MeasureDetail,
            [
                .. post
                    .Evidence.Where(e => e.Intact)
                    .Select(
                        (e, i) =>
                            new FormDocument(string.Create(CultureInfo.InvariantCulture, $"evidence-{i + 1}.json"), e.Sha256, e.CapturedAt)
                    ),
            ],
            new FormNotifier(argument.NotifierName, argument.NotifierEmail, brand.Name, argument.Principal.Kind, argument.Principal.Name),
            argument.GoodFaith,
            texts["good_faith_statement"]
        );
    }

    private static string ExplanationOf(RemovalArgument argument, Ground? ground, string language)
    {
        var demonstrated = (ground?.Elements ?? []).Where(e => argument.DemonstrationOf(e.Id) is not null);
        IEnumerable<string?> paragraphs =
        [
            RemovalArgument.Written(argument.Explanation),
            .. demonstrated.Select(e => $"– {e.In(language)}. {argument.DemonstrationOf(e.Id)}"),
            RemovalArgument.Written(argument.Context),
            RemovalArgument.Written(argument.Offered),
        ];
        return string.Join("\n\n", paragraphs.OfType<string>());
    }
}
