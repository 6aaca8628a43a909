using System.Security.Cryptography;
using Entente.Domain.Reports;

namespace Entente.Application.Reports;

/// <summary>Lays a report out as PDF. Same document, same bytes.</summary>
public interface IReportRenderer
{
    byte[] Render(ReportDocument document);
}

public static class ReportFiles
{
    /// <summary>The file to keep, with its SHA-256 and the sentences it opens with.</summary>
    public static ReportFile Print(this IReportRenderer renderer, ReportDocument document)
    {
        var content = renderer.Render(document);
        var sentences = document.Blocks.OfType<KeySentences>().SelectMany(s => s.Sentences);
        return new ReportFile(content, Convert.ToHexStringLower(SHA256.HashData(content)), [.. sentences]);
    }
}
