using Agreements.Server.ReadModels.Visibility;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Agreements.Server.Tests.Pages;

/// <summary>Figures over very many agreements: nobody waits for a count, and everybody is told as of when it is.</summary>
public sealed class CountedAtTests : IAsyncLifetime
{
    private readonly RunningServer _server = new()
    {
        Also = s => s.AddSingleton(p =>
            new KeptAnswers(TimeProvider.System, p.GetRequiredService<ILogger<KeptAnswers>>(), many: -1, patience: TimeSpan.Zero)),
    };

    public Task InitializeAsync() => _server.InitializeAsync();

    public Task DisposeAsync() => _server.DisposeAsync();

    [Theory]
    [InlineData("zh", "统计数字截至"), InlineData("en", "Figures are as of")]
    public async Task A_page_and_the_API_say_as_of_when_a_figure_is_and_count_it_for_the_next_who_asks(string language, string said)
    {
        using var auditor = _server.As(RunningServer.Auditor);
        var (page, api) = ($"/progress?lang={language}&kind=consortium", "/api/v1/progress?by=kind&kind=friendship-school");
        (await TextAsync(auditor, page)).ShouldNotContain("id=\"counted-at\"");
        using (var now = await auditor.GetAsync(api))
        {
            now.Headers.Age.ShouldBeNull("it is of now");
        }

        await ProposeAsync();
        (await TextAsync(auditor, page)).ShouldContain($"<p class=\"faint\" id=\"counted-at\" role=\"status\">{said}");
        using (var before = await auditor.GetAsync(api))
        {
            before.Headers.Age.ShouldNotBeNull().ShouldBeGreaterThan(TimeSpan.Zero);
            (await before.Content.ReadAsStringAsync()).ShouldBe("[]");
        }

        await Eventually.HoldsAsync(
            async () =>
            {
                using var anew = await auditor.GetAsync(api);
                return anew.Headers.Age is null && (await anew.Content.ReadAsStringAsync()).Contains("\"agreements\":", StringComparison.Ordinal);
            },
            "it is counted again");
    }

    private async Task ProposeAsync()
    {
        await using var session = _server.Services.GetRequiredService<IDocumentStore>().LightweightSession();
        session.Events.StartStream<Agreement>(Guid.CreateVersion7(), new AgreementProposed(
            AgreementKind.FriendshipSchool, 1, new Text("新协议"), [Party.OfInstitution("qingsu", PartyRole.Principal, new Text("青苏职中"))], null, null, null,
            null));
        await session.SaveChangesAsync();
        await _server.CaughtUpAsync();
    }

    private static async Task<string> TextAsync(HttpClient client, string path)
    {
        client.DefaultRequestHeaders.Accept.ParseAdd("text/html");
        return await client.GetStringAsync(path);
    }
}
