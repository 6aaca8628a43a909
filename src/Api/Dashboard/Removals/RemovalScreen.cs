using Entente.Api.Removals;
using Entente.Application.Removals;
using Entente.Application.Reports;
using Entente.Domain.Access;
using Entente.Domain.Outcomes;
using Entente.Domain.Removals;

namespace Entente.Api.Dashboard.Removals;

/// <summary>
/// A removal request as it is written: <see cref="State"/> holds what is typed, saved or not. Whoever may not read personal data sees how it
/// stands and nothing of its words.
/// </summary>
public sealed record RemovalScreen(Overview Frame, DeskWords Words, RemovalState State, PostInQuestion Post, string? Said, Error? Refusal)
{
    public ArgumentReview Review { get; } = ArgumentReader.Read(State.Argument, Post, State.Language, Frame.Brand!.DayOf(Words.Now));

    public string Slug => Frame.Brand!.Slug;

    public string Address => AddressOf(State.Id, Slug);

    public static string AddressOf(Guid id, string slug) => $"/removals/{id}?brand={slug}";

    public string Action(string what) => $"/removals/{State.Id}/{what}";

    public bool May(string scope) => Frame.Caller.May(scope, Frame.Brand!.Id);

    public bool SeesAll => Frame.Caller.Holds(Scopes.PersonalDataRead);

    public bool MayWrite =>
        SeesAll
        && May(Scopes.RemovalsWrite)
        && State.Status is (RemovalStatus.Draft or RemovalStatus.ChangesRequested or RemovalStatus.Approved);

    /// <summary>Once it is sent, the score is that of what was sent.</summary>
    public IReadOnlyList<PartScore> Parts => State.Submission is null ? Review.Parts : State.Parts;

    public int Score => Parts.Sum(p => p.Points);

    public Ground? Ground => Grounds.Find(State.Argument.Ground);

    /// <summary>The grounds for this post, those that are meant for its kind first.</summary>
    public IEnumerable<Ground> GroundsHere => Grounds.All.Where(g => g.IsOf(Post.Network)).OrderByDescending(g => g.IsMeantFor(Post));

    public IEnumerable<string> Missing => State.Submission is null ? Review.Missing.Select(Words.Refusal) : [];

    public IEnumerable<string> Advice =>
        State.Submission is null ? Review.Advice.Select(a => RemovalTexts.Of(a, State.Argument.Ground, Frame.Language)) : [];

    /// <summary>What the moderator reads, as it would be printed now.</summary>
    public ReportDocument Dossier => RemovalDossier.Of(Frame.Brand!, State, Post, Words.Now);
}
