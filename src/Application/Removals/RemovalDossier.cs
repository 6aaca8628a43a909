using Entente.Application.Reports;
using Entente.Domain;
using Entente.Domain.Brands;
using Entente.Domain.Removals;

namespace Entente.Application.Removals;

/// <summary>
/// What a moderator reads, from top to bottom: who asks and for whom, the exact words, where they stand, the ground, why each element of it
/// is met, why it is more than criticism, what the author was offered, what is asked, and what proves it.
/// </summary>
public sealed class RemovalDossier
{
    private const int MostOfPost = 1500;

    private readonly Brand _brand;
    private readonly RemovalState _state;
    private readonly PostInQuestion _post;
    private readonly DateTimeOffset _issuedAt;
    private readonly ReportTexts _texts;
    private readonly ReportTexts _words;
    private readonly DateWriter _dates;

    private RemovalDossier(Brand brand, RemovalState state, PostInQuestion post, DateTimeOffset issuedAt)
    {
        (_brand, _state, _post, _issuedAt) = (brand, state, post, issuedAt);
        _texts = DossierTexts.In(state.Language);
        _words = ReportTexts.In(state.Language);
        _dates = new DateWriter(_texts.Language);
    }

    public static ReportDocument Of(Brand brand, RemovalState state, PostInQuestion post, DateTimeOffset issuedAt) =>
        new RemovalDossier(brand, state, post, issuedAt).Compose();

    private RemovalArgument Argument => _state.Argument;

    private Ground? Ground => Grounds.Find(Argument.Ground);

    private ReportDocument Compose() =>
        new(
            Title(),
            _texts.Language.TwoLetterISOLanguageName,
            _issuedAt,
            new ReportFooter(_words["page_of"], _texts.Write("issued", _dates.LongDay(Day(_issuedAt))), _words["product"]),
            [
                new Facts([Who(), Whom(), Words(), .. Around(), Where(), Rule()]),
                new Heading(_texts["why"]),
                new Facts([.. Why()]),
                new Facts([.. Close()]),
            ]
        );

    private TitleStrip Title() =>
        new(
            _words["product"],
            _texts["kind"],
            _brand.Name,
            _texts.Write("to", _words[$"network_{Vocabulary.Word(_post.Network)}"], _state.Reference),
            IsFinal ? [_dates.LongDay(Day(_issuedAt))] : [_texts["draft"], _dates.LongDay(Day(_issuedAt))]
        );

    /// <summary>Approved: the next step is to send exactly this.</summary>
    private bool IsFinal => _state.Status is not (RemovalStatus.Draft or RemovalStatus.ChangesRequested or RemovalStatus.Withdrawn);

    private Fact Who() => new(_texts["who"], [Join(", ", Argument.NotifierName, _brand.Name), Or(Argument.NotifierEmail)]);

    private Fact Whom()
    {
        var principal = Argument.Principal;
        if (principal.Kind == PrincipalKind.Brand)
        {
            return new(_texts["whom"], [_texts.Write("whom_brand", _brand.Name)]);
        }
        var consent = principal.ConsentedOn is { } on ? _texts.Write("consented", _dates.LongDay(on)) : _texts["not_consented"];
        return new(_texts["whom"], [_texts.Write($"whom_{Vocabulary.Word(principal.Kind)}", Or(principal.Name), _brand.Name), consent]);
    }

    private Fact Words()
    {
        var quoted = _texts.Write("quoted", Or(Argument.Quotation));
        return Argument.Translation is { } translation
            ? new(_texts["words"], [quoted, _texts.Write("translated", translation)], FactTone.Strong)
            : new(_texts["words"], [quoted], FactTone.Strong);
    }

    /// <summary>The whole post, as it was sealed with the quoted words, where it says more than they do.</summary>
    private IEnumerable<Fact> Around()
    {
        var whole = (_post.Proving(Argument.Quotation) is [.., var last] ? last.Text : _post.Text).Trim();
        if (RemovalArgument.Written(Argument.Quotation) is { } words && whole.Length > words.Length + 3)
        {
            yield return new(_texts["whole"], [_texts.Write("quoted", whole.Length > MostOfPost ? $"{Begun(whole)} […]" : whole)]);
        }
    }

