using System.Globalization;
using Entente.Api.Problems;
using Entente.Application.Mentions;
using Entente.Application.Triage;
using Entente.Application.Triage.Learning;
using Entente.Domain.Access;
using Entente.Domain.Brands;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Entente.Api.Dashboard.Learning;

/// <summary>The page of what the machine learns: agreement, models, the way back, old posts judged again. Forms only.</summary>
internal static class LearningPageEndpoints
{
    private const int Shown = 20;
    private const int DefaultDays = 90;

    public static void MapLearningPage(this WebApplication app)
    {
        app.MapGet(LearningScreen.Path, ShowAsync).ExcludeFromDescription();
        app.MapPost("/learning/trainings", TrainAsync).ExcludeFromDescription();
        app.MapPost("/learning/choice", ChooseAsync).ExcludeFromDescription();
        app.MapPost("/learning/reassessments", ReassessAsync).ExcludeFromDescription();
    }

    private static async Task<IResult> ShowAsync(
        string? brand,
        string? days,
        string? refused,
        HttpContext context,
        MeasureAgreementHandler agreement,
        IBrandModelReads models,
        ITriageEngine triage,
        IReassessmentReads reassessments,
        CancellationToken ct
    )
    {
        if (await DeskFrame.OfAsync(context, brand, Scopes.ModelsRead, ct) is not { } frame)
        {
            return await DeskFrame.NotYoursAsync(context, brand, ct, Scopes.ModelsRead);
        }
        var (chosen, now) = (frame.Brand!, frame.At);
        int? range = days is null ? DefaultDays : DaysOf(days);
        var screen = new LearningScreen(
            frame,
            range,
            await agreement.HandleAsync(new MeasureAgreement(chosen, Since(range, now), null), ct),
            await models.InForceAsync(chosen.Id, ct),
            await models.PageAsync(chosen.Id, null, Shown, ct),
            triage.ModelVersion,
            await reassessments.LatestAsync(chosen.Id, ct),
            refused
        );
        return new RazorComponentResult<LearningPage>(new Dictionary<string, object?> { [nameof(LearningPage.Model)] = screen });
    }

    private static Task<IResult> TrainAsync(HttpContext context, Caller caller, RequestTrainingHandler handler, CancellationToken ct) =>
        PageForms.ChangeAsync(
            context,
            Scopes.ModelsWrite,
            LearningScreen.Path,
            async (brand, _) =>
                await handler.HandleAsync(new RequestTraining(brand, caller.Name), ct) is { IsRefused: true } asked
                    ? asked.Error.Code
                    : null,
            ct
        );

    private static Task<IResult> ChooseAsync(HttpContext context, Caller caller, ChooseModelHandler handler, CancellationToken ct) =>
        PageForms.ChangeAsync(
            context,
            Scopes.ModelsWrite,
            LearningScreen.Path,
            async (brand, form) =>
            {
                int? number = Number(form["number"]);
                if (form["number"] != "" && number is null || Number(form["version"]) is not { } seen)
                {
                    return ProblemCodes.UnknownValue;
                }
                var reason = ReasonOf(form);
                if (reason.Length is < LearningScreen.ShortestReason or > LearningScreen.LongestReason)
                {
                    return reason.Length < LearningScreen.ShortestReason ? ProblemCodes.TooShort : ProblemCodes.TooLong;
                }
                var chosen = await handler.HandleAsync(new ChooseModel(brand, number, seen, caller.Name, reason), ct);
                return chosen.IsRefused ? chosen.Error.Code : null;
            },
            ct
        );

    private static Task<IResult> ReassessAsync(
        HttpContext context,
        Caller caller,
        RequestReassessmentHandler handler,
        TimeProvider clock,
        CancellationToken ct
    ) =>
        PageForms.ChangeAsync(
            context,
            Scopes.ModelsWrite,
            LearningScreen.Path,
            async (brand, form) =>
            {
                var from = Since(DaysOf(form["days"].ToString()), clock.GetUtcNow());
                var asked = await handler.HandleAsync(new RequestReassessment(brand, from, null, caller.Name), ct);
                return asked.IsRefused ? asked.Error.Code : null;
            },
            ct
        );

    private static int? Number(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>A range that the page offers; anything else is ever.</summary>
    private static int? DaysOf(string text) => Number(text) is { } days && LearningScreen.Ranges.Contains(days) ? days : null;

    private static DateTimeOffset? Since(int? days, DateTimeOffset now) => days is { } known ? now.AddDays(-known) : null;

    // U+0000 cannot be kept.
    private static string ReasonOf(IFormCollection form) =>
        string.Concat(form["reason"].ToString().EnumerateRunes().Where(r => r.Value is not 0).Select(r => r.ToString())).Trim();
}
