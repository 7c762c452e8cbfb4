using JasperFx.Core;
using Microsoft.Extensions.DependencyInjection;
using Wolverine;

namespace CritterStack.Tests.Bus;

[Collection(BusTests.Name)]
public sealed class MessageTests(BusFixture fixture)
{
    private readonly string _key = Guid.NewGuid().ToString("n");

    [Fact]
    public async Task A_published_message_is_handled()
    {
        await fixture.Bus.PublishAsync(new Letter(_key));

        await fixture.Journal.Shows($"letter {_key}");
    }

    [Fact]
    public async Task A_scoped_bus_sends_too()
    {
        await using var scope = fixture.Host.Services.CreateAsyncScope();

        await scope.ServiceProvider.GetRequiredService<IMessageBus>().SendAsync(new Letter(_key));

        await fixture.Journal.Shows($"letter {_key}");
    }

    [Fact]
    public async Task Messages_of_a_handler_arrive_the_later_ones_later()
    {
        await fixture.Bus.InvokeAsync(new Many(_key, 20));

        for (var i = 1; i <= 20; i++)
        {
            await fixture.Journal.Shows($"letter {_key} {i}");
        }

        await fixture.Journal.Shows($"reminder {_key} soon");
        await fixture.Journal.Shows($"reminder {_key} later");
        fixture.Journal.Entries.ShouldNotContain($"reminder {_key} never");
    }

    [Fact]
    public async Task A_scheduled_message_arrives_once_and_not_before_its_time()
    {
        var before = DateTimeOffset.UtcNow;

        await fixture.Bus.ScheduleAsync(new Reminder(_key), 1.Seconds());
        await fixture.Bus.ScheduleAsync(new Letter(_key), DateTimeOffset.UtcNow.AddHours(1));
        await fixture.Journal.Shows($"reminder {_key}");

        (DateTimeOffset.UtcNow - before).ShouldBeGreaterThanOrEqualTo(1.Seconds());
        fixture.Journal.Entries.Count(e => e == $"reminder {_key}").ShouldBe(1);
        fixture.Journal.Entries.ShouldNotContain($"letter {_key}");
    }

    [Fact]
    public async Task A_sequential_queue_keeps_the_order_of_sending()
    {
        for (var i = 0; i < 40; i++)
        {
            await fixture.Bus.PublishAsync(new Numbered(_key, i));
        }

        await fixture.Journal.Shows($"number {_key} 39");
        fixture.Journal.Entries.Where(e => e.StartsWith($"number {_key}", StringComparison.Ordinal))
            .ShouldBe(Enumerable.Range(0, 40).Select(i => $"number {_key} {i}"));
    }

    [Fact]
    public async Task A_failing_message_is_tried_again_by_its_handlers_rules_with_its_attempts_counted()
    {
        await fixture.Bus.PublishAsync(new Patient(_key, 3));

        await fixture.Journal.Shows($"patient {_key} 4");
        fixture.Journal.Entries.Where(e => e.StartsWith($"patient {_key}", StringComparison.Ordinal))
            .ShouldBe([$"patient {_key} 1", $"patient {_key} 2", $"patient {_key} 3", $"patient {_key} 4"]);
    }

    [Fact]
    public async Task A_message_that_keeps_failing_is_a_row_of_dead_letters_with_its_reason_and_runs_again_when_the_row_is_marked()
    {
        await fixture.Bus.PublishAsync(new Stubborn(_key));
        await DeadLettersAsync(1);
        fixture.Journal.Entries.Count(e => e == $"stubborn {_key}").ShouldBe(3);
        (await fixture.Database.ScalarAsync<string>($"""
            select message_type || ' ' || exception_type || ' ' || exception_message || ' ' || replayable || ' ' || (sent_at > now() - interval '1 hour')
            from wolverine.wolverine_dead_letters where {Mine}
            """)).ShouldBe($"{typeof(Stubborn).FullName} {typeof(TimeoutException).FullName} stubborn {_key} false true");

        await MarkAsync();
        await fixture.Journal.Shows($"stubborn {_key}", 6);
        await DeadLettersAsync(1);

        fixture.Journal.Open(_key);
        await MarkAsync();
        await fixture.Journal.Shows($"gave in {_key}");
        await DeadLettersAsync(0);
    }

