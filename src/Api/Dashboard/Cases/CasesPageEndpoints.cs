using Entente.Application.Brands;
using Entente.Application.Cases;
using Entente.Domain.Access;
using Entente.Domain.Metrics;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Entente.Api.Dashboard.Cases;

/// <summary>The cases behind a figure, the latest opened first.</summary>
internal static class CasesPageEndpoints
{
    private const int Shown = 100;

    public static void MapCasesPage(this WebApplication app) => app.MapGet(CasesScreen.Path, ShowAsync).ExcludeFromDescription();

    private static async Task<IResult> ShowAsync(
        string? brand,
        HttpContext context,
        ICaseReads cases,
        IChannelReads channels,
        CancellationToken ct
    )
    {
        if (await DeskFrame.OfAsync(context, brand, Scopes.CasesRead, ct) is not { } frame)
        {
            return TypedResults.LocalRedirect("/");
        }
        var chosen = frame.Brand!;
        var ask = CasesAsk.Read(context.Request.Query, IsoWeek.Of(frame.At, chosen.Zone));
        var rows = await cases.ListAsync(chosen.Id, ask.ToFilter(chosen.Zone), CaseOrder.Newest, null, Shown + 1, ct);
        var sees = frame.Caller.May(Scopes.PersonalDataRead, chosen.Id);
        var words = new DeskWords(frame.Language, chosen.Zone, frame.At);
        var screen = new CasesScreen(
            frame,
            words,
            ask,
            [.. rows.Take(Shown).Select(c => sees ? c : c.Masked())],
            rows.Count > Shown,
            new ChannelNames(await channels.ByIdAsync(chosen.Id, ct), words)
        );
        return new RazorComponentResult<CasesPage>(new Dictionary<string, object?> { [nameof(CasesPage.Model)] = screen });
    }
}
