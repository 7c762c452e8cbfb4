using Agreements.Server.Storage;
using Npgsql;

namespace Agreements.Server.Localization.ChineseText;

/// <summary>What is looked for, as conditions in SQL on the columns of <see cref="SearchDocument"/>: every word must be found.</summary>
internal static class SearchConditions
{
    /// <summary>The conditions, one a word at least; none for an empty search.</summary>
    /// <param name="text">What somebody typed.</param>
    /// <param name="table">Alias of the table with the columns.</param>
    /// <param name="command">Takes the parameters.</param>
    /// <param name="byIndex">Whether what cannot have a word is left out by the index of tokens; else each row is looked at.</param>
    public static IEnumerable<string> Of(string text, string table, NpgsqlCommand command, bool byIndex = true) =>
        SearchText.WordsOf(Chinese.Fold(text)).Select(word => Word(word, byIndex ? table : null, table, command));

    private static string Word(string word, string? tokensOf, string table, NpgsqlCommand command)
    {
        // Tokens only narrow: pairs of characters may stand in the text without standing side by side.
        var place = command.Parameter(word);
        var tokens = SearchText.TokensFor(word);
        var ways = new List<string> { $"{Narrowed(tokens, tokensOf, command)}position({place} in {table}.haystack) > 0" };
        if (word.Length > 1 && word.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c)))
        {
            ways.Add($"{Narrowed(SearchText.InitialTokens(word), tokensOf, command)}position({place} in {table}.initials) > 0");
            var sound = SearchDocument.Plain(word);
            var heard = word.Length > 2 ? SearchText.PinyinTokens(sound) : SearchText.SyllableTokens(sound);
            // From the beginning of a syllable on, whether or not gaps were typed; two letters are of one syllable.
            var pattern = command.Parameter($@"\m{string.Join(word.Length > 2 ? " ?" : "", sound.AsEnumerable())}");
            ways.Add($"{Narrowed(heard, tokensOf, command)}{table}.pinyin ~ {pattern}");
        }

        return ways.Count == 1 ? ways[0] : $"({string.Join(" or ", ways.Select(w => $"({w})"))})";
    }

    private static string Narrowed(string[] tokens, string? table, NpgsqlCommand command) =>
        tokens.Length == 0 || table is null ? "" : $"{table}.tokens @> {command.Parameter(tokens)} and ";
}
