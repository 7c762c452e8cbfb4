using JasperFx;
using JasperFx.Events;
using Wolverine;
using Wolverine.Runtime.Routing;

namespace CritterStack.Tests.Bus;

[Collection(BusTests.Name)]
public sealed class CommandTests(BusFixture fixture)
{
    [Fact]
    public async Task The_only_return_value_answers()
    {
        var id = Guid.NewGuid();

        var receipt = await fixture.Bus.InvokeAsync<Receipt>(new OpenAccount(id, "Ada"));

        receipt.ShouldBe(new Receipt(id, 1, 0));
        (await fixture.EventsAsync(id)).Select(e => e.Data).ShouldBe([new Opened("Ada")]);
    }

    [Fact]
    public async Task The_first_of_a_tuple_answers_and_the_other_messages_leave()
    {
        var id = await fixture.OpenAsync();

        var receipt = await fixture.Bus.InvokeAsync<Receipt>(new Deposit(id, 7));

        receipt.ShouldBe(new Receipt(id, 2, 0));
        (await fixture.EventsAsync(id)).Select(e => e.Data).ShouldBe([new Opened("Ada"), new Deposited(7)]);
        await fixture.Journal.Shows($"notice {id} 7");
    }

    [Fact]
    public async Task A_return_value_nobody_asked_for_and_nobody_handles_is_dropped()
    {
        var id = Guid.NewGuid();

        await fixture.Bus.InvokeAsync(new OpenAccount(id, "Ada"));

        (await fixture.EventsAsync(id)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_required_stream_that_is_missing_keeps_the_handler_from_being_called()
    {
        var id = Guid.NewGuid();

        var receipt = await fixture.Bus.InvokeAsync<Receipt>(new Deposit(id, 7));

        receipt.ShouldBeNull();
        fixture.Journal.Entries.ShouldNotContain($"deposit {id}");
        (await fixture.EventsAsync(id)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_stream_that_may_be_missing_has_no_aggregate_and_version_0()
    {
        var id = Guid.NewGuid();

        var receipt = await fixture.Bus.InvokeAsync<Receipt>(new DepositIfOpen(id, 7));

        receipt.ShouldBe(new Receipt(id, 0, 0));
        (await fixture.EventsAsync(id)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Several_events_go_in_one_commit_and_count_in_the_current_version()
    {
        var id = await fixture.OpenAsync();

        var receipt = await fixture.Bus.InvokeAsync<Receipt>(new DepositIfOpen(id, 7));

        receipt.ShouldBe(new Receipt(id, 3, 0));
        (await fixture.Bus.InvokeAsync<Receipt>(new DepositIfOpen(id, 1))).ShouldBe(new Receipt(id, 5, 14));
    }

    [Fact]
    public async Task A_handler_that_throws_stores_nothing_and_sends_nothing()
    {
        var id = await fixture.OpenAsync();

        var thrown = await Should.ThrowAsync<InvalidOperationException>(() => fixture.Bus.InvokeAsync(new DepositAndFail(id, 9)));
        await fixture.Bus.InvokeAsync(new Deposit(id, 7));

        thrown.Message.ShouldBe("after append and publish");
        (await fixture.EventsAsync(id)).Select(e => e.Data).ShouldBe([new Opened("Ada"), new Deposited(7)]);
        await fixture.Journal.Shows($"notice {id} 7");
        fixture.Journal.Entries.ShouldNotContain($"notice {id} 9");
    }

    [Fact]
    public async Task A_commit_that_fails_sends_nothing()
    {
        var id = await fixture.OpenAsync();

        await Should.ThrowAsync<Exception>(() => fixture.Bus.InvokeAsync(new Relay(id, Guid.NewGuid())));

        (await fixture.EventsAsync(id)).Count.ShouldBe(1);
        fixture.Journal.Entries.ShouldNotContain(e => e.StartsWith($"patrol {id}", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_lost_race_runs_the_handler_again_with_the_stream_loaded_anew()
    {
        var id = await fixture.OpenAsync();

        var receipt = await fixture.Bus.InvokeAsync<Receipt>(new ContestedDeposit(id, 10, Rivals: 2));

        receipt.ShouldBe(new Receipt(id, 4, 2));
        fixture.Journal.Entries.Where(e => e.StartsWith($"contested {id}", StringComparison.Ordinal))
            .ShouldBe([$"contested {id} at 1", $"contested {id} at 2", $"contested {id} at 3"]);
        (await fixture.EventsAsync(id)).Select(e => e.Data).ShouldBe([new Opened("Ada"), new Deposited(1), new Deposited(1), new Deposited(10)]);
    }

    [Fact]
    public async Task A_race_lost_once_more_than_the_rule_allows_is_the_callers_to_know()
    {
        var id = await fixture.OpenAsync();

        await Should.ThrowAsync<EventStreamUnexpectedMaxEventIdException>(() => fixture.Bus.InvokeAsync<Receipt>(new ContestedDeposit(id, 10, Rivals: 4)));

        (await fixture.EventsAsync(id)).Count.ShouldBe(5);
    }

    [Fact]
    public async Task Eight_callers_of_a_handler_that_loads_its_stream_exclusively_are_served_one_after_the_other_and_none_twice()
    {
        var id = await fixture.OpenAsync();

        var receipts = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
        {
            var own = new List<Receipt>();
            for (var i = 0; i < 5; i++)
            {
                own.Add(await fixture.Host.MessageBus().InvokeAsync<Receipt>(new ExclusiveDeposit(id, 1)));
            }

            return own;
        })));

        receipts.SelectMany(r => r).Select(r => r.Version).Order().ShouldBe(Enumerable.Range(2, 40).Select(v => (long)v));
        receipts.SelectMany(r => r).ShouldAllBe(r => r.Balance == r.Version - 2);
        fixture.Journal.Entries.Count(e => e == $"exclusive {id}").ShouldBe(40);
    }

    [Fact]
    public async Task A_member_called_version_is_the_version_the_stream_must_have()
    {
        var id = await fixture.OpenAsync();

        await fixture.Bus.InvokeAsync(new VersionedDeposit(id, 5, Version: 1));
        await Should.ThrowAsync<ConcurrencyException>(() => fixture.Bus.InvokeAsync(new VersionedDeposit(id, 5, Version: 1)));

        (await fixture.EventsAsync(id)).Count.ShouldBe(2);
    }

    [Fact]
    public async Task User_and_correlation_reach_the_events_and_the_causation_is_the_message()
    {
        var id = Guid.NewGuid();
        var context = (IMessageContext)fixture.Bus;
        context.UserName = "grace";
        context.CorrelationId = "case 7";

        await context.InvokeAsync(new OpenAccount(id, "Ada"));

        var opened = (await fixture.EventsAsync(id)).ShouldHaveSingleItem();
        opened.UserName.ShouldBe("grace");
        opened.CorrelationId.ShouldBe("case 7");
        Guid.TryParse(opened.CausationId, out _).ShouldBeTrue();
    }

    [Fact]
    public async Task Delivery_options_override_correlation_and_causation()
    {
        var id = Guid.NewGuid();

        await fixture.Bus.InvokeAsync(new OpenAccount(id, "Ada"), new DeliveryOptions { CorrelationId = "other case", CausationId = "because" });

        var opened = (await fixture.EventsAsync(id)).ShouldHaveSingleItem();
        opened.CorrelationId.ShouldBe("other case");
        opened.CausationId.ShouldBe("because");
    }

    [Fact]
    public async Task User_and_correlation_go_on_to_the_messages_sent_and_the_causation_is_that_message()
    {
        var (first, second) = (Guid.NewGuid(), Guid.NewGuid());
        var context = (IMessageContext)fixture.Bus;
        context.UserName = "grace";
        context.CorrelationId = "case 8";

        await context.InvokeAsync(new Relay(first, second));

        await Eventually.HoldsAsync(async () => (await fixture.EventsAsync(second)).Count == 1, "the relayed account");
        var opened = (await fixture.EventsAsync(second)).ShouldHaveSingleItem();
        opened.UserName.ShouldBe("grace");
        opened.CorrelationId.ShouldBe("case 8");
        fixture.Journal.Entries.ShouldContain($"patrol {second} {opened.CausationId} by grace in case 8");
    }

    [Fact]
    public async Task A_handler_instance_gets_its_services_and_they_share_its_session()
    {
        var id = Guid.NewGuid();

        (await fixture.Bus.InvokeAsync<Receipt>(new AtCounter(id))).Account.ShouldBe(id);

        fixture.Journal.Entries.ShouldContain($"counter {id}");
        (await fixture.EventsAsync(id)).ShouldHaveSingleItem().Data.ShouldBe(new Opened("teller"));
    }

    [Fact]
    public async Task A_message_nobody_handles_can_be_published_but_neither_invoked_nor_sent()
    {
        await fixture.Bus.PublishAsync(new Opened("nobody"));

        await Should.ThrowAsync<IndeterminateRoutesException>(async () => await fixture.Bus.SendAsync(new Opened("nobody")));
        await Should.ThrowAsync<IndeterminateRoutesException>(() => fixture.Bus.InvokeAsync(new Opened("nobody")));
    }
}
