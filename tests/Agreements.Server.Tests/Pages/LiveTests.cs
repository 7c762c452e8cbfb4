using Agreements.Server.Tests.Access.Accounts;

namespace Agreements.Server.Tests.Pages;

/// <summary>Open pages are told that something was recorded.</summary>
public sealed class LiveTests(AccountsServer server) : IClassFixture<AccountsServer>
{
    [Fact]
    public async Task Whoever_listens_is_told_that_something_was_recorded_and_no_word_of_what()
    {
        using var desk = await server.SignedInAsync(await server.MadeAsync());
        using var stream = new StreamReader(await desk.Client.GetStreamAsync("/live"));
        (await stream.ReadLineAsync()).ShouldBe("event: position");
        await server.ProposedAsync(desk);
        await server.CaughtUpAsync();

        var lines = new List<string>();
        while (!lines.Contains("event: changed"))
        {
            lines.Add((await stream.ReadLineAsync().WaitAsync(TimeSpan.FromSeconds(60)))!);
        }

        (await stream.ReadLineAsync())!.ShouldMatch("^data: [0-9]+$");
    }

    [Fact]
    public async Task Nobody_listens_unknown()
    {
        using var client = new HttpClient { BaseAddress = server.Address };
        (await client.GetAsync("/live", HttpCompletionOption.ResponseHeadersRead)).StatusCode.ShouldBe(System.Net.HttpStatusCode.Unauthorized);
    }
}
