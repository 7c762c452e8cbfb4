using FsCheck;
using FsCheck.Fluent;

namespace Agreements.Domain.Specs.Properties;

/// <summary>What holds for any commands in any order. A failure prints the walk made short, and the seed to play it again.</summary>
public sealed class DeciderProperties
{
    private const int Runs = 100;

    [Fact]
    public void The_same_state_and_command_give_the_same_decision() => ForEveryWalk(walk =>
    {
        var again = Agreement.Unwritten(World.Id);
        foreach (var (before, asked, decision, _) in walk.Play())
        {
            Text(asked.DecideOn(before)).ShouldBe(Text(decision));
            Text(asked.DecideOn(again)).ShouldBe(Text(decision));
            again = Agreement.Fold(again, decision.Events.Select(Stored.Reread));
        }
    });

    [Fact]
    public void An_accepted_command_repeated_writes_nothing() => ForEveryWalk(walk =>
    {
        foreach (var (before, asked, decision, after) in walk.Play().Where(p => !p.Decision.IsRefused))
        {
            Text(asked.DecideOn(after)).ShouldBeEmpty(Stored.Text(asked.Command));
            Text(asked.Seeing(before.Version - 1).DecideOn(after)).ShouldBeEmpty(Stored.Text(asked.Command));
            after.Version.ShouldBe(before.Version + decision.Events.Count);
        }
    });

    [Fact]
    public void Deciding_and_folding_change_no_state_that_was_there() => ForEveryWalk(walk =>
    {
        foreach (var (before, asked, decision, _) in walk.Play())
        {
            var seen = Stored.Text(before);
            var after = Agreement.Fold(before, asked.DecideOn(before).Events);
            Stored.Text(before).ShouldBe(seen);
            if (decision.Events.Count == 0)
            {
                after.ShouldBeSameAs(before);
            }
        }
    }, Runs / 5);

    [Fact]
    public void A_decision_records_or_refuses_never_both() => ForEveryWalk(walk =>
        walk.Play().ShouldAllBe(p => p.Decision.Events.Count == 0 || p.Decision.Refusals.Count == 0));

    [Fact]
    public void Nothing_is_recorded_for_one_who_has_not_seen_the_present_version() => ForEveryWalk(walk =>
    {
        foreach (var (before, asked, decision, _) in walk.Play().Where(p => p.Before.Exists))
        {
            var stale = asked.Seeing(before.Version + 1).DecideOn(before);
            stale.Events.ShouldBeEmpty();
            var wouldChangeNothing = decision is { IsRefused: false, Events.Count: 0 };
            stale.Refusals.ShouldBe(wouldChangeNothing ? [] : [new VersionStale(before.Version + 1, before.Version)]);
        }
    });

    [Fact]
    public void Every_prefix_of_every_history_is_a_valid_agreement() => ForEveryWalk(walk =>
    {
        var happened = walk.Happened();
        var state = Agreement.Unwritten(World.Id);
        Invariants.ShouldHold(state, []);
        for (var i = 0; i < happened.Count; i++)
        {
            state = Agreement.Evolve(state, happened[i]);
            Invariants.ShouldHold(state, [.. happened.Take(i + 1)]);
        }
    });

    [Fact]
    public void Folding_step_by_step_folding_at_once_and_folding_what_was_stored_give_the_same() => ForEveryWalk(walk =>
    {
        var played = walk.Play();
        var happened = walk.Happened();
        var atOnce = Stored.Text(Agreement.Fold(Agreement.Unwritten(World.Id), happened));
        Stored.Text(played.Count == 0 ? Agreement.Unwritten(World.Id) : played[^1].After).ShouldBe(atOnce);
        Stored.Text(Agreement.Fold(Agreement.Unwritten(World.Id), happened.Select(Stored.Reread))).ShouldBe(atOnce);
    });

    [Fact]
    public void Every_event_is_read_from_the_store_as_it_was_written() => ForEveryWalk(walk =>
    {
        foreach (var e in walk.Happened())
        {
            Stored.Text(Stored.Reread(e)).ShouldBe(Stored.Text(e));
            Stored.Json(Stored.Reread(e)).ShouldBe(Stored.Json(e));
        }
    });

