using Agreements.Server.ReadModels.Register;

namespace Agreements.Server.Tests.ReadModels;

[Collection(SharedServer.Name)]
public sealed class RegisterTests
{
    private static readonly Source Report = new("s-7", "报道", null, Reliability.Press);

    private readonly RunningServer _server;

    public RegisterTests(RunningServer server) => _server = server;

    [Fact]
    public async Task A_row_says_what_the_agreement_is_and_what_is_not_known_of_it()
    {
        var (id, parent) = (Guid.NewGuid(), Guid.NewGuid());
        var unnamed = Party.Unnamed(1, PartyRole.Principal, new Text("两所学校之一", "one of two schools"));
        await _server.SendAllAsync(
            Given.Proposed(id, "框架协议甲", "Framework A", parties: [Given.SchoolA, unnamed, Given.Bureau], reference: "R-1", parent: parent, source: Report),
            Given.Recorded(id, Stage.Signed, "2025-03-27/2025-03-28"), new LeaveQuestionOpen("原件在哪里").For(id));
        var row = (await RegisterQuery.FindAsync(_server.Reader, id))!;
        (row.Reference, row.Kind, row.Stage, row.Title, row.Parent, row.SourceId, row.Version)
            .ShouldBe(("R-1", AgreementKind.FriendshipSchool, Stage.Signed, new Text("框架协议甲", "Framework A"), parent, "s-7", 4));
        row.Parties.ShouldBe(
        [
            new RegisterParty("cd-shude", PartyRole.Principal, Given.SchoolA.Name, "cd-shude", null),
            new RegisterParty("unnamed-1", PartyRole.Principal, unnamed.Name, null, null),
            new RegisterParty("cd-qy-edu", PartyRole.Witness, Given.Bureau.Name, "cd-qy-edu", null),
        ]);
        row.Institutions.ShouldBe(["cd-shude", "cd-qy-edu"]);
        (row.SignedOn, row.SignedEarliest, row.SignedLatest).ShouldBe(("2025-03-27/2025-03-28", new DateOnly(2025, 3, 27), new DateOnly(2025, 3, 28)));
        row.Gaps.Select(g => g.Zh).ShouldBe(
        [
            "原件在哪里", "“两所学校之一”尚未确定名称。", "进入“提出”阶段的日期不明。", "进入“协商一致”阶段的日期不明。",
            "没有记录协议文本。", "没有成都树德中学的签署记录。", "没有成都市青羊区教育局的见证记录。",
        ]);
        (await RegisterQuery.ByReferenceAsync(_server.Reader, "R-1")).Select(r => r.Id).ShouldBe([id]);
        (await RegisterQuery.ChildrenAsync(_server.Reader, parent)).Select(r => r.Id).ShouldBe([id]);
    }

    [Theory]
    [InlineData("许多 结对", null, null)]
    [InlineData("xuduojiedui", null, null)]
    [InlineData("xdjd", null, null)]
    [InlineData("许多", "cd-shude", null)]
    [InlineData("许多", null, "四川省")]
    public async Task What_many_have_is_the_same_found_in_the_order_of_all(string text, string? institution, string? region)
    {
        await _server.SendAllAsync(Given.Proposed(Guid.NewGuid(), "许多结对协议"));
        await _server.SendAllAsync(Given.Proposed(Guid.NewGuid(), "许多结对备忘录"));
        await _server.SendAllAsync(Given.Proposed(Guid.NewGuid(), "多许对结协议"));
        var filter = new RegisterFilter { Text = text, Institution = institution, Region = region, Sort = RegisterSort.Title, PageSize = 100 };
        var found = await RegisterQuery.PageAsync(_server.Reader, filter);
        var walked = await RegisterQuery.PageAsync(_server.Reader, filter with { Many = 0 });
        found.Rows.Count.ShouldBe(found.Facets!.Total);
        found.Rows.ShouldAllBe(r => r.Title.Zh != "多许对结协议");
        walked.Rows.Select(r => r.Id).ShouldBe(found.Rows.Select(r => r.Id));
        (region is null).ShouldBe(found.Rows.Count > 1);
    }

