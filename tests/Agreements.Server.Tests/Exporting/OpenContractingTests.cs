using Agreements.Server.Commands;
using Agreements.Server.Exchange.Exporting.OpenContracting;
using Agreements.Server.Tests.ReadModels;
using Json.Schema;
using System.Text.Json.Nodes;
using System.Text.Json;
using RunningServer = Agreements.Server.Tests.ReadModels.RunningServer;

namespace Agreements.Server.Tests.Exporting;

/// <summary>OCDS 1.1.5: what was taken away is <c>null</c> in the release that says so, and the compiled release is the latest version.</summary>
public sealed class OpenContractingTests(RunningServer server) : IClassFixture<RunningServer>
{
    private static readonly Party Third = Party.OfInstitution("cd-third", PartyRole.Principal, new Text("成都第三中学"));

    private const string Address = "https://standard.open-contracting.org/schema/1__1__5/";

    [Fact]
    public async Task Who_has_left_is_no_supplier_and_what_is_undone_is_not_signed()
    {
        var package = await PackageAsync(await LifeAsync());
        var record = package["records"]![0]!;
        var (releases, compiled) = (record["releases"]!.AsArray(), record["compiledRelease"]!);
        Names(compiled["parties"]).ShouldBe(["成都树德中学", "重庆巴蜀中学", "成都市青羊区教育局"], ignoreOrder: true);
        Names(compiled["awards"]![0]!["suppliers"]).ShouldBe(["成都树德中学", "重庆巴蜀中学"], ignoreOrder: true);
        compiled["awards"]![0]!["status"]!.GetValue<string>().ShouldBe("active");
        compiled["contracts"]![0]!["status"]!.GetValue<string>().ShouldBe("pending");
        compiled["contracts"]![0]!["dateSigned"].ShouldBeNull();
        compiled["contracts"]![0]!["awardID"]!.GetValue<string>().ShouldBe("1");

        var left = releases.Single(r => r!["agreements:event"]!["type"]!.GetValue<string>() == "party-left")!;
        left["tag"]![0]!.GetValue<string>().ShouldBe("planningUpdate");
        var gone = left["parties"]!.AsArray().Single(p => p!["id"]!.GetValue<string>() == Third.Id)!.AsObject();
        gone.Where(p => p.Key != "id" && p.Key != "identifier").ShouldAllBe(p => p.Value == null);
        gone["identifier"]!.AsObject().ShouldAllBe(p => p.Value == null);
        var undone = releases.Last(r => r!["agreements:event"]!["type"]!.GetValue<string>() == "agreement-returned")!["contracts"]![0]!.AsObject();
        (undone.ContainsKey("dateSigned"), undone["dateSigned"]).ShouldBe((true, null));
    }

    [Fact]
    public async Task The_compiled_release_is_what_merging_the_releases_gives_and_is_named_after_the_last()
    {
        var record = (await PackageAsync(await LifeAsync()))["records"]![0]!;
        var releases = record["releases"]!.AsArray().Select(r => r!.AsObject()).ToArray();
        JsonNode.DeepEquals(ReleaseMerge.Of(releases), record["compiledRelease"]).ShouldBeTrue();
        record["compiledRelease"]!["id"]!.GetValue<string>().ShouldBe($"{releases[^1]["ocid"]!.GetValue<string>()}-{releases[^1]["date"]!.GetValue<string>()}");
    }

    [Theory]
    [InlineData("""[{"a":1,"b":2},{"b":null}]""", """{"a":1}""")]
    [InlineData("""[{"a":{"b":{"c":1}}},{"a":{"b":{"c":null}}}]""", "{}")]
    [InlineData("""[{"a":null}]""", "{}")]
    [InlineData("""[{"a":{"b":1,"c":2}},{"a":{}},{"a":{"c":3}}]""", """{"a":{"b":1,"c":3}}""")]
    [InlineData("""[{"l":[{"id":"1","t":"x"},{"id":"2","t":"y"}]},{"l":[{"id":"2","t":null}]}]""", """{"l":[{"id":"1","t":"x"}]}""")]
    [InlineData("""[{"l":[{"id":"1","t":"x"}]},{"l":[]}]""", """{"l":[{"id":"1","t":"x"}]}""")]
    [InlineData("""[{"l":[{"id":"1","t":"x","u":"y"}]},{"l":[{"id":"1","u":null}]}]""", """{"l":[{"id":"1","t":"x"}]}""")]
    [InlineData("""[{"l":[{"id":"1"}]}]""", """{"l":[{"id":"1"}]}""")]
    [InlineData("""[{"roles":["a","b"]},{"roles":["c"]}]""", """{"roles":["c"]}""")]
    [InlineData("""[{"additionalIdentifiers":[{"id":"1"}]},{"additionalIdentifiers":[{"id":"2"}]}]""", """{"additionalIdentifiers":[{"id":"2"}]}""")]
    [InlineData("""[{"additionalIdentifiers":[{"id":"1"}]},{"additionalIdentifiers":[]}]""", """{"additionalIdentifiers":[]}""")]
    [InlineData("""[{"l":[{"id":1,"t":"x"}]},{"l":[{"id":1,"t":"y"},{"id":2,"t":"z"}]}]""", """{"l":[{"id":1,"t":"y"},{"id":2,"t":"z"}]}""")]
    public void Merging_follows_the_standard(string said, string merged)
    {
        var releases = JsonNode.Parse(said)!.AsArray().Select(r => r!.DeepClone().AsObject()).ToArray();
        foreach (var (release, number) in releases.Select((r, n) => (r, n)))
        {
            (release["ocid"], release["id"], release["date"], release["tag"]) = ("o", $"{number}", $"2025-01-0{number + 1}T00:00:00Z", new JsonArray("award"));
        }

        var compiled = ReleaseMerge.Of(releases);
        (compiled["id"]!.GetValue<string>(), compiled["tag"]!.ToJsonString()).ShouldBe(($"o-2025-01-0{releases.Length}T00:00:00Z", """["compiled"]"""));
        foreach (var own in new[] { "ocid", "id", "date", "tag" })
        {
            compiled.Remove(own);
        }

        compiled.ToJsonString().ShouldBe(merged);
    }

