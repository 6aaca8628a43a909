namespace Entente.Domain.Replies.Review;

/// <summary>
/// The beginnings of words without which a phrase cannot match: one list for each ingredient, any of which will do. What cannot be told
/// requires nothing. Reads a phrase with its signs as <see cref="PhrasePatterns"/> writes them.
/// </summary>
internal sealed class RequiredWords
{
    public const char Gap = '\u0001';
    public const char MaybeSpace = '\u0002';
    public const char Word = '\u0003';
    public const char Space = '\u0004';

    /// <summary>Longer beginnings tell no more.</summary>
    public const int LongestBeginning = 6;

    private readonly string _phrase;
    private int _at;

    private RequiredWords(string phrase) => _phrase = phrase;

    public static IReadOnlyList<string[]> Of(string phrase) => new RequiredWords(phrase).Alternatives(true).Needs;

    private bool IsOver => _at >= _phrase.Length || _phrase[_at] is ')' or '|';

    /// <summary>What every alternative needs, and whether a word can only begin after each of them.</summary>
    private (IReadOnlyList<string[]> Needs, bool AtStart) Alternatives(bool atStart)
    {
        var all = new List<List<string[]>>();
        var ends = true;
        while (true)
        {
            var (needs, end) = Sequence(atStart);
            all.Add(needs);
            ends &= end;
            if (_at >= _phrase.Length || _phrase[_at] != '|')
            {
                break;
            }
            _at++;
        }
        if (all.Count == 1)
        {
            return (all[0], ends);
        }
        return (
            all.TrueForAll(needs => needs.Count > 0)
                ?
                [
                    [.. all.SelectMany(Rarest).Distinct()],
                ]
                : [],
            ends
        );
    }

    private static string[] Rarest(List<string[]> needs) => needs.MaxBy(need => need.Min(word => word.Length))!;

    private (List<string[]> Needs, bool AtStart) Sequence(bool atStart)
    {
        var needs = new List<string[]>();
        while (!IsOver)
        {
            var c = _phrase[_at];
            if (c == '(')
            {
                atStart = Group(atStart, needs);
            }
            else if (char.IsLetterOrDigit(c))
            {
                var beginning = Letters();
                if (atStart && beginning.Length > 0)
                {
                    needs.Add([beginning]);
                }
                atStart = false;
            }
            else
            {
                atStart = Sign(c, atStart);
            }
        }
        return (needs, atStart);
    }

    private bool Group(bool atStart, List<string[]> needs)
    {
        _at += "(?:".Length;
        var (inside, end) = Alternatives(atStart);
        _at++;
        if (IsOptional())
        {
            return atStart && end;
        }
        needs.AddRange(inside);
        return end;
    }

    private bool Sign(char c, bool atStart)
    {
        _at++;
        if (c == '\\')
        {
            var escaped = _phrase[_at++];
            return escaped == 'b' ? atStart : !IsOptional() && !char.IsLetter(escaped);
        }
        if (c == '[')
        {
            _at = _phrase.IndexOf(']', _at + 1) + 1;
        }
        var optional = IsOptional();
        return c switch
        {
            ' ' or Gap or Space => true,
            MaybeSpace or Word => atStart,
            '[' or '~' or '.' => false,
            _ => !optional || atStart,
        };
    }

    private string Letters()
    {
        var from = _at;
        while (_at < _phrase.Length && char.IsLetterOrDigit(_phrase[_at]))
        {
            _at++;
            var end = _at;
            if (_at < _phrase.Length && _phrase[_at] is '?' or '*' or '+' or '{')
            {
                var certain = IsOptional() ? end - 1 : end;
                SkipWord();
                return Beginning(from, certain);
            }
        }
        return Beginning(from, _at);
    }

    /// <summary>After a letter that may be missing the rest of the word is uncertain.</summary>
    private void SkipWord()
    {
        while (_at < _phrase.Length && char.IsLetterOrDigit(_phrase[_at]))
        {
            _at++;
            IsOptional();
        }
    }

    private string Beginning(int from, int to) => _phrase[from..Math.Min(to, from + LongestBeginning)];

    private bool IsOptional()
    {
        if (_at >= _phrase.Length || _phrase[_at] is not ('?' or '*' or '+' or '{'))
        {
            return false;
        }
        var quantifier = _phrase[_at++];
        var optional = quantifier is '?' or '*' || (quantifier == '{' && _phrase[_at] == '0');
        if (quantifier == '{')
        {
            _at = _phrase.IndexOf('}', _at) + 1;
        }
        if (_at < _phrase.Length && _phrase[_at] == '?')
        {
            _at++;
        }
        return optional;
    }
}