    [Fact]
    public async Task The_time_of_the_first_event_stays_while_the_time_of_the_last_moves_on()
    {
        var id = Guid.NewGuid();
        await _server.SendAllAsync(Given.Proposed(id));
        var first = (await RegisterQuery.FindAsync(_server.Reader, id))!;
        await _server.SendAllAsync(new LeaveQuestionOpen("问").For(id));
        var second = (await RegisterQuery.FindAsync(_server.Reader, id))!;
        first.UpdatedAt.ShouldBe(first.RecordedAt);
        second.RecordedAt.ShouldBe(first.RecordedAt);
        second.UpdatedAt.ShouldBeGreaterThan(first.UpdatedAt);
    }

    [Theory]
    [InlineData(RegisterSort.Title)]
    [InlineData(RegisterSort.Stage)]
    [InlineData(RegisterSort.Signed)]
    [InlineData(RegisterSort.Updated)]
    public async Task Pages_of_any_size_give_the_same_rows_in_the_same_order_once_each(RegisterSort sort)
    {
        var marker = $"tie{Guid.NewGuid():n}";
        string?[] days = ["2025-03-01", null, "2025-03-01", "2024-01", null, "2025-03-01/2025-04-01", "XXXX-09-24"];
        foreach (var (day, index) in days.Select((d, i) => (d, i)))
        {
            var id = Guid.NewGuid();
            await _server.SendAllAsync(
                Given.Proposed(id, index % 2 == 0 ? "同名协议" : "安宁协议", reference: marker, source: Report),
                Given.Recorded(id, index % 3 == 0 ? Stage.Implementing : Stage.Signed, day));
        }

        foreach (var descending in new[] { false, true })
        {
            var filter = new RegisterFilter { Text = marker, Sort = sort, Descending = descending };
            var whole = await RegisterQuery.PageAsync(_server.Reader, filter);
            (whole.Rows.Count, whole.Next, whole.Facets!.Total).ShouldBe((7, null, 7));
            (await WalkAsync(filter with { PageSize = 2 })).ShouldBe(whole.Rows.Select(r => r.Id));
            (await WalkAsync(filter with { PageSize = 1, WithFacets = false })).ShouldBe(whole.Rows.Select(r => r.Id));
            if (sort == RegisterSort.Signed)
            {
                var known = whole.Rows.Select(r => r.SignedEarliest).TakeWhile(d => d is not null).ToArray();
                known.Length.ShouldBe(2, "three are entered as implementing with an unknown day of signing, one is unknown, one has no year");
                known.ShouldBe(descending ? known.OrderDescending() : known.Order());
            }
        }
    }

    [Fact]
    public async Task Titles_stand_in_the_order_of_a_Chinese_dictionary()
    {
        var marker = $"zh{Guid.NewGuid():n}";
        foreach (var title in new[] { "上海协议", "北京协议", "天津协议", "安徽协议", "成都协议" })
        {
            await _server.SendAllAsync(Given.Proposed(Guid.NewGuid(), title, reference: marker));
        }

        var page = await RegisterQuery.PageAsync(_server.Reader, new RegisterFilter { Text = marker, Sort = RegisterSort.Title });
        page.Rows.Select(r => r.Title.Zh).ShouldBe(["安徽协议", "北京协议", "成都协议", "上海协议", "天津协议"]);
    }

    [Fact]
    public async Task Words_are_found_in_titles_names_and_references_as_they_stand()
    {
        var (a, b) = (Guid.NewGuid(), Guid.NewGuid());
        var party = Party.OfInstitution("dj-yucai", PartyRole.Principal, new Text("都江堰育才龘校", "Yucai Vocational College"));
        await _server.SendAllAsync(Given.Proposed(a, "成都教师与都江堰共建龘", "Joint Plan", parties: [Given.SchoolA, party], reference: "ＱＹ-2025-龘"));
        await _server.SendAllAsync(Given.Proposed(b, "成都江堰龘水利"));
        (await FoundAsync("成都江堰")).ShouldBe([b], "the pairs 成都, 都江, 江堰 all stand in the other one too, but apart");
        (await FoundAsync("都江堰 龘")).ShouldBe([a, b], ignoreOrder: true);
        (await FoundAsync("龘")).ShouldBe([a, b], ignoreOrder: true);
        (await FoundAsync("育才龘校")).ShouldBe([a]);
        (await FoundAsync("龘 voca")).ShouldBe([a]);
        (await FoundAsync("龘 VOCATIONAL college")).ShouldBe([a]);
        (await FoundAsync("qy-2025-龘")).ShouldBe([a]);
        (await FoundAsync("龘 absent")).ShouldBeEmpty();
        (await FoundAsync("龘 -")).ShouldBe([a], "a lone mark has no token and is looked for all the same");
    }

