using Agreements.Server.Tests.Importing;

namespace Agreements.Server.Tests.Cli;

/// <summary>One database with the three cases for all tests of the class, which only read.</summary>
public sealed class ImportedCases : IAsyncLifetime
{
    public TestDatabase Database { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Database = await TestDatabase.CreateAsync();
        var ran = await CommandLine.RunAsync(Database.ConnectionString, ["import", .. CaseFiles.Demos]);
        ran.Code.ShouldBe(0, ran.Output + ran.Error);
    }

    public async Task DisposeAsync() => await Database.DisposeAsync();
}

public sealed class ReplayCommandTests(ImportedCases cases) : IClassFixture<ImportedCases>
{
    [Fact]
    public async Task The_friendship_agreement_is_told_event_by_event_with_both_witnesses()
    {
        var ran = await RunAsync("QJ-2", "--lang", "en");
        ran.Code.ShouldBe(0, ran.Error);
        string[] told =
        [
            "Friendship-school agreement between Qingsu and Chongqing Women's vocational schools",
            "agreement-proposed", "+ principal: Chengdu Qingsu Vocational Secondary School",
            "Education Bureau of Qingyang District, Chengdu witnessed the signing (27–28 March 2025)",
            "+ attested: Education Bureau of Qingyang District, Chengdu",
            "+ attested: Education authority of Jiangbei District, Chongqing",
            "~ stage: negotiated → signed", "+ signed since: 2025-03-27/2025-03-28 (from a source)",
            "State now, at version 7", "Missing for the stage implementing: 3", "commitment-missing ← a coordinator",
        ];
        InOrder(ran.Output, told);
        ran.Output.ShouldContain("import for system");
        ran.Output.ShouldNotContain("见证");
        ran.Output.ShouldNotContain("\u001b");
        ran.Output.Split('\n').ShouldAllBe(line => line.TrimEnd('\r').Length == line.TrimEnd().Length);
    }

    [Fact]
    public async Task Chinese_is_asked_for_by_the_option_or_shown_beside_English()
    {
        var zh = await RunAsync("QJ-2", "--lang", "zh");
        zh.Output.ShouldContain("成都市青羊区教育局见证了签署");
        zh.Output.ShouldContain("~ 阶段: 协商一致 → 已签署");
        zh.Output.ShouldNotContain("witnessed the signing");
        var both = await RunAsync("QJ-2");
        both.Output.ShouldContain("~ 阶段 / stage: 协商一致 → 已签署");
        both.Output.ShouldContain("negotiated → signed");
    }

    [Fact]
    public async Task A_version_shows_the_history_and_the_state_up_to_it()
    {
        var ran = await RunAsync("QJ-2", "--version", "4", "--lang", "en");
        ran.Code.ShouldBe(0);
        ran.Output.ShouldContain("Versions 1 to 4 of 7.");
        ran.Output.ShouldContain("State at version 4");
        ran.Output.ShouldContain("attested: Education Bureau of Qingyang District, Chengdu");
        ran.Output.ShouldNotContain("attested: Education authority of Jiangbei District");
        ran.Output.ShouldContain("Missing for the stage negotiated: 2");

        var beyond = await RunAsync("QJ-2", "--version", "8");
        (beyond.Code, beyond.Output).ShouldBe((2, ""));
        beyond.Error.ShouldContain("versions 1 to 7; there is no version 8");
    }

    [Fact]
    public async Task A_day_means_what_was_on_record_at_its_end()
    {
        var before = await RunAsync("QJ-2", "--as-of", "2025-04-01");
        before.Code.ShouldBe(1);
        before.Error.ShouldContain("Nothing of it was on record then");
        (await RunAsync("QJ-2", "--as-of", "2099-01-01T09:30", "--lang", "en")).Output.ShouldContain("State now, at version 7");
        (await RunAsync("QJ-2", "--as-of", "2099-01-01T09:30:00+08:00")).Code.ShouldBe(0);
        var nonsense = await RunAsync("QJ-2", "--as-of", "yesterday");
        nonsense.Code.ShouldBe(2);
        nonsense.Error.ShouldContain("2025-03-27T10:30");
        (await RunAsync("QJ-2", "--as-of", "2025-04-01", "--version", "1")).Error.ShouldContain("exclude each other");
    }

