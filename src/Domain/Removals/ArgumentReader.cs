using Entente.Domain.Outcomes;
using Entente.Domain.Triage;

namespace Entente.Domain.Removals;

/// <summary>Reads an argument as the moderators of a platform would: what is there, what is missing, what would help.</summary>
public sealed class ArgumentReader
{
    private const int Enough = 40;

    private readonly RemovalArgument _argument;
    private readonly PostInQuestion _post;
    private readonly string _language;
    private readonly Ground? _ground;
    private readonly List<Error> _missing = [];
    private readonly List<GivenAdvice> _advice = [];

    private ArgumentReader(RemovalArgument argument, PostInQuestion post, string language)
    {
        (_argument, _post, _language) = (argument, post, language);
        _ground = Grounds.Find(argument.Ground);
    }

    /// <param name="language">The two-letter code of the language the dossier is written in.</param>
    /// <param name="today">The day where the brand is.</param>
    public static ArgumentReview Read(RemovalArgument argument, PostInQuestion post, string language, DateOnly today) =>
        new ArgumentReader(argument, post, language).Read(today);

    private ArgumentReview Read(DateOnly today)
    {
        PartScore[] parts =
        [
            new(ArgumentPart.Facts, Facts(), 20),
            new(ArgumentPart.Location, Location(), 15),
            new(ArgumentPart.Ground, OfGround(today), 20),
            new(ArgumentPart.Demonstration, Demonstration(), 20),
            new(ArgumentPart.Evidence, Evidence(), 10),
            new(ArgumentPart.Context, Context(), 10),
            new(ArgumentPart.Measure, OfMeasure(), 5),
        ];
        Notifier();
        OfPrincipal(today);
        var review = new ArgumentReview(parts, _missing, _advice);
        if (review.Score < ArgumentReview.GoodScore)
        {
            _advice.Insert(0, new(Advice.WeakArgument));
        }
        return review;
    }

    private int Facts()
    {
        var points = 0;
        if (Has(_argument.Explanation, RemovalErrors.ExplanationMissing) is { } explanation)
        {
            points += explanation.Length >= Enough ? 6 : Short(Advice.ExplanationShort, 3);
        }
        if (Has(_argument.Quotation, RemovalErrors.QuotationMissing) is { } quoted)
        {
            points +=
                Quotation.Holds(_post.Text, quoted) || _post.Proving(quoted).Count > 0 ? 8 : Blocked(RemovalErrors.QuotationNotInPost);
        }
        if (RemovalArgument.Written(_argument.QuotationLanguage) is not { } spoken)
        {
            return points + Short(Advice.LanguageUnknown, 0);
        }
        points += 3;
        var isRead = spoken == _language || RemovalArgument.Written(_argument.Translation) is not null;
        return points + (isRead ? 3 : Short(Advice.TranslationMissing, 0));
    }

    private int Location()
    {
        // The id of the item is always known: nothing comes in without one.
        const int known = 5;
        if (Has(_argument.Url, RemovalErrors.UrlMissing) is not { } url)
        {
            return known;
        }
        return known + (IsExact(url) ? 10 : Blocked(RemovalErrors.UrlNotExact));
    }

    /// <summary>The address of an item, not of a whole site.</summary>
    private static bool IsExact(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var place)
        && place.Scheme is "https" or "http"
        && (place.AbsolutePath.Length > 1 || place.Query.Length > 1);

    private int OfGround(DateOnly today)
    {
        if (_ground is null)
        {
            return Blocked(RemovalErrors.GroundMissing);
        }
        if (!_ground.IsOf(_post.Network))
        {
            return Blocked(RemovalErrors.GroundOfOtherNetwork(_post.Network));
        }
        var points = 8;
        points += OfGroundQuote(_ground);
        points += _ground.IsMeantFor(_post) ? 5 : Short(Advice.GroundNotMeantForPost, 0);
        if (!_ground.WasReadLately(today))
        {
            _advice.Add(new(Advice.GroundToBeReadFirst));
        }
        if (_ground.HarmedPersonActs && _argument.Principal.Kind == PrincipalKind.Brand)
        {
            _advice.Add(new(Advice.HarmedPersonActs));
        }
        return points;
    }

    /// <summary>Words that are not those the catalogue knows may be another passage, and are to be checked; the argument's own are no quotation.</summary>
    private int OfGroundQuote(Ground ground)
    {
        if (_argument.QuotedGround is not { } quoted)
        {
            return Blocked(RemovalErrors.GroundQuoteMissing);
        }
        if (Written(ofGround: false).Any(text => IsSame(text, quoted)))
        {
            return Short(Advice.GroundQuoteUnlike, 0);
        }
        var isKnown = ground.Quote is not { } known || Quotation.Holds(known, quoted) || Quotation.Holds(quoted, known);
        return isKnown ? 7 : Short(Advice.GroundQuoteUnlike, 7);
    }

