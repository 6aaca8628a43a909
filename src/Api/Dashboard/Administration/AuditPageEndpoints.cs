using System.Globalization;
using Entente.Application.Access;
using Entente.Application.Audit;
using Entente.Application.Brands;
using Entente.Domain;
using Entente.Domain.Access;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Entente.Api.Dashboard.Administration;

/// <summary>Who did what at the doors and when, and whether the sealed history of cases still is what was sealed.</summary>
internal static class AuditPageEndpoints
{
    private const int Shown = 100;
    private const int LongestName = 200;

    public static void MapAuditPage(this WebApplication app) =>
        app.MapGet(AdministrationPart.Audit.Path, ShowAsync).ExcludeFromDescription();

    private static async Task<IResult> ShowAsync(
        string? brand,
        string? kind,
        string? name,
        string? from,
        string? to,
        Guid? before,
        bool? verify,
        HttpContext context,
        Caller caller,
        IBrandReads brands,
        IAccessEventReads events,
        IAuditReads history,
        VerifyHistoryHandler verification,
        CancellationToken ct
    )
    {
        if (AdministrationPart.Audit.FrameOn(context, await brands.ListAsync(ct), brand) is not { } frame)
        {
            return await AdministrationPart.Audit.NotYoursAsync(context, brand, ct);
        }
        var chosen = frame.Brand!;
        var asked = new AccessEventQuery(
            caller.IsOwner ? null : chosen.Id,
            Vocabulary.TryParse<AccessEventKind>(kind, out var read) ? read : null,
            string.IsNullOrWhiteSpace(name) || name.Length > LongestName || name.Contains('\0') ? null : name.Trim(),
            Midnight(from, chosen.Zone),
            Midnight(to, chosen.Zone)?.AddDays(1),
            before,
            Shown + 1
        );
        var parameters = new Dictionary<string, object?>
        {
            [nameof(AuditPage.Frame)] = frame,
            [nameof(AuditPage.Asked)] = asked,
            [nameof(AuditPage.From)] = from,
            [nameof(AuditPage.To)] = to,
            [nameof(AuditPage.Events)] = await events.ListAsync(asked, ct),
            [nameof(AuditPage.Head)] = await history.HeadAsync(chosen.Id, ct),
            [nameof(AuditPage.Verified)] = verify is true ? await verification.HandleAsync(new VerifyHistory(chosen.Id), ct) : null,
        };
        return new RazorComponentResult<AuditPage>(parameters);
    }

    private static DateTimeOffset? Midnight(string? day, TimeZoneInfo zone) =>
        DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var read)
        && read.Year is > 1999 and < 2200
            ? new DateTimeOffset(read.ToDateTime(TimeOnly.MinValue), zone.GetUtcOffset(read.ToDateTime(TimeOnly.MinValue)))
            : null;
}
