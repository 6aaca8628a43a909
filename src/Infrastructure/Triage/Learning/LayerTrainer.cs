using Entente.Application.Triage;
using Entente.Application.Triage.Learning;
using Entente.Domain;
using Entente.Domain.Triage;

namespace Entente.Infrastructure.Triage.Learning;

/// <summary>
/// Trains a brand's layer: the scores of the shipped model stand where they are, and weights pulled towards zero learn what the verdicts
/// say otherwise. The comments that ship with the product are learnt again beside them, so that no brand forgets what it never judges.
/// </summary>
internal sealed class LayerTrainer(TriageEngine engine) : ILayerTrainer
{
    private const double Penalty = 0.5;
    private const int Iterations = 40;

    /// <summary>How much a shipped comment counts beside a verdict.</summary>
    private const float KnownWeight = 0.25f;

    /// <summary>A slot seen in one verdict alone tells of that verdict, not of the brand.</summary>
    private const int LeastSeen = 2;

    private static readonly int Categories = Enum.GetValues<Category>().Length;

    private sealed record Seen(int[] Words, int[] Letters, int[] Signs, int[] Senses, double[] Scores, Category Category, bool IsVerdict)
    {
        public IEnumerable<int> Slots => Words.Concat(Letters).Concat(Signs).Concat(Senses);
    }

    public IReadOnlyList<TaughtText> KnownComments { get; } =
    [
        .. from comment in CategoryTraining.OwnComments()
        where Vocabulary.TryParse<Category>(comment.Category, out _)
        select new TaughtText(comment.Text, comment.Language, Vocabulary.Parse<Category>(comment.Category!)),
    ];

    public byte[] Train(IReadOnlyList<TaughtText> verdicts, BrandContext brand)
    {
        var seen = engine.Borrow(judge =>
            See(judge, verdicts, brand, isVerdict: true).Concat(See(judge, KnownComments, BrandContext.None, isVerdict: false)).ToList()
        );
        var slots = SlotsOf(seen.Where(s => s.IsVerdict));
        var index = slots.Select((slot, i) => (slot, i)).ToDictionary(s => s.slot, s => s.i);
        var rows = new SparseRows();
        var of = seen.Where(s => s.IsVerdict).GroupBy(s => s.Category).ToDictionary(g => g.Key, g => g.Count());
        var mean = of.Count == 0 ? 0 : of.Values.Average();
        foreach (var one in seen)
        {
            Put(rows, index, one.Words, LinearModel.BlockScale(one.Words.Length));
            Put(rows, index, one.Letters, LinearModel.BlockScale(one.Letters.Length));
            Put(rows, index, one.Signs, 1);
            Put(rows, index, one.Senses, LinearModel.BlockScale(one.Senses.Length));
            var weight = one.IsVerdict ? (float)Math.Sqrt(mean / of[one.Category]) : KnownWeight;
            rows.EndRow((int)one.Category, weight, one.Scores);
        }
        return CategoryLayer.Write(slots, LogisticRegression.Train(rows, slots.Count, Categories, Penalty, Iterations));
    }

    private static List<Seen> See(TextJudge judge, IReadOnlyList<TaughtText> texts, BrandContext brand, bool isVerdict)
    {
        var terms = BrandWords.Of(brand);
        var seen = new List<Seen>(texts.Count);
        foreach (var text in texts)
        {
            var scores = new double[Categories];
            if (judge.Score(new TextToAssess(text.Text, text.Language), brand, terms, scores) is { } row)
            {
                seen.Add(
                    new Seen(
                        [.. row.WordSlots],
                        [.. row.LetterSlots],
                        [.. row.SignSlots],
                        [.. row.SenseSlots],
                        scores,
                        text.Category,
                        isVerdict
                    )
                );
            }
        }
        return seen;
    }

    private static List<int> SlotsOf(IEnumerable<Seen> verdicts) =>
        [.. verdicts.SelectMany(v => v.Slots).GroupBy(slot => slot).Where(g => g.Count() >= LeastSeen).Select(g => g.Key).Order()];

    private static void Put(SparseRows rows, Dictionary<int, int> index, int[] slots, float share)
    {
        foreach (var slot in slots)
        {
            if (index.TryGetValue(slot, out var i))
            {
                rows.Put(i, share);
            }
        }
    }
}
