using Agreements.Server.ReadModels.Directory;

namespace Agreements.Server.Tests.ReadModels;

[Collection(SharedServer.Name)]
public sealed class DirectoryTests
{
    private readonly RunningServer _server;

    public DirectoryTests(RunningServer server) => _server = server;

    [Fact]
    public async Task What_becomes_known_of_an_institution_is_added_to_its_row()
    {
        var (id, code) = (Guid.NewGuid(), $"i-{Guid.NewGuid():n}");
        string[] odd = ["带\"引号\"", @"反斜\杠", "{花,括号}", "null", ""];
        await _server.AppendAsync<Institution>(
            id,
            new InstitutionRegistered(code, InstitutionKind.School, new Text("成都石室中学", "Shishi"), odd, null, null, null),
            new InstitutionSupplemented(["石室中學"], "四川省/成都市", "cd-edu", null));
        var row = (await DirectoryQuery.FindInstitutionAsync(_server.Reader, code))!;
        (row.Id, row.Kind, row.Name, row.Region, row.Under, row.Version)
            .ShouldBe((id, InstitutionKind.School, new Text("成都石室中学", "Shishi"), "四川省/成都市", "cd-edu", 2));
        row.Aliases.ShouldBe([.. odd, "石室中學"]);
        (await DirectoryQuery.InstitutionsAsync(_server.Reader, [code, "nobody"])).Keys.ShouldBe([code]);
        (await DirectoryQuery.FindInstitutionAsync(_server.Reader, "nobody")).ShouldBeNull();
    }

    [Fact]
    public async Task Regions_count_what_is_in_their_parts()
    {
        var tag = Guid.NewGuid().ToString("n");
        foreach (var region in new[] { $"{tag}", $"{tag}/成都市", $"{tag}/成都市/青羊区", $"{tag}2/成都市" })
        {
            await _server.AppendAsync<Institution>(
                Guid.NewGuid(), new InstitutionRegistered($"r-{Guid.NewGuid():n}", InstitutionKind.Government, new Text(region), [], region, null, null));
        }

        (await DirectoryQuery.RegionsAsync(_server.Reader))
            .Where(r => r.Path.StartsWith(tag, StringComparison.Ordinal) && !r.Path.StartsWith(tag + "2", StringComparison.Ordinal))
            .ShouldBe([new RegionCount(tag, 3), new RegionCount($"{tag}/成都市", 2), new RegionCount($"{tag}/成都市/青羊区", 1)], ignoreOrder: true);
        (await DirectoryQuery.ListInstitutionsAsync(_server.Reader, $"{tag}/成都市")).Count.ShouldBe(2);
        (await DirectoryQuery.ListInstitutionsAsync(_server.Reader)).Count.ShouldBeGreaterThanOrEqualTo(4);
    }

    [Fact]
    public async Task A_body_described_anew_replaces_what_was_known()
    {
        var (id, code) = (Guid.NewGuid(), $"b-{Guid.NewGuid():n}");
        var facts = new BodyFacts(code, BodyKind.Alliance, new Text("某联盟"), null, [], ["a", "b"], false, null, null);
        await _server.AppendAsync<Body>(id, new BodyRegistered(facts, null));
        await using (var session = _server.Store.LightweightSession())
        {
            session.Events.Append(
                id, new BodyRegistered(facts with { Chair = "a", CoLeads = ["b"], MembersComplete = true, FoundedOn = Edtf.Parse("2021") }, null));
            await session.SaveChangesAsync();
        }

        await _server.CaughtUpAsync();
        var row = (await DirectoryQuery.BodiesAsync(_server.Reader, [code]))[code];
        (row.Id, row.Kind, row.Chair, row.MembersComplete, row.FoundedOn, row.Version).ShouldBe((id, BodyKind.Alliance, "a", true, "2021", 2));
        row.CoLeads.ShouldBe(["b"]);
        (await DirectoryQuery.BodiesAsync(_server.Reader)).Keys.ShouldContain(code);
    }
}
