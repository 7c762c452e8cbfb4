using Agreements.Server.Exchange.Importing;
using Agreements.Server.Tests.Importing;
using Agreements.Server.Tests.Notices;

namespace Agreements.Server.Tests.Cli;

[Collection(NoticeCollection.Name)]
public sealed class NoticesCommandTests(NoticeFixture fixture) : IClassFixture<NoticeFixture>
{
    [Fact]
    public async Task A_failed_notice_is_listed_and_arrives_after_its_replay()
    {
        fixture.Web.Answer = (r, _) => Task.FromResult(r.Path == "/board" ? 500 : 204);
        var id = await fixture.Host.ProposeAsync();
        await Eventually.HoldsAsync(async () => await fixture.DeadLettersAsync() == 1, "the dead letter");

        var failed = await RunAsync("failed", "--lang", "en");
        failed.Code.ShouldBe(0, failed.Error);
        failed.Output.ShouldContain("board");
        failed.Output.ShouldContain("The endpoint 'board' answered 500.");
        failed.Output.ShouldContain("given up");
        var letter = await fixture.Database.ScalarAsync<Guid>("select id from wolverine.wolverine_dead_letters");
        failed.Output.ShouldContain(letter.ToString());

        fixture.Web.Answer = (_, _) => Task.FromResult(204);
        var before = fixture.Web.Of("/board", id).Count;
        var unknown = await RunAsync("replay", Guid.NewGuid().ToString());
        (unknown.Code, unknown.Output).ShouldBe((1, ""));
        (await RunAsync("replay", letter.ToString(), "--lang", "en")).Output.ShouldContain("1 notices are to be tried again");
        await Eventually.HoldsAsync(() => Task.FromResult(fixture.Web.Of("/board", id).Count == before + 1), "the notice after its replay", 60);
        await Eventually.HoldsAsync(async () => await fixture.DeadLettersAsync() == 0, "no dead letter any more", 60);
        (await RunAsync("replay", "--all", "--lang", "en")).Output.ShouldContain("There are no failed notices.");
    }

    [Fact]
    public async Task Imports_of_past_facts_tell_nobody()
    {
        (await CommandLine.RunAsync(fixture.Database.ConnectionString, ["import", .. CaseFiles.Demos])).Code.ShouldBe(0);
        await Eventually.HoldsAsync(
            async () => await fixture.Database.ScalarAsync<long>("select coalesce(max(version), 0) from read_models.register_rows where id = '"
                + StableIds.OfAgreement("press-2025-03-qingyang", "QJ-2") + "'") == 7, "the imported agreement in the register", 180);
        // What is proposed afterwards is told: had the import told anybody, they would have heard before.
        var later = await fixture.Host.ProposeAsync();
        await Eventually.HoldsAsync(() => Task.FromResult(fixture.MailsOf(later).Length == 1), "the mail of a later proposal");
        fixture.MailsOf(StableIds.OfAgreement("press-2025-03-qingyang", "QJ-2")).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("replay")]
    [InlineData("replay", "not-an-id")]
    [InlineData("replay", "0199f3a2-4c1e-7d50-8a3b-0d6c2f6a9e11", "--all")]
    public async Task An_id_or_all_is_needed(params string[] args)
    {
        var ran = await RunAsync(args);
        ran.Code.ShouldBe(2);
        ran.Error.ShouldContain("notices replay --help");
    }

    [Fact]
    public async Task Where_no_server_ever_ran_nothing_failed()
    {
        await using var empty = await TestDatabase.CreateAsync();
        var ran = await CommandLine.RunAsync(empty.ConnectionString, "notices", "failed");
        ran.Code.ShouldBe(0);
        ran.Output.ShouldContain("没有失败的通知。");
    }

    private Task<Ran> RunAsync(params string[] args) => CommandLine.RunAsync(fixture.Database.ConnectionString, ["notices", .. args]);
}
