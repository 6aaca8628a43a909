using Entente.Api.Requests;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Entente.Api.OpenApi;

/// <summary>A merge patch has the members of the object it changes, and needs none of them.</summary>
internal static class AboutPatches
{
    public static async Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken ct)
    {
        var patched = AboutParameters.MetadataOf<RequestBody>(context).FirstOrDefault(body => body.Media.Contains(MergePatch.MediaType));
        if (patched is null || operation.RequestBody?.Content is not { } content)
        {
            return;
        }
        var whole = await context.GetOrCreateSchemaAsync(patched.Type, cancellationToken: ct);
        foreach (var member in whole.Properties?.Values.OfType<OpenApiSchema>() ?? [])
        {
            member.Default = null;
        }
        whole.Required = null;
        var name = $"{patched.Type.Name}Patch";
        context.Document!.AddComponent(name, whole);
        foreach (var media in content.Values)
        {
            media.Schema = new OpenApiSchemaReference(name, context.Document);
        }
    }
}
