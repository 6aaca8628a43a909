namespace Entente.Infrastructure.Triage.Reading;

/// <summary>Cuts folded text into tokens, in one pass. Each step looks a bounded distance ahead or consumes what it looks at.</summary>
internal static class Tokenizer
{
    private static readonly uint MentionHash = SpanHash.Of("@user");
    private static readonly uint LinkHash = SpanHash.Of("http");
    private static readonly uint QuotationHash = SpanHash.Of("\"");

    [ThreadStatic]
    private static Appended<Token>? _tokens;

    [ThreadStatic]
    private static Appended<int>? _words;

    public static (Token[] Tokens, int[] Words) Split(NormalText text)
    {
        var (tokens, words) = (_tokens ??= new(256), _words ??= new(256));
        tokens.Clear();
        words.Clear();
        var sentence = new SentenceState();
        var at = 0;
        while (at < text.Length)
        {
            if (text.Folded[at] is ' ' or '\n')
            {
                sentence.Line(text.Folded[at]);
                at++;
                continue;
            }
            var end = EndOf(text.Folded, at, out var kind);
            if (kind == TokenKind.Word && at > 0 && text.Folded[at - 1] == '#')
            {
                end = HashtagParts.EndOfPart(text, at, end);
            }
            var token = Make(text, at, end, kind);
            sentence.Place(ref token, text.Spelling(token));
            if (kind != TokenKind.Punctuation)
            {
                words.Add([tokens.All.Length]);
            }
            tokens.Add([token]);
            at = end;
            // The rest of a hashtag is cut in the same way, part by part.
            while (kind == TokenKind.Word && token.FoldStart > 0 && HashtagParts.Continues(text, token.FoldStart, at))
            {
                end = HashtagParts.EndOfPart(text, at, EndOf(text.Folded, at, out _));
                var part = Make(text, at, end, TokenKind.Word);
                sentence.Place(ref part, text.Spelling(part));
                words.Add([tokens.All.Length]);
                tokens.Add([part]);
                at = end;
            }
        }
        return (tokens.All.ToArray(), words.All.ToArray());
    }

    private static int EndOf(ReadOnlySpan<char> text, int at, out TokenKind kind)
    {
        var c = text[at];
        if (c == '@' && at + 1 < text.Length && Characters.IsHandle(text[at + 1]) && (at == 0 || !Characters.IsWord(text[at - 1])))
        {
            kind = TokenKind.Mention;
            return Run(text, at + 1, Characters.IsHandle);
        }
        if (IsLink(text[at..]))
        {
            kind = TokenKind.Link;
            return Run(text, at, Characters.IsVisible);
        }
        if (char.IsAsciiDigit(c))
        {
            return NumberEnd(text, at, out kind);
        }
        if (Characters.IsWord(c))
        {
            kind = TokenKind.Word;
            return WordEnd(text, at);
        }
        if (Characters.IsEmoji(text, at, out var length))
        {
            kind = TokenKind.Emoji;
            return at + length;
        }
        kind = TokenKind.Punctuation;
        return PunctuationEnd(text, at);
    }

    private static int NumberEnd(ReadOnlySpan<char> text, int at, out TokenKind kind)
    {
        var end = Run(text, at, char.IsAsciiDigit);
        while (end + 1 < text.Length && text[end] is '.' or ',' or ':' or '/' && char.IsAsciiDigit(text[end + 1]))
        {
            end = Run(text, end + 1, char.IsAsciiDigit);
        }
        kind = TokenKind.Number;
        if (end < text.Length && char.IsLetter(text[end]))
        {
            kind = TokenKind.Word;
            return WordEnd(text, end);
        }
        return end;
    }

    private static int WordEnd(ReadOnlySpan<char> text, int at)
    {
        var end = at;
        while (end < text.Length && (Characters.IsWord(text[end]) || (end > at && Characters.IsDisguise(text, end))))
        {
            end++;
        }
        return end;
    }

    private static int PunctuationEnd(ReadOnlySpan<char> text, int at)
    {
        // Quotation marks and brackets stand alone, so that what they enclose can be told; the rest runs together (":-)", "?!").
        if (text[at] == '"')
        {
            return Run(text, at, c => c == '"');
        }
        if (text[at] is '(' or '[' or '#' or '@' || char.IsSurrogate(text[at]))
        {
            return at + (char.IsHighSurrogate(text[at]) && at + 1 < text.Length ? 2 : 1);
        }
        var end = at;
        while (
            end < text.Length && Characters.IsSign(text[end]) && !(text[end] is '#' or '"' or '@') && !Characters.IsEmoji(text, end, out _)
        )
        {
            end++;
        }
        var smile = end < text.Length && text[end] is 'd' or 'p' or 'o' && end - at <= 2 && text[at] is ':' or ';' or '=';
        return smile && (end + 1 == text.Length || !Characters.IsWord(text[end + 1])) ? end + 1 : Math.Max(end, at + 1);
    }

    private static Token Make(NormalText text, int at, int end, TokenKind kind)
    {
        var token = new Token
        {
            Start = text.Origin(at),
            End = text.OriginEnd(end - 1),
            FoldStart = at,
            FoldLength = end - at,
            Kind = kind,
        };
        token.Hash = kind switch
        {
            TokenKind.Mention => MentionHash,
            TokenKind.Link => LinkHash,
            TokenKind.Number => SpanHash.Join(7, (uint)Math.Min(end - at, 6)),
            // Without the skin tone: it says nothing of the mood.
            TokenKind.Emoji => Spellings.Hash(text.Spelling(token)[..Math.Min(2, end - at)]),
            // However often a program has doubled the mark.
            _ when text.Folded[at] == '"' => QuotationHash,
            _ => Spellings.Hash(text.Spelling(token)),
        };
        if (kind == TokenKind.Word)
        {
            token.OtherHash = Spellings.OtherHash(text.Spelling(token), token.Hash);
            token.Capitalised = char.IsUpper(text.Original[token.Start]);
            token.AllCapitals =
                token.Capitalised
                && end - at > 1
                && !text.Original.AsSpan(token.Start, token.End - token.Start).ContainsAnyInRange('a', 'z');
        }
        return token;
    }

    private static bool IsLink(ReadOnlySpan<char> rest) =>
        rest[0] switch
        {
            'h' => rest.StartsWith("http://")
                || rest.StartsWith("https://")
                || (rest.StartsWith("http") && (rest.Length == 4 || !Characters.IsWord(rest[4]))),
            'w' => rest.StartsWith("www."),
            _ => false,
        };

    private static int Run(ReadOnlySpan<char> text, int at, Func<char, bool> belongs)
    {
        while (at < text.Length && belongs(text[at]))
        {
            at++;
        }
        return at;
    }
}
