using Agreements.Server.Commands;
using Agreements.Server.Localization;
using Agreements.Server.Queries;
using Agreements.Server.ReadModels.Register;
using Agreements.Server.ReadModels.StageThroughput;
using System.Text.Json;

namespace Agreements.Server.Tests.ReadModels;

/// <summary>The register as it was, by either clock.</summary>
[Collection(SharedServer.Name)]
public sealed class PastRegisterTests(RunningServer server)
{
    /// <summary>After every command the register is written down; later it must read the same as of then, in every order.</summary>
    [Fact]
    public async Task As_of_any_moment_it_reads_as_it_read_then()
    {
        var (marker, mine) = ($"past{Guid.NewGuid():n}", Mine());
        var (one, other) = (Guid.NewGuid(), Guid.NewGuid());
        AgreementRequest[] story =
        [
            Given.Proposed(one, "甲校结对", "First", parties: [Given.SchoolA, mine], reference: marker, on: Edtf.Parse("2025-01-10")),
            Given.Recorded(one, Stage.Negotiated, "2025-02"),
            Given.Proposed(other, "乙校结对", kind: AgreementKind.Aid, parties: [Given.SchoolB, mine, Given.Bureau], reference: marker, parent: one),
            Given.Recorded(one, Stage.Signed, "2025-03-27/2025-03-28"),
            new CorrectFact("title", "乙校结对", "安州结对", "抄错").For(other),
            new SuspendAgreement(mine.Id, "校区搬迁", Edtf.Parse("2025-06-01")).For(one),
            Given.Recorded(other, Stage.Signed, "2024-12-01"),
            new LeaveQuestionOpen("原件在哪里").For(one),
        ];
        var seen = new List<(RegisterFilter Filter, string Read)>();
        foreach (var command in story)
        {
            await server.SendAllAsync(command);
            foreach (var filter in Ways(marker, mine))
            {
                var live = await RegisterQuery.PageAsync(server.Reader, filter);
                var last = await RegisterQuery.FindAsync(server.Reader, command.AgreementId);
                seen.Add((filter with { Past = new Past(PastClock.Recorded, last!.UpdatedAt) }, Written(live)));
            }
        }

        foreach (var (filter, read) in seen)
        {
            Written(await RegisterQuery.PageAsync(server.Reader, filter)).ShouldBe(read, filter.ToString());
        }

        seen.Select(s => s.Read).Distinct().Count().ShouldBeGreaterThan(15, "the story changes what is read");
        var first = await RegisterQuery.FindAsync(server.Reader, one);
        var before = await RegisterQuery.PageAsync(
            server.Reader, new RegisterFilter { Text = marker, Past = new Past(PastClock.Recorded, first!.RecordedAt.AddMicroseconds(-1)) });
        (before.Rows.Count, before.Facets!.Total).ShouldBe((0, 0));
    }

    [Theory]
    [InlineData(RegisterSort.Title)]
    [InlineData(RegisterSort.Stage)]
    [InlineData(RegisterSort.Signed)]
    [InlineData(RegisterSort.Updated)]
    public async Task Pages_of_a_past_give_the_same_rows_in_the_same_order_once_each(RegisterSort sort)
    {
        var (marker, mine) = ($"walk{Guid.NewGuid():n}", Mine());
        var ids = Enumerable.Range(0, 5).Select(_ => Guid.NewGuid()).ToArray();
        foreach (var (id, n) in ids.Select((id, n) => (id, n)))
        {
            await server.SendAllAsync(
                Given.Proposed(id, n % 2 == 0 ? "同名协议" : "安宁协议", parties: [Given.SchoolA, mine], reference: marker),
                Given.Recorded(id, n % 3 == 0 ? Stage.Negotiated : Stage.Signed, n == 1 ? null : "2025-03-01"));
        }

        var until = (await RegisterQuery.FindAsync(server.Reader, ids[^1]))!.UpdatedAt;
        await server.SendAllAsync(new CorrectFact("title", "同名协议", "另名协议", "抄错").For(ids[0]));
        foreach (var clock in Enum.GetValues<PastClock>())
        {
            var filter = new RegisterFilter { Institution = mine.Institution, Sort = sort, Past = new Past(clock, until) };
            var whole = await RegisterQuery.PageAsync(server.Reader, filter);
            whole.Rows.Count.ShouldBe(5);
            var walked = new List<Guid>();
            for (string? after = null; ;)
            {
                var page = await RegisterQuery.PageAsync(server.Reader, filter with { After = after, PageSize = 2, WithFacets = false });
                walked.AddRange(page.Rows.Select(r => r.Id));
                if ((after = page.Next) is null)
                {
                    break;
                }
            }

            walked.ShouldBe(whole.Rows.Select(r => r.Id), $"{clock}");
        }
    }

