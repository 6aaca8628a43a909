using System.Resources;
using Entente.Application.Reports;

namespace Entente.Application.Removals;

/// <summary>The words of a dossier, from <c>DossierTexts.resx</c> and its translation.</summary>
public static class DossierTexts
{
    private static readonly ResourceManager Resources = new("Entente.Application.Removals.DossierTexts", typeof(DossierTexts).Assembly);

    public static ReportTexts In(string language) => ReportTexts.In(language, Resources);
}
