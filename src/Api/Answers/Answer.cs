using System.Reflection;
using Entente.Api.Problems;
using Microsoft.AspNetCore.Http.Metadata;

namespace Entente.Api.Answers;

/// <summary>What an endpoint says of a single object: the object with its version, or why not. Both convert by themselves.</summary>
public sealed class Answer<T> : IResult, IEndpointMetadataProvider
{
    private readonly IResult _result;

    private Answer(IResult result) => _result = result;

    public static implicit operator Answer<T>(Versioned<T> value) => new(value);

    public static implicit operator Answer<T>(Problem problem) => new(problem);

    public Task ExecuteAsync(HttpContext httpContext) => _result.ExecuteAsync(httpContext);

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) => Versioned<T>.PopulateMetadata(method, builder);
}
