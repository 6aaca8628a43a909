using System.Reflection;
using System.Security.Cryptography;

namespace Entente.Infrastructure.Triage.Learning;

/// <summary>The models by name, and the hash of the file they came from.</summary>
internal sealed class TrainedModels(IReadOnlyList<LinearModel> models, string hash)
{
    private readonly Dictionary<string, LinearModel> _byName = models.ToDictionary(m => m.Name);

    /// <summary>Eight hexadecimal digits.</summary>
    public string Hash => hash;

    public LinearModel? Find(string name) => _byName.GetValueOrDefault(name);

    public static TrainedModels Embedded()
    {
        const string name = $"Entente.Infrastructure.Triage.Models.{TriageTraining.FileName}";
        using var stream =
            Assembly.GetExecutingAssembly().GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"{name} is not embedded.");
        return Load(stream);
    }

    /// <exception cref="InvalidDataException">Not a model file of this version.</exception>
    public static TrainedModels Load(Stream stream)
    {
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes.ToArray()))[..8];
        bytes.Position = 0;
        return new TrainedModels(ModelFile.Read(bytes), hash);
    }
}
