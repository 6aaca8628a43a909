using Entente.Infrastructure.Triage.Transformers;
using Xunit;

namespace Entente.UnitTests.Triage.Transformers;

public sealed class ReadingTokensTests : IDisposable
{
    private readonly TinyTransformer _tiny = new();

    public void Dispose() => _tiny.Dispose();

    [Fact]
    public void Word_pieces_stand_between_their_marks()
    {
        var reader = new WordPieceReader(_tiny.Path("vocab.txt"), isUncased: true);
        Assert.Equal([2, 5, 8, 9, 1, 3], reader.Read("Supérbe LAMPES ici", 64));
        Assert.Equal([2, 5, 8, 9, 3], reader.Read("superbe lampes ici", 5));
        Assert.Equal([2, 1, 3], new WordPieceReader(_tiny.Path("vocab.txt"), isUncased: false).Read("Superbe", 64));
        Assert.Equal(0, reader.Padding);
    }

    /// <summary>In the file the pieces are numbered 0 to 5; XLM-RoBERTa moves them by one, CamemBERT by four, and both rename the marks.</summary>
    [Theory]
    [InlineData(false, new long[] { 0, 4, 5, 2 }, new long[] { 0, 4, 6, 3, 2 })]
    [InlineData(true, new long[] { 5, 7, 8, 6 }, new long[] { 5, 7, 9, 3, 6 })]
    public void Sentence_pieces_have_the_numbers_the_models_were_trained_on(bool isCamembert, long[] known, long[] unknown)
    {
        File.WriteAllBytes(_tiny.Path("sentencepiece.bpe.model"), SentencePieces("▁lampe", "▁superbe"));
        var reader = new SentencePieceReader(_tiny.Path("sentencepiece.bpe.model"), isCamembert);
        Assert.Equal(known, reader.Read("lampe superbe", 64));
        Assert.Equal(unknown, reader.Read("lampe ж", 64));
        Assert.Equal([known[0], known[1], known[^1]], reader.Read("lampe superbe", 3));
        Assert.Equal(1, reader.Padding);
    }

    [Fact]
    public void A_folder_with_sentence_pieces_reads_the_tone()
    {
        _tiny.WriteConfig("xlm-roberta", "Negative", "Neutral", "Positive");
        File.WriteAllBytes(_tiny.Path("sentencepiece.bpe.model"), SentencePieces("▁lampe", "▁superbe"));
        float[][] scores =
        [
            [0, 0, 0],
            [9, 0, 0],
            [0, 0, 0],
            [0, 0, 0],
            [0, 0, 0],
            [0, 0, 5],
            [0, 0, 0],
        ];
        File.WriteAllBytes(_tiny.Path("model.onnx"), TinyTransformer.Model(scores));
        using var engine = _tiny.Open();
        var said = engine.Assess([TinyTransformer.Text("La lampe de ma mère est superbe")], Application.Triage.BrandContext.None)[0];
        Assert.Equal(Domain.Triage.Sentiment.Positive, said.Sentiment);
        Assert.Contains("+t", said.ModelVersion);
    }

    /// <summary>A unigram model: the three marks, then the pieces, the likelier the earlier.</summary>
    private static byte[] SentencePieces(params string[] pieces)
    {
        var model = new Protobuf().Put(1, Piece("<unk>", 0, 2)).Put(1, Piece("<s>", 0, 3)).Put(1, Piece("</s>", 0, 3));
        foreach (var piece in pieces.Append("▁"))
        {
            model.Put(1, Piece(piece, -1, 1));
        }
        return model
            .Put(2, new Protobuf().Put(3, 1L).Put(40, 0L).Put(41, 1L).Put(42, 2L).Put(43, -1L))
            .Put(3, new Protobuf().Put(1, "identity").Put(3, 1L).Put(4, 1L).Put(5, 1L))
            .ToArray();
    }

    private static Protobuf Piece(string piece, float score, long kind) => new Protobuf().Put(1, piece).Put(2, score).Put(3, kind);
}
