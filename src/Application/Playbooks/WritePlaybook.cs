using Entente.Domain.Brands;
using Entente.Domain.Outcomes;
using Entente.Domain.Playbooks;

namespace Entente.Application.Playbooks;

/// <summary>Write a playbook, or another version of one as its writer saw it.</summary>
public sealed record WritePlaybook(Brand Brand, Playbook? Current, PlaybookText Text, string Actor);

public sealed class WritePlaybookHandler(IPlaybookStore playbooks, TimeProvider clock)
{
    /// <summary>The playbook as it then stands, or everything that is wrong with it. Nothing new to say makes no version.</summary>
    public async Task<(Playbook? Playbook, IReadOnlyList<Error> Errors)> HandleAsync(WritePlaybook command, CancellationToken ct)
    {
        var (brandId, current, now) = (command.Brand.Id, command.Current, clock.GetUtcNow());
        if (command.Text.Faults() is { Count: > 0 } faults)
        {
            return (null, faults);
        }
        var text = command.Text with
        {
            Title = command.Text.Title.Trim(),
            Categories = [.. command.Text.Categories.Distinct().Order()],
            Steps = [.. command.Text.Steps.Distinct().Order()],
            Reply = string.IsNullOrWhiteSpace(command.Text.Reply) ? null : command.Text.Reply,
        };
        if (current is null)
        {
            var written = new Playbook(Guid.CreateVersion7(now), 1, text, command.Actor, now, now, null);
            await playbooks.AddAsync(brandId, written, ct);
            return (written, []);
        }
        if (current.RetiredAt is not null)
        {
            return (null, [PlaybookErrors.Retired]);
        }
        if (Says(current.Text, text))
        {
            return (current, []);
        }
        var next = current with { Version = current.Version + 1, Text = text, WrittenBy = command.Actor, UpdatedAt = now };
        return await playbooks.TrySaveAsync(brandId, next, ct) ? (next, []) : (null, [PlaybookErrors.ChangedMeanwhile]);
    }

    private static bool Says(PlaybookText one, PlaybookText other) =>
        one.Categories.SequenceEqual(other.Categories)
        && one.Steps.SequenceEqual(other.Steps)
        && one with { Categories = other.Categories, Steps = other.Steps } == other;
}
