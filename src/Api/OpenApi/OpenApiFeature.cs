using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Entente.Api.OpenApi;

public static class OpenApiFeature
{
    public const string DocumentPath = "/openapi/v1.json";

    /// <summary>The document is the product for whoever builds on the API: every operation complete, every input bounded.</summary>
    public static IServiceCollection AddOpenApiDocument(this IServiceCollection services) =>
        services.AddOpenApi(
            "v1",
            options =>
            {
                options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
                options.ShouldInclude = description => description.RelativePath?.StartsWith("v1", StringComparison.Ordinal) == true;
                options.AddDocumentTransformer(AboutDocument.TransformAsync);
                options.AddOperationTransformer(AboutParameters.TransformAsync);
                options.AddOperationTransformer(AboutPatches.TransformAsync);
                options.AddOperationTransformer(AboutAnswers.TransformAsync);
                options.AddOperationTransformer(AboutExamples.TransformAsync);
                options.AddSchemaTransformer(AboutSchemas.TransformAsync);
            }
        );

    public static void MapOpenApiDocument(this WebApplication app)
    {
        app.MapOpenApi("/openapi/{documentName}.json").AllowAnonymous();
        app.UseSwaggerUI(options =>
        {
            options.SwaggerEndpoint(DocumentPath, "Entente v1");
            options.DocumentTitle = "Entente API";
            options.DisplayOperationId();
            options.DisplayRequestDuration();
            options.EnableTryItOutByDefault();
            // A key typed here stays in the memory of the page.
            options.ConfigObject.PersistAuthorization = false;
        });
    }
}
