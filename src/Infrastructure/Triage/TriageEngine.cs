using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Entente.Application.Triage;
using Entente.Domain.Triage;
using Entente.Infrastructure.Triage.Learning;
using Entente.Infrastructure.Triage.Phrases;
using Entente.Infrastructure.Triage.Senses;

namespace Entente.Infrastructure.Triage;

/// <summary>The engine that ships: linear models and rules, in process, without state but buffers used again.</summary>
public sealed class TriageEngine : ITriageEngine
{
    /// <summary>Counted up when a rule in code changes; changes of models and phrase books show in the hash.</summary>
    private const string RulesVersion = "linear-2026.14";

    private readonly ConcurrentBag<TextJudge> _idle = [];
    private readonly Func<TextJudge> _newJudge;

    public TriageEngine()
        : this(TrainedModels.Embedded) { }

    internal TriageEngine(TrainedModels models)
        : this(() => models) { }

    /// <summary>Models, phrases and senses are read at the same time.</summary>
    private TriageEngine(Func<TrainedModels> load)
    {
        TrainedModels models = null!;
        IReadOnlyDictionary<string, PhraseBook> books = null!;
        Parallel.Invoke(() => models = load(), () => books = PhraseBooks.Load(), () => _ = SenseBook.Books);
        ModelVersion = $"{RulesVersion}-{Hash(models)}";
        _newJudge = () => new TextJudge(models, books, ModelVersion);
    }

    public string ModelVersion { get; }

    public IReadOnlyList<Assessment> Assess(IReadOnlyList<TextToAssess> texts, BrandContext brand)
    {
        var (terms, layer) = (BrandWords.Of(brand), CategoryLayer.Of(brand));
        return Borrow(judge => texts.Select(text => judge.Judge(text, brand, terms, layer)).ToList());
    }

    /// <summary>A judge for one thread, for as long as the work takes.</summary>
    internal T Borrow<T>(Func<TextJudge, T> work)
    {
        var judge = _idle.TryTake(out var idle) ? idle : _newJudge();
        var done = work(judge);
        _idle.Add(judge);
        return done;
    }

    /// <summary>An engine on a model file of one's own, as training and evaluation need it.</summary>
    /// <exception cref="InvalidDataException">Not a model file of this version.</exception>
    public static TriageEngine FromFile(string path)
    {
        using var stream = File.OpenRead(path);
        return new TriageEngine(TrainedModels.Load(stream));
    }

    private static string Hash(TrainedModels models)
    {
        var books = string.Concat(PhraseBooks.Languages.Select(l => PhraseBooks.Source(l) + SenseBook.Source(l)));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(models.Hash + books)))[..8];
    }
}
