using Json.Schema;
using System.Text.Json.Nodes;
using System.Text.Json;

namespace Agreements.Server.Tests.Importing;

/// <summary>The published schema of the case format says what the importer reads: no more and no less, as far as a schema can.</summary>
public sealed class CaseSchemaTests(RunningServer server) : IClassFixture<RunningServer>
{
    /// <summary>Findings about one value or object by itself; all others need the rest of the file, the record or the calendar.</summary>
    private static readonly string[] OfShape =
    [
        "format-unknown", "word-unknown", "key-missing", "value-missing", "key-unknown", "type-wrong", "text-empty", "quantity-negative", "days-not-whole",
        "party-not-one", "date-malformed",
    ];

    private static readonly JsonSchema Schema = JsonSchema.FromText(File.ReadAllText(Repository.PathOf("docs/case-format.schema.json")));

    public static TheoryData<string, string, bool> Mistakes
    {
        get
        {
            var mistakes = new TheoryData<string, string, bool>();
            // An escape of half a character is no JSON for a schema to see, and of two equal keys it sees one.
            foreach (var m in CaseFileErrorTests.Mistakes.Where(m =>
                m[2] is not ("text-not-storable" or "key-duplicate" or "number-too-large" or "date-beyond-count")))
            {
                mistakes.Add((string)m[0], (string)m[1], !OfShape.Contains(m[2]));
            }

            return mistakes;
        }
    }

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void It_refuses_what_the_importer_refuses_for_its_shape_and_nothing_else(string old, string replacement, bool passes) =>
        Faults(CaseFiles.SmallWith(old, replacement)).Any().ShouldBe(!passes);

    [Theory]
    [InlineData("\"region\": \"重庆市\"", "\"region\": null")]
    [InlineData("\"openQuestions\": [\"Who pays?\"]", "\"openQuestions\": null")]
    [InlineData("\"every\": \"year\"", "\"every\": null")]
    [InlineData("\"foundedOn\": \"2024\"", "\"foundedOn\": {\"edtf\": \"2024-05/..\", \"basis\": null}")]
    [InlineData(
        "\"format\": \"agreement-cases/1\"", "\"$schema\": \"https://agreements.example/schemas/agreement-cases-1.json\", \"format\": \"agreement-cases/1\"")]
    [InlineData("\"body\": \"league\", \"role\"", "\"body\": \"league\", \"institution\": null, \"role\"")]
    [InlineData(
        "\"actionItems\":", "\"resolutions\": [\"同意\", {\"zh\": \"同意\", \"en\": \"Agreed\"}, {\"text\": \"同意\", \"status\": \"adopted\"}], \"actionItems\":")]
    [InlineData("\"actionItems\":", "\"resolutions\": [{\"title\": \"同意\", \"status\": \"adopted\"}], \"actionItems\":")]
    [InlineData("{\"title\": \"回访\",", "{\"text\": \"回访\",")]
    public void It_passes_what_the_importer_takes(string old, string replacement)
    {
        var json = CaseFiles.SmallWith(old, replacement);
        CaseFiles.Plan(json).Errors.ShouldBeEmpty();
        Faults(json).ShouldBeEmpty();
    }

    [Fact]
    public void It_passes_the_examples()
    {
        foreach (var json in CaseFiles.Demos.Select(File.ReadAllText).Append(CaseFiles.Small))
        {
            Faults(json).ShouldBeEmpty();
        }
    }

    [Fact]
    public void Its_words_are_those_of_the_code()
    {
        var root = JsonNode.Parse(File.ReadAllText(Repository.PathOf("docs/case-format.schema.json")))!["definitions"]!;
        string[] Words(string of, string key) => [.. root[of]!["properties"]![key]!["enum"]!.AsArray().Select(w => w?.GetValue<string>()).OfType<string>()];

        Words("quantity", "qualifier").ShouldBe(KebabEnum<Qualifier>.Names);
        Words("source", "reliability").ShouldBe(KebabEnum<Reliability>.Names);
        Words("institution", "kind").ShouldBe(KebabEnum<InstitutionKind>.Names);
        Words("body", "kind").ShouldBe(KebabEnum<BodyKind>.Names);
        Words("party", "role").ShouldBe(KebabEnum<PartyRole>.Names);
        Words("commitment", "every").ShouldBe(KebabEnum<Recurrence>.Names);
        Words("outcome", "level").ShouldBe(KebabEnum<OutcomeLevel>.Names);
        Words("agreement", "kind").ShouldBe(KebabEnum<AgreementKind>.Names);
        Words("agreement", "stage").ShouldBe(KebabEnum<Stage>.Names);
        Words("engagement", "kind").ShouldBe(KebabEnum<EngagementKind>.Names);
    }

    [Fact]
    public async Task The_server_gives_it_to_anybody()
    {
        using var client = new HttpClient { BaseAddress = server.Address };
        using var answer = await client.GetAsync("/schemas/agreement-cases-1.json");
        answer.EnsureSuccessStatusCode();
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/schema+json");
        (await answer.Content.ReadAsStringAsync()).ShouldBe(await File.ReadAllTextAsync(Repository.PathOf("docs/case-format.schema.json")));
    }

    private static IEnumerable<string> Faults(string json)
    {
        using var document = JsonDocument.Parse(json);
        var result = Schema.Evaluate(document.RootElement, new EvaluationOptions { OutputFormat = OutputFormat.List });
        return result.IsValid
            ? []
            : result.Details!.Where(d => d.Errors is not null).Select(d => $"{d.InstanceLocation}: {string.Join("; ", d.Errors!.Values)}");
    }
}
