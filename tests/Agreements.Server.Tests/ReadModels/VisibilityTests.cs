using Agreements.Server.ReadModels.Rebuilding;

namespace Agreements.Server.Tests.ReadModels;

/// <summary>Who sees what follows the parties of an agreement and what stands above them, in whichever order both become known.</summary>
public sealed class VisibilityTests : IClassFixture<RunningServer>
{
    private readonly RunningServer _server;

    public VisibilityTests(RunningServer server) => _server = server;

    [Fact]
    public async Task An_agreement_is_seen_by_its_parties_and_all_that_stand_above_them()
    {
        var t = Tag();
        await EnterAsync($"{t}-city", null);
        await EnterAsync($"{t}-district", $"{t}-city");
        await EnterAsync($"{t}-school", $"{t}-district");
        var id = await ProposeAsync($"{t}-school", $"{t}-firm");
        (await SeenByAsync(id)).ShouldBe([$"{t}-city", $"{t}-district", $"{t}-firm", $"{t}-school"]);
    }

    [Fact]
    public async Task What_becomes_known_of_the_directory_later_counts_as_if_it_had_been_known()
    {
        var t = Tag();
        var id = await ProposeAsync($"{t}-school");
        (await SeenByAsync(id)).ShouldBe([$"{t}-school"]);
        var school = await EnterAsync($"{t}-school", $"{t}-district");
        (await SeenByAsync(id)).ShouldBe([$"{t}-district", $"{t}-school"]);
        await EnterAsync($"{t}-district", $"{t}-city");
        (await SeenByAsync(id)).ShouldBe([$"{t}-city", $"{t}-district", $"{t}-school"]);

        await AddAsync(school, new InstitutionPlaced($"{t}-other", null));
        (await SeenByAsync(id)).ShouldBe([$"{t}-other", $"{t}-school"]);
    }

    [Fact]
    public async Task An_entry_merged_into_another_is_seen_by_what_stands_above_that()
    {
        var t = Tag();
        await EnterAsync($"{t}-right", $"{t}-district");
        var twice = await EnterAsync($"{t}-twice", null);
        var id = await ProposeAsync($"{t}-twice");
        await AddAsync(twice, new InstitutionMerged($"{t}-right", "同一学校"));
        (await SeenByAsync(id)).ShouldBe([$"{t}-district", $"{t}-right", $"{t}-twice"]);
    }

    [Fact]
    public async Task A_body_is_seen_by_its_present_members()
    {
        var t = Tag();
        await EnterAsync($"{t}-a", $"{t}-bureau");
        var body = Guid.NewGuid();
        await _server.AppendAsync<Body>(body, new BodyRegistered(
            new BodyFacts($"{t}-body", BodyKind.Alliance, new Text("联盟"), $"{t}-chair", [], [$"{t}-a", $"{t}-b"], false, null, null), null));
        var id = await ProposeAsync(Party.OfBody($"{t}-body", PartyRole.Principal, new Text("联盟")));
        (await SeenByAsync(id)).ShouldBe([$"{t}-a", $"{t}-b", $"{t}-body", $"{t}-bureau", $"{t}-chair"]);
        await AddAsync(body, new MemberLeft($"{t}-a", Edtf.Parse("2026-01"), null));
        (await SeenByAsync(id)).ShouldBe([$"{t}-b", $"{t}-body", $"{t}-chair"]);
    }

    [Fact]
    public async Task Who_has_no_role_any_more_does_not_see_it_any_more()
    {
        var t = Tag();
        var id = await ProposeAsync($"{t}-stays", $"{t}-goes");
        await _server.SendAllAsync(new LeaveAgreement($"{t}-goes", "退出").For(id));
        (await SeenByAsync(id)).ShouldBe([$"{t}-stays"]);
    }

    [Fact]
    public async Task A_circle_in_the_directory_ends_where_it_began()
    {
        var t = Tag();
        await EnterAsync($"{t}-a", $"{t}-b");
        await EnterAsync($"{t}-b", $"{t}-a");
        (await SeenByAsync(await ProposeAsync($"{t}-a"))).ShouldBe([$"{t}-a", $"{t}-b"]);
    }

    [Fact]
    public async Task Rebuilt_in_one_page_it_is_what_it_became_one_by_one()
    {
        var t = Tag();
        var id = await ProposeAsync($"{t}-school");
        await EnterAsync($"{t}-school", $"{t}-district");
        await EnterAsync($"{t}-district", $"{t}-city");
        var before = await SeenByAsync(id);
        before.Length.ShouldBe(3);
        var rebuilt = await Rebuild.RunAsync(_server.Database.ConnectionString, ["sights"]);
        rebuilt.Tables.Where(x => !x.IsEqual).ShouldBeEmpty();
        (await SeenByAsync(id)).ShouldBe(before);
        await _server.Database.ExecuteAsync($"update read_models.sights set seen_by = array_append(seen_by, 'intruder') where id = '{id}'");
        (await Rebuild.RunAsync(_server.Database.ConnectionString, ["sights"])).Tables.Single(x => x.Table == "sights").Different.ShouldBe(1);
        (await SeenByAsync(id)).ShouldBe(before);
    }

    private static string Tag() => "s" + Guid.NewGuid().ToString("n")[..8];

    private async Task<Guid> EnterAsync(string code, string? under)
    {
        var id = Guid.NewGuid();
        await _server.AppendAsync<Institution>(id, new InstitutionRegistered(code, InstitutionKind.School, new Text(code), [], null, under, null));
        return id;
    }

    private async Task AddAsync(Guid stream, object happened)
    {
        await using (var session = _server.Store.LightweightSession())
        {
            session.Events.Append(stream, happened);
            await session.SaveChangesAsync();
        }

        await _server.CaughtUpAsync();
    }

    private Task<Guid> ProposeAsync(params string[] codes) => ProposeAsync([.. codes.Select(c => Party.OfInstitution(c, PartyRole.Principal, new Text(c)))]);

    private async Task<Guid> ProposeAsync(params Party[] parties)
    {
        var id = Guid.NewGuid();
        await _server.SendAllAsync(Given.Proposed(id, parties: parties));
        return id;
    }

    private async Task<string[]> SeenByAsync(Guid id) =>
        (await _server.Database.ScalarAsync<string[]>($"select seen_by from read_models.sights where id = '{id}'"))!;
}
