using Entente.Domain.Outcomes;

namespace Entente.Domain.Mentions;

public static class MentionErrors
{
    public static Error NotFound(Guid id) => new(ErrorKind.NotFound, "mention_not_found", ("mention_id", id));

    public static Error Required(string pointer) => new(ErrorKind.Invalid, "required") { Pointer = pointer };

    public static Error Blank(string pointer) => new(ErrorKind.Invalid, "blank") { Pointer = pointer };

    public static Error TooLong(string pointer, int longest) =>
        new(ErrorKind.Invalid, "too_long", ("max_length", longest)) { Pointer = pointer };

    public static Error NotAWebAddress(string pointer) => new(ErrorKind.Invalid, "not_a_web_address") { Pointer = pointer };

    public static Error NotALanguageTag(string pointer) => new(ErrorKind.Invalid, "not_a_language_tag") { Pointer = pointer };

    public static Error OutOfRange(string pointer, DateTimeOffset from, DateTimeOffset to) =>
        new(ErrorKind.Invalid, "time_out_of_range", ("from", from), ("to", to)) { Pointer = pointer };

    public static Error EditedBeforePosted(string pointer) => new(ErrorKind.Invalid, "edited_before_posted") { Pointer = pointer };

    public static Error UnknownChannel(Network network, string account) =>
        new(ErrorKind.Invalid, "unknown_channel", ("network", Vocabulary.Word(network)), ("channel_external_id", account))
        {
            Pointer = "/channel_external_id",
        };

    public static Error HostileText(string pointer) => new(ErrorKind.Invalid, "hostile_text") { Pointer = pointer };
}
