namespace Agreements.Server.Localization.ChineseText;

/// <summary>
/// Tokens of a search, each once. Every event that names an agreement makes some hundred of them: a token is looked up where it stands in the text, and
/// only a new one becomes a string.
/// </summary>
internal sealed class TokenSet
{
    private const char OfInitialsMark = '~';
    private const char OfSoundMark = '=';

    private readonly HashSet<string> _tokens;
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> _bySpan;

    public TokenSet()
    {
        _tokens = new HashSet<string>(StringComparer.Ordinal);
        _bySpan = _tokens.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>Adds what a text is found under.</summary>
    public TokenSet OfText(string folded)
    {
        foreach (var run in SearchText.Runs(folded))
        {
            if (run.IsChinese)
            {
                AddEach(run, 1);
                AddEach(run, 2);
                continue;
            }

            for (var count = Math.Min(run.Count, SearchText.LongestPrefix); count > 0; count--)
            {
                _bySpan.Add(run.Letters(0, count));
            }
        }

        return this;
    }

    /// <summary>Adds what a text must be found under that holds another.</summary>
    public TokenSet ForText(string folded)
    {
        foreach (var run in SearchText.Runs(folded))
        {
            if (run.IsChinese)
            {
                AddEach(run, Math.Min(run.Count, 2));
            }
            else
            {
                _bySpan.Add(run.Letters(0, Math.Min(run.Count, SearchText.LongestPrefix)));
            }
        }

        return this;
    }

    /// <summary>Adds pairs of neighbouring initials.</summary>
    public TokenSet OfInitials(ReadOnlySpan<char> initials) => AddWindows(OfInitialsMark, initials, 2);

    /// <summary>Adds every three neighbouring letters of a sound.</summary>
    public TokenSet OfPinyin(ReadOnlySpan<char> pinyin) => AddWindows(OfSoundMark, pinyin, 3);

    /// <summary>Adds two letters from the beginning of each syllable.</summary>
    public TokenSet OfSyllables(ReadOnlySpan<char> pinyin)
    {
        foreach (var syllable in pinyin.Split(' '))
        {
            if (pinyin[syllable] is { Length: > 1 } letters)
            {
                AddWindows(OfSoundMark, letters[..2], 2);
            }
        }

        return this;
    }

    /// <summary>The tokens, in ordinal order.</summary>
    public string[] InOrder()
    {
        string[] tokens = [.. _tokens];
        Array.Sort(tokens, StringComparer.Ordinal);
        return tokens;
    }

    private void AddEach(TextRun run, int count)
    {
        for (var first = 0; first + count <= run.Count; first++)
        {
            _bySpan.Add(run.Letters(first, count));
        }
    }

    private TokenSet AddWindows(char mark, ReadOnlySpan<char> text, int length)
    {
        Span<char> token = stackalloc char[length + 1];
        token[0] = mark;
        for (var at = 0; at + length <= text.Length; at++)
        {
            text.Slice(at, length).CopyTo(token[1..]);
            _bySpan.Add(token);
        }

        return this;
    }
}
