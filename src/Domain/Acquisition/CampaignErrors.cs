using Entente.Domain.Outcomes;

namespace Entente.Domain.Acquisition;

public static class CampaignErrors
{
    public static readonly Error NameEmpty = new(ErrorKind.Invalid, "campaign_name_empty") { Pointer = "/name" };
    public static readonly Error ReachForm = new(ErrorKind.Invalid, "reach_form") { Pointer = "/reach" };
    public static readonly Error EndsBeforeStart = new(ErrorKind.Invalid, "ends_before_start") { Pointer = "/ends_on" };
    public static readonly Error ChannelUnknown = new(ErrorKind.Invalid, "campaign_channel_unknown") { Pointer = "/channel_id" };
    public static readonly Error ChangedMeanwhile = new(ErrorKind.Stale, "campaign_changed_meanwhile");
    public static readonly Error NotEmpty = new(ErrorKind.Conflict, "campaign_not_empty");
    public static readonly Error FansOrAuthor = new(ErrorKind.Invalid, "fans_or_author") { Pointer = "" };
    public static readonly Error DayOrWeek = new(ErrorKind.Invalid, "fans_on_day_or_week") { Pointer = "" };
    public static readonly Error AuthorOnADay = new(ErrorKind.Invalid, "fan_on_a_day") { Pointer = "/won_on" };
    public static readonly Error FormIncomplete = new(ErrorKind.Invalid, "campaign_form_incomplete") { Pointer = "" };

    public static Error NotFound(Guid id) => new(ErrorKind.NotFound, "campaign_not_found", ("id", id));

    public static Error CostNotFound(Guid id) => new(ErrorKind.NotFound, "campaign_cost_not_found", ("id", id));

    public static Error FansNotFound(Guid id) => new(ErrorKind.NotFound, "campaign_fans_not_found", ("id", id));

    public static Error UnknownCurrency(string code) =>
        new(ErrorKind.Invalid, "unknown_currency", ("currency", code)) { Pointer = "/currency" };

    /// <summary>Sums over two currencies are sums of nothing.</summary>
    public static Error CurrencyMixed(string kept, string given) =>
        new(ErrorKind.Conflict, "currency_mixed", ("allowed", kept), ("currency", given)) { Pointer = "/currency" };

    public static Error AmountForm(string currency) =>
        new(ErrorKind.Invalid, "amount_form", ("currency", currency)) { Pointer = "/amount" };

    public static Error DayOutOfRange(string pointer, DateOnly first, DateOnly last) =>
        new(ErrorKind.Invalid, "day_out_of_range", ("first", first), ("last", last)) { Pointer = pointer };

    public static Error BeforeCampaign(string pointer, DateOnly start) =>
        new(ErrorKind.Invalid, "fans_before_campaign", ("starts_on", start)) { Pointer = pointer };

    public static Error InTheFuture(string pointer, DateOnly today) =>
        new(ErrorKind.Invalid, "fans_in_future", ("today", today)) { Pointer = pointer };

    /// <summary>A day is counted alone or in its week, never in both.</summary>
    public static Error CountedTwice(string pointer, DateOnly from, DateOnly to) =>
        new(ErrorKind.Conflict, "fans_counted_twice", ("from", from), ("to", to)) { Pointer = pointer };

    public static Error AuthorUnknown(Guid id) =>
        new(ErrorKind.Invalid, "fan_author_unknown", ("author_id", id)) { Pointer = "/author_id" };

    /// <summary>Won once, by the campaign that came first.</summary>
    public static Error WonBefore(Guid campaignId, DateOnly on) =>
        new(ErrorKind.Conflict, "fan_won_before", ("campaign_id", campaignId), ("won_on", on));
}
