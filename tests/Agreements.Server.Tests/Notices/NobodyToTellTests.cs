
namespace Agreements.Server.Tests.Notices;

[Collection(NoticeCollection.Name)]
public sealed class NobodyToTellTests
{
    private const string Messages =
        "select (select count(*) from wolverine.wolverine_incoming_envelopes) + (select count(*) from wolverine.wolverine_dead_letters)";

    [Fact]
    public async Task Without_a_recipient_a_command_pays_for_no_message()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var host = await NoticeHost.StartAsync(database, null);
        var id = await host.ProposeAsync();
        await host.RecordAsync(id, Stage.Signed);

        (await database.ScalarAsync<long>(Messages)).ShouldBe(0);
    }

    [Fact]
    public async Task With_a_recipient_a_change_is_told()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var web = await WebhookSink.StartAsync();
        await using (var host = await NoticeHost.StartAsync(
            database, $$"""{ "recipients": [{ "name": "board", "webhook": "{{web.Url}}/board", "secret": "{{NoticeHost.Key}}" }] }"""))
        {
            await host.ProposeAsync();
            // The message may be handled and gone before anybody counts it: what it brings about stays.
            await Eventually.HoldsAsync(() => Task.FromResult(!web.Requests.IsEmpty), "the recipient is told", 60);
        }

    }
}