    [Fact]
    public async Task Without_a_rule_the_first_failure_is_the_last_and_a_discarding_rule_leaves_no_dead_letter()
    {
        await fixture.Bus.PublishAsync(new Picky($"discarded {_key}", Discard: true));
        await fixture.Bus.PublishAsync(new Picky(_key, Discard: false));

        await fixture.Journal.Shows($"picky discarded {_key}");
        await DeadLettersAsync(1);
        await Eventually.HoldsAsync(() => EmptyAsync(nameof(Picky)), "both are finished");
        await DeadLettersAsync(1);
        fixture.Journal.Entries.Count(e => e == $"picky {_key}").ShouldBe(1);
    }

    [Fact]
    public async Task A_command_of_an_abstract_type_comes_back_from_the_store_when_the_serializer_knows_its_types()
    {
        await fixture.Bus.ScheduleAsync(new Ordered(_key, new Ring("bell")), 100.Milliseconds());

        await fixture.Journal.Shows($"ordered {_key} {new Ring("bell")}");
    }

    [Fact]
    public async Task A_command_of_an_abstract_type_that_the_serializer_does_not_know_is_lost_on_the_way_to_the_store()
    {
        await fixture.Bus.ScheduleAsync(new Whispered(_key, new WhisperLow("secret")), 100.Milliseconds());

        await DeadLettersAsync(1);
        (await fixture.Database.ScalarAsync<long>(
            "select count(*) from wolverine.wolverine_dead_letters where position('secret' in encode(body, 'escape')) > 0")).ShouldBe(0);
    }

    [Fact]
    public async Task What_is_discarded_leaves_neither_its_events_nor_its_messages_nor_a_dead_letter()
    {
        var id = await fixture.OpenAsync();

        await fixture.Bus.PublishAsync(new DepositAndGiveUp(id, _key));

        await fixture.Journal.Shows($"gave up {_key}");
        await Eventually.HoldsAsync(() => EmptyAsync(nameof(DepositAndGiveUp)), "the message is finished");
        (await fixture.EventsAsync(id)).Count.ShouldBe(1);
        await DeadLettersAsync(0);
        fixture.Journal.Entries.ShouldNotContain($"letter {_key}");
    }

    [Fact]
    public async Task A_queued_message_whose_handler_uses_the_session_is_handled_in_its_transaction()
    {
        var (first, second) = (Guid.NewGuid(), Guid.NewGuid());

        await fixture.Bus.PublishAsync(new Relay(first, second));

        await Eventually.HoldsAsync(async () => (await fixture.EventsAsync(second)).Count == 1, "both steps");
        await Eventually.HoldsAsync(() => EmptyAsync(nameof(Relay)), "no message left");
        (await fixture.EventsAsync(first)).Count.ShouldBe(1);
    }

    private async Task<bool> EmptyAsync(string type) => await fixture.Database.ScalarAsync<long>(
        "select count(*) from wolverine.wolverine_incoming_envelopes "
        + $"where status <> 'Handled' and message_type like '%{type}'") == 0;

    private string Mine => $"position('{_key}' in encode(body, 'escape')) > 0";

    private Task DeadLettersAsync(long count) => Eventually.HoldsAsync(
        async () => await fixture.Database.ScalarAsync<long>($"select count(*) from wolverine.wolverine_dead_letters where {Mine}") == count,
        $"{count} dead letters");

    private Task MarkAsync() => fixture.Database.ExecuteAsync($"update wolverine.wolverine_dead_letters set replayable = true where {Mine}");
}
