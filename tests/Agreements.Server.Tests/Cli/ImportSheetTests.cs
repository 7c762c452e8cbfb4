using Agreements.Server.Tests.Importing;
using Agreements.Server.Tests.Importing.Sheets;

namespace Agreements.Server.Tests.Cli;

/// <summary><c>agreements import FILE.xlsx</c>.</summary>
public sealed class ImportSheetTests : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("sheets-").FullName;
    private TestDatabase _database = null!;

    public async Task InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync();
        (await RunAsync(Write("small.json", System.Text.Encoding.UTF8.GetBytes(CaseFiles.Small)))).Code.ShouldBe(0);
    }

    public async Task DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task A_spreadsheet_is_recorded_once()
    {
        var file = Write("台账.xlsx", SheetFiles.Xlsx(["编号", "名称", "甲方", "对方"], ["L-1", "协议", "北校", "南校"]));
        var dry = await RunAsync(file, "--kind", "aid", "--map", "对方=乙方", "--dry-run", "--lang", "en");
        dry.Code.ShouldBe(0, dry.Error + dry.Output);
        dry.Output.ShouldContain("1 agreement-proposed");
        (await RunAsync(file, "--kind", "aid", "--map", "对方=乙方", "--lang", "en")).Output.ShouldContain("台账.xlsx: recorded 1 events.");
        (await RunAsync(file, "--kind", "aid", "--map", "对方=乙方", "--lang", "en")).Output.ShouldContain("台账.xlsx: nothing new");
    }

    [Fact]
    public async Task One_bad_cell_is_named_and_nothing_of_the_file_is_recorded()
    {
        var before = await _database.ScalarAsync<long>("select count(*) from agreements.mt_events");
        var file = Write("台账.xlsx", SheetFiles.Xlsx(["编号", "名称", "甲方", "签署日期"], ["L-1", "协议", "北校", "2024-01-01"], ["L-2", "协议", "北校", "某日"]));
        var ran = await RunAsync(file, "--kind", "帮扶");
        ran.Code.ShouldBe(1);
        ran.Output.ShouldContain("台账!D3 签署日期");
        ran.Output.ShouldContain("“某日”不是日期");
        ran.Output.ShouldContain("'某日' is no day");
        (await _database.ScalarAsync<long>("select count(*) from agreements.mt_events")).ShouldBe(before);
    }

    [Theory]
    [InlineData("--kind", "castle", "is no kind of agreement")]
    [InlineData("--map", "颜色", "--map takes COLUMN=FIELD")]
    [InlineData("--map", "颜色=colour", "--map takes COLUMN=FIELD")]
    public async Task An_option_that_means_nothing_is_refused(string option, string value, string sentence)
    {
        var ran = await RunAsync(Write("a.csv", "编号,名称\n"u8.ToArray()), option, value, "--lang", "en");
        ran.Code.ShouldNotBe(0);
        (ran.Output + ran.Error).ShouldContain(sentence);
    }

    private string Write(string name, byte[] content)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllBytes(path, content);
        return path;
    }

    private Task<Ran> RunAsync(params string[] args) => CommandLine.RunAsync(_database.ConnectionString, ["import", .. args]);
}
