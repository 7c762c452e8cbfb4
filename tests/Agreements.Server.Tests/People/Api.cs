using System.Net.Http.Json;
using System.Net;
using System.Text.Json;

namespace Agreements.Server.Tests.People;

/// <summary>What the tests of people ask over HTTP.</summary>
internal static class Api
{
    public static object Wang(string marker = "", string institution = "qingsu") => new
    {
        name = new { zh = $"王芳{marker}", en = $"Wang Fang{marker}" },
        institution,
        title = new { zh = $"主任{marker}", en = $"Head{marker}" },
        phones = new[] { "138 0013 8000", "028-86621234" },
        mails = new[] { $"wangfang{marker}@school.example" },
        addresses = new[] { $"成都市青羊区{marker}1号" },
        language = "zh",
        note = $"上午在{marker}",
    };

    public static async Task<JsonElement> JsonAsync(this HttpResponseMessage response, HttpStatusCode expected = HttpStatusCode.OK)
    {
        var body = await response.Content.ReadAsStringAsync();
        response.StatusCode.ShouldBe(expected, body);
        return body.Length == 0 ? default : JsonDocument.Parse(body).RootElement;
    }

    public static async Task<JsonElement> GetAsync(this HttpClient client, string path, HttpStatusCode expected) =>
        await (await client.GetAsync(new Uri(path, UriKind.Relative))).JsonAsync(expected);

    public static async Task<string> EnterAsync(this HttpClient client, object said) =>
        (await (await client.PostAsJsonAsync("/api/v1/people", said)).JsonAsync(HttpStatusCode.Created)).GetProperty("id").GetString()!;

    public static async Task<HttpResponseMessage> ChangeAsync(this HttpClient client, string id, object said, string? seen)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, $"/api/v1/people/{id}") { Content = JsonContent.Create(said) };
        request.Headers.TryAddWithoutValidation("If-Match", seen);
        return await client.SendAsync(request);
    }

    public static Task<HttpResponseMessage> EraseAsync(this HttpClient client, string id, string reason = "requested", string? confirm = null) =>
        client.DeleteAsync(new Uri($"/api/v1/people/{id}?reason={reason}&confirm={confirm ?? id}", UriKind.Relative));

    /// <summary>An agreement between qingsu and cq-women, which the coordinator, the approver and the representative see.</summary>
    public static async Task<string> ProposeAsync(this HttpClient client, string title)
    {
        var response = await client.PostAsJsonAsync("/api/v1/agreements?wait=true", new
        {
            kind = "friendship-school",
            title = new { zh = title },
            parties = new object[]
            {
                new { role = "principal", institution = "qingsu", name = new { zh = "青苏职中" } },
                new { role = "principal", institution = "cq-women", name = new { zh = "重庆女职中" } },
            },
        });
        return (await response.JsonAsync(HttpStatusCode.Created)).GetProperty("id").GetString()!;
    }

    public static async Task NameLiaisonAsync(this HttpClient client, string agreement, string party, string person) =>
        await (await client.PostAsJsonAsync($"/api/v1/agreements/{agreement}/liaisons?wait=true", new { party, person })).JsonAsync();
}
