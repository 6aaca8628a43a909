using Entente.Domain.Brands;
using Entente.Domain.Contacts;

namespace Entente.Application.Contacts;

/// <summary>One thing about a person, in clear: it is hashed at once and goes nowhere else.</summary>
public sealed record GivenPerson(ProtectedKind Kind, string Value, string? Label);

/// <summary>Say whose names, lines, addresses and accounts no post may give away.</summary>
public sealed record ProtectPeople(Brand Brand, IReadOnlyList<GivenPerson> People, string Actor);

public sealed class ProtectPeopleHandler(IProtectedPersonStore people, InstanceKey key, TimeProvider clock)
{
    public async Task<IReadOnlyList<ListResult>> HandleAsync(ProtectPeople command, CancellationToken ct)
    {
        var (brand, now, brandKey) = (command.Brand, clock.GetUtcNow(), key.Of(command.Brand.Id));
        var results = new ListResult[command.People.Count];
        var sound = new List<(int Index, PersonToProtect Person)>();
        foreach (var (i, given) in command.People.Index())
        {
            var plain = ProtectedPerson.PlainFormOf(given.Kind, given.Value, brand.PhoneRegion);
            if (plain.IsRefused)
            {
                results[i] = new ListResult(null, false, plain.Error);
                continue;
            }
            var hint = ProtectedPerson.HintOf(given.Kind, given.Value);
            var person = new ProtectedPerson(Guid.CreateVersion7(now), brand.Id, given.Kind, given.Label, hint, command.Actor, now);
            sound.Add((i, new PersonToProtect(person, brandKey.Hash(given.Kind, plain.Value), brandKey.Id, plain.Value)));
        }
        var listed =
            sound.Count == 0 ? [] : await people.AddAsync(brand.Id, [.. sound.Select(s => s.Person)], PublishContactsHandler.Most, ct);
        foreach (var (entry, done) in sound.Zip(listed))
        {
            results[entry.Index] = PublishContactsHandler.ResultOf(done, ContactErrors.IsPublished);
        }
        return results;
    }
}
