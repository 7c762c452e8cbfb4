using Agreements.Server.Localization.ChineseText;
using System.Text.Json;

namespace Agreements.Server.Tests.Searching;

/// <summary>Readings and simplification by the suites of the field. All of them are right today; a miss is told by its text.</summary>
public sealed class FieldSuiteTests
{
    private const string Readings = "suites/pinyin.json";
    private const string Scripts = "suites/t2s.json";

    [FieldFact(Readings)]
    public void Surnames_are_read_as_surnames() => Right("surnames", NameOf).ShouldBeEmpty();

    [FieldFact(Readings)]
    public void Names_are_read_with_their_surname() => Right("names", NameOf).ShouldBeEmpty();

    [FieldFact(Readings)]
    public void Places_and_words_are_read_as_the_word_has_them() => Right("placesAndWords", t => Chinese.Pinyin(Chinese.Fold(t))).ShouldBeEmpty();

    /// <summary>The mode tw2sp changes the vocabulary (軟體 becomes 软件), which a search does not.</summary>
    [FieldFact(Scripts)]
    public void Traditional_and_simplified_are_compared_as_one()
    {
        var pairs = Field.Json(Scripts).GetProperty("pairs").EnumerateArray().Where(p => p.GetProperty("mode").GetString() != "tw2sp").ToArray();
        pairs.Length.ShouldBeGreaterThan(50);
        pairs.Where(p => Chinese.Fold(Text(p, "traditional")) != Chinese.Fold(Text(p, "simplified")))
            .Select(p => $"{Text(p, "id")}: {Chinese.Fold(Text(p, "traditional"))} / {Chinese.Fold(Text(p, "simplified"))}").ShouldBeEmpty();
    }

    private static string NameOf(string text) => Chinese.PinyinOfName(Chinese.Fold(text))[0];

    private static IEnumerable<string> Right(string list, Func<string, string> read) => Field.Json(Readings).GetProperty(list).EnumerateArray()
        .Where(e => read(Text(e, "text")) != Text(e, "pinyin")).Select(e => $"{Text(e, "text")}: {read(Text(e, "text"))}, not {Text(e, "pinyin")}");

    private static string Text(JsonElement of, string name) => of.GetProperty(name).GetString()!;
}
