using Agreements.Server.ReadModels.StageThroughput;

namespace Agreements.Server.Tests.ReadModels;

[Collection(SharedServer.Name)]
public sealed class FlowTests(RunningServer server)
{
    [Fact]
    public async Task Each_month_says_who_entered_who_left_and_who_is_there()
    {
        var (id, mine) = (Guid.NewGuid(), Mine());
        await server.SendAllAsync(
        [
            Given.Proposed(id, on: Edtf.Parse("2025-01-10"), parties: [Given.SchoolA, mine]),
            Given.Recorded(id, Stage.Negotiated, "2025-02-09"), Given.Recorded(id, Stage.Signed, "2025-04"),
        ]);

        var flow = await ThroughputQuery.ReadAsync(server.Reader, new DateOnly(2025, 5, 31), institution: mine.Institution);

        flow.Undated.ShouldBe(0);
        flow.Months.Select(m => m.Month.ToString("yyyy-MM", null)).ShouldBe(["2025-01", "2025-02", "2025-03", "2025-04", "2025-05"]);
        flow.Months.Select(m => m.Stages.Sum(c => c.There)).ShouldAllBe(there => there == 1);
        flow.Months.Select(m => m.Stages.Single(c => c.There == 1).Stage)
            .ShouldBe([Stage.Proposed, Stage.Negotiated, Stage.Negotiated, Stage.Signed, Stage.Signed]);
        Cell(flow, 2, Stage.Proposed).ShouldBe(new FlowCell(Stage.Proposed, 0, 1, 0, 30, 1));
        Cell(flow, 4, Stage.Signed).Entered.ShouldBe(1);
    }

    [Fact]
    public async Task A_move_whose_day_is_unknown_counts_by_the_next_known_one_and_gives_no_days()
    {
        var (id, mine) = (Guid.NewGuid(), Mine());
        await server.SendAllAsync(
            Given.Proposed(id, parties: [Given.SchoolA, mine], source: new Source("s-2", "报道", null, Reliability.Press)),
            Given.Recorded(id, Stage.Signed, "2024-06-01"));

        var flow = await ThroughputQuery.ReadAsync(server.Reader, new DateOnly(2024, 6, 30), institution: mine.Institution);

        flow.Months.Select(m => m.Month).ShouldBe([new DateOnly(2024, 6, 1)]);
        flow.Undated.ShouldBe(2);
        Cell(flow, 6, Stage.Proposed).ShouldBe(new FlowCell(Stage.Proposed, 1, 1, 0, null, 0));
        Cell(flow, 6, Stage.Signed).There.ShouldBe(1);
    }

    [Fact]
    public async Task Going_back_leaves_the_later_stage_and_enters_the_earlier_one_again()
    {
        var (id, mine) = (Guid.NewGuid(), Mine());
        await server.SendAllAsync(
            Given.Proposed(id, on: Edtf.Parse("2025-01-10"), parties: [Given.SchoolA, mine]), Given.Recorded(id, Stage.Negotiated, "2025-02-09"),
            new ReturnToStage(Stage.Proposed, "条款有变", Edtf.Parse("2025-03-01")).For(id));

        var flow = await ThroughputQuery.ReadAsync(server.Reader, new DateOnly(2025, 3, 31), AgreementKind.FriendshipSchool, mine.Institution);

        (Cell(flow, 3, Stage.Negotiated).There, Cell(flow, 3, Stage.Proposed).There, Cell(flow, 3, Stage.Proposed).Entered).ShouldBe((0, 1, 1));
        (await ThroughputQuery.ReadAsync(server.Reader, new DateOnly(2025, 3, 31), AgreementKind.Aid, mine.Institution)).Months.ShouldBeEmpty();
    }

    private static Party Mine() => Party.OfInstitution($"flow-{Guid.NewGuid():n}", PartyRole.Principal, new Text("某校"));

    private static FlowCell Cell(StageFlow flow, int month, Stage stage) =>
        flow.Months.Single(m => m.Month.Month == month).Stages.Single(c => c.Stage == stage);
}
