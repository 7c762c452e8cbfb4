using Agreements.Server.Pages.AgreementPage;
using Agreements.Server.Queries;
using Agreements.Server.Tests.ReadModels;
using RunningServer = Agreements.Server.Tests.ReadModels.RunningServer;

namespace Agreements.Server.Tests.Queries;

[Collection(SharedServer.Name)]
public sealed class TimelineTests
{
    private readonly RunningServer _server;

    public TimelineTests(RunningServer server) => _server = server;

    [Fact]
    public async Task A_history_tells_what_happened_when_and_who_recorded_it()
    {
        var id = Guid.NewGuid();
        await _server.SendAllAsync([.. Given.Negotiated(id), .. Given.SignedAndBegun(id)]);
        var page = await (await FindAsync(id))!.PageAsync(newestFirst: false);
        page.Entries.Select(e => e.Version).ShouldBe(Enumerable.Range(1, 14).Select(v => (long)v));
        page.Entries.Select(e => e.Sequence).ShouldBeInOrder();
        var witness = page.Entries[7];
        witness.Sentence.Zh.ShouldBe("成都市青羊区教育局见证了签署（2025年3月27日–28日）。");
        witness.Sentence.En.ShouldBe("Qingyang Education Bureau witnessed the signing (27–28 March 2025).");
        (witness.Type, witness.Happened, witness.User, witness.Institution, witness.StageAfter)
            .ShouldBe(("witness-attested", "2025-03-27/2025-03-28", "u-1", "cd-edu", Stage.Negotiated));
        page.Entries[1].Happened.ShouldBeNull("a revision of the terms has no day of its own");
        page.Entries[^1].StageAfter.ShouldBe(Stage.Implementing);
    }

    [Fact]
    public async Task Pages_go_forward_and_backward()
    {
        var id = Guid.NewGuid();
        await _server.SendAllAsync(Given.Negotiated(id));
        (await WalkAsync(id, newestFirst: true)).ShouldBe([5, 4, 3, 2, 1]);
        (await WalkAsync(id, newestFirst: false)).ShouldBe([1, 2, 3, 4, 5]);
        (await FindAsync(Guid.NewGuid())).ShouldBeNull();
    }

    [Fact]
    public async Task It_is_the_agreement_as_it_was_at_any_version_and_instant()
    {
        var id = Guid.NewGuid();
        await _server.SendAllAsync(Given.Negotiated(id));
        var timeline = (await FindAsync(id))!;
        timeline.Present.Version.ShouldBe(5);
        timeline.At(null, null)!.After.ShouldBe(timeline.Present);
        (timeline.At(4, null)!.After.Stage, timeline.At(5, null)!.Before.Stage, timeline.At(5, null)!.After.Stage)
            .ShouldBe((Stage.Proposed, Stage.Proposed, Stage.Negotiated));
        timeline.At(6, null).ShouldBeNull();
        timeline.At(null, timeline.At(3, null)!.Recorded.Timestamp)!.Recorded.Version.ShouldBe(3);
        timeline.At(null, timeline.At(1, null)!.Recorded.Timestamp.AddTicks(-10)).ShouldBeNull();
    }

    [Fact]
    public async Task What_was_returned_from_had_happened_on_its_own_day_and_so_had_the_return()
    {
        var id = Guid.NewGuid();
        await _server.SendAllAsync([.. Given.Negotiated(id), new ReturnToStage(Stage.Proposed, "条款需重谈", Edtf.Parse("2025-03-05")).For(id)]);
        var timeline = (await FindAsync(id))!;
        var replay = (await Replay.OfAsync(timeline, null, new DateOnly(2025, 3, 1), CancellationToken.None))!;
        replay.Entries.Where(e => e.Entry.Version is 1 or 5 or 6).Select(e => (e.Entry.Version, e.By, e.IsDayKnown, e.HadHappened)).ShouldBe(
        [
            (6, new DateOnly(2025, 3, 5), true, false), (5, new DateOnly(2025, 2, 28), true, true), (1, new DateOnly(2025, 1, 10), true, true),
        ]);
        replay.Stage.ShouldBe(Stage.Negotiated);
        (await Replay.OfAsync(timeline, null, new DateOnly(2025, 3, 5), CancellationToken.None))!.Stage.ShouldBe(Stage.Proposed);
        // A correction of the day of proposal is one of the first event, not of the return to it.
        await _server.SendAllAsync(new CorrectFact("proposed.on", "2025-01-10", "2025-01-02", "原件上的日期").For(id));
        var corrected = (await Replay.OfAsync((await FindAsync(id))!, null, null, CancellationToken.None))!.Entries;
        corrected.Single(e => e.Entry.Version == 1).By.ShouldBe(new DateOnly(2025, 1, 2));
        corrected.Single(e => e.Entry.Version == 6).By.ShouldBe(new DateOnly(2025, 3, 5));
    }

    [Fact]
    public async Task A_fact_that_a_return_took_away_says_so_and_not_that_it_has_its_last_value()
    {
        var id = Guid.NewGuid();
        await _server.SendAllAsync([.. Given.Negotiated(id), new ReturnToStage(Stage.Proposed, "条款需重谈", Edtf.Parse("2025-03-05")).For(id)]);
        var timeline = (await FindAsync(id))!;
        var last = (await FactHistory.OfAsync(timeline, "negotiated.on", all: false, CancellationToken.None)).Single();
        (last.Before, last.Value, last.Entry.Version, last.Entry.Type).ShouldBe(("2025-02", null, 6, "agreement-returned"));
        var all = await FactHistory.OfAsync(timeline, "negotiated.on", all: true, CancellationToken.None);
        all.Select(g => (g.Before, g.Value)).ShouldBe([(null, "2025-02"), ("2025-02", null)]);
        var shown = ShownFacts.Of(timeline.Present, await FactHistory.OfAsync(timeline, null, all: true, CancellationToken.None));
        shown.Where(f => !f.IsThere).Select(f => f.Path).ShouldBe(["negotiated.on"]);
        shown.Where(f => f.IsThere).Select(f => f.Path).ShouldBe(Facts.Of(timeline.Present).Select(f => f.Path));
    }

    [Fact]
    public async Task An_id_of_something_else_has_none()
    {
        (await FindAsync(DirectoryIds.OfInstitution("qingsu"))).ShouldBeNull();
        (await FindAsync(Guid.Empty)).ShouldBeNull();
    }

    private async Task<List<long>> WalkAsync(Guid id, bool newestFirst)
    {
        var seen = new List<long>();
        long? after = null;
        do
        {
            var page = await (await FindAsync(id))!.PageAsync(newestFirst, after, 2);
            seen.AddRange(page.Entries.Select(e => e.Version));
            after = page.Next;
        }
        while (after is not null && seen.Count < 20);
        return seen;
    }

    private Task<Timeline?> FindAsync(Guid id) => Timeline.FindAsync(_server.Reader, id, CancellationToken.None);
}
