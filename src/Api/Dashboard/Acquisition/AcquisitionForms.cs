using System.Globalization;
using Entente.Api.Problems;
using Entente.Application.Acquisition;
using Entente.Application.Advocates;
using Entente.Domain;
using Entente.Domain.Access;
using Entente.Domain.Acquisition;
using Entente.Domain.Advocates;
using Entente.Domain.Brands;
using Entente.Domain.Mentions;
using Entente.Domain.Metrics;
using Entente.Domain.Outcomes;

namespace Entente.Api.Dashboard.Acquisition;

/// <summary>The forms of the page: what each is called, which right it needs and what it does; it answers everything that is wrong.</summary>
internal sealed class AcquisitionForms(AcquisitionForms.Handlers handlers, string by)
{
    public sealed record Handlers(
        CreateCampaignHandler Opening,
        RecordCostHandler Spending,
        RecordFansHandler Winning,
        RecordFirstAnswerHandler Asking,
        RecordNextAnswerHandler Hearing,
        EraseAdvocateHandler Erasing,
        ICampaignReads Ledger
    );

    public sealed record PageForm(
        string Scope,
        string Anchor,
        Func<Brand, IFormCollection, CancellationToken, Task<IReadOnlyList<Error>>> TakeAsync
    );

    private const int LongestName = 200;
    private const int LongestNote = 1000;

    public PageForm? Find(string? name) =>
        name switch
        {
            "campaign" => new(Scopes.AcquisitionWrite, "", OpenCampaignAsync),
            "cost" => new(Scopes.AcquisitionWrite, "", AddCostAsync),
            "fans" => new(Scopes.AcquisitionWrite, "", AddFansAsync),
            "answer" => new(Scopes.AdvocatesWrite, "#advocates", HearFirstAsync),
            "withdraw" => new(Scopes.AdvocatesWrite, "#advocates", WithdrawAsync),
            "erase" => new(Scopes.AdvocatesWrite, "#advocates", EraseAsync),
            _ => null,
        };

    private async Task<IReadOnlyList<Error>> OpenCampaignAsync(Brand brand, IFormCollection form, CancellationToken ct)
    {
        if (
            !Vocabulary.TryParse<CampaignKind>(form["kind"], out var kind)
            || !Vocabulary.TryParse<Network>(form["network"], out var network)
            || DayOf(form["starts_on"]) is not { } startsOn
        )
        {
            return [CampaignErrors.FormIncomplete];
        }
        var percent = form["reach"].ToString().TrimEnd('%', ' ', '\u00A0');
        if (percent.Length > 0 && NumberOf(percent) is null)
        {
            return [CampaignErrors.ReachForm];
        }
        var terms = new CampaignTerms(
            kind,
            Readable(form["name"], LongestName),
            null,
            NumberOf(percent) / 100,
            startsOn,
            DayOf(form["ends_on"]),
            null
        );
        var currency = form["currency"].ToString().Trim().ToUpperInvariant();
        return (await handlers.Opening.HandleAsync(new CreateCampaign(brand.Id, network, currency, terms, by), ct)).Errors;
    }

    private async Task<IReadOnlyList<Error>> AddCostAsync(Brand brand, IFormCollection form, CancellationToken ct)
    {
        if (
            !Guid.TryParse(form["campaign"], out var id)
            || await handlers.Ledger.FindAsync(brand.Id, id, ct) is not { } campaign
            || !Vocabulary.TryParse<CostKind>(form["kind"], out var kind)
            || DayOf(form["spent_on"]) is not { } spentOn
        )
        {
            return [CampaignErrors.FormIncomplete];
        }
        if (NumberOf(form["amount"]) is not { } units || Currency.InMinor(units, campaign.Currency) is not { } amount)
        {
            return [CampaignErrors.AmountForm(campaign.Currency)];
        }
        var note = Readable(form["note"], LongestNote);
        var command = new RecordCost(brand.Id, id, kind, spentOn, amount, campaign.Currency, note.Length == 0 ? null : note, by);
        return (await handlers.Spending.HandleAsync(command, ct)).Errors;
    }

    private async Task<IReadOnlyList<Error>> AddFansAsync(Brand brand, IFormCollection form, CancellationToken ct)
    {
        if (
            !Guid.TryParse(form["campaign"], out var id)
            || DayOf(form["won_on"]) is not { } wonOn
            || !int.TryParse(form["count"], NumberStyles.None, CultureInfo.InvariantCulture, out var count)
        )
        {
            return [CampaignErrors.FormIncomplete];
        }
        var recorded = await handlers.Winning.HandleAsync(
            new RecordFans(brand, id, [new GivenFans(wonOn, null, count, null, null)], by),
            ct
        );
        return (recorded.Error ?? recorded.Value[0].Error) is { } refusal ? [refusal] : [];
    }

    private async Task<IReadOnlyList<Error>> HearFirstAsync(Brand brand, IFormCollection form, CancellationToken ct) =>
        Guid.TryParse(form["author"], out var author)
        && Vocabulary.TryParse<AdvocateAnswer>(form["answer"], out var answer)
        && Vocabulary.TryParse<AnswerChannel>(form["through"], out var through)
            ? (await handlers.Asking.HandleAsync(new RecordFirstAnswer(brand.Id, author, Now(answer, through), by), ct)).Errors
            : [CampaignErrors.FormIncomplete];

    private async Task<IReadOnlyList<Error>> WithdrawAsync(Brand brand, IFormCollection form, CancellationToken ct) =>
        AdvocateOf(form) is var (id, version)
            ? (
                await handlers.Hearing.HandleAsync(
                    new RecordNextAnswer(brand.Id, id, version, Now(AdvocateAnswer.Withdrawn, AnswerChannel.PrivateMessage), by),
                    ct
                )
            ).Errors
            : [CampaignErrors.FormIncomplete];

    private async Task<IReadOnlyList<Error>> EraseAsync(Brand brand, IFormCollection form, CancellationToken ct) =>
        AdvocateOf(form) is not var (id, version) ? [CampaignErrors.FormIncomplete]
        : await handlers.Erasing.HandleAsync(new EraseAdvocate(brand.Id, id, version), ct) is { } refusal ? [refusal]
        : [];

    private static GivenAnswer Now(AdvocateAnswer answer, AnswerChannel through) => new(answer, null, null, null, through, null);

    private static (Guid Id, int Version)? AdvocateOf(IFormCollection form) =>
        Guid.TryParse(form["advocate"], out var id) && int.TryParse(form["version"], out var version) ? (id, version) : null;

    private static DateOnly? DayOf(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <summary>As people write it: 1 234,50 or 1234.50.</summary>
    private static decimal? NumberOf(string? text)
    {
        var plain = string.Concat((text ?? "").Where(c => !char.IsWhiteSpace(c))).Replace(',', '.');
        return decimal.TryParse(plain, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    // The fields say their lengths themselves; what is longer was not sent by them. U+0000 cannot be kept.
    private static string Readable(string? text, int longest)
    {
        var plain = string.Concat((text ?? "").EnumerateRunes().Where(r => r.Value is not 0 and not 0xFFFD).Select(r => r.ToString()))
            .Trim();
        return plain.Length <= longest ? plain : "";
    }
}
