using Entente.Api.Access;
using Entente.Api.Answers;
using Entente.Api.Problems;
using Entente.Api.Requests;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.OpenApi;

namespace Entente.Api.OpenApi;

/// <summary>Who may call, and every problem a call may be answered with: told by what the endpoint reads and asks for.</summary>
internal static class AboutAnswers
{
    public static async Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken ct)
    {
        var problem = await context.GetOrCreateSchemaAsync(typeof(ProblemBody), cancellationToken: ct);
        context.Document!.AddComponent("Problem", problem);
        operation.Responses ??= [];
        NameHeaders(operation, context);
        foreach (var status in ProblemsOf(context))
        {
            operation.Responses[status.ToString(System.Globalization.CultureInfo.InvariantCulture)] = new OpenApiResponse
            {
                Description = ReasonPhrases.GetReasonPhrase(status),
                Content = new Dictionary<string, OpenApiMediaType>
                {
                    [Problem.MediaType] = new() { Schema = new OpenApiSchemaReference("Problem", context.Document) },
                },
            };
        }
        Secure(operation, context);
    }

    private static void NameHeaders(OpenApiOperation operation, OpenApiOperationTransformerContext context)
    {
        var isVersioned = AboutParameters.MetadataOf<AnswersVersion>(context).Any();
        foreach (var (status, response) in operation.Responses!.Where(r => r.Key.StartsWith('2')))
        {
            var headers = new Dictionary<string, IOpenApiHeader>
            {
                ["RateLimit"] = Header("What is left of the quota (r), and in how many seconds it is whole again (t)."),
                ["RateLimit-Policy"] = Header("The quota (q) and its seconds (w)."),
            };
            if (isVersioned)
            {
                headers["ETag"] = Header("The version of the object, for If-Match and If-None-Match.");
            }
            if (status == "201")
            {
                headers["Location"] = Header("The path of what was created.");
            }
            if (response is OpenApiResponse own)
            {
                own.Headers = headers;
            }
        }
        if (isVersioned && context.Description.HttpMethod == HttpMethods.Get)
        {
            operation.Responses!["304"] = new OpenApiResponse { Description = ReasonPhrases.GetReasonPhrase(304) };
        }
    }

    private static OpenApiHeader Header(string description) =>
        new()
        {
            Description = description,
            Schema = new OpenApiSchema { Type = JsonSchemaType.String },
        };

    private static SortedSet<int> ProblemsOf(OpenApiOperationTransformerContext context)
    {
        var statuses = new SortedSet<int> { 400, 406, 429, 500, 503 };
        if (AboutParameters.MetadataOf<RequiredScope>(context).Any())
        {
            statuses.UnionWith([401, 403]);
        }
        if (context.Description.RelativePath?.Contains('{', StringComparison.Ordinal) == true)
        {
            statuses.Add(404);
        }
        if (AboutParameters.MetadataOf<IAcceptsMetadata>(context).Any())
        {
            statuses.UnionWith([413, 415, 422]);
        }
        if (AboutParameters.MetadataOf<NeedsIfMatch>(context).Any())
        {
            statuses.UnionWith([412, 428]);
        }
        statuses.UnionWith(AboutParameters.MetadataOf<RefusedWith>(context).SelectMany(r => r.Statuses));
        return statuses;
    }

    private static void Secure(OpenApiOperation operation, OpenApiOperationTransformerContext context)
    {
        if (AboutParameters.MetadataOf<RequiredScope>(context).Select(r => r.Scope).ToList() is not { Count: > 0 } scopes)
        {
            operation.Security = [];
            return;
        }
        operation.Security =
        [
            new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(AboutDocument.KeyScheme, context.Document)] = [] },
        ];
        operation.Description = $"{operation.Description} Needs the scope `{string.Join("`, `", scopes)}`.".Trim();
    }
}
