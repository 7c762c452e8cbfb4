using Agreements.Server.Tests.Observability;
using Agreements.Server.Tests.Operating;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Agreements.Server.Tests.Http;

/// <summary>docs/story.http is not prose: every request is sent in order and answers as it says.</summary>
public sealed partial class StoryTests(RunningServer server) : IClassFixture<RunningServer>
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
        using var client = server.As(null);
        var last = await TellAsync(story, client);

        // The last one is the register: the story's agreement stands in it, evaluated.
        var row = last.GetProperty("rows")[0];
        row.GetProperty("stage").GetString().ShouldBe("evaluated");
        var entries = (await server.Client.GetFromJsonAsync<JsonElement>($"/api/v1/agreements/{row.GetProperty("id").GetString()}/timeline?newestFirst=false"))
            .GetProperty("entries");
        entries.EnumerateArray().Select(e => e.GetProperty("type").GetString()).ShouldBe(
        [
            "agreement-proposed", "terms-revised", "terms-consented", "terms-consented", "agreement-negotiated", "signature-recorded", "signature-recorded",
            "witness-attested", "witness-attested", "ceremony-recorded", "agreement-signed", "commitment-added", "liaison-named", "liaison-named",
            "implementation-started", "commitment-fulfilled", "commitment-came-round", "agreement-rated", "agreement-rated",
            "guard-waived", "agreement-evaluated",
        ]);
    }

    /// <summary>Whoever has just started it pastes the keys that it made where the story names their users, and nothing else is needed.</summary>
    [Fact]
    public async Task So_it_does_with_the_keys_that_ops_up_makes()
    {
        var folder = Directory.CreateTempSubdirectory("agreements-keys");
        string[] needed = ["common", "account", "binaries", "cluster", "server"];
        var parts = string.Join('\n', needed.Select(p => $". '{Repository.PathOf($"ops/lib/{p}.sh")}'"));
        (await Script.StartAsync("bash", null, ["-c", $"set -euo pipefail\n{parts}\nLOCAL='{folder}'; ensure_keys"])).Worked();
        var file = Path.Combine(folder.FullName, "keys.json");
        var keys = JsonDocument.Parse(await File.ReadAllTextAsync(file)).RootElement.EnumerateArray()
            .ToDictionary(k => k.GetProperty("user").GetString()!, k => k.GetProperty("key").GetString()!);
        var text = await File.ReadAllTextAsync(Repository.PathOf("docs/story.http"));
        await using var database = await TestDatabase.CreateAsync();
        await using var started = await WatchedServer.StartAsync(database, $"AGREEMENTS_KEYS={file}");
        await TestDirectory.EnterAsync(database);
        using var client = new HttpClient { BaseAddress = started.Client.BaseAddress };
        var story = new Story(text);
        story.Set("host", client.BaseAddress!.ToString().TrimEnd('/'));
        foreach (Match named in NamedKey().Matches(text))
        {
            story.Set(named.Groups["variable"].Value, keys[named.Groups["user"].Value]);
        }

        await TellAsync(story, client);
        folder.Delete(recursive: true);
    }

    /// <summary>Sends every request; what the last one was answered.</summary>
    private static async Task<JsonElement> TellAsync(Story story, HttpClient client)
    {
        story.Requests.Count.ShouldBeGreaterThan(25);
        JsonElement last = default;
        foreach (var request in story.Requests)
        {
            using var response = await story.SendAsync(client, request);
            var body = await response.Content.ReadAsStringAsync();
            ((int)response.StatusCode).ShouldBe(request.Expected, $"{request.Title}\n{request.Method} {request.Url}\n{body}");
            last = JsonDocument.Parse(body).RootElement;
        }

        return last;
    }

    [GeneratedRegex("^@(?<variable>\\w+) = key-of-(?<user>[\\w-]+)$", RegexOptions.Multiline)]
    private static partial Regex NamedKey();
}
