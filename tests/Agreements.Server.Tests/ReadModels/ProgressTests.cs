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
            new ProgressGroup(parent.ToString(), new Text("总协议之一", "Framework one"), 1, 1, 0, 10, 10, 10, DueSoon: 3, Overdue: 2, Undated: 2, Fulfilled: 1));
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
        var groups = await ProgressQuery.GroupsAsync(_server.Reader, ProgressGrouping.Institution, ProgressOn.Now(AsOf));
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
        var stages = await ProgressQuery.GroupsAsync(_server.Reader, ProgressGrouping.Stage, ProgressOn.Now(AsOf));
        var order = KebabEnum<Stage>.Names.ToList();
        stages.Select(s => order.IndexOf(s.Key!)).ShouldBeInOrder();
        stages.ShouldContain(s => s.Key == "evaluated" && s.Name!.Zh == "已评估");
        var kinds = await ProgressQuery.GroupsAsync(_server.Reader, ProgressGrouping.Kind, ProgressOn.Now(AsOf));
        kinds.Select(k => k.Agreements).ShouldBeInOrder(SortDirection.Descending);
        kinds.ShouldContain(k => k.Key == "consortium");
        stages.Sum(s => s.Agreements).ShouldBeGreaterThanOrEqualTo(2);
    }

    [Fact]
    public async Task What_merged_entries_are_counted_with_is_their_survivor_and_regions_hold_their_parts()
    {
        var tag = Guid.NewGuid().ToString("n");
        var (region, entry) = ($"省{tag}/市/区", Guid.NewGuid());
        await RegisteredAsync(Guid.NewGuid(), $"survivor-{tag}", region);
        await RegisteredAsync(entry, $"merged-{tag}", $"别省{tag}", new InstitutionMerged($"survivor-{tag}", "twice"));
        await _server.SendAllAsync(Given.Proposed(Guid.NewGuid(), parties: [Given.SchoolA, Named($"merged-{tag}")]));
        await _server.SendAllAsync(Given.Proposed(Guid.NewGuid(), parties: [Named($"merged-{tag}"), Named($"survivor-{tag}")]));

        (await CountsAsync(ProgressGrouping.Institution)).Where(g => g.Key.Contains(tag)).ShouldBe([($"survivor-{tag}", 2)]);
        (await CountsAsync(ProgressGrouping.Region)).Where(g => g.Key.Contains(tag))
            .ShouldBe([($"省{tag}", 2), ($"省{tag}/市", 2), ($"省{tag}/市/区", 2)]);
        (await MembersAsync(new(ProgressFigure.Agreements, ProgressGrouping.Region, $"省{tag}/市"), ProgressOn.Now(AsOf), null)).Count.ShouldBe(2);
    }

    [Fact]
    public async Task Behind_each_figure_are_the_agreements_that_make_it_and_a_page_goes_on_where_the_last_ended()
    {
        var (code, on) = ($"school-{Guid.NewGuid():n}", ProgressOn.Now(AsOf));
        await RegisteredAsync(Guid.NewGuid(), code, null);
        var days = new[] { "2026-02-19", "2026-02-20", null };
        foreach (var (due, i) in new[] { "2026-02-28", "2026-03-05", null }.Select((d, i) => (d, i)))
        {
            var id = Guid.NewGuid();
            await _server.SendAllAsync(
            [
                Given.Proposed(id, parties: [Given.SchoolA, Named(code)], on: days[i] is { } day ? Edtf.Parse(day) : null, source: Report),
                new AddCommitment(Given.Commitment("c-1", due)).For(id), new AddCommitment(Given.Commitment("c-2", "2026-01-01")).For(id),
                new FulfilCommitment("c-2").For(id),
            ]);
        }

        var filter = new ProgressFilter(Institution: code);
        foreach (var by in new[] { ProgressGrouping.Stage, ProgressGrouping.Kind })
        {
            foreach (var g in await ProgressQuery.GroupsAsync(_server.Reader, by, on, filter))
            {
                async Task<IReadOnlyList<ProgressMember>> Behind(ProgressFigure figure) => await MembersAsync(new(figure, by, g.Key), on, filter);
                (await Behind(ProgressFigure.Agreements)).Count.ShouldBe(g.Agreements);
                (await Behind(ProgressFigure.Overdue)).Sum(m => m.Overdue).ShouldBe(g.Overdue);
                (await Behind(ProgressFigure.DueSoon)).Sum(m => m.DueSoon).ShouldBe(g.DueSoon);
                (await Behind(ProgressFigure.Undated)).Sum(m => m.Undated).ShouldBe(g.Undated);
                (await Behind(ProgressFigure.Fulfilled)).Sum(m => m.Fulfilled).ShouldBe(g.Fulfilled);
                (g.Agreements, g.Overdue, g.DueSoon, g.Undated, g.Fulfilled, g.LongestDays).ShouldBe((3, 1, 1, 1, 3, 10));
            }
        }

        var silent = DateTimeOffset.UtcNow;
        (await ProgressQuery.AsleepAsync(_server.Reader, silent, filter)).ShouldBe(0, "it sleeps only in implementation");
        var first = await ProgressQuery.BehindAsync(_server.Reader, new(ProgressFigure.Agreements), on, silent, filter, null, 2);
        var rest = await ProgressQuery.BehindAsync(_server.Reader, new(ProgressFigure.Agreements), on, silent, filter, first.Next, 2);
        first.Agreements.Concat(rest.Agreements).Select(m => m.Since?.Day).ShouldBe([19, 20, null]);
    }

    [Fact]
    public async Task An_earlier_day_is_counted_by_what_was_on_record_at_its_end()
    {
        var today = DateOnly.FromDateTime(DateTime.UtcNow.AddHours(8));
        var id = Guid.NewGuid();
        await _server.SendAllAsync(
            Given.Proposed(id, parties: [Given.SchoolA, Named("huafon")], on: Edtf.Parse("2026-02-19")),
            new AddCommitment(Given.Commitment("c-1", "2026-02-28")).For(id));

        // At the end of today everything is on record: told from the events it is what the rows tell.
        var told = await ProgressOn.OfAsync(_server.Reader, today, today.AddDays(1));
        told.IsPast.ShouldBeTrue();
        foreach (var by in Enum.GetValues<ProgressGrouping>())
        {
            (await ProgressQuery.GroupsAsync(_server.Reader, by, told)).ShouldBe(
                await ProgressQuery.GroupsAsync(_server.Reader, by, ProgressOn.Now(today)), $"by {by}");
        }

        var before = await ProgressOn.OfAsync(_server.Reader, today.AddDays(-1), today);
        (await MembersAsync(new(ProgressFigure.Agreements), before, null)).ShouldNotContain(m => m.Id == id);
        (await MembersAsync(new(ProgressFigure.Overdue), told, null)).ShouldContain(m => m.Id == id);
    }

    private static Party Named(string code) => Party.OfInstitution(code, PartyRole.Principal, new Text(code));

    private Task RegisteredAsync(Guid id, string code, string? region, params InstitutionEvent[] then) => _server.AppendAsync<Institution>(
        id, [new InstitutionRegistered(code, InstitutionKind.School, new Text(code), [], region, null, null), .. then]);

    private async Task<IReadOnlyList<(string Key, int Agreements)>> CountsAsync(ProgressGrouping by) =>
        [.. (await ProgressQuery.GroupsAsync(_server.Reader, by, ProgressOn.Now(AsOf))).Where(g => g.Key is not null).Select(g => (g.Key!, g.Agreements))];

    private async Task<IReadOnlyList<ProgressMember>> MembersAsync(ProgressSlice slice, ProgressOn on, ProgressFilter? filter) =>
        (await ProgressQuery.BehindAsync(_server.Reader, slice, on, DateTimeOffset.UtcNow, filter, null, 10_000)).Agreements;

    private async Task<ProgressGroup> GroupAsync(ProgressGrouping grouping, string key) =>
        (await ProgressQuery.GroupsAsync(_server.Reader, grouping, ProgressOn.Now(AsOf))).Single(g => g.Key == key);
}
