using Entente.Application.Triage;
using Entente.Domain.Contacts;
using Entente.Domain.Triage;
using FsCheck.Xunit;
using Xunit;

namespace Entente.UnitTests.Triage;

/// <summary>Whatever is sent: no exception, places inside the text, and a cost that grows with the text and not faster.</summary>
public sealed class BearingHostileTextTests
{
    private const int Small = 4_000;

    /// <summary>A brand whose lists are all asked of every text.</summary>
    private static readonly BrandContext Listed = new(["Orvane", "Fibre du Lac"], ["01 99 00 10 10", "service@orvane.example"], "FR")
    {
        ListsVersion = 1,
        Published = new PublishedList([(ContactKind.Email, "aide@orvane.example")], "FR"),
        Protected = People(),
    };

    /// <summary>What is repeated to make a long text; the longer ones beside them are made once.</summary>
    private static readonly string[] Pieces =
    [
        "a",
        "é",
        "0",
        " ",
        "\n",
        "!",
        "?!",
        ".",
        "(",
        "[(",
        "\"",
        "'",
        "#",
        "@",
        "@a",
        "#A",
        "#GrosseDeception",
        "*",
        "m*",
        "-",
        "0 ",
        "+",
        "+3",
        "0-",
        "1.",
        "\0",
        "\uD83D",
        "\uDE00",
        "\u200B",
        "\u200F",
        "\u202E",
        "\u0301",
        "e\u0301",
        "\uFE0F",
        "\uFEFF",
        "😡",
        "👩‍👩‍👧 ",
        "con\u200Bnard ",
        "\u202Eles \u200Fmusulmans\u200B sont de la vermine ",
        "zéro six double vingt ",
        "a@b.fr ",
        "a@",
        "a.a@a.",
        "a (at) b ",
        "a at b dot c ",
        "06 39 98 14 22 ",
        "+33 6 ",
        "FR76 3000 ",
        "AB-123-",
        "12 rue de la ",
        "12 High ",
        "1 Aa Bb ",
        "1 rue a-1",
        "is a b @a ",
        "x:@a_a",
        "suis @aaa.",
        "Julie vendeuse nulle ",
        "Zoé Martin ",
        "Orvane ",
        "bande de ",
        "votre traite de connard ",
        "je vais venir ",
        "les noirs ne sont pas la vermine ",
        "pas ",
        "her private insta account ",
        "http://",
        "ما هذا الهراء ",
    ];

    public static TheoryData<string> AllPieces => [.. Pieces];

    [Theory]
    [InlineData("")]
    [InlineData(" \n\t")]
    [InlineData("a\uDE00b")]
    public void The_shortest_are_judged_too(string text) => CheckPlaces(text);

    [Theory]
    [MemberData(nameof(AllPieces))]
    public void Any_piece_repeated_is_judged_without_harm(string piece) => CheckPlaces(Repeated(piece, 30_000));

    [Theory]
    [InlineData("a")]
    [InlineData("0")]
    [InlineData("é")]
    public void A_hundred_thousand_characters_without_a_space_are_judged_without_harm(string piece) =>
        CheckPlaces(Repeated(piece, 100_000));

    [Fact]
    public void A_million_emoji_are_judged_without_harm() => CheckPlaces(Repeated("😡", 2_000_000));

    [Property(MaxTest = 300)]
    public void Any_text_is_judged_and_every_place_lies_on_borders_of_characters(string? text) => CheckPlaces(text ?? "");

    /// <summary>
    /// A text cut in eight costs the same in eight pieces or whole; a quadratic step would make it eight times dearer whole. Of five tries
    /// one must do, by the processor's time on this thread: a busy machine does not decide.
    /// </summary>
    [Theory]
    [MemberData(nameof(AllPieces))]
    public void Cost_grows_with_the_text_and_not_faster(string piece)
    {
        var (small, large) = (Repeated(piece, Small), Repeated(piece, 8 * Small));
        Judge(small);
        var ratio = double.MaxValue;
        for (var tried = 0; tried < 5 && ratio >= 4; tried++)
        {
            ratio = Math.Min(ratio, Spent(large, 1) / Spent(small, 8));
        }
        Assert.True(ratio < 4, $"whole it cost {ratio:0.0} times as much as in eight pieces");
    }

    /// <summary>Memory is counted exactly: here nothing but the text decides.</summary>
    [Theory]
    [MemberData(nameof(AllPieces))]
    public void Memory_grows_with_the_text_and_not_faster(string piece)
    {
        var (small, large) = (Repeated(piece, Small), Repeated(piece, 8 * Small));
        Judge(large);
        var ratio = (double)Allocated(large) / Allocated(small);
        Assert.True(ratio < 16, $"eight times the text took {ratio:0.0} times the memory");
    }

    private static string Repeated(string piece, int length) => string.Concat(Enumerable.Repeat(piece, length / piece.Length));

    private static Assessment Judge(string text) => AskedEngine.Judge(text, Listed);

    /// <summary>How finely the system counts a thread's time, in nanoseconds: less than that may read as nothing.</summary>
    private const double Tick = 8e6;

    private static double Spent(string text, int times)
    {
        var before = ThreadTime.Now;
        for (var i = 0; i < times; i++)
        {
            Judge(text);
        }
        return ThreadTime.Now - before + Tick;
    }

    private static long Allocated(string text)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        Judge(text);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static ProtectedList People()
    {
        var key = new InstanceKey(new byte[InstanceKey.Bytes]).Of(Guid.Empty);
        return new ProtectedList(
            key,
            "FR",
            [
                (ProtectedKind.Phone, key.Hash(ProtectedKind.Phone, "33639981422"), "•••• 22"),
                (ProtectedKind.Name, key.Hash(ProtectedKind.Name, "martin zoe"), "Z••• M•••"),
            ]
        );
    }

    private static void CheckPlaces(string text)
    {
        var said = Judge(text);
        Assert.All(
            said.Signals.Select(s => (s.Start, s.End)).Concat(said.Reasons.Select(r => (r.Start, r.End))),
            place => Check(text, place)
        );
        Assert.All(said.Reasons, r => Assert.InRange(r.Weight, 0, 1));
        Assert.True(said.SentimentScore is null or (>= 0 and <= 1));
        Assert.True(said.CategoryConfidence is null or (>= 0 and <= 1));
    }

    private static void Check(string text, (int Start, int End) place)
    {
        Assert.InRange(place.Start, 0, place.End);
        Assert.InRange(place.End, place.Start, text.Length);
        Assert.False(IsInsidePair(text, place.Start) || IsInsidePair(text, place.End), $"{place} cuts a character");
    }

    private static bool IsInsidePair(string text, int at) =>
        at > 0 && at < text.Length && char.IsHighSurrogate(text[at - 1]) && char.IsLowSurrogate(text[at]);
}
