namespace Entente.Infrastructure.Triage.Reading;

/// <summary>Walks along the tokens and notes for each where it stands: sentence, pause, quotation, reach of a negation.</summary>
internal sealed class SentenceState
{
    private const int ReachOfNegation = 4;
    private const int LongestQuotation = 40;

    private static readonly HashSet<uint> Negations =
    [
        .. new[]
        {
            "pas",
            "jamais",
            "aucun",
            "aucune",
            "rien",
            "sans",
            "ni",
            "not",
            "never",
            "no",
            "nothing",
            "without",
            "cannot",
            "cant",
            "dont",
            "doesnt",
            "didnt",
            "isnt",
            "wasnt",
            "wont",
            "nicht",
            "kein",
            "keine",
            "nie",
            "nunca",
            "sin",
            "non",
            "mai",
            "senza",
            "nao",
            "sem",
        }.Select(w => Spellings.Hash(w)),
    ];
    private static readonly uint ShortNot = Spellings.Hash("t");

    private int _negated;
    private int _quoted;
    private bool _starts = true;
    private bool _pause;
    private bool _apostrophe;

    public void Line(char c)
    {
        if (c == '\n')
        {
            (_starts, _negated) = (true, 0);
        }
    }

    public void Place(ref Token token, ReadOnlySpan<char> spelling)
    {
        if (token.Kind == TokenKind.Punctuation)
        {
            Punctuate(spelling);
            return;
        }
        token.StartsSentence = _starts;
        token.AfterPause = _pause;
        token.Quoted = _quoted > 0;
        token.Negated = _negated > 0;
        _quoted = Math.Max(0, _quoted - 1);
        _negated = IsNegation(token.Hash) ? ReachOfNegation : Math.Max(0, _negated - 1);
        (_starts, _pause, _apostrophe) = (false, false, false);
    }

    private bool IsNegation(uint hash) => Negations.Contains(hash) || (_apostrophe && hash == ShortNot);

    private void Punctuate(ReadOnlySpan<char> sign)
    {
        _apostrophe = sign is "'";
        if (sign[0] == '"')
        {
            _quoted = _quoted > 0 ? 0 : LongestQuotation;
        }
        else if (sign.ContainsAny('.', '!', '?') || sign.ContainsAny(';', '…'))
        {
            (_starts, _negated) = (true, 0);
        }
        else if (!_apostrophe)
        {
            _pause = true;
            _negated = sign is "-" ? _negated : 0;
        }
    }
}
