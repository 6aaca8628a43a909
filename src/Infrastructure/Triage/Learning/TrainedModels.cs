using System.Collections.Concurrent;
using System.Reflection;
using System.Security.Cryptography;

namespace Entente.Infrastructure.Triage.Learning;

/// <summary>
/// The models by name, and the hash of the file they came from; those that are scored together are put together once, for all threads.
/// </summary>
internal sealed class TrainedModels
{
    private readonly Dictionary<string, LinearModel> _byName;
    private readonly ConcurrentDictionary<string, SideBySide?> _ofPosts = new();
    private readonly Lazy<CommentModels?> _ofComments;

    public TrainedModels(IReadOnlyList<LinearModel> models, string hash)
    {
        (_byName, Hash) = (models.ToDictionary(m => m.Name), hash);
        _ofComments = new Lazy<CommentModels?>(() => CommentModels.Of(this));
    }

    /// <summary>Eight hexadecimal digits.</summary>
    public string Hash { get; }

    public LinearModel? Find(string name) => _byName.GetValueOrDefault(name);

    /// <summary>The models over comments; null where there are none.</summary>
    public CommentModels? OfComments => _ofComments.Value;

    /// <summary>Offence, domain, and hate where it looks at the same; null where the language lacks one of the first two.</summary>
    public SideBySide? OfPosts(string language) =>
        _ofPosts.GetOrAdd(
            language,
            _ =>
                (Find($"offence_{language}"), Find($"domain_{language}"), Find($"hate_{language}")) switch
                {
                    (null, _, _) or (_, null, _) => null,
                    ({ } offence, { } domain, { } hate) when hate.Recipe == offence.Recipe => new SideBySide(offence, domain, hate),
                    ({ } offence, { } domain, _) => new SideBySide(offence, domain),
                }
        );

    public static TrainedModels Embedded()
    {
        const string name = $"Entente.Infrastructure.Triage.Models.{TriageTraining.FileName}";
        using var stream =
            Assembly.GetExecutingAssembly().GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"{name} is not embedded.");
        return Load(stream);
    }

    /// <param name="stream">From its beginning, and read twice.</param>
    /// <exception cref="InvalidDataException">Not a model file of this version.</exception>
    public static TrainedModels Load(Stream stream)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(stream))[..8];
        stream.Position = 0;
        return new TrainedModels(ModelFile.Read(stream), hash);
    }
}
