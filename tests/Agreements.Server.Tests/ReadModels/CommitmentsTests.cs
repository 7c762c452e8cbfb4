using Agreements.Server.Commands;
using Agreements.Server.ReadModels.Commitments;

namespace Agreements.Server.Tests.ReadModels;

/// <summary>On a database of its own: what is owed is counted.</summary>
public sealed class CommitmentsTests : IClassFixture<RunningServer>
{
    private static readonly DateOnly AsOf = new(2026, 3, 2);
    private readonly RunningServer _server;

    public CommitmentsTests(RunningServer server) => _server = server;

    [Fact]
    public async Task What_is_owed_is_overdue_soon_later_or_undated_by_the_last_day_it_can_mean()
    {
        var id = Guid.NewGuid();
        var school = Party.OfInstitution($"school-{id:N}"[..20], PartyRole.Principal, new Text("渝北职教中心"));
        AgreementRequest CommitmentState(string name, string? due) => new AddCommitment(Given.Commitment(name, due) with { Owner = school.Id }).For(id);
        await _server.SendAllAsync(
            Given.Proposed(id, parties: [school, Given.SchoolB]), new ReviseTerms(new Terms(Guarantees: [new Text("组织领导", "Leadership")])).For(id),
            CommitmentState("past", "2026-03-01"), CommitmentState("month", "2026-03"), CommitmentState("today", "2026-03-02"),
            CommitmentState("edge", "2026-04-01"), CommitmentState("later", "2026-04-02"),
            CommitmentState("open", "2026-01/.."), CommitmentState("none", null), CommitmentState("kept", "2026-01"), CommitmentState("let-off", "2026-01"),
            new AssignGuarantee("组织领导", school.Id, Edtf.Parse("2026-02")).For(id),
            new FulfilCommitment("kept").For(id),
            new WaiveCommitment("let-off", "停办", Given.SchoolB.Id).For(id));
        var mine = new CommitmentFilter(Owner: school.Id);
        var all = await CommitmentQuery.PageAsync(_server.Reader, mine, AsOf);
        all.Counts.ShouldBe(new CommitmentCounts(2, 3, 1, 2));
        all.Rows.Select(r => r.Id).ShouldBe(["guarantee:组织领导", "past", "today", "month", "edge", "later", "none", "open"]);
        (await Ids(mine with { When = DueWhen.Overdue })).ShouldBe(["guarantee:组织领导", "past"]);
        (await Ids(mine with { When = DueWhen.Soon })).ShouldBe(["today", "month", "edge"]);
        (await Ids(mine with { When = DueWhen.Undated })).ShouldBe(["none", "open"]);
        (await Ids(mine with { From = AsOf, Until = new DateOnly(2026, 3, 31) })).ShouldBe(["today", "month"]);
        all.Rows[0].ShouldSatisfyAllConditions(
            r => r.What.ShouldBe(DueWhat.Guarantee), r => r.Title.ShouldBe(new Text("组织领导", "Leadership")),
            r => r.OwnerName.ShouldBe(school.Name), r => r.Due.ShouldBe(Edtf.Parse("2026-02")));
        var told = CommitmentRow.Of(await StateAsync(id)).Single(r => r.Id == "past");
        all.Rows[1].Reminders.ShouldBe(told.Reminders);
        all.Rows[1].ShouldBe(told with { Reminders = all.Rows[1].Reminders });

        await _server.SendAllAsync(new WithdrawAgreement("不再需要").For(id));
        (await CommitmentQuery.PageAsync(_server.Reader, mine, AsOf)).Counts.ShouldBe(new CommitmentCounts(0, 0, 0, 0));
    }

    [Fact]
    public async Task Pages_follow_one_another_without_a_gap_and_a_region_holds_what_its_institutions_owe()
    {
        var (id, code) = (Guid.NewGuid(), $"owner-{Guid.NewGuid():N}"[..20]);
        await _server.AppendAsync<Institution>(
            Guid.NewGuid(), new InstitutionRegistered(code, InstitutionKind.School, new Text("重庆某校"), [], "重庆市/某区", null, null));
        var school = Party.OfInstitution(code, PartyRole.Principal, new Text("重庆某校"));
        string?[] dues = ["2026-05", null, "2026-05", "2025", null, "2026-05-31"];
        await _server.SendAllAsync(
            [Given.Proposed(id, parties: [school, Given.SchoolB]),
                .. dues.Select((d, i) => new AddCommitment(Given.Commitment($"c-{i}", d) with { Owner = code }).For(id))]);
        var found = new List<string>();
        string? after = null;
        do
        {
            var page = await CommitmentQuery.PageAsync(_server.Reader, new CommitmentFilter(Region: "重庆市/某区"), AsOf, after, 2);
            found.AddRange(page.Rows.Select(r => r.Id));
            after = page.Next;
        }
        while (after is not null);

        found.ShouldBe(["c-3", "c-0", "c-2", "c-5", "c-1", "c-4"]);
        await Should.ThrowAsync<FormatException>(() => CommitmentQuery.PageAsync(_server.Reader, new CommitmentFilter(), AsOf, "nonsense"));
    }

    [Fact]
    public async Task A_guarantee_that_the_terms_no_longer_give_is_not_owed()
    {
        var id = Guid.NewGuid();
        await _server.SendAllAsync(
            Given.Proposed(id), new ReviseTerms(new Terms(Guarantees: [new Text("投入保障")])).For(id),
            new AssignGuarantee("投入保障", Given.SchoolA.Id).For(id));
        (await StateRowsAsync(id)).ShouldHaveSingleItem().IsOwed.ShouldBeTrue();
        await _server.SendAllAsync(new ReviseTerms(new Terms(Guarantees: [])).For(id));
        (await StateRowsAsync(id)).ShouldHaveSingleItem().IsOwed.ShouldBeFalse();
    }

    private async Task<string[]> Ids(CommitmentFilter filter) => [.. (await CommitmentQuery.PageAsync(_server.Reader, filter, AsOf)).Rows.Select(r => r.Id)];

    private async Task<CommitmentRow[]> StateRowsAsync(Guid id) => [.. CommitmentRow.Of(await StateAsync(id))];

    private async Task<Agreement> StateAsync(Guid id)
    {
        await using var session = _server.Store.QuerySession();
        return (await session.Events.AggregateStreamAsync<Agreement>(id))!;
    }
}
