using Xunit;

namespace Entente.ArchitectureTests;

/// <summary>Which room may use which other inside a layer. A new arrow is a decision: it is written here, and no circle may come of it.</summary>
public sealed class RoomsTests
{
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Domain"] =
        [
            "Access -> Outcomes",
            "Acquisition -> Mentions",
            "Acquisition -> Metrics",
            "Acquisition -> Outcomes",
            "Advocates -> Outcomes",
            "Brands -> Mentions",
            "Brands -> Outcomes",
            "Cases -> Access",
            "Cases -> Outcomes",
            "Cases -> Policies",
            "Cases -> Replies",
            "Cases -> Triage",
            "Contacts -> Outcomes",
            "Imports -> Outcomes",
            "Legal -> Access",
            "Legal -> Outcomes",
            "Legal -> Triage",
            "Mentions -> Outcomes",
            "Metrics -> Outcomes",
            "Metrics -> Triage",
            "Playbooks -> Cases",
            "Playbooks -> Outcomes",
            "Playbooks -> Triage",
            "Policies -> Outcomes",
            "Policies -> Triage",
            "Practice -> Access",
            "Practice -> Cases",
            "Practice -> Mentions",
            "Practice -> Metrics",
            "Practice -> Outcomes",
            "Practice -> Policies",
            "Practice -> Removals",
            "Practice -> Replies",
            "Practice -> Triage",
            "Removals -> Access",
            "Removals -> Cases",
            "Removals -> Legal",
            "Removals -> Mentions",
            "Removals -> Outcomes",
            "Removals -> Replies",
            "Removals -> Triage",
            "Replies -> Access",
            "Replies -> Contacts",
            "Replies -> Mentions",
            "Replies -> Outcomes",
            "Replies -> Triage",
            "Reports -> Metrics",
            "Reports -> Outcomes",
            "Surges -> Mentions",
            "Surges -> Metrics",
            "Surges -> Outcomes",
            "Triage -> Outcomes",
        ],
        ["Application"] =
        [
            "Access -> Brands",
            "Cases -> Policies",
            "Imports -> Mentions",
            "Legal -> Cases",
            "Mentions -> Brands",
            "Mentions -> Policies",
            "Mentions -> Triage",
            "Metrics -> Advocates",
            "Metrics -> Brands",
            "Metrics -> Policies",
            "Metrics -> Surges",
            "Practice -> Cases",
            "Practice -> Mentions",
            "Practice -> Policies",
            "Practice -> Replies",
            "Queue -> Cases",
            "Removals -> Cases",
            "Removals -> Reports",
            "Replies -> Cases",
            "Replies -> Policies",
            "Replies -> Surges",
            "Replies -> Triage",
            "Reports -> Advocates",
            "Reports -> Brands",
            "Reports -> Metrics",
            "Triage -> Cases",
            "Triage -> Policies",
        ],
        ["Infrastructure"] =
        [
            "Access -> Database",
            "Acquisition -> Database",
            "Advocates -> Database",
            "Audit -> Database",
            "Brands -> Database",
            "Cases -> Audit",
            "Cases -> Database",
            "Cases -> Mentions",
            "Contacts -> Database",
            "Exports -> Database",
            "Exports -> Mentions",
            "Idempotency -> Database",
            "Imports -> Database",
            "Imports -> Triage",
            "Legal -> Cases",
            "Legal -> Database",
            "Mentions -> Audit",
            "Mentions -> Database",
            "Metrics -> Database",
            "Playbooks -> Database",
            "Policies -> Audit",
            "Policies -> Database",
            "Practice -> Database",
            "Queue -> Database",
            "Queue -> Mentions",
            "Removals -> Cases",
            "Removals -> Database",
            "Removals -> Mentions",
            "Replies -> Cases",
            "Replies -> Database",
            "Reports -> Database",
            "Reports -> Metrics",
            "Surges -> Database",
            "Triage -> Audit",
            "Triage -> Cases",
            "Triage -> Database",
        ],
    };

    /// <summary>The rooms of the door that have no business of their own: every feature may use them.</summary>
    private static readonly string[] Frame = ["Access", "Answers", "Health", "OpenApi", "Problems", "Requests", "Serving", "Telemetry"];

    public static TheoryData<string> Layers => [.. Allowed.Keys];

    [Theory]
    [MemberData(nameof(Layers))]
    public void A_room_uses_only_the_rooms_it_is_allowed_to(string layer)
    {
        var uses = Desk.Uses(layer);
        Assert.NotEmpty(uses);
        var notAllowed = uses.Where(u => !Allowed[layer].Contains(Arrow(u.Key))).Select(u => $"{Arrow(u.Key)}, by {u.First()}");
        Assert.Empty(notAllowed);
    }

    [Theory]
    [MemberData(nameof(Layers))]
    public void No_arrow_is_allowed_that_nobody_uses(string layer) =>
        Assert.Empty(Allowed[layer].Except(Desk.Uses(layer).Select(u => Arrow(u.Key))));

    [Theory]
    [MemberData(nameof(Layers))]
    public void Rooms_look_one_way(string layer) => Assert.Empty(Circle(Desk.Uses(layer).Select(u => u.Key)));

    [Fact]
    public void The_features_of_the_door_look_one_way()
    {
        var between = Desk.Uses("Api").Select(u => u.Key).Where(u => !Frame.Contains(u.From) && !Frame.Contains(u.To)).ToList();
        Assert.NotEmpty(between);
        Assert.Empty(Circle(between));
    }

    [Fact]
    public void The_frame_of_the_door_knows_no_feature() =>
        Assert.Empty(
            Desk.Uses("Api")
                .Where(u => Frame.Contains(u.Key.From) && !Frame.Contains(u.Key.To))
                .Select(u => $"{Arrow(u.Key)}, by {u.First()}")
        );

    [Fact]
    public void A_circle_is_found()
    {
        Assert.Empty(Circle([("a", "b"), ("b", "c"), ("a", "c")]));
        Assert.Equal(["b", "c"], Circle([("a", "b"), ("b", "c"), ("c", "b"), ("c", "d")]).Order());
    }

    private static string Arrow((string From, string To) use) => $"{use.From} -> {use.To}";

    /// <summary>The rooms that are left when those that nobody uses, or that use nobody, are taken away again and again.</summary>
    private static HashSet<string> Circle(IEnumerable<(string From, string To)> uses)
    {
        var left = uses.ToList();
        while (left.RemoveAll(u => !left.Exists(v => v.To == u.From) || !left.Exists(v => v.From == u.To)) > 0) { }
        return [.. left.Select(u => u.From)];
    }
}
