using System.Text.Json;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.Extensions.Options;
using Microsoft.OpenApi;

namespace Entente.Api.OpenApi;

/// <summary>Puts an endpoint's examples beside its body and its good answer.</summary>
internal static class AboutExamples
{
    public static Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken ct)
    {
        foreach (var examples in AboutParameters.MetadataOf<Examples>(context))
        {
            var json = context.ApplicationServices.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions;
            Put(examples.Request, operation.RequestBody?.Content, json);
            foreach (var answer in operation.Responses?.Where(r => r.Key.StartsWith('2')).Select(r => r.Value) ?? [])
            {
                Put(examples.Answer, answer.Content, json);
            }
        }
        return Task.CompletedTask;
    }

    private static void Put(object? example, IDictionary<string, OpenApiMediaType>? content, JsonSerializerOptions json)
    {
        foreach (var media in content?.Values ?? [])
        {
            media.Example = example is null ? media.Example : JsonSerializer.SerializeToNode(example, example.GetType(), json);
        }
    }
}
