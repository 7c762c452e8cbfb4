using Agreements.Server.Tests.Restarts;
using System.Net.Http.Json;
using System.Net;

namespace Agreements.Server.Tests.Notices;

/// <summary>The server as a process of its own, killed between the commit of a command and the telling of its notice.</summary>
[Collection(NoticeCollection.Name)]
public sealed class CrashTests
{
    [Fact]
    public async Task A_server_killed_after_the_commit_tells_the_notice_when_it_runs_again()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var web = await WebhookSink.StartAsync();
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        web.Answer = async (_, hungUp) =>
        {
            asked.TrySetResult();
            await Task.Delay(Timeout.Infinite, hungUp);
            return 204;
        };
        var settings = await NoticeHost.WriteAsync(
            $$"""{ "recipients": [{ "name": "board", "webhook": "{{web.Url}}/board", "secret": "{{NoticeHost.Key}}" }] }""");

        Guid id;
        using (var server = await ServerProcess.StartAsync(database, ("AGREEMENTS_NOTICES", settings)))
        {
            await TestDirectory.EnterAsync(database);
            id = await ProposeAsync(server.Client);
            await asked.Task.WaitAsync(TimeSpan.FromSeconds(30));
            server.Kill();
        }

        web.Of("/board", id).Count.ShouldBe(1);
        web.Answer = (_, _) => Task.FromResult(204);
        using var again = await ServerProcess.StartAsync(database, ("AGREEMENTS_NOTICES", settings));
        await Eventually.HoldsAsync(() => Task.FromResult(web.Of("/board", id).Count == 2), "the notice from the server that runs again", 40);
        web.Of("/board", id).Select(r => r.Id).Distinct().ShouldHaveSingleItem();
        again.Kill();
    }

    private static async Task<Guid> ProposeAsync(HttpClient client)
    {
        using var answer = await client.PostAsJsonAsync("/api/v1/agreements", new
        {
            kind = "friendship-school",
            title = new { zh = "友好学校协议" },
            parties = new object[] { new { role = "principal", name = new { zh = "青苏职中" }, institution = "qingsu" } },
        });
        answer.StatusCode.ShouldBe(HttpStatusCode.Created, await answer.Content.ReadAsStringAsync());
        return (await answer.Content.ReadFromJsonAsync<System.Text.Json.JsonElement>()).GetProperty("agreementId").GetGuid();
    }
}