    /// <summary>What was written to convince, each text once for each place it stands in.</summary>
    private IEnumerable<string> Written(bool ofGround) =>
        [
            .. _ground!.Elements.Select(e => _argument.DemonstrationOf(e.Id)).OfType<string>(),
            .. new[]
            {
                RemovalArgument.Written(_argument.Explanation),
                RemovalArgument.Written(_argument.Context),
                ofGround ? RemovalArgument.Written(_argument.GroundQuote) : null,
            }.OfType<string>(),
        ];

    private static bool IsSame(string text, string other) => Quotation.Holds(text, other) && Quotation.Holds(other, text);

    private int Demonstration()
    {
        if (_ground is null)
        {
            return 0;
        }
        var halves = 0;
        foreach (var element in _ground.Elements)
        {
            var advice = OfElement(_argument.DemonstrationOf(element.Id));
            halves +=
                advice is null ? 2
                : advice == Advice.ElementNotShown ? 0
                : 1;
            if (advice is { } given)
            {
                _advice.Add(new(given, element.Id));
            }
        }
        return 20 * halves / (2 * _ground.Elements.Count);
    }

    /// <summary>Null where an element is shown in words of its own.</summary>
    private Advice? OfElement(string? shown) =>
        shown is null ? Advice.ElementNotShown
        : shown.Length < Enough ? Advice.ElementShownInFewWords
        : Written(ofGround: true).Count(text => IsSame(text, shown)) > 1 ? Advice.ElementRepeated
        : null;

    private int Evidence()
    {
        if (_post.Evidence.Count == 0)
        {
            return Blocked(RemovalErrors.EvidenceMissing);
        }
        if (_post.Evidence.FirstOrDefault(e => !e.Intact) is { } broken)
        {
            return Blocked(RemovalErrors.EvidenceBroken(broken.Sha256));
        }
        if (_argument.BailiffRecordNeeded)
        {
            _advice.Add(new(Advice.BailiffRecordNeeded));
        }
        var quoted = RemovalArgument.Written(_argument.Quotation);
        if (quoted is not null && _post.Proving(quoted).Count > 0 && !Quotation.Holds(_post.Text, quoted))
        {
            _advice.Add(new(Advice.PostEditedSince));
        }
        return quoted is not null && _post.Proving(quoted).Count > 0 ? 10 : 5;
    }

    private int Context()
    {
        var why = RemovalArgument.Written(_argument.Context) is { Length: >= Enough } ? 5 : Short(Advice.ContextMissing, 0);
        var offered = _post.Replies.Count > 0 || RemovalArgument.Written(_argument.Offered) is not null;
        return why + (offered ? 5 : Short(Advice.NothingOffered, 0));
    }

    private int OfMeasure() =>
        _argument.Measure switch
        {
            null => Blocked(RemovalErrors.MeasureMissing),
            Measure.RemovePart when RemovalArgument.Written(_argument.MeasureDetail) is null => Blocked(RemovalErrors.MeasureDetailMissing),
            _ => 5,
        };

    private void Notifier()
    {
        _ = Has(_argument.NotifierName, RemovalErrors.NotifierNameMissing);
        if (Has(_argument.NotifierEmail, RemovalErrors.NotifierEmailMissing) is { } email && !IsEmail(email))
        {
            Blocked(RemovalErrors.NotifierEmailNotOne);
        }
        if (!_argument.GoodFaith)
        {
            Blocked(RemovalErrors.GoodFaithMissing);
        }
    }

    private static bool IsEmail(string text) =>
        System.Net.Mail.MailAddress.TryCreate(text, out var address) && address.Address == text && address.Host.Contains('.');

    private void OfPrincipal(DateOnly today)
    {
        var principal = _argument.Principal;
        if (principal.Kind == PrincipalKind.Brand)
        {
            // A law that protects a person is that person's to invoke: the brand does not act over an employee's head.
            if (_ground is { HarmedPersonActs: true } && _post.Principles.Contains(SignalKind.EmployeeAttack))
            {
                Blocked(RemovalErrors.PrincipalIsNotTheHarmedPerson);
            }
            return;
        }
        _ = Has(principal.Name, RemovalErrors.PrincipalNameMissing);
        if (principal.ConsentedOn is not { } consented)
        {
            Blocked(RemovalErrors.ConsentMissing);
        }
        else if (consented > today)
        {
            Blocked(RemovalErrors.ConsentInFuture);
        }
    }

    private string? Has(string? text, Error missing)
    {
        var written = RemovalArgument.Written(text);
        if (written is null)
        {
            Blocked(missing);
        }
        return written;
    }

    private int Blocked(Error missing)
    {
        _missing.Add(missing);
        return 0;
    }

    private int Short(Advice advice, int points)
    {
        _advice.Add(new(advice));
        return points;
    }
}
