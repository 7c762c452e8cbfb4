using Agreements.Server.ReadModels.Directory;
using Agreements.Server.ReadModels.Register;
using RunningServer = Agreements.Server.Tests.ReadModels.RunningServer;
using Given = Agreements.Server.Tests.ReadModels.Given;

namespace Agreements.Server.Tests.Registering;

/// <summary>On a server of its own, so that nothing else is found.</summary>
public sealed class SearchTests : IClassFixture<RunningServer>, IAsyncLifetime
{
    private static readonly Text Women = new("重庆市女子职业高级中学", "Chongqing Women's Vocational Senior High School");

    private readonly RunningServer _server;

    public SearchTests(RunningServer server) => _server = server;

    public static TheoryData<string> Ways =>
    [
        "重庆市女子职业高级中学", "重庆女职中", "重慶女職中", "cqnzz", "CQNZZ", "cqsnzzygjzx", "nzz", "ｃｑｎｚｚ", "chongqingnv", "chongqingnu", "zhiye", "women's",
        "vocational senior", "女子 中学", "重庆女中", "zcqnz", "cq-women",
    ];

    public static TheoryData<string> Others => ["重庆男职中", "cqnzx", "ongqing", "女职业", "zzqqc", "wo men"];

    public async Task InitializeAsync()
    {
        if (await DirectoryQuery.FindInstitutionAsync(_server.Reader, "cq-women") is not null)
        {
            return;
        }

        await EnterAsync(new InstitutionRegistered("cq-women", InstitutionKind.School, new Text("早期校名"), ["重庆女职中"], "重庆市/江北区", null, null),
            new InstitutionRenamed(Women, null, null), new AliasAdded("重庆女中"), new AliasAdded("驻重庆女子"));
        await EnterAsync(new InstitutionRegistered("changan", InstitutionKind.Enterprise, new Text("长安汽车"), [], "重庆市", null, null));
        await EnterAsync(new InstitutionRegistered("leshan", InstitutionKind.School, new Text("乐山职业技术学院"), [], "四川省/乐山市", null, null));
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task An_institution_is_found_by_any_of_its_names(string text) =>
        (await FindAsync(new DirectoryFilter { Text = text, Region = "重庆市/江北区" })).ShouldBe(["cq-women"]);

    [Theory]
    [MemberData(nameof(Others))]
    public async Task And_by_nothing_else(string text) => (await FindAsync(new DirectoryFilter { Text = text })).ShouldNotContain("cq-women");

    [Fact]
    public async Task Kind_region_and_page_narrow_what_is_found()
    {
        (await FindAsync(new DirectoryFilter { Kind = "enterprise" })).ShouldBe(["changan"]);
        (await FindAsync(new DirectoryFilter { Region = "重庆市" })).ShouldBe(["changan", "cq-women"], ignoreOrder: true);
        (await FindAsync(new DirectoryFilter { Text = "早期校名" })).ShouldBe(["cq-women"]);
        (await FindAsync(new DirectoryFilter { Text = "  ", Kind = "school" })).Count.ShouldBe(2);
        var first = await DirectoryQuery.PageOfInstitutionsAsync(_server.Reader, new DirectoryFilter { Kind = "school", Size = 1 });
        var second = await DirectoryQuery.PageOfInstitutionsAsync(_server.Reader, new DirectoryFilter { Kind = "school", Size = 1, After = first.Next });
        first.Rows.Concat(second.Rows).Select(r => r.Code).ShouldBe(["cq-women", "leshan"], ignoreOrder: true);
        second.Next.ShouldBeNull();
    }

    [Fact]
    public async Task An_alias_taken_away_finds_nothing_and_a_merged_entry_is_found_as_the_one_that_stands_for_it()
    {
        await EnterAsync(new InstitutionRegistered("x-1", InstitutionKind.Park, new Text("两江新区产业园"), ["云中园"], null, null, null), new AliasRemoved("云中园"));
        await EnterAsync(new InstitutionRegistered("x-2", InstitutionKind.Park, new Text("两江产业园区"), [], null, null, null));
        (await FindAsync(new DirectoryFilter { Text = "云中园" })).ShouldBeEmpty();
        await using var session = _server.Store.LightweightSession();
        session.Events.Append(DirectoryIds.OfInstitution("x-2"), new InstitutionMerged("x-1", "同一园区"));
        session.Events.Append(DirectoryIds.OfInstitution("x-1"), new DuplicateTakenOver("x-2", ["两江产业园区"]));
        await session.SaveChangesAsync();
        await _server.CaughtUpAsync();
        (await FindAsync(new DirectoryFilter { Text = "ljcyyq" })).ShouldBe(["x-1"]);
        (await DirectoryQuery.FindInstitutionAsync(_server.Reader, "x-2"))!.MergedInto.ShouldBe("x-1");
        await session.DisposeAsync();
    }

    [Theory]
    [InlineData("青蘇職中")]
    [InlineData("qszz")]
    [InlineData("yhxx 青苏")]
    [InlineData("youhaoxuexiao")]
    [InlineData("chongqingnvzhizhong")]
    [InlineData("chongqingnuzhi")]
    [InlineData("shudezhongxue")]
    public async Task An_agreement_is_found_by_either_script_by_initials_and_by_full_pinyin_of_its_title_and_parties(string text)
    {
        var id = Guid.NewGuid();
        var reference = $"S-{id:n}";
        await _server.SendAllAsync(Given.Proposed(id, "青苏职中与重庆女职中友好学校协议", reference: reference));
        var found = await RegisterQuery.PageAsync(_server.Reader, new RegisterFilter { Text = $"{text} {reference}" });
        found.Rows.Select(r => r.Id).ShouldBe([id]);
        (await RegisterQuery.PageAsync(_server.Reader, new RegisterFilter { Text = $"hxxy {reference}" })).Rows.ShouldBeEmpty();
        (await RegisterQuery.PageAsync(_server.Reader, new RegisterFilter { Text = $"ouhaoxuexiao {reference}" })).Rows.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_body_is_found_by_its_names()
    {
        var facts = new BodyFacts("b-1", BodyKind.Alliance, new Text("职业教育协同发展联盟"), null, [], ["cq-women"], false, null, null);
        await _server.AppendAsync<Body>(
            DirectoryIds.OfBody("b-1"), new BodyRegistered(facts, null), new BodyRenamed(new Text("成渝职教联盟"), null, null),
            new MemberLeft("cq-women", Edtf.Parse("2025"), null));
        foreach (var text in new[] { "cyzj", "職業教育", "xietongfazhan" })
        {
            (await DirectoryQuery.PageOfBodiesAsync(_server.Reader, new DirectoryFilter { Text = text, Kind = "alliance" })).Rows
                .Select(b => b.Code).ShouldBe(["b-1"], text);
        }

        var of = (await DirectoryQuery.BodiesOfAsync(_server.Reader, ["cq-women"])).Single();
        of.Memberships.ShouldBe([new Membership("cq-women", null, Edtf.Parse("2025"))]);
        (await DirectoryQuery.PageOfBodiesAsync(_server.Reader, new DirectoryFilter { Text = "cyzj", Kind = "group" })).Rows.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("zengjiayan")]
    [InlineData("cqszjyxx")]
    [InlineData("zjy")]
    public async Task A_surname_in_the_name_of_a_place_is_read_as_a_surname(string text)
    {
        if (await DirectoryQuery.FindInstitutionAsync(_server.Reader, "primary-1") is null)
        {
            await EnterAsync(new InstitutionRegistered("primary-1", InstitutionKind.Enterprise, new Text("重庆市曾家岩小学"), [], null, null, null));
        }

        (await FindAsync(new DirectoryFilter { Text = text })).ShouldBe(["primary-1"]);
    }

    private Task EnterAsync(params InstitutionEvent[] events) =>
        _server.AppendAsync<Institution>(DirectoryIds.OfInstitution(((InstitutionRegistered)events[0]).Code), [.. events]);

    private async Task<IReadOnlyList<string>> FindAsync(DirectoryFilter asked) =>
        [.. (await DirectoryQuery.PageOfInstitutionsAsync(_server.Reader, asked)).Rows.Select(r => r.Code)];
}