    [Fact]
    public async Task A_day_of_happening_shows_stage_standing_and_what_had_happened_as_the_page_does()
    {
        var signed = await RunAsync("QJ-2", "--happened", "2025-03-28", "--lang", "en");
        signed.Code.ShouldBe(0, signed.Error);
        InOrder(signed.Output, [
            "What had happened by 2025-03-28 (Asia/Shanghai), as on record at version 7 of 7", "Stage: signed", "Standing: open", "2025-03-28",
            "Education Bureau of Qingyang District, Chengdu witnessed the signing",
        ]);
        signed.Output.ShouldContain("still to come on that day: 1", customMessage: "a text is on the table from its recording on");

        // Nothing of it is said to have been before: the first day of its own that is known is that of the signing.
        var before = await RunAsync("QJ-2", "--happened", "2020-01-01", "--lang", "zh");
        before.Code.ShouldBe(0, before.Error);
        before.Output.ShouldContain("当日尚未提出。");
        before.Output.ShouldContain("另有 7 项已记录而当日尚未发生。");
        before.Output.ShouldNotContain("见证了签署");

        // At version 4 only one witness was on record, though both had attested by that day.
        var then = await RunAsync("QJ-2", "--happened", "2025-03-28", "--version", "4", "--lang", "en");
        then.Output.ShouldContain("at version 4 of 7");
        then.Output.ShouldNotContain("Stage: signed");
        then.Output.ShouldNotContain("Jiangbei District, Chongqing witnessed");
        (await RunAsync("QJ-2", "--happened", "2025-03-28", "--as-of", "2099-01-01", "--lang", "en")).Output.ShouldBe(signed.Output);
    }

    [Theory]
    [InlineData("soon")]
    [InlineData("2025-13-01")]
    [InlineData("2025-03")]
    [InlineData("2025-03-28T10:00")]
    public async Task What_is_no_day_of_happening_is_said_in_both_languages_with_its_cure(string day)
    {
        var ran = await RunAsync("QJ-2", "--happened", day);
        (ran.Code, ran.Output).ShouldBe((2, ""));
        ran.Error.ShouldContain($"--happened={day}：不是日期");
        ran.Error.ShouldContain($"--happened={day}: no day");
    }

    [Fact]
    public async Task A_day_of_happening_at_no_moment_on_record_is_refused_as_without_it()
    {
        var beyond = await RunAsync("QJ-2", "--happened", "2025-03-28", "--version", "8");
        (beyond.Code, beyond.Output).ShouldBe((2, ""));
        beyond.Error.ShouldContain("versions 1 to 7; there is no version 8");
        var early = await RunAsync("QJ-2", "--happened", "2025-03-28", "--as-of", "2025-04-01");
        (early.Code, early.Output).ShouldBe((1, ""));
        early.Error.ShouldContain("Nothing of it was on record then");
    }

    [Theory]
    [InlineData("6b09038f-f71f-5ac2-9fe6-9a3d42faa8e3")]
    [InlineData("重庆女职中合作")]
    [InlineData("FRIENDSHIP-SCHOOL AGREEMENT")]
    public async Task It_is_found_by_id_and_by_a_part_of_its_title(string asked) =>
        (await RunAsync(asked, "--lang", "en")).Output.ShouldContain("QJ-2 · friendship school agreement");

    [Fact]
    public async Task Several_that_fit_are_listed()
    {
        var ran = await RunAsync("框架协议", "--lang", "zh");
        ran.Code.ShouldBe(1);
        ran.Error.ShouldContain("几份协议");
        ran.Output.ShouldContain("VA-1");
        ran.Output.ShouldContain("VA-2");
        ran.Output.ShouldNotContain("VA-3");
    }

    [Theory]
    [InlineData("QJ-9")]
    [InlineData("00000000-0000-0000-0000-000000000001")]
    [InlineData("%")]
    public async Task What_nobody_has_is_told_so(string asked)
    {
        var ran = await RunAsync(asked);
        ran.Code.ShouldBe(1);
        ran.Error.ShouldContain($"No agreement has '{asked}'");
    }

    [Fact]
    public async Task An_empty_database_has_no_agreement_and_gets_no_tables()
    {
        await using var empty = await TestDatabase.CreateAsync();
        (await CommandLine.RunAsync(empty.ConnectionString, "replay", "QJ-2")).Code.ShouldBe(1);
        (await empty.ScalarAsync<string>("select to_regclass('agreements.mt_events')::text")).ShouldBeNull();
    }

    private static void InOrder(string output, string[] parts)
    {
        var at = 0;
        foreach (var part in parts)
        {
            var found = output.IndexOf(part, at, StringComparison.Ordinal);
            found.ShouldBeGreaterThanOrEqualTo(0, $"'{part}' does not stand after what comes before it in:\n{output}");
            at = found + part.Length;
        }
    }

    private Task<Ran> RunAsync(params string[] args) => CommandLine.RunAsync(cases.Database.ConnectionString, ["replay", .. args]);
}
