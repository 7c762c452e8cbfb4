using Agreements.Server.Identity;
using Agreements.Server.ReadModels.Board;
using Agreements.Server.ReadModels.Visibility;

namespace Agreements.Server.Tests.ReadModels;

[Collection(SharedServer.Name)]
public sealed class BoardTests
{
    private readonly RunningServer _server;

    public BoardTests(RunningServer server) => _server = server;

    [Fact]
    public async Task A_card_follows_its_agreement_through_the_stages()
    {
        var id = Guid.NewGuid();
        await _server.SendAllAsync(Given.Negotiated(id));
        var card = (await BoardQuery.FindAsync(_server.Reader, id))!;
        card.Stage.ShouldBe(Stage.Negotiated);
        card.Since.ShouldBe(new DateOnly(2025, 2, 1));
        card.DaysInStage(new DateOnly(2025, 3, 1)).ShouldBe(28);
        card.FromSource.ShouldBeFalse();
        card.Principals.ShouldBe([Given.SchoolA.Name, Given.SchoolB.Name]);
        card.Unmet.Select(u => (u.Code, u.Party)).ShouldBe(
        [
            ("signature-missing", Given.SchoolA.Id), ("signature-missing", Given.SchoolB.Id), ("witness-missing", Given.Bureau.Id),
            ("document-or-ceremony-missing", null),
        ]);
        card.Unmet[0].Zh.ShouldContain("成都树德中学");
        card.Unmet[0].MetBy.ShouldBe([CanMeet.Party, CanMeet.Coordinator], ignoreOrder: true);
        card.Version.ShouldBe(5);

        await _server.SendAllAsync(Given.SignedAndBegun(id));
        var begun = (await BoardQuery.FindAsync(_server.Reader, id))!;
        (begun.Stage, begun.Since, begun.Version).ShouldBe((Stage.Implementing, new DateOnly(2025, 4, 1), 14));
    }

    [Fact]
    public async Task A_stage_taken_from_a_source_on_an_unknown_day_says_both()
    {
        var id = Guid.NewGuid();
        var source = new Source("s-1", "报道", null, Reliability.Press);
        await _server.SendAllAsync(
            Given.Proposed(id, source: source), Given.Recorded(id, Stage.Signed, null), new LeaveQuestionOpen("签署人是谁").For(id));
        var card = (await BoardQuery.FindAsync(_server.Reader, id))!;
        (card.Stage, card.Since, card.FromSource, card.OpenQuestions).ShouldBe((Stage.Signed, null, true, 1));
        card.DaysInStage(RunningServer.Today).ShouldBeNull();
    }

    [Fact]
    public async Task A_card_says_how_the_agreement_above_stands_now_by_its_name_where_that_is_seen()
    {
        var (above, id, a) = (Guid.NewGuid(), Guid.NewGuid(), Party.OfInstitution($"school-{Guid.NewGuid():n}", PartyRole.Principal, new Text("某校")));
        await _server.SendAllAsync([.. Given.Negotiated(above, "上面的秘密"), Given.Proposed(id, parties: [a, Given.SchoolA, Given.Bureau], parent: above)]);
        (await UnmetAboveAsync(id, _server.Reader)).ShouldBeNull();

        // No event of the agreement itself tells of it, nor that it has passed.
        await _server.SendAllAsync(new SuspendAgreement(Given.SchoolA.Id, "搬迁").For(above));
        (await UnmetAboveAsync(id, _server.Reader))!.Zh.ShouldBe("上级协议“上面的秘密”处于“暂停”状态。");
        await using var seesOne = new Reader(_server.Db, _server.Store, VisibilityScope.Of(a.Id));
        var unseen = (await UnmetAboveAsync(id, seesOne))!;
        unseen.Zh.ShouldNotContain("上面的秘密");
        unseen.Zh.ShouldContain("暂停");

        await _server.SendAllAsync(new ResumeAgreement(Given.SchoolA.Id).For(above));
        (await UnmetAboveAsync(id, _server.Reader)).ShouldBeNull();
    }

    [Fact]
    public async Task Nobody_has_a_card_before_it_is_proposed() => (await BoardQuery.FindAsync(_server.Reader, Guid.NewGuid())).ShouldBeNull();

    private static async Task<UnmetGuard?> UnmetAboveAsync(Guid id, Reader reader)
    {
        var found = (await BoardQuery.FindAsync(reader, id))!.Unmet.SingleOrDefault(u => u.Code == "parent-not-open");
        string? more = null;
        do
        {
            var page = await BoardQuery.CardsAsync(reader, Stage.Proposed, more, 200);
            more = page.More;
            if (page.Cards.SingleOrDefault(c => c.Id == id) is { } card)
            {
                card.Unmet.SingleOrDefault(u => u.Code == "parent-not-open")?.En.ShouldBe(found?.En);
                card.Unmet.Count(u => u.Code == "parent-not-open").ShouldBe(found is null ? 0 : 1);
            }

        }
        while (more is not null);
        return found;
    }
}

/// <summary>On a board of its own: every card of a stage is counted.</summary>
public sealed class BoardPagingTests : IClassFixture<RunningServer>
{
    private readonly RunningServer _server;

    public BoardPagingTests(RunningServer server) => _server = server;

    [Fact]
    public async Task Columns_show_the_longest_first_the_unknown_last_and_more_on_demand()
    {
        string?[] days = ["2025-01-03", "2025-01-01", null, "2025-01-02", "2025-01-02", null];
        var source = new Source("s-1", "报道", null, Reliability.Press);
        foreach (var (day, index) in days.Select((d, i) => (d, i)))
        {
            await _server.SendAllAsync(Given.Proposed(
                Guid.Parse($"10000000-0000-0000-0000-00000000000{index}"), on: day is null ? null : Edtf.Parse(day), source: source));
        }

        await _server.SendAllAsync(Given.Recorded(Guid.Parse("10000000-0000-0000-0000-000000000000"), Stage.Signed, "2025-02-02"));
        var columns = await BoardQuery.ColumnsAsync(_server.Reader, 2);
        columns.Select(c => (c.Stage, c.Count)).ShouldBe(
            [(Stage.Proposed, 5), (Stage.Negotiated, 0), (Stage.Signed, 1), (Stage.Implementing, 0), (Stage.Evaluated, 0)]);
        Numbers(columns[0].Cards).ShouldBe([1, 3]);
        columns[2].More.ShouldBeNull();
        var second = await BoardQuery.CardsAsync(_server.Reader, Stage.Proposed, columns[0].More, 2);
        Numbers(second.Cards).ShouldBe([4, 2]);
        var third = await BoardQuery.CardsAsync(_server.Reader, Stage.Proposed, second.More, 2);
        Numbers(third.Cards).ShouldBe([5]);
        third.More.ShouldBeNull();
        await Should.ThrowAsync<FormatException>(() => BoardQuery.CardsAsync(_server.Reader, Stage.Proposed, "nonsense", 2));
    }

    private static int[] Numbers(IEnumerable<BoardCard> cards) =>
        [.. cards.Select(c => int.Parse(c.Id.ToString()[^1..], System.Globalization.CultureInfo.InvariantCulture))];
}
