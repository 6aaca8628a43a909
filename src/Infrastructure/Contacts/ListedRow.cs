using Entente.Application.Contacts;

namespace Entente.Infrastructure.Contacts;

/// <summary>What the statement that adds says of one entry.</summary>
internal sealed record ListedRow(bool OnOtherList, Guid? AddedId, Guid? KnownId)
{
    public Listed ToListed() =>
        OnOtherList ? new(ListedAs.OnTheOtherList, null)
        : AddedId is not null ? new(ListedAs.Added, AddedId)
        : KnownId is not null ? new(ListedAs.Known, KnownId)
        : new(ListedAs.ListFull, null);
}
