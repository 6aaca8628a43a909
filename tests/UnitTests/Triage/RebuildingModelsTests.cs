using Entente.Infrastructure.Triage.Learning;
using Xunit;

namespace Entente.UnitTests.Triage;

public sealed class RebuildingModelsTests
{
    /// <summary>
    /// Takes minutes and the shared corpora, so it is asked for:
    /// <c>ENTENTE_REBUILD_MODELS=1 dotnet test -c Release --project tests/UnitTests --filter-class '*RebuildingModelsTests*'</c>.
    /// </summary>
    [Fact]
    public void The_models_that_ship_are_rebuilt_byte_for_byte_from_the_corpora()
    {
        Assert.SkipUnless(Environment.GetEnvironmentVariable("ENTENTE_REBUILD_MODELS") == "1", "ENTENTE_REBUILD_MODELS=1 asks for it.");
        var folder = Directory.CreateTempSubdirectory("entente-models-");
        try
        {
            TriageTraining.Train(Corpus.Shared(""), folder.FullName, TestContext.Current.SendDiagnosticMessage);
            var shipped = Path.Combine(Corpus.Root, "src", "Infrastructure", "Triage", "Models", TriageTraining.FileName);
            Assert.Equal(File.ReadAllBytes(shipped), File.ReadAllBytes(Path.Combine(folder.FullName, TriageTraining.FileName)));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
