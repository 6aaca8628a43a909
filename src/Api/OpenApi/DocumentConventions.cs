namespace Entente.Api.OpenApi;

/// <summary>Metadata: statuses an endpoint refuses with beside those its shape tells.</summary>
public sealed record RefusedWith(IReadOnlyList<int> Statuses);

/// <summary>Metadata: examples of what is sent and answered; null where there is none.</summary>
public sealed record Examples(object? Request, object? Answer);

/// <summary>What endpoints say for the document beyond their types.</summary>
public static class DocumentConventions
{
    /// <summary>Statuses of refusals that the endpoint's rules make; those of keys, bodies, queries and versions are added by themselves.</summary>
    public static RouteHandlerBuilder Refuses(this RouteHandlerBuilder builder, params int[] statuses) =>
        builder.WithMetadata(new RefusedWith(statuses));

    public static RouteHandlerBuilder WithExamples(this RouteHandlerBuilder builder, object request, object? answer) =>
        builder.WithMetadata(new Examples(request, answer));

    public static RouteHandlerBuilder WithAnswerExample(this RouteHandlerBuilder builder, object answer) =>
        builder.WithMetadata(new Examples(null, answer));
}
