using System.Text.Json;
using System.Text.RegularExpressions;

namespace Agreements.Server.Tests.Queries;

/// <summary>Every sentence that the demo's records are told in, in both languages, read for what no person would write.</summary>
public sealed partial class DemoSentencesTests(DemoServer demo) : IClassFixture<DemoServer>
{
    [Fact]
    public async Task No_sentence_of_the_demo_reads_like_a_machine()
    {
        var sentences = await AllAsync();
        sentences.Count.ShouldBeGreaterThan(250);
        sentences.SelectMany(s => Faults(s.Zh, isChinese: true).Concat(s.En is null ? [] : Faults(s.En, isChinese: false))).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("协议 0195d3a0-0000-7000-8000-000000000003 之下。", true, "GUID")]
    [InlineData("It is Huafon Co., Ltd..", false, "two full stops")]
    [InlineData("It  is.", false, "two blanks")]
    [InlineData("类别为friendship-school。", true, "code")]
    [InlineData("It is a friendship-school.", false, "code")]
    [InlineData("签署于2025-03-27。", true, "ISO day")]
    [InlineData("甲,乙。", true, "half-width punctuation")]
    [InlineData("There are 19 zone.", false, "number with a singular")]
    [InlineData("It has at least 500 fair.", false, "number with a singular")]
    [InlineData("Work began. 工作开始。", false, "")]
    [InlineData("At least 670 results, 1 school and 30 people; in 2025 work began.", false, "")]
    public void A_fault_is_seen(string sentence, bool isChinese, string fault) =>
        string.Join("; ", Faults(sentence, isChinese).Select(f => f.Split(':')[0])).ShouldBe(fault);

    private static IEnumerable<string> Faults(string sentence, bool isChinese)
    {
        foreach (var (name, isFound) in new[]
        {
            ("GUID", Guids().IsMatch(sentence)), ("two full stops", DoubleStops().IsMatch(sentence)),
            ("two blanks", sentence.Contains("  ", StringComparison.Ordinal)),
            ("code", Codes().Matches(sentence).Any(m => Known.Contains(m.Value))), ("ISO day", IsoDays().IsMatch(sentence)),
            ("half-width punctuation", isChinese && HalfWidth().IsMatch(sentence)), ("number with a singular", !isChinese && HasSingular(sentence)),
        })
        {
            if (isFound)
            {
                yield return $"{name}: {sentence}";
            }
        }
    }

    /// <summary>Codes that are words of the format and no English.</summary>
    private static readonly HashSet<string> Known = new(
        new[] { typeof(AgreementKind), typeof(PartyRole), typeof(Stage), typeof(Standing), typeof(OutcomeLevel), typeof(InstitutionKind), typeof(Recurrence) }
            .SelectMany(Enum.GetNames).Select(JsonNamingPolicy.KebabCaseLower.ConvertName).Where(n => n.Contains('-', StringComparison.Ordinal)),
        StringComparer.Ordinal);

    /// <summary>Words after a number that are right without an s; before a plural any other is ("14 industry colleges").</summary>
    private static readonly HashSet<string> Right = new(StringComparer.Ordinal)
    {
        "people", "per", "mu", "work", "and", "was", "is", "to", "of", "in", "came", "would", "for", "on", "at", "put", "from", "by", "the", "or", "a",
        "signed", "comes", "has", "with",
    };

    private static bool HasSingular(string sentence) => Numbers().Matches(sentence).Any(m =>
        m.Groups["n"].Value is not "1"
        && !m.Groups["w"].Value.EndsWith('s') && !m.Groups["next"].Value.EndsWith('s') && !Right.Contains(m.Groups["w"].Value));

    private async Task<List<Text>> AllAsync()
    {
        var sentences = new List<Text>();
        var register = await demo.ReadAsync("/api/v1/register?size=200");
        foreach (var row in register.GetProperty("rows").EnumerateArray())
        {
            var id = row.GetProperty("id").GetString();
            foreach (var address in new[] { "timeline?count=500", "why", "gaps", "guards", "contradictions", "coverage" })
            {
                sentences.AddRange(In(await demo.ReadAsync($"/api/v1/agreements/{id}/{address}")));
            }
        }

        foreach (var met in (await demo.ReadAsync("/api/v1/engagements?count=200")).GetProperty("engagements").EnumerateArray())
        {
            sentences.AddRange(In(await demo.ReadAsync($"/api/v1/engagements/{met.GetProperty("id").GetString()}")));
        }

        foreach (var (list, of) in new[] { ("/api/v1/institutions?size=200", "/api/v1/institutions/"), ("/api/v1/bodies?size=200", "/api/v1/bodies/") })
        {
            foreach (var code in CodesIn(await demo.ReadAsync(list)))
            {
                sentences.AddRange(In(await demo.ReadAsync($"{of}{code}/history")));
            }
        }

        return sentences;
    }

    private static IEnumerable<string> CodesIn(JsonElement list) =>
        (list.ValueKind == JsonValueKind.Array ? list.EnumerateArray() : list.EnumerateObject().First(p => p.Value.ValueKind == JsonValueKind.Array).Value
            .EnumerateArray()).Select(r => r.GetProperty("code").GetString()!);

    /// <summary>Every sentence and every reason, at any depth; titles and names are people's own words.</summary>
    private static IEnumerable<Text> In(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object when value.TryGetProperty("metBy", out _) && value.TryGetProperty("zh", out var zh) =>
            [new Text(zh.GetString()!, value.GetProperty("en").GetString())],
        JsonValueKind.Object => value.EnumerateObject().SelectMany(p => p.Name == "sentence" && p.Value.ValueKind == JsonValueKind.Object
            ? [new Text(p.Value.GetProperty("zh").GetString()!, p.Value.TryGetProperty("en", out var en) ? en.GetString() : null)]
            : In(p.Value)),
        JsonValueKind.Array => value.EnumerateArray().SelectMany(In),
        _ => [],
    };

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-")]
    private static partial Regex Guids();

    [GeneratedRegex(@"(?<!\.)\.\.(?!\.)|。。|。\.|\.。")]
    private static partial Regex DoubleStops();

    [GeneratedRegex("[a-z]+(?:-[a-z]+)+")]
    private static partial Regex Codes();

    [GeneratedRegex("(?<![0-9A-Za-z-])[0-9]{4}-[0-9]{2}(?:-[0-9]{2})?(?![0-9A-Za-z-])")]
    private static partial Regex IsoDays();

    [GeneratedRegex(@"[\u4e00-\u9fff][,;:!?()][\u4e00-\u9fff]")]
    private static partial Regex HalfWidth();

    [GeneratedRegex(@"(?<![\w.])(?<n>[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?) (?<w>[a-z]+)(?= (?<next>[a-z]+))?")]
    private static partial Regex Numbers();
}
