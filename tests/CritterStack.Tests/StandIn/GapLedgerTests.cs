using Marten.Internal.Daemon;

namespace CritterStack.Tests.StandIn;

public sealed class GapLedgerTests
{
    [Fact]
    public void Without_gaps_the_mark_is_the_newest_number()
    {
        var ledger = new GapLedger(0);
        ledger.Look(0, [1, 2, 3]);
        (ledger.Mark, ledger.HasGap, ledger.NeedsSighting, ledger.IsWaiting).ShouldBe((3, false, false, false));
    }

    [Fact]
    public void A_gap_holds_the_mark_until_whoever_could_fill_it_has_ended()
    {
        var ledger = new GapLedger(0);
        ledger.Look(0, [1, 3]);
        (ledger.Mark, ledger.HasGap, ledger.NeedsSighting).ShouldBe((1, true, true));
        ledger.Sighted(100);

        ledger.Look(99, [3, 4]);
        (ledger.Mark, ledger.IsWaiting).ShouldBe((1, true), "transaction 99 may still fill it");

        ledger.Look(100, [3, 4]);
        (ledger.Mark, ledger.HasGap).ShouldBe((4, false));
    }

    [Fact]
    public void A_gap_that_is_filled_is_not_skipped()
    {
        var ledger = new GapLedger(0);
        ledger.Look(0, [1, 3]);
        ledger.Sighted(100);
        ledger.Look(90, [2, 3]);
        ledger.Mark.ShouldBe(3);
    }

    [Fact]
    public void A_gap_seen_later_waits_for_a_transaction_id_of_its_own()
    {
        var ledger = new GapLedger(0);
        ledger.Look(0, [2]);
        ledger.Sighted(100);
        ledger.Look(100, [2, 4]);
        (ledger.Mark, ledger.HasGap, ledger.NeedsSighting).ShouldBe((2, true, true), "4 was not there when 100 was taken: 3 may be running");
        ledger.Sighted(110);
        ledger.Look(105, [4]);
        ledger.Mark.ShouldBe(2);
        ledger.Look(110, [4]);
        ledger.Mark.ShouldBe(4);
    }

    [Fact]
    public void A_gap_seen_while_another_is_waited_for_is_sighted_at_once()
    {
        var ledger = new GapLedger(0);
        ledger.Look(0, [2]);
        ledger.Sighted(100);
        ledger.Look(50, [2, 4]);
        ledger.NeedsSighting.ShouldBeTrue();
        ledger.Sighted(110);
        ledger.Look(50, [2, 4]);
        ledger.NeedsSighting.ShouldBeFalse("nothing new is visible");
        ledger.Look(110, [2, 4]);
        ledger.Mark.ShouldBe(4);
    }

    /// <summary>Random transactions draw numbers, hold, commit or roll back; the mark must never pass a number that appears later.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Nothing_ever_appears_below_the_mark(int seed)
    {
        var random = new Random(seed);
        var ledger = new GapLedger(0);
        var running = new List<(long Id, List<long> Numbers)>();
        var visible = new SortedSet<long>();
        long nextId = 1, nextNumber = 1;
        for (var step = 0; step < 20_000; step++)
        {
            switch (random.Next(4))
            {
                case 0 when running.Count < 16:
                    running.Add((nextId++, []));
                    break;
                case 1 when running.Count > 0:
                    running[random.Next(running.Count)].Numbers.Add(nextNumber++);
                    break;
                case 2 when running.Count > 0:
                    var ended = random.Next(running.Count);
                    if (random.Next(5) > 0)
                    {
                        running[ended].Numbers.ShouldAllBe(n => n > ledger.Mark);
                        visible.UnionWith(running[ended].Numbers);
                    }

                    running.RemoveAt(ended);
                    break;
                default:
                    ledger.Look(running.Count > 0 ? running.Min(r => r.Id) : nextId, [.. visible.GetViewBetween(ledger.Mark + 1, long.MaxValue)]);
                    if (ledger.NeedsSighting)
                    {
                        ledger.Sighted(nextId++);
                    }

                    break;
            }
        }

        ledger.Mark.ShouldBeGreaterThan(1_000, "the mark must move, too");
    }
}
