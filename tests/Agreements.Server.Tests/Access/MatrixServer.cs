using System.Net.Http.Headers;
using System.Text.Json;
using System.Text;

namespace Agreements.Server.Tests.Access;

/// <summary>What is to be reached for: something the callers have a hand in, and something they have none in.</summary>
/// <param name="Agreement">An agreement.</param>
/// <param name="Engagement">An engagement about it.</param>
/// <param name="Institution">An institution with a role in it.</param>
/// <param name="Body">A standing body of which that is a member.</param>
/// <param name="Marker">What stands in every text of it and in no other.</param>
public sealed record Side(string Agreement, string Engagement, string Institution, string Body, string Marker);

/// <summary>A server with an agreement of the callers and one of strangers, each with a bit of everything.</summary>
public sealed class MatrixServer : IAsyncLifetime
{
    private readonly RunningServer _server = new() { Entered = ["cq-women", "far-other", "changan"], EnteredBodies = [] };

    public Side Own { get; private set; } = null!;

    public Side Foreign { get; private set; } = null!;

    public RunningServer Server => _server;

    /// <summary>A key of the coordinator's account with the scope to read, and no other.</summary>
    public string ReadingKey { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        await _server.InitializeAsync();
        await _server.Database.ExecuteAsync(
            """
            insert into read_models.sight_edges (id, code, above, version)
            values (gen_random_uuid(), 'far-school', '{elsewhere-edu}', 0),
                (gen_random_uuid(), 'far-body', '{far-school}', 0), (gen_random_uuid(), 'near-body', '{qingsu}', 0)
            """);
        Own = await SeedAsync(RunningServer.Coordinator, "qingsu", "cq-women", "near-body", "近处标记");
        using var administrator = _server.As(RunningServer.Administrator);
        ReadingKey = (await PostAsync(
            administrator, "accounts/coordinator-1/keys", new { name = "machine", scopes = new[] { "read" }, expiresAt = DateTimeOffset.UtcNow.AddDays(30) }))
            .GetProperty("key").GetString()!;
        Foreign = await SeedAsync(RunningServer.Stranger, "far-school", "far-other", "far-body", "远处标记");
    }

    public Task DisposeAsync() => _server.DisposeAsync();

    private async Task<Side> SeedAsync(string key, string first, string second, string body, string marker)
    {
        using var client = _server.As(key);
        using var administrator = _server.As(RunningServer.Administrator);
        await PostAsync(administrator, "institutions", new { code = first, kind = "school", name = new { zh = $"{first}学校" }, region = "重庆市" });
        await PostAsync(administrator, "bodies", new { code = body, kind = "alliance", name = new { zh = $"{body}联盟" } });
        var proposed = await PostAsync(client, "agreements", new
        {
            kind = "friendship-school", title = new { zh = $"{marker}协议", en = marker }, reference = $"{marker}-1",
            parties = new[] { Party(first, marker), Party(second, marker) },
        });
        var id = proposed.GetProperty("agreementId").GetString()!;
        await PostAsync(
            client, $"agreements/{id}/terms",
            new { purpose = new { zh = $"{marker}宗旨" }, clauses = new[] { new { id = "c1", text = new { zh = $"{marker}条款" } } } });
        await PostAsync(client, $"agreements/{id}/commitments", new { id = "c1", title = new { zh = $"{marker}承诺" }, owner = first, due = "2020-01" });
        await PostAsync(client, $"agreements/{id}/indicators", new { id = "i1", name = new { zh = $"{marker}指标" }, unit = "person" });
        await PostAsync(client, $"agreements/{id}/questions", new { text = $"{marker}问题？" });
        await UploadAsync(client, id, marker);
        var held = await PostAsync(client, "engagements?wait=true", new
        {
            kind = "meeting", title = new { zh = $"{marker}会议" }, on = "2025-05-01", participants = new[] { first }, agreements = new[] { id },
        });
        var meeting = held.GetProperty("id").GetString()!;
        await PostAsync(client, $"engagements/{meeting}/resolutions", new { id = "r1", text = new { zh = $"{marker}决议" } });
        await PostAsync(client, $"engagements/{meeting}/items?wait=true", new { id = "a1", title = new { zh = $"{marker}事项" }, owner = first });
        return new Side(id, meeting, first, body, marker);
    }

    private static object Party(string code, string marker) => new { role = "principal", institution = code, name = new { zh = $"{marker}{code}" } };

    private static async Task UploadAsync(HttpClient client, string id, string marker)
    {
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(marker));
        content.Headers.ContentType = new MediaTypeHeaderValue("text/plain");
        using var response = await client.PostAsync(
            $"/api/v1/agreements/{id}/documents?name={Uri.EscapeDataString(marker + ".txt")}&kind=other&document=d1", content);
        response.IsSuccessStatusCode.ShouldBeTrue(await response.Content.ReadAsStringAsync());
    }

    private static async Task<JsonElement> PostAsync(HttpClient client, string path, object body)
    {
        using var response = await client.PostAsync($"/api/v1/{path}", new StringContent(JsonSerializer.Serialize(body), Encoding.UTF8, "application/json"));
        var said = await response.Content.ReadAsStringAsync();
        response.IsSuccessStatusCode.ShouldBeTrue($"{path}: {said}");
        return JsonDocument.Parse(said).RootElement;
    }
}
