using Entente.Application.Cases;
using Entente.Domain.Access;
using Entente.Domain.Brands;
using Entente.Domain.Outcomes;
using Entente.Domain.Removals;

namespace Entente.Application.Removals;

/// <summary>Write a request anew; an approval it had is void.</summary>
public sealed record RewriteRemovalRequest(
    Brand Brand,
    Guid RequestId,
    int ExpectedVersion,
    string Language,
    RemovalArgument Argument,
    Actor Writer
);

public sealed class RewriteRemovalRequestHandler(IRemovalStore removals, ICaseStore cases, TimeProvider clock)
{
    public Task<Result<RemovalState>> HandleAsync(RewriteRemovalRequest command, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        return removals.ChangeAsync(
            cases,
            command.Brand,
            command.RequestId,
            command.ExpectedVersion,
            now,
            (request, post) =>
                request.Rewrite(
                    command.Argument,
                    command.Language,
                    ArgumentReader.Read(command.Argument, post, command.Language, command.Brand.DayOf(now)),
                    command.Writer
                ),
            ct
        );
    }
}
