using Agreements.Server.Observability;
using Agreements.Server.Pages.Operations;
using Agreements.Server.ReadModels;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using System.Net.Http.Json;
using System.Net;
using System.Text.Json;

namespace Agreements.Server.Tests.Pages;

/// <summary>How the server does, what stopped or is set aside and why, and going on with it, by an administrator in a browser.</summary>
public sealed class OperationsPagesTests : IAsyncLifetime
{
    private const string Page = "/operations";

    private readonly RunningServer _server = new() { Entered = [], EnteredBodies = [] };

    private HttpClient Administrator => _server.As(RunningServer.Administrator, follows: false);

    private ReadModelWatch Watch => _server.Services.GetRequiredService<ReadModelWatch>();

    public Task InitializeAsync() => _server.InitializeAsync();

    public Task DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public void Every_read_model_has_a_name_for_people() => ReadModel.All.Where(m => !ReadModelTexts.Has(m)).ShouldBeEmpty();

    [Fact]
    public async Task Each_list_says_where_it_stands()
    {
        await ProposedAsync(Guid.NewGuid());
        await _server.CaughtUpAsync();
        var head = (await Watch.LookAsync(CancellationToken.None)).Head;
        var page = await TextAsync(Page);
        page.ShouldContain($"已显示全部 {head} 条事件。");
        page.ShouldContain("data-check=\"database\"");
        foreach (var model in ReadModel.All)
        {
            page.ShouldContain($"data-model=\"{model.Name}\"");
        }

        page.ShouldContain("没有搁置的记录。");
        page.ShouldNotContain("从停下的地方继续");
        (await TextAsync("/status")).ShouldContain("class=\"btn\" href=\"/operations\"");
        using var coordinator = _server.As(RunningServer.Coordinator);
        (await coordinator.GetStringAsync("/status")).ShouldNotContain("href=\"/operations\"");
        using var nonsense = await Administrator.GetAsync($"{Page}?done=nonsense");
        nonsense.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    /// <summary>The register refuses the row of one agreement: it alone is aside, and comes back by the page once that is mended.</summary>
    [Fact]
    public async Task A_record_that_cannot_be_shown_is_told_and_comes_back_by_the_page()
    {
        var stream = Guid.NewGuid();
        await ReadyAsync();
        await _server.Database.ExecuteAsync($"alter table read_models.register_rows add constraint poison check (id <> '{stream}')");
        await ProposedAsync(stream);
        await Eventually.HoldsAsync(async () => (await Watch.SetAsideAsync(CancellationToken.None)).Any(s => s.Stream == stream), "it is set aside", 60);
        var page = await TextAsync(Page);
        page.ShouldContain($"data-aside=\"{stream}\"");
        page.ShouldContain("一份协议，自第 1 步起");
        page.ShouldContain("这一步无法写入“登记簿”。");
        (await Administrator.GetFromJsonAsync<JsonElement>("/api/v1/operations/read-models")).GetProperty("setAside")[0]
            .GetProperty("stream").GetGuid().ShouldBe(stream);

        page = await DoneAsync("/operations/read-models/retry", ("stream", $"{stream}"));
        page.ShouldContain("重试 1 份记录，0 份已恢复显示。");
        page.ShouldContain($"data-aside=\"{stream}\"");
        var other = await Administrator.PostAsJsonAsync("/api/v1/operations/read-models/retry", new { streams = new[] { Guid.NewGuid() } });
        (await other.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("retried").GetArrayLength().ShouldBe(0);

        await _server.Database.ExecuteAsync("alter table read_models.register_rows drop constraint poison");
        page = await DoneAsync("/operations/read-models/retry", ("stream", $"{stream}"));
        page.ShouldContain("重试 1 份记录，1 份已恢复显示。");
        page.ShouldNotContain($"data-aside=\"{stream}\"");
        (await _server.Database.ScalarAsync<long>($"select count(*) from read_models.register_rows where id = '{stream}'")).ShouldBe(1);
    }

    [Fact]
    public async Task Lists_that_stopped_go_on_by_the_page_once_the_cause_is_mended()
    {
        await ReadyAsync();
        await _server.Database.ExecuteAsync("alter table read_models.tree_nodes rename to mislaid");
        var agreement = Guid.NewGuid();
        await ProposedAsync(agreement);
        await Eventually.HoldsAsync(async () => (await Watch.LookAsync(CancellationToken.None)).Stop is not null, "the read models to stop", 60);
        var page = await TextAsync(Page);
        page.ShouldContain("起停在第");
        page.ShouldContain("已停止更新，需要管理员处理。");
        (await DoneAsync("/operations/read-models/resume")).ShouldContain("原因尚未排除");

        await _server.Database.ExecuteAsync("alter table read_models.mislaid rename to tree_nodes");
        (await DoneAsync("/operations/read-models/resume")).ShouldContain("列表与看板已继续更新。");
        await _server.CaughtUpAsync();
        (await _server.Database.ScalarAsync<long>($"select count(*) from read_models.register_rows where id = '{agreement}'")).ShouldBe(1);
    }

    private Task ReadyAsync() =>
        Eventually.HoldsAsync(async () => (await Watch.LookAsync(CancellationToken.None)).IsReady, "the read models to run", 60);

    /// <summary>By its event alone, as it stands in the record before lists know of it.</summary>
    private async Task ProposedAsync(Guid stream)
    {
        await using var session = _server.Services.GetRequiredService<IDocumentStore>().LightweightSession();
        session.Events.StartStream<Agreement>(stream, new AgreementProposed(
            AgreementKind.FriendshipSchool, 1, new Text("测试协议"), [Party.OfInstitution("qingsu", PartyRole.Principal, new Text("青苏职中"))],
            null, null, null, null));
        await session.SaveChangesAsync();
    }

    private async Task<string> TextAsync(string path) => WebUtility.HtmlDecode(await Administrator.GetStringAsync(path));

    /// <summary>Sends a form of the page, and reads the page that it leads to.</summary>
    private async Task<string> DoneAsync(string path, params (string Name, string Value)[] fields)
    {
        using var form = new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value)));
        using var sent = await Administrator.PostAsync(path, form);
        sent.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        return await TextAsync(sent.Headers.Location!.OriginalString);
    }
}