    [FieldFact("ocds/merge-fixtures")]
    public void Merging_gives_what_the_official_fixtures_say()
    {
        var files = Directory.GetFiles(Field.PathOf("ocds/merge-fixtures"), "*.json")
            .Where(f => !f.EndsWith("-compiled.json", StringComparison.Ordinal)).ToArray();
        files.Length.ShouldBeGreaterThan(10);
        foreach (var file in files)
        {
            var releases = JsonNode.Parse(File.ReadAllText(file))!.AsArray().Select(r => r!.AsObject()).ToArray();
            var compiled = ReleaseMerge.Of(releases);
            var expected = JsonNode.Parse(File.ReadAllText(file.Replace(".json", "-compiled.json", StringComparison.Ordinal)));
            JsonNode.DeepEquals(compiled, expected).ShouldBeTrue($"{Path.GetFileName(file)}: {compiled.ToJsonString()}");
        }
    }

    [FieldFact("ocds/record-package-schema.json")]
    public async Task Every_record_fits_the_official_schemas()
    {
        var known = new BuildOptions { SchemaRegistry = new SchemaRegistry() };
        var release = Schema("release-schema.json", known);
        var package = await PackageAsync(await LifeAsync());
        var record = package["records"]![0]!;
        foreach (var one in record["releases"]!.AsArray().Append(record["compiledRelease"]))
        {
            Faults(release, one!).ShouldBeEmpty();
        }

        // Read, it is known by its address, to which the schema of packages refers.
        Schema("versioned-release-validation-schema.json", known);
        Faults(Schema("record-package-schema.json", known), package).ShouldBeEmpty();
    }

    /// <summary>Three principals negotiate, go back, one leaves, the others negotiate and sign, and go back again.</summary>
    private async Task<Guid> LifeAsync()
    {
        var id = Guid.NewGuid();
        await server.SendAllAsync(
            Given.Proposed(id, parties: [Given.SchoolA, Given.SchoolB, Third, Given.Bureau], on: Edtf.Parse("2025-01-10")), new ReviseTerms(Given.Text).For(id),
            Consent(Given.SchoolA), Consent(Given.SchoolB), Consent(Third), new AdvanceToNegotiated().For(id),
            new ReturnToStage(Stage.Proposed, "第三中学退出").For(id), new LeaveAgreement(Third.Id, "调整").For(id));
        var again = new Terms(new Text("两校携手"));
        await server.SendAllAsync(
            new ReviseTerms(again).For(id), new ConsentToTerms(Given.SchoolA.Id, TermsDigest.Of(again)).For(id),
            new ConsentToTerms(Given.SchoolB.Id, TermsDigest.Of(again)).For(id), new AdvanceToNegotiated().For(id));
        await server.SendAllAsync(
            new RecordSignature(new Signature(Given.SchoolA.Id, null)).For(id), new RecordSignature(new Signature(Given.SchoolB.Id, null)).For(id),
            new AttestAsWitness(Given.Bureau.Id).For(id), new RecordCeremony(null, "成都", Given.Bureau.Id).For(id), new AdvanceToSigned().For(id),
            new ReturnToStage(Stage.Negotiated, "重签").For(id));
        return id;

        AgreementRequest Consent(Party party) => new ConsentToTerms(party.Id, TermsDigest.Of(Given.Text)).For(id);
    }

    private async Task<JsonObject> PackageAsync(Guid id)
    {
        await using var session = server.Store.QuerySession();
        return RecordPackage.Of(await session.Events.FetchStreamAsync(id), "https://agreements.example/record.json", new HashSet<Guid>());
    }

    private static IEnumerable<string> Names(JsonNode? list) => list!.AsArray().Select(n => n!["name"]!.GetValue<string>());

    /// <summary>The schemas are of draft 4, of which they use what draft 6 has too, but for the name of their id.</summary>
    private static JsonSchema Schema(string file, BuildOptions known)
    {
        var schema = JsonNode.Parse(File.ReadAllText(Field.PathOf($"ocds/{file}")))!.AsObject();
        schema.Remove("id");
        schema["$schema"] = "http://json-schema.org/draft-06/schema#";
        return JsonSchema.FromText(schema.ToJsonString(), known, new Uri(Address + file));
    }

    private static IEnumerable<string> Faults(JsonSchema schema, JsonNode node)
    {
        using var document = JsonDocument.Parse(node.ToJsonString());
        var result = schema.Evaluate(document.RootElement, new EvaluationOptions { OutputFormat = OutputFormat.List });
        return result.IsValid
            ? []
            : result.Details!.Where(d => d.Errors is not null).Select(d => $"{d.InstanceLocation}: {string.Join("; ", d.Errors!.Values)}");
    }
}
