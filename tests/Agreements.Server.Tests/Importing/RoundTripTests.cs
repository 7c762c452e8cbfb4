using Agreements.Server.Exchange.Importing.Reading;
using Agreements.Server.Exchange.Importing.Recording;
using Agreements.Server.Exchange.Importing.Writing;
using Agreements.Server.Exchange.Importing;
using Agreements.Server.ReadModels.Visibility;
using Agreements.Server.Storage;
using Marten;
using Npgsql;
using System.Text.Json.Nodes;
using System.Text;

namespace Agreements.Server.Tests.Importing;

/// <summary>What a case file says is recorded wholly, and written again to the same facts.</summary>
public sealed class RoundTripTests : IAsyncLifetime
{
    private TestDatabase _database = null!;
    private NpgsqlDataSource _data = null!;
    private DocumentStore _store = null!;

    public static TheoryData<string> Cases => ["five-party-consortium-2025", "qingyang-jiangbei-2025", "vocational-alliances-2021"];

    public async Task InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync();
        _data = StoreSetup.DataSource(_database.ConnectionString);
        _store = DocumentStore.For(o =>
        {
            StoreSetup.Configure(o);
            o.Connection(_data);
        });
    }

    public async Task DisposeAsync()
    {
        _store.Dispose();
        await _data.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_case_file_is_written_again_to_the_same_facts_and_read_again_to_nothing_new(string name)
    {
        var file = await File.ReadAllBytesAsync(CaseFiles.Demo(name));
        (await RecordAsync(file)).ShouldBe(Recorded.Whole);
        var written = await WriteAsync(SourceOf(file));
        Facts(written).ShouldBe(Facts(file));
        (await RecordAsync(written)).ShouldBe(Recorded.NothingNew);
    }

    [Fact]
    public async Task The_small_file_with_all_that_the_cases_lack_is_written_again_to_the_same_facts()
    {
        var file = Encoding.UTF8.GetBytes(Everything);
        (await RecordAsync(file)).ShouldBe(Recorded.Whole);
        var written = await WriteAsync("test-source");
        Facts(written).ShouldBe(Facts(file));
        (await RecordAsync(written)).ShouldBe(Recorded.NothingNew);
    }

    [Fact]
    public async Task All_three_are_written_after_one_another_and_read_into_an_empty_database_they_are_written_the_same()
    {
        foreach (var demo in CaseFiles.Demos)
        {
            (await RecordAsync(await File.ReadAllBytesAsync(demo))).ShouldBe(Recorded.Whole);
        }

        var export = new CaseExport(Reader.Whole(_data, _store));
        (await export.SourcesAsync(default)).ShouldBe(["press-2025-05-five-party", "press-2025-03-qingyang", "press-2021-vocational"]);
        var written = new List<byte[]>();
        foreach (var source in await export.SourcesAsync(default))
        {
            written.Add(await WriteAsync(source));
            (await RecordAsync(written[^1])).ShouldBe(Recorded.NothingNew);
        }

        await DisposeAsync();
        await InitializeAsync();
        foreach (var file in written)
        {
            (await RecordAsync(file)).ShouldBe(Recorded.Whole);
            Facts(await WriteAsync(SourceOf(file))).ShouldBe(Facts(file));
        }
    }

    [Fact]
    public async Task A_source_that_nobody_knows_has_told_nothing()
    {
        (await new CaseExport(Reader.Whole(_data, _store)).OfAsync("nobody", default)).ShouldBeNull();
        (await new CaseExport(Reader.Whole(_data, _store)).SourcesAsync(default)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_second_source_that_says_otherwise_stands_beside_the_first_and_says_it_once()
    {
        await RecordAsync(Encoding.UTF8.GetBytes(CaseFiles.Small));
        var second = CaseFiles.Small.Replace("test-source", "second-source", StringComparison.Ordinal)
            .Replace("\"on\": \"2025-03-01\"", "\"on\": \"2025-03-02\"", StringComparison.Ordinal)
            .Replace("\"due\": \"2025-12\"", "\"due\": \"2026-01\"", StringComparison.Ordinal)
            .Replace("\"ref\": \"T-K1\"", "\"ref\": \"T-K2\"", StringComparison.Ordinal);
        (await RecordAsync(Encoding.UTF8.GetBytes(second))).ShouldBe(Recorded.Whole);
        (await RecordAsync(Encoding.UTF8.GetBytes(second))).ShouldBe(Recorded.NothingNew);
        (await RecordAsync(Encoding.UTF8.GetBytes(CaseFiles.Small))).ShouldBe(Recorded.NothingNew);

        await using var session = _store.QuerySession();
        var state = await session.Events.AggregateStreamAsync<Agreement>(StableIds.OfAgreement("test-source", "T-1"));
        state!.Contradictions.Select(c => $"{c.Fact}: {c.Recorded} / {string.Join(' ', c.Claims.Select(x => x.Value))}").ShouldBe(
            ["signed.on: 2025-03-01 / 2025-03-02", "ceremony.on: 2025-03-01 / 2025-03-02", "commitment/visit/due: 2025-12 / 2026-01"]);
        (await session.Events.FetchStreamStateAsync(StableIds.OfAgreement("second-source", "T-1"))).ShouldBeNull();
    }

    /// <summary>Two sources share a school and its bureau: each file has what that source told of them, and no more.</summary>
    [Fact]
    public async Task The_export_of_one_source_holds_nothing_that_only_another_told()
    {
        const string First =
            """
            {"format": "agreement-cases/1", "source": {"id": "first", "title": "甲", "published": "2025-04", "reliability": "official"},
             "institutions": [{"code": "bureau-x", "kind": "government", "name": "某区教育局", "region": "重庆市/某区"},
               {"code": "north", "kind": "school", "name": {"zh": "北校", "en": "North"}, "aliases": ["北中"], "region": "重庆市/某区", "under": "bureau-x"},
               {"code": "south", "kind": "school", "name": "南校"}],
             "bodies": [{"code": "league", "kind": "alliance", "name": {"zh": "联盟", "en": "League"}, "chair": "south", "members": ["north", "south"]}],
             "agreements": [{"ref": "A-1", "kind": "aid", "title": "帮扶", "stage": "proposed",
               "parties": [{"institution": "north", "role": "principal"}, {"institution": "south", "role": "principal"}]}], "engagements": [], "indicators": []}
            """;
        const string Second =
            """
            {"format": "agreement-cases/1", "source": {"id": "second", "title": "乙", "published": "2025-05", "reliability": "press"},
             "institutions": [{"code": "north", "kind": "school", "name": "北校", "aliases": ["北方中学"]}, {"code": "east", "kind": "school", "name": "东校"}],
             "bodies": [{"code": "league", "kind": "alliance", "name": "联盟", "members": ["north", "east"]}],
             "agreements": [{"ref": "B-1", "kind": "aid", "title": "互助", "stage": "proposed",
               "parties": [{"institution": "north", "role": "principal"}, {"institution": "east", "role": "principal"}, {"body": "league", "role": "member"}]}],
             "engagements": [], "indicators": []}
            """;
        (await RecordAsync(Encoding.UTF8.GetBytes(First))).ShouldBe(Recorded.Whole);
        (await RecordAsync(Encoding.UTF8.GetBytes(Second))).ShouldBe(Recorded.Whole);
        foreach (var (source, file) in new[] { ("first", First), ("second", Second) })
        {
            var written = await WriteAsync(source);
            Facts(written).ShouldBe(Facts(Encoding.UTF8.GetBytes(file)));
            (await RecordAsync(written)).ShouldBe(Recorded.NothingNew);
        }
    }

    [Fact]
    public async Task What_was_put_right_since_does_not_come_back_with_the_old_file_and_the_source_has_told_what_it_told()
    {
        await RecordAsync(Encoding.UTF8.GetBytes(CaseFiles.Small));
        await using (var session = _store.LightweightSession())
        {
            session.Events.Append(StableIds.OfAgreement("test-source", "T-1"), new FactCorrected("signed.on", "2025-03-01", "2025-02-28", "核对原件", null));
            await session.SaveChangesAsync();
        }

        (await RecordAsync(Encoding.UTF8.GetBytes(CaseFiles.Small))).ShouldBe(Recorded.NothingNew);
        Encoding.UTF8.GetString(await WriteAsync("test-source")).ShouldNotContain("2025-02-28");
    }

    /// <summary>The comparison itself: only what the format does not tell apart is the same.</summary>
    [Theory]
    [InlineData("""{"a": {"zh": "甲"}, "b": null, "aliases": [], "status": "open", "membersComplete": false}""", """{"a": "甲"}""", true)]
    [InlineData("""{"a": {"zh": "甲", "en": "A"}}""", """{"a": "甲"}""", false)]
    [InlineData("""{"a": [1, 2]}""", """{"a": [2, 1]}""", false)]
    [InlineData("""{"on": {"edtf": "2020", "basis": "b"}}""", """{"on": "2020"}""", false)]
    [InlineData("""{"terms": {"areas": []}}""", """{"terms": {}}""", false)]
    [InlineData("""{"value": 1.0}""", """{"value": 1}""", true)]
    public void The_comparison_bites(string one, string other, bool same) =>
        (Facts(Encoding.UTF8.GetBytes(one)) == Facts(Encoding.UTF8.GetBytes(other))).ShouldBe(same);

    private const string Everything =
        """
        {"format": "agreement-cases/1", "source": {"id": "test-source", "title": "A source",
           "published": {"edtf": "2025-04~", "basis": "last page"}, "reliability": "official"},
         "institutions": [{"code": "north", "kind": "school", "name": "北校"}, {"code": "south", "kind": "school", "name": {"zh": "南校", "en": "South"}}],
         "bodies": [{"code": "league", "kind": "alliance", "name": "联盟", "coLeads": ["north"], "members": ["north"],
           "foundedOn": {"edtf": "2024~", "basis": "b"}, "foundedBy": "T-1"}],
         "agreements": [
           {"ref": "T-0", "kind": "aid", "title": "帮扶", "parties": [{"institution": "north", "role": "principal"}], "stage": "proposed"},
           {"ref": "T-1", "kind": "framework", "title": "框架", "parent": "T-0",
            "parties": [{"institution": "north", "role": "principal"}, {"unknown": {"zh": "另一校", "en": "another school"}, "role": "principal"}],
            "terms": {"purpose": "合作", "areas": [], "term": {"years": 1.5, "from": "2025", "noticeDays": 30}},
            "stage": "evaluated",
            "history": [{"what": "proposed", "on": "2024", "place": "重庆", "note": "一"}, {"what": "negotiated", "on": "2024-05", "place": "成都", "note": "二"},
              {"what": "signed", "note": "三"}, {"what": "started", "place": "涪陵", "note": "四"},
              {"what": "evaluated", "on": {"edtf": "2025", "basis": "c"}, "place": "北碚", "note": "五"}],
            "commitments": [{"id": "b", "title": "乙", "status": "fulfilled"},
              {"id": "a", "title": {"zh": "甲", "en": "A"}, "every": "school-year", "due": "2025-08"}],
            "openQuestions": ["Who pays?"]}],
         "engagements": [
           {"ref": "T-V1", "kind": "meeting", "title": "会议", "on": {"edtf": "2025-XX-24", "basis": "d"}, "place": "江北", "participants": ["league", "north"],
            "agreements": ["T-1", "T-0"],
            "actionItems": [{"title": "回访", "owner": "south", "due": "2025-09"}, {"title": "报告", "status": "done"}, {"title": "作罢", "status": "dropped"}],
            "resolutions": [{"title": {"zh": "成立工作组", "en": "A group"}, "status": "adopted"}, {"title": "缓议", "status": "proposed"}]}],
         "indicators": [
           {"ref": "T-K1", "of": "league", "name": "学校", "quantity": {"value": 30, "qualifier": "at-least", "unit": "school", "counter": "所"},
            "period": "2024/2025", "scope": {"zh": "两地", "en": "both"}},
           {"ref": "T-K2", "of": "T-1", "name": "学生", "quantity": {"value": 30.5, "qualifier": "about", "unit": "person", "counter": "名"},
            "period": "2025", "scope": "both"}]}
        """;

    private static string SourceOf(byte[] file) => JsonNode.Parse(file)!["source"]!["id"]!.GetValue<string>();

    /// <summary>
    /// What the format does not tell apart, written one way: null is absent, an empty list is absent outside the terms (where empty says that there
    /// is nothing), words of one language are one string, an open commitment and an incomplete membership go without saying.
    /// </summary>
    private static string Facts(byte[] file) => Plain(JsonNode.Parse(file), "", false)!
        .ToJsonString(new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    private static JsonNode? Plain(JsonNode? node, string key, bool inTerms) => node switch
    {
        JsonObject { Count: 1 } words when words["zh"] is { } only => only.DeepClone(),
        JsonObject o => new JsonObject(o
            .Select(p => KeyValuePair.Create(p.Key, Plain(p.Value, p.Key, inTerms || p.Key == "terms")))
            .Where(p => p.Value is not null && !GoesWithoutSaying(p.Key, p.Value)).OrderBy(p => p.Key, StringComparer.Ordinal)),
        JsonArray { Count: 0 } when !inTerms => null,
        JsonArray a => new JsonArray([.. a.Select(n => Plain(n, key, inTerms))]),
        JsonValue v when v.TryGetValue<decimal>(out var number) => JsonValue.Create(number / 1.0000000000m),
        _ => node?.DeepClone(),
    };

    private static bool GoesWithoutSaying(string key, JsonNode value) =>
        (key == "status" && value.ToString() == "open") || (key == "membersComplete" && value.ToString() == "false");

    private async Task<byte[]> WriteAsync(string source) =>
        (await new CaseExport(Reader.Whole(_data, _store)).OfAsync(source, default)).ShouldNotBeNull().ToBytes();

    private async Task<Recorded> RecordAsync(byte[] file)
    {
        var run = new ImportRun(_store, _data, TimeProvider.System);
        var plan = await run.PlanAsync(CaseFileReader.Read("case.json", file), default);
        plan.Errors.Select(e => $"{e.Place} {e.Cause.EnOrZh}").ShouldBeEmpty();
        return await run.RecordAsync(plan, default);
    }
}