    /// <summary>As much of a long post as a page bears, whole characters only.</summary>
    private static string Begun(string post) => post[..(char.IsHighSurrogate(post[MostOfPost - 1]) ? MostOfPost - 1 : MostOfPost)];

    private Fact Where() =>
        new(
            _texts["where"],
            [
                Or(Argument.Url),
                _post.ParentExternalId is { } parent
                    ? _texts.Write("item_under", _post.ExternalId, parent)
                    : _texts.Write("item", _post.ExternalId),
                _texts.Write("posted", Moment(_post.PostedAt)),
                .. _post.HiddenAt is { } hidden ? [_texts.Write("hidden", Moment(hidden))] : Array.Empty<string>(),
            ]
        );

    private Fact Rule() =>
        new(
            _texts[Ground?.Kind == GroundKind.PlatformRule ? "rule" : "law"],
            [
                Or(Ground?.Citation.In(_state.Language)),
                _texts.Write("quoted", Or(Argument.QuotedGround)),
                .. Kept(Ground?.Link),
                .. Notice(),
            ]
        );

    /// <summary>Content that is against the law is notified under the Digital Services Act; a platform's own rule needs no law.</summary>
    private string[] Notice() => Ground?.Kind == GroundKind.Law ? [_texts["dsa_notice"]] : [];

    private IEnumerable<Fact> Why()
    {
        yield return new(_texts["summary"], [Or(Argument.Explanation)]);
        // What is not written shows in a draft, for its writer; a moderator reads what is.
        foreach (var element in (Ground?.Elements ?? []).Where(e => !IsFinal || Argument.DemonstrationOf(e.Id) is not null))
        {
            yield return new(element.In(_state.Language), [Or(Argument.DemonstrationOf(element.Id))]);
        }
        if (!IsFinal || RemovalArgument.Written(Argument.Context) is not null)
        {
            yield return new(_texts["not_criticism"], [Or(Argument.Context)]);
        }
    }

    private IEnumerable<Fact> Close()
    {
        var replies = _post.Replies.Select(r =>
            _texts.Write($"reply_{(r.Visibility is { } seen ? Vocabulary.Word(seen) : "unknown")}", _dates.LongDay(Day(r.PublishedAt)))
        );
        string[] offered = [.. Kept(Argument.Offered), .. replies];
        yield return new(_texts["offered"], offered.Length > 0 ? offered : [_texts["nothing_offered"]]);
        yield return new(
            _texts["asked"],
            [
                Argument.Measure is { } measure ? _texts[$"measure_{Vocabulary.Word(measure)}"] : _texts["not_written"],
                .. Kept(Argument.MeasureDetail),
            ],
            FactTone.Strong
        );
        yield return new(_texts["good_faith"], [_texts[Argument.GoodFaith ? "good_faith_statement" : "not_written"]]);
        yield return new(_texts["evidence"], [.. Proof()]);
    }

    private IEnumerable<string> Proof()
    {
        foreach (var wording in _post.Evidence)
        {
            yield return _texts.Write("sealed", Moment(wording.CapturedAt), wording.Sha256);
        }
        if (Argument.BailiffRecordNeeded)
        {
            yield return _texts["bailiff"];
        }
    }

    private string Or(string? text) => RemovalArgument.Written(text) ?? _texts["not_written"];

    private static string[] Kept(string? text) => RemovalArgument.Written(text) is { } written ? [written] : [];

    private static string Join(string between, params string?[] texts) =>
        string.Join(between, texts.Where(t => !string.IsNullOrWhiteSpace(t)));

    private DateOnly Day(DateTimeOffset at) => _brand.DayOf(at);

    private string Moment(DateTimeOffset at) => ReportTexts.Moment(at, _brand.Zone, _state.Language);
}
