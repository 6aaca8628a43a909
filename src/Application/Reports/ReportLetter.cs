using Entente.Domain.Brands;
using Entente.Domain.Metrics;
using Entente.Domain.Reports;

namespace Entente.Application.Reports;

/// <summary>The mail around a report: its sentences, word for word, in the report's language.</summary>
public static class ReportLetter
{
    private const int LongestList = 90;

    /// <param name="told">The brand or brands the report tells of.</param>
    public static ReportMessage Of(
        string told,
        Report report,
        ReportFile file,
        ReportDelivery delivery,
        string fileName,
        DateTimeOffset sentAt
    )
    {
        var interval = report.Period.Span == ReportSpan.Month ? MetricInterval.Month : MetricInterval.Week;
        var texts = ReportTexts.In(report.Language).Telling(interval == MetricInterval.Month ? "month" : "week");
        var name = OnOneLine(ManagementReport.Shortened(told));
        var dates = new DateWriter(texts.Language);
        var (weeks, period) = (report.Period.Weeks, dates.Period(texts, interval, report.Period.Weeks.From));
        object span = interval == MetricInterval.Month ? dates.Month(weeks.From) : weeks.From.Number;
        string[] paragraphs =
        [
            texts["mail_hello"],
            texts.Write("mail_intro", name, texts.Write("mail_period", span, dates.Weeks(weeks.From, weeks.To))),
            .. file.Sentences.Select(sentence => "– " + sentence),
            texts.Write("mail_attached", fileName, file.Sha256),
            texts["mail_why"],
            texts["mail_bye"],
        ];
        return new ReportMessage(
            delivery.Id,
            delivery.Recipient,
            report.Language,
            texts.Write("mail_subject", report.Brands is null ? ManagementReport.ShortName(name) : name, $"{texts["kind"]} · {period}"),
            string.Join("\n\n", paragraphs) + "\n",
            fileName,
            file.Content,
            sentAt
        );
    }

    /// <summary>How the file is called on the reader's disk.</summary>
    public static string FileNameOf(Report report, Brand brand) =>
        $"{(report.Brands is null ? $"{brand.Slug}-" : "")}{report.Period}-{report.Language}.pdf";

    /// <summary>How several brands are called together: by their names while a line holds them, then by how many more there are.</summary>
    public static string NameOf(IReadOnlyList<string> brands, string language)
    {
        string[] names = [.. brands.Select(ManagementReport.ShortName)];
        var told = Enumerable
            .Range(1, names.Length)
            .Reverse()
            .FirstOrDefault(n => names.Take(n).Sum(name => name.Length + 2) <= LongestList, 1);
        var (list, others) = (string.Join(", ", names.Take(told)), names.Length - told);
        return others == 0 ? list : ReportTexts.In(language).Agree("and_others", others, list, others);
    }

    private static string OnOneLine(string name) => string.Join(' ', name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
