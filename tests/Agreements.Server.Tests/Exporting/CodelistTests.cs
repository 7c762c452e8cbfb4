using Agreements.Server.Exchange.Exporting.OpenContracting;
using Agreements.Server.Tests.ReadModels;
using System.Text.Json;
using System.Text.Json.Nodes;
using RunningServer = Agreements.Server.Tests.ReadModels.RunningServer;

namespace Agreements.Server.Tests.Exporting;

/// <summary>
/// Codes of OCDS 1.1.5: every code in a record is of its codelist, also where the standard leaves the list open. Only the roles of parties have words of
/// our own, as docs/exports.md says.
/// </summary>
public sealed class CodelistTests(RunningServer server) : IClassFixture<RunningServer>
{
    private static readonly Guid Parent = Guid.NewGuid();
    private static readonly Guid Predecessor = Guid.NewGuid();
    private static readonly Guid Successor = Guid.NewGuid();
    private static readonly Edtf Day = Edtf.Parse("2025-03-27");

    private static readonly AgreementEvent[] Signed =
    [
        new AgreementProposed(
            AgreementKind.FriendshipSchool, 1, new Text("结对协议"), [Given.SchoolA, Given.SchoolB, Given.Bureau], Parent, Day, null, null,
            Predecessor: Predecessor),
        new TermsRevised(1, Given.Text, TermsDigest.Of(Given.Text), []), new AgreementNegotiated(TermsDigest.Of(Given.Text), Day, null),
        new SignatureRecorded(new Signature(Given.SchoolA.Id, Day, DocumentDigest: new string('a', 64))), new AgreementSigned(Day, null, null, null),
    ];

    /// <summary>Lives after the signing, or instead of it; together every status, tag and sort of part that a record can have.</summary>
    private static readonly AgreementEvent[][] Lives =
    [
        [.. Signed, new CommitmentAdded(Owed("a")), new CommitmentAdded(Owed("b")), new CommitmentAdded(Owed("c")), new ImplementationStarted(Day, null, null),
            new CommitmentFulfilled("a", Day, "照片"), new CommitmentWaived("b", "停办", Given.SchoolA.Id, null, Day),
            new RenewalProposed(Successor, new Text("续签协议"), null, null, null, Day), new AgreementSuperseded(Successor, Day)],
        [.. Signed, new AgreementSuspended(Given.SchoolA.Id, "审计", Day), new AgreementResumed(Given.SchoolA.Id, Day, null),
            new AgreementTerminated(Day, "合作结束", TerminationBasis.Immediate)],
        [.. Signed, new AgreementReturned(Stage.Signed, Stage.Negotiated, "重签", Day)],
        [.. Signed[..3], new AgreementDeclined(Given.SchoolB.Id, "条件不成熟", Day)],
        [.. Signed[..1], new PartyLeft(Given.Bureau.Id, "调整", Day, [], null)],
    ];

    [Fact]
    public async Task What_is_above_before_and_after_is_related_by_the_standards_codes_for_it()
    {
        var related = (await RecordAsync(Lives[0]))["compiledRelease"]!["relatedProcesses"]!.AsArray();
        related.Select(r => (r!["relationship"]!.AsArray().Single()!.GetValue<string>(), r["identifier"]!.GetValue<string>())).ShouldBe(
        [
            ("parent", $"ocds-agreements-{Parent}"), ("prior", $"ocds-agreements-{Predecessor}"), ("renewalProcess", $"ocds-agreements-{Successor}"),
        ]);
    }

    [FieldFact("ocds/codelists")]
    public async Task Every_code_is_of_its_list()
    {
        var schema = JsonDocument.Parse(await File.ReadAllTextAsync(Field.PathOf("ocds/release-schema.json"))).RootElement;
        var used = new List<Used>();
        foreach (var life in Lives)
        {
            var record = await RecordAsync(life);
            foreach (var release in record["releases"]!.AsArray())
            {
                used.AddRange(Codes(schema, schema, release));
            }

            used.AddRange(Codes(schema, schema, record["compiledRelease"]));
        }

        used.Select(u => u.List).Distinct().Order(StringComparer.Ordinal).ShouldBe(
        [
            "awardStatus.csv", "contractStatus.csv", "documentType.csv", "initiationType.csv", "milestoneStatus.csv", "milestoneType.csv", "partyRole.csv",
            "relatedProcess.csv", "relatedProcessScheme.csv", "releaseTag.csv",
        ]);
        string[] own = [.. KebabEnum<PartyRole>.Names.Where(n => n != "principal")];
        used.Where(u => !Known(u.List).Contains(u.Code) && !(u.List == "partyRole.csv" && own.Contains(u.Code))).ShouldBeEmpty();
    }

    [FieldFact("ocds/codelists")]
    public void A_code_of_no_list_is_seen()
    {
        var schema = JsonDocument.Parse(File.ReadAllText(Field.PathOf("ocds/release-schema.json"))).RootElement;
        var release = JsonNode.Parse(
            """{"tag":["contract","signing"],"relatedProcesses":[{"relationship":["predecessor"]}],"contracts":[{"status":"done"}]}""");
        Codes(schema, schema, release).Where(u => !Known(u.List).Contains(u.Code)).Select(u => u.Code)
            .ShouldBe(["signing", "predecessor", "done"]);
    }

    private static Commitment Owed(string id) => new(id, new Text("互访"), Given.SchoolA.Id, Edtf.Parse("2025-09-01"));

    private async Task<JsonObject> RecordAsync(AgreementEvent[] life)
    {
        var id = Guid.NewGuid();
        await server.AppendAsync<Agreement>(id, [.. life]);
        await using var session = server.Store.QuerySession();
        return RecordPackage.Of(await session.Events.FetchStreamAsync(id), "https://agreements.example/record.json", new HashSet<Guid>())
            ["records"]![0]!.AsObject();
    }

    /// <summary>The codes of a list; no cell before the code's holds a comma.</summary>
    private static HashSet<string> Known(string list)
    {
        var lines = File.ReadAllLines(Field.PathOf($"ocds/codelists/{list}"));
        var column = Array.IndexOf(lines[0].Split(','), "Code");
        return [.. lines.Skip(1).Select(l => l.Split(',').ElementAtOrDefault(column)).OfType<string>()];
    }

    /// <summary>Every code that a value holds, with the list that the schema names for its place.</summary>
    private static IEnumerable<Used> Codes(JsonElement root, JsonElement schema, JsonNode? value)
    {
        if (schema.TryGetProperty("$ref", out var reference))
        {
            return Codes(root, reference.GetString()!.Split('/').Skip(1).Aggregate(root, (at, part) => at.GetProperty(part)), value);
        }

        return value switch
        {
            JsonObject o when schema.TryGetProperty("properties", out var properties) =>
                o.Where(p => properties.TryGetProperty(p.Key, out _)).SelectMany(p => Codes(root, properties.GetProperty(p.Key), p.Value)),
            _ when value is not null and not JsonObject && schema.TryGetProperty("codelist", out var list) =>
                (value is JsonArray several ? several : [value.DeepClone()]).Select(c => new Used(list.GetString()!, c!.GetValue<string>())),
            JsonArray a when schema.TryGetProperty("items", out var items) => a.SelectMany(i => Codes(root, items, i)),
            _ => [],
        };
    }

    private sealed record Used(string List, string Code);
}
