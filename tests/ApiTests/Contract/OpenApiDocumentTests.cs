using System.Text.Json;
using System.Text.RegularExpressions;
using Entente.Testing;
using Xunit;

namespace Entente.ApiTests.Contract;

/// <summary>
/// The committed document is what is served. After a change on purpose:
/// <c>ENTENTE_REFRESH_OPENAPI=1 dotnet test --project tests/ApiTests --filter-class '*OpenApiDocumentTests*'</c>
/// </summary>
public sealed class OpenApiDocumentTests(SharedApp shared)
{
    private static readonly string Committed = Path.Combine(Repository.Root, "docs", "openapi", "v1.json");

    [Fact]
    public async Task The_committed_document_is_what_is_served()
    {
        using var client = shared.App.AsNobody();
        var served = await client.GetStringAsync("/openapi/v1.json") + "\n";
        if (Environment.GetEnvironmentVariable("ENTENTE_REFRESH_OPENAPI") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Committed)!);
            await File.WriteAllTextAsync(Committed, served, TestContext.Current.CancellationToken);
        }
        Assert.True(File.Exists(Committed), "docs/openapi/v1.json is missing; the summary of this class says how to write it.");
        Assert.Equal(await File.ReadAllTextAsync(Committed, TestContext.Current.CancellationToken), served);
    }

    [Fact]
    public async Task It_is_openapi_3_1_and_every_operation_is_complete()
    {
        var document = await DocumentAsync();
        Assert.StartsWith("3.1", document.Text("openapi"), StringComparison.Ordinal);
        foreach (var (name, operation) in Operations(document))
        {
            Assert.True(operation.TryGetProperty("operationId", out _), name);
            Assert.True(operation.GetProperty("tags").GetArrayLength() > 0, name);
            Assert.NotEmpty(operation.Text("summary"));
            var responses = operation.GetProperty("responses");
            foreach (var status in new[] { "400", "406", "429", "500", "503" })
            {
                Assert.True(responses.TryGetProperty(status, out _), $"{name} does not name {status}");
            }
            foreach (var good in responses.EnumerateObject().Where(r => r.Name is "200" or "201"))
            {
                var content = good.Value.GetProperty("content");
                Assert.NotEmpty(content.EnumerateObject());
                Assert.True(
                    content.TryGetProperty("application/pdf", out _)
                        || content.EnumerateObject().Any(form => form.Value.TryGetProperty("example", out _)),
                    $"{name} has no example of {good.Name}"
                );
            }
            if (operation.TryGetProperty("requestBody", out var body))
            {
                Assert.All(body.GetProperty("content").EnumerateObject(), c => Assert.True(c.Value.TryGetProperty("example", out _), name));
            }
        }
    }

    [Fact]
    public async Task Every_placeholder_of_a_path_is_a_parameter()
    {
        var document = await DocumentAsync();
        foreach (var path in document.GetProperty("paths").EnumerateObject())
        {
            var names = Regex.Matches(path.Name, @"\{(\w+)\}").Select(m => m.Groups[1].Value).ToList();
            foreach (var method in path.Value.EnumerateObject())
            {
                var described = method
                    .Value.GetProperty("parameters")
                    .EnumerateArray()
                    .Where(p => p.Text("in") == "path")
                    .Select(p => p.Text("name"));
                Assert.Equal(names.Order(), described.Order());
            }
        }
    }

    [Fact]
    public async Task No_parameter_is_told_twice()
    {
        foreach (var (name, operation) in Operations(await DocumentAsync()))
        {
            if (operation.TryGetProperty("parameters", out var parameters))
            {
                var told = parameters
                    .EnumerateArray()
                    .Select(p => p.GetRawText().Contains("$ref") ? p.Text("$ref") : $"{p.Text("in")} {p.Text("name")}");
                Assert.True(told.GroupBy(t => t).All(g => g.Count() == 1), name);
            }
        }
    }

    [Fact]
    public async Task Every_input_is_bounded()
    {
        var document = await DocumentAsync();
        var unbounded = new List<string>();
        foreach (var (name, operation) in Operations(document))
        {
            foreach (var parameter in operation.GetProperty("parameters").EnumerateArray())
            {
                Unbounded(document, parameter.GetProperty("schema"), $"{name} {parameter.Text("name")}", unbounded);
            }
            if (operation.TryGetProperty("requestBody", out var body))
            {
                foreach (var content in body.GetProperty("content").EnumerateObject())
                {
                    Unbounded(document, content.Value.GetProperty("schema"), name, unbounded);
                }
            }
        }
        Assert.Empty(unbounded);
    }

    private static void Unbounded(JsonElement document, JsonElement schema, string where, List<string> found)
    {
        if (schema.TryGetProperty("$ref", out var reference))
        {
            var name = reference.GetString()!.Split('/')[^1];
            Unbounded(document, document.GetProperty("components").GetProperty("schemas").GetProperty(name), $"{where} {name}", found);
            return;
        }
        if (schema.TryGetProperty("oneOf", out var options))
        {
            foreach (var option in options.EnumerateArray())
            {
                Unbounded(document, option, where, found);
            }
            return;
        }
        if (!schema.TryGetProperty("type", out var type))
        {
            if (!where.EndsWith(".raw", StringComparison.Ordinal))
            {
                found.Add($"{where}: no type");
            }
            return;
        }
        var types = type.ValueKind == JsonValueKind.Array ? type.EnumerateArray().Select(t => t.GetString()).ToList() : [type.GetString()];
        bool Has(string member) => schema.TryGetProperty(member, out _);
        if (types.Contains("string") && !Has("maxLength") && !Has("format"))
        {
            found.Add($"{where}: a text without maxLength");
        }
        if (types.Contains("integer") && !(Has("minimum") && Has("maximum")))
        {
            found.Add($"{where}: a number without bounds");
        }
        if (types.Contains("array"))
        {
            if (!Has("maxItems"))
            {
                found.Add($"{where}: a list without maxItems");
            }
            Unbounded(document, schema.GetProperty("items"), $"{where}[]", found);
        }
        if (types.Contains("object"))
        {
            // Free JSON (a network's own record) is bounded by the body's limit alone.
            var members = schema.TryGetProperty("properties", out var properties)
                ? [.. properties.EnumerateObject()]
                : new List<JsonProperty>();
            foreach (var member in members)
            {
                Unbounded(document, member.Value, $"{where}.{member.Name}", found);
            }
        }
    }

    private static IEnumerable<(string Name, JsonElement Operation)> Operations(JsonElement document) =>
        document
            .GetProperty("paths")
            .EnumerateObject()
            .SelectMany(p => p.Value.EnumerateObject().Select(m => ($"{m.Name} {p.Name}", m.Value)));

    private async Task<JsonElement> DocumentAsync()
    {
        using var client = shared.App.AsNobody();
        return await (await client.GetAsync("/openapi/v1.json")).JsonAsync();
    }
}
