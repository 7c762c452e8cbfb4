using Agreements.Server.Exchange.Importing.Reading;
using Agreements.Server.Exchange.Importing.Recording;
using Agreements.Server.Tests.Importing;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using System.Net;
using System.Text.Json;

namespace Agreements.Server.Tests.Queries;

/// <summary>A server that holds the demo's records.</summary>
public sealed class DemoServer : IAsyncLifetime
{
    public Testing.RunningServer Server { get; } = new();

    /// <summary>Reads everything.</summary>
    public HttpClient Auditor => Server.As(Testing.RunningServer.Auditor);

    public async Task InitializeAsync()
    {
        await Server.InitializeAsync();
        foreach (var file in CaseFiles.Demos)
        {
            var run = new ImportRun(
                Server.Services.GetRequiredService<IDocumentStore>(), Server.Services.GetRequiredService<NpgsqlDataSource>(), TimeProvider.System);
            await run.RecordAsync(await run.PlanAsync(CaseFileReader.Read(file, await File.ReadAllBytesAsync(file)), default), default);
        }

        await Server.CaughtUpAsync();
    }

    public Task DisposeAsync() => Server.DisposeAsync();

    /// <summary>Appends events as they are, and waits until they are shown.</summary>
    public async Task HappensAsync(params (Guid Agreement, AgreementEvent[] Events)[] all)
    {
        await using var session = Server.Services.GetRequiredService<IDocumentStore>().LightweightSession();
        foreach (var (agreement, events) in all)
        {
            session.Events.Append(agreement, events.Cast<object>().ToArray());
        }

        await session.SaveChangesAsync();
        await Server.CaughtUpAsync();
    }

    public async Task<string> TextAsync(string address)
    {
        using var auditor = Auditor;
        var answer = await auditor.GetAsync(new Uri(address, UriKind.Relative));
        var body = await answer.Content.ReadAsStringAsync();
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, address + body);
        return body;
    }

    public async Task<JsonElement> ReadAsync(string address) => JsonDocument.Parse(await TextAsync(address)).RootElement;
}
