using Entente.Api.Problems;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Net.Http.Headers;

namespace Entente.Api.Requests;

/// <summary>Refuses a request whose <c>Accept</c> rules out every form its endpoint can answer in.</summary>
internal static class Acceptance
{
    public static Problem? Refusal(HttpContext context)
    {
        var accept = context.Request.Headers.Accept;
        if (accept.Count == 0)
        {
            return null;
        }
        var forms = FormsOf(context.GetEndpoint()!);
        return forms.Count == 0 || (MediaTypeHeaderValue.TryParseList(accept, out var wishes) && forms.Any(form => IsWished(form, wishes)))
            ? null
            : new Problem(StatusCodes.Status406NotAcceptable, ProblemCodes.NotAcceptable);
    }

    private static List<MediaTypeHeaderValue> FormsOf(Endpoint endpoint) =>
        [
            .. endpoint
                .Metadata.GetOrderedMetadata<IProducesResponseTypeMetadata>()
                .Where(produced => produced.StatusCode is >= 200 and < 300)
                .SelectMany(produced => produced.ContentTypes)
                .Select(type => MediaTypeHeaderValue.Parse(type)),
        ];

    private static bool IsWished(MediaTypeHeaderValue form, IList<MediaTypeHeaderValue> wishes) =>
        wishes.Where(wish => wish.Quality is not 0).Any(wish => WithoutParameters(form).IsSubsetOf(WithoutParameters(wish)));

    // A charset or a version in Accept changes nothing of what is sent.
    private static MediaTypeHeaderValue WithoutParameters(MediaTypeHeaderValue type) => new(type.MediaType);
}
