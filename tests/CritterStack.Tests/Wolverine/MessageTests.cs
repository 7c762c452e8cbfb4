using System.Text;
using JasperFx.Core;
using Microsoft.Extensions.DependencyInjection;
using Wolverine;
using Wolverine.Persistence.Durability;
using Wolverine.Persistence.Durability.DeadLetterManagement;

namespace CritterStack.Tests.Bus;

[Collection(BusTests.Name)]
public sealed class MessageTests(BusFixture fixture)
{
    private readonly string _key = Guid.NewGuid().ToString("n");

    private IDeadLetters DeadLetters => fixture.Host.Services.GetRequiredService<IMessageStore>().DeadLetters;

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
    public async Task A_message_that_keeps_failing_is_a_dead_letter_with_its_reason_and_replay_runs_it_again()
    {
        await fixture.Bus.PublishAsync(new Stubborn(_key));

        var letter = await DeadLetterAsync<Stubborn>();
        fixture.Journal.Entries.Count(e => e == $"stubborn {_key}").ShouldBe(3);
        letter.ExceptionMessage.ShouldBe($"stubborn {_key}");
        letter.ExceptionType.ShouldBe(typeof(TimeoutException).FullName);
        letter.MessageType.ShouldContain(nameof(Stubborn));
        letter.Replayable.ShouldBeFalse();

        fixture.Journal.Open(_key);
        await DeadLetters.ReplayAsync(new DeadLetterEnvelopeQuery([letter.Id]), CancellationToken.None);

        await fixture.Journal.Shows($"gave in {_key}");
        await Eventually.HoldsAsync(async () => (await LettersAsync()).All(l => l.Id != letter.Id), "the dead letter gone");
    }

    [Fact]
    public async Task A_dead_letter_that_somebody_marks_in_the_table_runs_again()
    {
        await fixture.Bus.PublishAsync(new Stubborn(_key));
        var letter = await DeadLetterAsync<Stubborn>();

        fixture.Journal.Open(_key);
        await fixture.Database.ExecuteAsync($"update wolverine.wolverine_dead_letters set replayable = true where id = '{letter.Id}'");

        await fixture.Journal.Shows($"gave in {_key}");
    }

    [Fact]
    public async Task A_replayed_message_that_fails_again_is_a_dead_letter_again()
    {
        await fixture.Bus.PublishAsync(new Stubborn(_key));
        var letter = await DeadLetterAsync<Stubborn>();

        await DeadLetters.ReplayAsync(new DeadLetterEnvelopeQuery([letter.Id]), CancellationToken.None);

        await fixture.Journal.Shows($"stubborn {_key}", 6);
        (await DeadLetterAsync<Stubborn>()).Id.ShouldBe(letter.Id);
    }

    [Fact]
    public async Task Without_a_rule_the_first_failure_is_the_last_and_a_discarding_rule_leaves_no_dead_letter()
    {
        await fixture.Bus.PublishAsync(new Picky(_key + " discarded", Discard: true));
        await fixture.Bus.PublishAsync(new Picky(_key, Discard: false));

        await DeadLetterAsync<Picky>();
        await fixture.Journal.Shows($"picky {_key} discarded");
        fixture.Journal.Entries.Count(e => e == $"picky {_key}").ShouldBe(1);
        (await LettersAsync()).ShouldNotContain(l => Body(l).Contains($"{_key} discarded"));
    }

    [Fact]
    public async Task Dead_letters_are_found_by_their_exception()
    {
        await fixture.Bus.PublishAsync(new Picky(_key, Discard: false));
        var letter = await DeadLetterAsync<Picky>();

        var found = await DeadLetters.QueryAsync(
            new DeadLetterEnvelopeQuery { ExceptionType = letter.ExceptionType, MessageType = letter.MessageType }, CancellationToken.None);
        var none = await DeadLetters.QueryAsync(new DeadLetterEnvelopeQuery { ExceptionType = "No.Such.Exception" }, CancellationToken.None);

        found.Envelopes.ShouldContain(l => l.Id == letter.Id);
        none.Envelopes.ShouldBeEmpty();
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

    private async Task<List<DeadLetterEnvelope>> LettersAsync() =>
        (await DeadLetters.QueryAsync(new DeadLetterEnvelopeQuery { PageSize = 1000 }, CancellationToken.None)).Envelopes;

    private static string Body(DeadLetterEnvelope letter) => Encoding.UTF8.GetString(letter.Envelope.Data ?? []);

    private async Task<DeadLetterEnvelope> DeadLetterAsync<T>()
    {
        DeadLetterEnvelope? found = null;
        await Eventually.HoldsAsync(
            async () => (found = (await LettersAsync()).Find(IsIt)) is not null,
            $"a dead letter {typeof(T).Name}");
        return found!;

        bool IsIt(DeadLetterEnvelope l) => l.MessageType.EndsWith(typeof(T).Name, StringComparison.Ordinal) && Body(l).Contains(_key);
    }
}
