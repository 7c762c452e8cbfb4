using Agreements.Server.Localization.ChineseText;

namespace Agreements.Server.Tests.Searching;

public sealed class SearchTextTests
{
    [Theory]
    [InlineData("成都市", new[] { "市", "成", "成都", "都", "都市" })]
    [InlineData("QY-25", new[] { "2", "25", "q", "qy" })]
    [InlineData("ＱＹ", new[] { "q", "qy" })]
    [InlineData("第3稿", new[] { "3", "稿", "第" })]
    [InlineData("，。 -", new string[0])]
    public void A_text_is_found_under_its_characters_their_pairs_and_beginnings_of_words(string text, string[] tokens) =>
        SearchText.TokensOf(Chinese.Fold(text)).ShouldBe(tokens, ignoreOrder: true);

    [Theory]
    [InlineData("成都市", new[] { "成都", "都市" })]
    [InlineData("成", new[] { "成" })]
    [InlineData("vocational 成都", new[] { "vocation", "成都" })]
    [InlineData("𠮷野", new[] { "𠮷野" })]
    [InlineData("-", new string[0])]
    public void What_is_looked_for_narrows_by_as_few_tokens_as_tell_it(string words, string[] tokens) =>
        SearchText.TokensFor(Chinese.Fold(words)).ShouldBe(tokens, ignoreOrder: true);

    [Theory]
    [InlineData("成都市青羊区教育局 Framework Agreement 2025-Ａ1", "羊区教育")]
    [InlineData("成都市青羊区教育局 Framework Agreement 2025-Ａ1", "agree a1")]
    [InlineData("成都市青羊区教育局 Framework Agreement 2025-Ａ1", "局")]
    [InlineData("成都市青羊区教育局 Framework Agreement 2025-Ａ1", "Framework Agreement")]
    public void Whatever_stands_in_a_text_is_among_its_tokens(string text, string words) =>
        SearchText.TokensFor(Chinese.Fold(words)).ShouldBeSubsetOf(SearchText.TokensOf(Chinese.Fold(text)));
}
