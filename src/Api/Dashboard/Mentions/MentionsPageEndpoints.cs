using Entente.Application.Brands;
using Entente.Application.Mentions;
using Entente.Domain.Access;
using Entente.Domain.Metrics;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Entente.Api.Dashboard.Mentions;

/// <summary>The posts behind a figure, the latest first.</summary>
internal static class MentionsPageEndpoints
{
    private const int Shown = 50;

    public static void MapMentionsPage(this WebApplication app) => app.MapGet(MentionsScreen.Path, ShowAsync).ExcludeFromDescription();

    private static async Task<IResult> ShowAsync(
        string? brand,
        HttpContext context,
        IMentionReads mentions,
        IChannelReads channels,
        CancellationToken ct
    )
    {
        if (await DeskFrame.OfAsync(context, brand, Scopes.MentionsRead, ct) is not { } frame)
        {
            return TypedResults.LocalRedirect("/");
        }
        var chosen = frame.Brand!;
        var ask = MentionsAsk.Read(context.Request.Query, IsoWeek.Of(frame.At, chosen.Zone));
        var after = MentionsAsk.After(context.Request.Query);
        var rows = await mentions.ListAsync(chosen.Id, ask.ToFilter(chosen.Zone), after, Shown + 1, ct);
        var sees = frame.Caller.May(Scopes.PersonalDataRead, chosen.Id);
        var words = new DeskWords(frame.Language, chosen.Zone, frame.At);
        var screen = new MentionsScreen(
            frame,
            words,
            ask,
            new ChannelNames(await channels.ByIdAsync(chosen.Id, ct), words),
            [.. rows.Take(Shown).Select(m => sees ? m : m.Masked())],
            rows.Count > Shown ? new MentionCursor(rows[Shown - 1].PostedAt, rows[Shown - 1].Id) : null
        );
        return new RazorComponentResult<MentionsPage>(new Dictionary<string, object?> { [nameof(MentionsPage.Model)] = screen });
    }
}
