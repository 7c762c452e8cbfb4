using System.Net.Http.Json;
using System.Net;
using System.Text.Json;
using System.Text;

namespace Agreements.Server.Tests.Engaging;

/// <summary>What a program posts to the API, below <c>/api/v1</c>.</summary>
internal static class EngagingCalls
{
    public static async Task<Guid> IdAsync(this HttpClient client, string path, string body)
    {
        using var response = await client.PostAsync(path, body);
        response.StatusCode.ShouldBe(HttpStatusCode.Created, await response.Content.ReadAsStringAsync());
        return (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetGuid();
    }

    public static async Task DoneAsync(this HttpClient client, string path, string body)
    {
        using var response = await client.PostAsync(path, body);
        response.IsSuccessStatusCode.ShouldBeTrue(await response.Content.ReadAsStringAsync());
    }

    public static async Task<HttpResponseMessage> PostAsync(this HttpClient client, string path, string body, string? key = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1" + path) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        if (key is not null)
        {
            request.Headers.Add("Idempotency-Key", key);
        }

        return await client.SendAsync(request);
    }
}
