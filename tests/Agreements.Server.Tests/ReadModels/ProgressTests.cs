using Agreements.Server.Commands;
using Agreements.Server.ReadModels.Progress;

namespace Agreements.Server.Tests.ReadModels;

[Collection(SharedServer.Name)]
public sealed class ProgressTests
{
    private static readonly DateOnly AsOf = new(2026, 3, 1);

    private static readonly Source Report = new("s-7", "报道", null, Reliability.Press);

    private readonly RunningServer _server;

    public ProgressTests(RunningServer server) => _server = server;

    [Fact]
    public async Task Commitments_are_due_soon_overdue_undated_or_kept_by_the_last_day_they_can_mean()
    {
        var parent = Guid.NewGuid();
        await _server.SendAllAsync(Given.Proposed(parent, "总协议之一", "Framework one"));
        var id = Guid.NewGuid();
        await _server.SendAllAsync(
        [
            Given.Proposed(id, parent: parent, on: Edtf.Parse("2026-02-19")),
            // The day itself and the thirtieth after it are soon; the thirty-first is not; a month counts by its last day.
            .. new[] { "2026-03-01", "2026-03-31", "2026-04-01", "2026-02-28", "2026-02", "2026-03", null, "2026-03-05/..", "2026-01-01" }
                .Select((due, i) => (AgreementRequest)new AddCommitment(Given.Commitment($"c-{i}", due)).For(id)),
            new FulfilCommitment("c-8").For(id),
        ]);
        var group = await GroupAsync(ProgressGrouping.Parent, parent.ToString());
        group.ShouldBe(
            new ProgressGroup(parent.ToString(), new Text("总协议之一", "Framework one"), 1, 1, 0, 10, 10, DueSoon: 3, Overdue: 2, Undated: 2, Fulfilled: 1));
    }

    [Fact]
    public async Task Days_in_the_stage_are_measured_over_the_known_only()
    {
        var parent = Guid.NewGuid();
        foreach (var day in new[] { "2026-02-27", "2026-02-19", "2026-01-30", null })
        {
            await _server.SendAllAsync(Given.Proposed(Guid.NewGuid(), parent: parent, on: day is null ? null : Edtf.Parse(day), source: Report));
        }

        var group = await GroupAsync(ProgressGrouping.Parent, parent.ToString());
        (group.Agreements, group.DaysKnown, group.DaysUnknown, group.MedianDays, group.Name).ShouldBe((4, 3, 1, 10, null));
        group.MeanDays!.Value.ShouldBe((2 + 10 + 30) / 3.0, 0.0001);
    }

    [Fact]
    public async Task Nobody_guesses_when_no_day_is_known()
    {
        var parent = Guid.NewGuid();
        await _server.SendAllAsync(Given.Proposed(Guid.NewGuid(), parent: parent, source: Report));
        var group = await GroupAsync(ProgressGrouping.Parent, parent.ToString());
        (group.MedianDays, group.MeanDays, group.DaysUnknown).ShouldBe((null, null, 1));
    }

    [Fact]
    public async Task An_agreement_counts_once_for_each_of_its_institutions()
    {
        var tag = Guid.NewGuid().ToString("n");
        var (known, unknown) = ($"known-{tag}", $"unknown-{tag}");
        await _server.AppendAsync<Institution>(
            Guid.NewGuid(), new InstitutionRegistered(known, InstitutionKind.School, new Text("某校", "A school"), [], null, null, null));
        Party[] parties = [.. new[] { known, unknown }.Select(c => Party.OfInstitution(c, PartyRole.Principal, new Text(c)))];
        await _server.SendAllAsync(Given.Proposed(Guid.NewGuid(), parties: parties));
        await _server.SendAllAsync(Given.Proposed(Guid.NewGuid(), parties: [Given.SchoolA, parties[0]]));
        var groups = await ProgressQuery.GroupsAsync(_server.Reader, ProgressGrouping.Institution, AsOf);
        var mine = groups.Where(g => g.Key == known || g.Key == unknown).ToDictionary(g => g.Key!, g => (g.Agreements, g.Name));
        mine[known].ShouldBe((2, new Text("某校", "A school")));
        mine[unknown].ShouldBe((1, null));
    }

    [Fact]
    public async Task Stages_stand_in_their_order_and_kinds_by_size()
    {
        var id = Guid.NewGuid();
        await _server.SendAllAsync(Given.Proposed(id, kind: AgreementKind.Consortium, source: Report), Given.Recorded(id, Stage.Evaluated, null));
        await _server.SendAllAsync(Given.Proposed(Guid.NewGuid()));
        var stages = await ProgressQuery.GroupsAsync(_server.Reader, ProgressGrouping.Stage, AsOf);
        var order = KebabEnum<Stage>.Names.ToList();
        stages.Select(s => order.IndexOf(s.Key!)).ShouldBeInOrder();
        stages.ShouldContain(s => s.Key == "evaluated" && s.Name!.Zh == "已评估");
        var kinds = await ProgressQuery.GroupsAsync(_server.Reader, ProgressGrouping.Kind, AsOf);
        kinds.Select(k => k.Agreements).ShouldBeInOrder(SortDirection.Descending);
        kinds.ShouldContain(k => k.Key == "consortium");
        stages.Sum(s => s.Agreements).ShouldBeGreaterThanOrEqualTo(2);
    }

    private async Task<ProgressGroup> GroupAsync(ProgressGrouping grouping, string key) =>
        (await ProgressQuery.GroupsAsync(_server.Reader, grouping, AsOf)).Single(g => g.Key == key);
}
