using Agreements.Server.Tests.Access.Accounts;
using Agreements.Server.Tests.Notices;

namespace Agreements.Server.Tests.Pages;

/// <summary>A server that tells two webhooks, is quick to give up, and has an administrator signed in.</summary>
public sealed class OperationsServer : IAsyncLifetime
{
    private readonly string _notices = Path.Combine(Path.GetTempPath(), $"agreements-notices-{Guid.NewGuid():n}.json");

    public AccountsServer Server { get; } = new();

    public WebhookSink Web { get; private set; } = null!;

    internal Browser Administrator { get; private set; } = null!;

    internal Browser Coordinator { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Web = await WebhookSink.StartAsync();
        await File.WriteAllTextAsync(_notices, $$"""
            { "retryAfterSeconds": [0.02],
              "recipients": [
                { "name": "board", "webhook": "{{Web.Url}}/board", "secret": "{{NoticeHost.Key}}" },
                { "name": "archive", "webhook": "{{Web.Url}}/archive", "secret": "{{NoticeHost.Key}}" } ] }
            """);
        Server.Settings.Add($"--AGREEMENTS_NOTICES={_notices}");
        await Server.InitializeAsync();
        Administrator = await Server.SignedInAsync(await Server.MadeAsync(ActingRole.Administrator, "cq-edu"));
        Coordinator = await Server.SignedInAsync(await Server.MadeAsync(ActingRole.Coordinator, "qingyang-edu"));
    }

    public async Task<Guid> ProposedAsync() => Guid.Parse(await Server.ProposedAsync(Coordinator));

    public async Task DisposeAsync()
    {
        await Server.DisposeAsync();
        await Web.DisposeAsync();
        File.Delete(_notices);
    }
}