    /// <summary>On every day on which anything had happened, register, replay and flow say the same.</summary>
    [Fact]
    public async Task By_the_clock_of_what_happened_register_replay_and_flow_say_the_same()
    {
        var mine = Mine();
        var ids = await HappenedAsync(mine);
        var timelines = await Task.WhenAll(ids.Select(async id => (await Timeline.FindAsync(server.Reader, id, default))!));
        foreach (var day in timelines.SelectMany(Replay.DaysOf).SelectMany(d => new[] { d.AddDays(-1), d }).Distinct().Order())
        {
            var page = await RegisterQuery.PageAsync(server.Reader, new RegisterFilter
            {
                Institution = mine.Institution, Past = new Past(PastClock.Happened, Instants.EndOf(day)),
            });
            var replayed = new List<(Guid, Stage, Standing)>();
            foreach (var timeline in timelines)
            {
                var then = await Replay.OfAsync(timeline, null, day, default);
                replayed.AddRange(then!.Stage is { } stage ? [(timeline.Present.Id, stage, then.Standing!.Value)] : []);
            }

            page.Rows.Select(r => (r.Id, r.Stage, r.Standing)).ShouldBe(replayed, ignoreOrder: true, $"{day:O}");
            page.Rows.ShouldAllBe(r => r.Stage >= Stage.Signed || r.SignedOn == null);
            var flow = await ThroughputQuery.ReadAsync(server.Reader, day, institution: mine.Institution);
            var over = replayed.Count(r => r.Item3 is not (Standing.Open or Standing.Suspended));
            var there = flow.Months.Count == 0 ? null : flow.Months[^1].Stages;
            (there?.Single(c => c.Stage is null).There ?? 0).ShouldBe(over, $"{day:O}");
            (there?.Sum(c => c.There) ?? 0).ShouldBe(replayed.Count, $"{day:O}");
            page.Facets!.Total.ShouldBe(replayed.Count);
        }
    }

    [Fact]
    public async Task A_corrected_day_counts_from_the_beginning_and_a_stage_that_was_left_keeps_the_day_of_its_event()
    {
        var mine = Mine();
        var ids = await HappenedAsync(mine);
        (await StagesAsync(mine, "2025-03-15")).ShouldBe([(ids[0], Stage.Signed, Standing.Open), (ids[1], Stage.Signed, Standing.Open)], ignoreOrder: true);
        (await StagesAsync(mine, "2025-03-09"))
            .ShouldBe([(ids[0], Stage.Negotiated, Standing.Open), (ids[1], Stage.Negotiated, Standing.Open)], ignoreOrder: true);
        (await StagesAsync(mine, "2025-04-02")).ShouldContain((ids[1], Stage.Negotiated, Standing.Open), "it had gone back the day before");
        (await StagesAsync(mine, "2025-05-05")).ShouldContain((ids[0], Stage.Signed, Standing.Suspended));
        (await StagesAsync(mine, "2025-05-20")).ShouldContain((ids[0], Stage.Signed, Standing.Open));
        (await StagesAsync(mine, "2025-01-01")).ShouldBeEmpty();
    }

    private static Party Mine() => Party.OfInstitution($"past-{Guid.NewGuid():n}", PartyRole.Principal, new Text("过去学校"));

    private static IEnumerable<RegisterFilter> Ways(string marker, Party mine)
    {
        var all = new RegisterFilter { Text = marker };
        foreach (var sort in Enum.GetValues<RegisterSort>())
        {
            yield return all with { Sort = sort };
            yield return all with { Sort = sort, Descending = true };
        }

        yield return all with { Text = $"{marker} anzhou" };
        yield return all with { Text = $"{marker} 甲校" };
        yield return new RegisterFilter { Institution = mine.Institution };
        yield return new RegisterFilter { Institution = mine.Institution, Partner = Given.SchoolB.Id };
        yield return new RegisterFilter { Institution = mine.Institution, Stages = [Stage.Signed, Stage.Negotiated] };
        yield return new RegisterFilter { Institution = mine.Institution, Kinds = [AgreementKind.Aid], Standings = [Standing.Open] };
        yield return new RegisterFilter { Institution = mine.Institution, Standings = [Standing.Suspended] };
    }

    /// <summary>All that is read, but for where the log is, which only a past says.</summary>
    private static string Written(RegisterPage page) => JsonSerializer.Serialize(page with { Position = null });

    /// <summary>
    /// One whose signing was recorded on a wrong day and that was suspended for a while; one that was signed, went back and was withdrawn; one of which no day
    /// is known but that of its signing.
    /// </summary>
    private async Task<Guid[]> HappenedAsync(Party mine)
    {
        var ids = new[] { Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid() };
        AgreementRequest Proposed(Guid id, string? on) => Given.Proposed(
            id, parties: [Given.SchoolA, mine], on: on is null ? null : Edtf.Parse(on),
            source: on is null ? new Source("s-9", "报道", null, Reliability.Press) : null);
        await server.SendAllAsync(
            Proposed(ids[0], "2025-01-10"), Given.Recorded(ids[0], Stage.Negotiated, "2025-02-01"), Given.Recorded(ids[0], Stage.Signed, "2025-03-27"),
            new CorrectFact("signed.on", "2025-03-27", "2025-03-10", "抄错").For(ids[0]),
            new SuspendAgreement(mine.Id, "校区搬迁", Edtf.Parse("2025-05-01")).For(ids[0]),
            new ResumeAgreement(mine.Id, null, Edtf.Parse("2025-05-10")).For(ids[0]));
        await server.SendAllAsync(
            Proposed(ids[1], "2025-01-11"), Given.Recorded(ids[1], Stage.Negotiated, "2025-02-02"), Given.Recorded(ids[1], Stage.Signed, "2025-03-11"),
            new ReturnToStage(Stage.Negotiated, "条款有变", Edtf.Parse("2025-04-01")).For(ids[1]),
            new WithdrawAgreement("不再需要", Edtf.Parse("2025-06-01")).For(ids[1]));
        await server.SendAllAsync(Proposed(ids[2], null), Given.Recorded(ids[2], Stage.Signed, "2025-07-01"));
        return ids;
    }

    private async Task<(Guid, Stage, Standing)[]> StagesAsync(Party mine, string day) =>
    [
        .. (await RegisterQuery.PageAsync(server.Reader, new RegisterFilter
        {
            Institution = mine.Institution, Past = new Past(PastClock.Happened, Instants.EndOf(DateOnly.Parse(day, null))),
        })).Rows.Select(r => (r.Id, r.Stage, r.Standing)),
    ];
}