    [Fact]
    public void One_stage_forward_at_a_time_unless_recorded_from_a_source_and_back_only_by_going_back() => ForEveryWalk(walk =>
    {
        foreach (var (before, asked, _, after) in walk.Play().Where(p => p.Before.Exists && p.Before.Stage != p.After.Stage))
        {
            switch (asked.Command)
            {
                case ReturnToStage r:
                    (after.Stage, after.Stage < before.Stage).ShouldBe((r.To, true));
                    break;
                case RecordStage r:
                    (after.Stage, after.Stage > before.Stage, after.Entries[r.Stage].Recorded).ShouldBe((r.Stage, true, true));
                    break;
                case AddParty or NameParty or ReplaceParty or LeaveAgreement or ChangeRole:
                    // Others are bound: what was negotiated is not any more.
                    (before.Stage, after.Stage).ShouldBe((Stage.Negotiated, Stage.Proposed));
                    break;
                default:
                    (after.Stage, after.Entries[after.Stage].Recorded).ShouldBe((before.Stage + 1, false));
                    Guards.Unmet(before, after.Stage, asked.Context.Today, asked.Related.Answering(Guards.Needs(before, after.Stage))).ShouldBeEmpty();
                    break;
            }
        }
    });

    [Fact]
    public void What_is_closed_opens_only_by_what_says_so_and_is_suspended_only_by_suspending() => ForEveryWalk(walk =>
    {
        foreach (var (before, asked, decision, after) in walk.Play().Where(p => p.Before.Exists && p.Before.Standing != p.After.Standing))
        {
            var opens = decision.Events.Any(e => e is AgreementReopened or SupersessionLifted);
            (before.ClosedAs is null || after.ClosedAs is Standing.Archived or Standing.Superseded || opens).ShouldBeTrue(Stored.Text(asked.Command));
            (opens || (after.Standing is Standing.Open or Standing.Suspended) == asked.Command is SuspendAgreement or ResumeAgreement)
                .ShouldBeTrue(Stored.Text(asked.Command));
            decision.Events.ShouldNotBeEmpty();
        }
    });

    /// <summary>A property over walks that go nowhere would hold for nothing.</summary>
    [Fact]
    public void The_walks_go_everywhere()
    {
        var walks = Walks.Any.Generator.Sample(30, new Rnd(2025, 327), 900).ToArray();
        var played = walks.SelectMany(w => w.Play()).ToArray();
        var happened = played.SelectMany(p => p.Decision.Events).Select(e => e.GetType()).Distinct().ToArray();
        // What goes back to an engagement is decided there: no command on an agreement brings it about.
        happened.Select(e => e.BaseType).Distinct()
            .ShouldBe(Types<AgreementEvent>().Where(e => e != typeof(TracedToEngagement)).Select(e => e.BaseType).Distinct(), ignoreOrder: true);
        happened.Length.ShouldBeGreaterThan(Types<AgreementEvent>().Count() * 3 / 4);
        played.Select(p => p.Command.GetType()).Distinct().ShouldBe(Types<AgreementCommand>(), ignoreOrder: true);
        played.Count(p => p.Command is AdvanceToEvaluated && p.Decision.Events.Count > 0).ShouldBeGreaterThan(5);
        played.SelectMany(p => p.Decision.Refusals).Select(r => r.GetType()).Distinct().Count().ShouldBeGreaterThan(Types<Refusal>().Count() / 2);
    }

    private static IEnumerable<Type> Types<T>() => typeof(T).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(T)) && !t.IsAbstract);

    private static string[] Text(Decision decision) => [.. decision.Events.Select(Stored.Text), .. decision.Refusals.Select(Stored.Text)];

    private static void ForEveryWalk(Action<Walk> holds, int runs = Runs) =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(runs).WithQuietOnSuccess(true), Prop.ForAll(Walks.Any, holds));
}
