using Agreements.Server.Commands;
using Agreements.Server.Hosting;
using Agreements.Server.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Wolverine;

namespace Agreements.Server.Tests.Notices;

/// <summary>The whole application without its web server, told by a settings file whom to tell.</summary>
public sealed class NoticeHost : IAsyncDisposable
{
    public const string Key = "whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";

    public const string OtherKey = "whsec_YWJjZGVmZ2hpamtsbW5vcHFyc3R1dnd4eXoyMzQ1Njc=";

    private static readonly Actor Coordinator = new("coordinator-1", "qingyang-edu", ActingRole.Coordinator);

    private readonly IHost _host;

    private NoticeHost(IHost host) => _host = host;

    public IServiceProvider Services => _host.Services;

    public static async Task<NoticeHost> StartAsync(TestDatabase database, string? settings)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.Configuration["AGREEMENTS_PUBLIC_URL"] = "https://agreements.example/bureau";
        if (settings is not null)
        {
            builder.Configuration["AGREEMENTS_NOTICES"] = await WriteAsync(settings);
        }

        builder.AddAgreements(new Settings(database.ConnectionString, null));
        var host = builder.Build();
        await host.StartAsync();
        if (builder.Configuration["AGREEMENTS_NOTICES"] is { } read)
        {
            Directory.Delete(Path.GetDirectoryName(read)!, recursive: true);
        }

        return new NoticeHost(host);
    }

    public static async Task<string> WriteAsync(string settings)
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory("notices").FullName, "notices.json");
        await File.WriteAllTextAsync(path, settings);
        return path;
    }

    public async Task<Guid> ProposeAsync(string title = "青苏职中与重庆女职中合作共建友好学校协议", string[]? parties = null)
    {
        foreach (var code in parties ?? ["qingsu", "cq-women"])
        {
            await EnterAsync(code);
        }

        var answer = await AskAsync(new ProposeAgreement(AgreementKind.FriendshipSchool,
            new Text(title, title.Contains('\n', StringComparison.Ordinal) ? null : "Friendship-school agreement"),
            parties is null
                ? [Party.OfInstitution("qingsu", PartyRole.Principal, new Text("青苏职中")),
                    Party.OfInstitution("cq-women", PartyRole.Principal, new Text("重庆女职中"))]
                : [.. parties.Select(p => Party.OfInstitution(p, PartyRole.Principal, new Text(p)))])
            .For(Guid.CreateVersion7(), Coordinator, new DateOnly(2025, 3, 27)));
        answer.IsRefused.ShouldBeFalse();
        return answer.Id;
    }

    public Task<Answer> RecordAsync(Guid agreement, Stage stage) => AskAsync(
        new RecordStage(stage, new Source("s1", "青羊区教育局", null, Reliability.Official)).For(agreement, Coordinator, new DateOnly(2025, 4, 1)));

    public Task<Answer> ReturnAsync(Guid agreement, Stage stage, string reason) => AskAsync(
        new Domain.Returning.ReturnToStage(stage, reason).For(agreement, Coordinator, new DateOnly(2025, 4, 2)));

    public Task<Answer> WithdrawAsync(Guid agreement, string reason) => AskAsync(
        new WithdrawAgreement(reason).For(agreement, Coordinator, new DateOnly(2025, 4, 2)));

    public Task<Answer> ArchiveAsync(Guid agreement) => AskAsync(new ArchiveAgreement("存档").For(agreement, Coordinator, new DateOnly(2025, 4, 3)));

    public Task EnterAsync(string code) => AskAsync(new InstitutionRequest(
        code, new RegisterInstitution(code, InstitutionKind.School, new Text(code)), new CommandContext(Coordinator, new DateOnly(2025, 4, 2))));

    public Task MergeAsync(string code, string into) => AskAsync(new InstitutionRequest(
        code, new MergeInstitution(into, "同一学校"), new CommandContext(Coordinator, new DateOnly(2025, 4, 2))));

    public async Task PublishAsync(object message)
    {
        await using var scope = Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<IMessageBus>().PublishAsync(message);
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        if (_host is IAsyncDisposable host)
        {
            await host.DisposeAsync();
        }
    }

    private async Task<Answer> AskAsync(Request command)
    {
        await using var scope = Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<IMessageBus>().InvokeAsync<Answer>(command);
    }
}