    [Fact]
    public async Task Conditions_restrict_rows_and_counts_alike()
    {
        var tag = Guid.NewGuid().ToString("n");
        var region = $"{tag}省/成都市";
        await RegisterAsync($"in-{tag}", $"{region}/青羊区");
        await RegisterAsync($"at-{tag}", region);
        await RegisterAsync($"beside-{tag}", $"{region}西/某区");
        var (inside, at, beside) = (Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid());
        await ProposeAsync(inside, AgreementKind.FriendshipSchool, $"in-{tag}");
        await ProposeAsync(at, AgreementKind.Aid, $"at-{tag}");
        await ProposeAsync(beside, AgreementKind.Aid, $"beside-{tag}");
        await _server.SendAllAsync(Given.Recorded(at, Stage.Signed, "2025-01-01"));

        var regional = await RegisterQuery.PageAsync(_server.Reader, new RegisterFilter { Region = region, Sort = RegisterSort.Updated });
        regional.Rows.Select(r => r.Id).ShouldBe([inside, at]);
        regional.Facets!.ByStage.ShouldBe(new Dictionary<Stage, int> { [Stage.Proposed] = 1, [Stage.Signed] = 1 });
        regional.Facets.ByKind.ShouldBe(new Dictionary<AgreementKind, int> { [AgreementKind.FriendshipSchool] = 1, [AgreementKind.Aid] = 1 });
        (await IdsAsync(new RegisterFilter { Region = region, Stages = [Stage.Signed] })).ShouldBe([at]);
        (await IdsAsync(new RegisterFilter { Region = region, Kinds = [AgreementKind.FriendshipSchool, AgreementKind.Consortium] })).ShouldBe([inside]);
        (await IdsAsync(new RegisterFilter { Institution = $"beside-{tag}" })).ShouldBe([beside]);
        (await IdsAsync(new RegisterFilter { Institution = $"beside-{tag}", Region = region })).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_cursor_of_another_order_is_refused()
    {
        var marker = $"cur{Guid.NewGuid():n}";
        await _server.SendAllAsync(Given.Proposed(Guid.NewGuid(), reference: marker));
        await _server.SendAllAsync(Given.Proposed(Guid.NewGuid(), reference: marker));
        var page = await RegisterQuery.PageAsync(_server.Reader, new RegisterFilter { Text = marker, PageSize = 1, Sort = RegisterSort.Stage });
        page.Next.ShouldNotBeNull();
        foreach (var sort in new[] { RegisterSort.Title, RegisterSort.Signed, RegisterSort.Updated })
        {
            await Should.ThrowAsync<FormatException>(() => RegisterQuery.PageAsync(_server.Reader, new RegisterFilter { After = page.Next, Sort = sort }));
        }

        await Should.ThrowAsync<FormatException>(() =>
            RegisterQuery.PageAsync(_server.Reader, new RegisterFilter { After = "%%%", Sort = RegisterSort.Stage }));
    }

    private async Task<List<Guid>> WalkAsync(RegisterFilter filter)
    {
        var seen = new List<Guid>();
        string? after = null;
        do
        {
            var page = await RegisterQuery.PageAsync(_server.Reader, filter with { After = after });
            page.Rows.Count.ShouldBeInRange(1, filter.PageSize);
            seen.AddRange(page.Rows.Select(r => r.Id));
            after = page.Next;
        }
        while (after is not null && seen.Count < 100);
        return seen;
    }

    private Task<List<Guid>> FoundAsync(string text) => IdsAsync(new RegisterFilter { Text = text });

    private async Task<List<Guid>> IdsAsync(RegisterFilter filter)
    {
        var page = await RegisterQuery.PageAsync(_server.Reader, filter);
        page.Facets!.Total.ShouldBe(page.Rows.Count);
        return [.. page.Rows.Select(r => r.Id)];
    }

    private Task RegisterAsync(string code, string region) =>
        _server.AppendAsync<Institution>(Guid.NewGuid(), new InstitutionRegistered(code, InstitutionKind.School, new Text(code), [], region, null, null));

    private Task ProposeAsync(Guid id, AgreementKind kind, string institution) =>
        _server.SendAllAsync(
            Given.Proposed(id, kind: kind, parties: [Given.SchoolA, Party.OfInstitution(institution, PartyRole.Principal, new Text(institution))]));
}
