using Entente.Domain.Mentions;
using Entente.Domain.Outcomes;

namespace Entente.Domain.Brands;

public static class ChannelErrors
{
    public static readonly Error ChangedMeanwhile = new(ErrorKind.Stale, "channel_changed_meanwhile");
    public static readonly Error UrlForm = new(ErrorKind.Invalid, "channel_url_form") { Pointer = "/url" };
    public static readonly Error NameEmpty = new(ErrorKind.Invalid, "channel_name_empty") { Pointer = "/name" };

    public static Error AccountTaken(Network network, string account) =>
        new(ErrorKind.Conflict, "channel_account_taken", ("network", Vocabulary.Word(network)), ("external_id", account))
        {
            Pointer = "/external_id",
        };

    public static Error NotFound(Guid id) => new(ErrorKind.NotFound, "channel_not_found", ("id", id));
}
