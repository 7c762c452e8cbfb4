using System.Net.Http.Json;
using System.Text.Json;

namespace Agreements.Server.Tests.Http;

/// <summary>docs/story.http is not prose: every request is sent in order and answers as it says.</summary>
public sealed class StoryTests(RunningServer server) : IClassFixture<RunningServer>
{
    [Fact]
    public async Task The_story_of_an_agreement_goes_as_told()
    {
        var story = new Story(await File.ReadAllTextAsync(Repository.PathOf("docs/story.http")));
        story.Set("host", server.Address.ToString().TrimEnd('/'));
        story.Set("coordinator", RunningServer.Coordinator);
        story.Set("approver", RunningServer.Approver);
        story.Set("school", RunningServer.Representative);
        story.Set("auditor", RunningServer.Auditor);
        story.Set("stranger", RunningServer.Stranger);
        story.Requests.Count.ShouldBeGreaterThan(25);
        using var client = server.As(null);

        JsonElement last = default;
        foreach (var request in story.Requests)
        {
            using var response = await story.SendAsync(client, request);
            var body = await response.Content.ReadAsStringAsync();
            ((int)response.StatusCode).ShouldBe(request.Expected, $"{request.Title}\n{request.Method} {request.Url}\n{body}");
            last = JsonDocument.Parse(body).RootElement;
        }

        // The last one is the register: the story's agreement stands in it, evaluated.
        var row = last.GetProperty("rows")[0];
        row.GetProperty("stage").GetString().ShouldBe("evaluated");
        var entries = (await server.Client.GetFromJsonAsync<JsonElement>($"/api/v1/agreements/{row.GetProperty("id").GetString()}/timeline?newestFirst=false")).GetProperty("entries");
        entries.EnumerateArray().Select(e => e.GetProperty("type").GetString()).ShouldBe(
        [
            "agreement-proposed", "terms-revised", "terms-consented", "terms-consented", "agreement-negotiated", "signature-recorded", "signature-recorded",
            "witness-attested", "witness-attested", "ceremony-recorded", "agreement-signed", "commitment-added", "liaison-named", "liaison-named",
            "implementation-started", "commitment-fulfilled", "commitment-came-round", "agreement-rated", "agreement-rated", "guard-waived", "agreement-evaluated",
        ]);
    }
}
