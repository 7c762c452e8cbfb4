using Agreements.Server.Tests.Importing;

namespace Agreements.Server.Tests.Cli;

public sealed class ImportCommandTests : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("cases-").FullName;
    private TestDatabase _database = null!;

    public async Task InitializeAsync() => _database = await TestDatabase.CreateAsync();

    public async Task DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task A_dry_run_shows_every_row_and_records_nothing()
    {
        var ran = await RunAsync([.. CaseFiles.Demos, "--dry-run"]);
        ran.Code.ShouldBe(0, ran.Error);
        string[] rows = ["FP-1", "FP-5", "QJ-1", "QJ-2", "QJ-3", "VA-1", "VA-7"];
        rows.ShouldAllBe(r => ran.Output.Contains(r));
        ran.Output.ShouldContain("7 agreement-proposed, terms-revised, ceremony-recorded, witness-attested ×2");
        ran.Output.ShouldContain("Dry run: 3 files would record 151 events; 16 warnings. Nothing was recorded.");
        ran.Output.ShouldContain("试运行");
        ran.Output.ShouldNotContain("\u001b");
        (await _database.ScalarAsync<string>("select to_regclass('agreements.mt_events')::text")).ShouldBeNull();
    }

    [Fact]
    public async Task Importing_records_once_and_says_so()
    {
        var first = await RunAsync([.. CaseFiles.Demos, "--lang", "en"]);
        first.Code.ShouldBe(0, first.Error);
        first.Output.ShouldContain("qingyang-jiangbei-2025.json: recorded 28 events.");
        var events = await _database.ScalarAsync<long>("select count(*) from agreements.mt_events");
        events.ShouldBe(151);

        var second = await RunAsync([.. CaseFiles.Demos, "--lang", "en"]);
        second.Code.ShouldBe(0);
        second.Output.ShouldContain("qingyang-jiangbei-2025.json: nothing new, all of it is on record.");
        (await _database.ScalarAsync<long>("select count(*) from agreements.mt_events")).ShouldBe(events);
        (await RunAsync([.. CaseFiles.Demos, "--dry-run", "--lang", "en"])).Output.ShouldContain("everything in 3 files is on record");
    }

    [Fact]
    public async Task An_error_in_one_file_keeps_the_whole_run_from_recording()
    {
        var bad = Write("bad.json", CaseFiles.SmallWith("\"foundedOn\": \"2024\"", "\"foundedOn\": \"2025-02-30\""));
        var ran = await RunAsync(CaseFiles.Demos[0], bad);
        ran.Code.ShouldBe(1);
        ran.Output.ShouldContain($"{bad}:11:");
        ran.Output.ShouldContain("$.bodies[0].foundedOn");
        ran.Output.ShouldContain("that month has 28 days");
        ran.Output.ShouldContain("该月只有 28 天");
        ran.Output.ShouldContain("nothing was recorded");
        (await _database.ScalarAsync<string>("select to_regclass('agreements.mt_events')::text")).ShouldBeNull();
    }

    [Fact]
    public async Task A_long_list_of_errors_is_cut_with_a_count()
    {
        var institutions = string.Join(",\n", Enumerable.Range(0, 130).Select(i => $$"""{"code": "i{{i}}", "kind": "castle", "name": "x"}"""));
        var file = Write("many.json",
            $$"""{"format": "agreement-cases/1", "source": {"id": "s", "title": "t", "reliability": "press"},"""
            + $$""" "agreements": [], "institutions": [{{institutions}}]}""");
        var ran = await RunAsync(file, "--lang", "en");
        ran.Code.ShouldBe(1);
        ran.Output.Split("word-unknown").Length.ShouldBe(101);
        ran.Output.ShouldContain("30 more of this kind are not listed.");
        ran.Output.ShouldContain("130 errors in 1 of 1 files");
    }

    private string Write(string name, string json)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllText(path, json);
        return path;
    }

    private Task<Ran> RunAsync(params string[] args) => CommandLine.RunAsync(_database.ConnectionString, ["import", .. args]);
}
