using Entente.Domain.Policies;

namespace Entente.Api.Policies;

/// <summary>What a reader of the document sees of policies.</summary>
internal static class PolicyExamples
{
    private static readonly DateTimeOffset Written = new(2026, 11, 20, 9, 30, 0, TimeSpan.Zero);

    private static readonly PolicyVersion Version = new(
        Policy.BuiltIn with
        {
            Version = "2",
            Clocks = Policy.BuiltIn.Clocks with { FirstReply = Deadline.Business(TimeSpan.FromHours(2)) },
        },
        "1",
        "Quicker on questions.",
        2,
        "Marc",
        Written,
        Written.AddHours(1),
        null
    );

    public static readonly object Draft = PolicyView.Of(Version, Written.AddHours(2));

    public static readonly object DraftInput = PolicyDraftInput.Of(Version);

    public static readonly object InForce = PolicyView.Of(
        Version with
        {
            Revision = 3,
            Publication = new Publication(2, "Marc", Written.AddHours(2), Written.AddHours(3), null),
        },
        Written.AddHours(3)
    );

    public static readonly object Patch = new
    {
        rules = new
        {
            clocks = new { first_reply = new { within_seconds = 7200, hours = "business" } },
            categories = new { insult = new { from_confidence = 0.6 } },
        },
    };

    public static readonly object Comparison = new
    {
        version = "2",
        with = "1",
        data = new object[]
        {
            new
            {
                path = "/rules/clocks/first_reply/within_seconds",
                before = 14_400,
                after = 7200,
                words = "The clock of the first reply goes from 4 hours to 2 hours.",
            },
        },
    };
}
