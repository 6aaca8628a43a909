using Entente.Api.Problems;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

namespace Entente.Api.Requests;

/// <summary>What holds for every request of the API before its endpoint sees it: known query parameters only, and no refused part.</summary>
public sealed class RequestRules : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        Acceptance.Refusal(context.HttpContext) ?? UnknownParameters(context.HttpContext) ?? Refused(context) ?? await next(context);

    private static Problem? Refused(EndpointFilterInvocationContext context) =>
        context.Arguments.OfType<IRefusable>().Select(part => part.Refusal).FirstOrDefault(refusal => refusal is not null);

    private static Problem? UnknownParameters(HttpContext context)
    {
        if (context.Request.Query.Count == 0)
        {
            return null;
        }
        var options = context.RequestServices.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions;
        var known = context
            .GetEndpoint()!
            .Metadata.GetOrderedMetadata<QueryParameters>()
            .SelectMany(parameters => options.GetTypeInfo(parameters.Type).Properties.Select(p => p.Name))
            .ToHashSet();
        var faults = context
            .Request.Query.Where(given => !known.Contains(given.Key) || given.Value.Count > 1)
            .Select(given => new Fault(known.Contains(given.Key) ? ProblemCodes.RepeatedParameter : ProblemCodes.UnknownParameter)
            {
                Parameter = given.Key,
                Facts = new Dictionary<string, object?> { ["parameter"] = given.Key },
            })
            .ToList();
        return faults.Count == 0 ? null : QueryReading.Refused(faults);
    }
}
