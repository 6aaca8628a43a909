using System.Text;
using Microsoft.ML.Tokenizers;

namespace Entente.Infrastructure.Triage.Transformers;

/// <summary>Turns a text into the numbers of one model's vocabulary, with the marks of its beginning and end. Thread-safe.</summary>
internal interface ITokenReader
{
    /// <summary>At most <paramref name="most"/> numbers, both marks included; what is further on in the text is not read.</summary>
    long[] Read(string text, int most);

    /// <summary>The number that fills a shorter text up.</summary>
    long Padding { get; }
}

/// <summary>BERT's word pieces.</summary>
internal sealed class WordPieceReader(string vocabularyFile, bool isUncased) : ITokenReader
{
    private readonly BertTokenizer _tokenizer = BertTokenizer.Create(
        vocabularyFile,
        new BertOptions { LowerCaseBeforeTokenization = isUncased, RemoveNonSpacingMarks = isUncased }
    );

    public long Padding => _tokenizer.PaddingTokenId;

    public long[] Read(string text, int most)
    {
        var words = _tokenizer.EncodeToIds(text, most - 2, addSpecialTokens: false, out _, out _);
        return [_tokenizer.ClassificationTokenId, .. words.Select(id => (long)id), _tokenizer.SeparatorTokenId];
    }
}

/// <summary>
/// SentencePiece, with the numbers that the fairseq models were trained on: their own marks come first, so that every piece stands further
/// back than in its file.
/// </summary>
internal sealed class SentencePieceReader : ITokenReader
{
    private const int Unknown = 3;

    private readonly SentencePieceTokenizer _tokenizer;
    private readonly int _shift;
    private readonly int _begin;
    private readonly int _end;

    public SentencePieceReader(string modelFile, bool isCamembert)
    {
        using var stream = File.OpenRead(modelFile);
        _tokenizer = SentencePieceTokenizer.Create(stream, addBeginningOfSentence: false, addEndOfSentence: false);
        (_shift, _begin, _end) = isCamembert ? (4, 5, 6) : (1, 0, 2);
    }

    public long Padding => 1;

    public long[] Read(string text, int most)
    {
        var pieces = _tokenizer.EncodeToIds(text, false, false, most - 2, out _, out _);
        return [_begin, .. pieces.Select(id => id == _tokenizer.UnknownId ? Unknown : (long)id + _shift), _end];
    }
}
