using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace Agreements.Server.Tests.Http;

/// <summary>Moments to ask by: one meaning at every place, and no guess where none is meant.</summary>
public sealed class MomentTests(RunningServer server) : IClassFixture<RunningServer>
{
    private const string Proposal = """
        {"kind":"school-enterprise","title":{"zh":"时刻之问"},
         "parties":[{"role":"principal","institution":"qingsu","name":{"zh":"青苏职中"}},{"role":"principal","institution":"changan","name":{"zh":"长安汽车"}}]}
        """;

    [Theory]
    [InlineData("2025-03-27", 2)]
    [InlineData("2025-03-26", 1)]
    [InlineData("2025-03-27T10:30:00%2B08:00", 2)]
    [InlineData("2025-03-27T02:30:00Z", 2)]
    [InlineData("2025-03-27T10:30", 2)]
    [InlineData("2025-03-27T09:59", 1)]
    public async Task A_day_means_its_end_in_Shanghai_for_the_page_as_for_the_API(string asOf, int version)
    {
        var id = await RecordedAsync();
        var told = await server.Client.GetFromJsonAsync<JsonElement>($"/api/v1/agreements/{id}?asOf={asOf}");
        told.GetProperty("version").GetInt32().ShouldBe(version);
        var page = await PageAsync($"/agreements/{id}?asOf={asOf}");
        page.Status.ShouldBe(HttpStatusCode.OK);
        page.Text.Contains("data-commitment=\"visit\"", StringComparison.Ordinal).ShouldBe(version == 2);
    }

    [Theory]
    [InlineData("/api/v1/agreements/{0}?asOf=", "2025-03-27T10:30:00+08:00", "%2B")]
    [InlineData("/agreements/{0}?asOf=", "2025-03-27T10:30:00+08:00", "%2B")]
    [InlineData("/api/v1/agreements/{0}?asOf=", "03/04/2025", "2025-03-27")]
    [InlineData("/api/v1/agreements/{0}?asOf=", "2025-3-4", "2025-03-27")]
    [InlineData("/api/v1/agreements/{0}?asOf=", "20250304", "2025-03-27")]
    [InlineData("/api/v1/agreements/{0}?asOf=", "4 March 2025", "2025-03-27")]
    [InlineData("/agreements/{0}?asOf=", "03/04/2025", "2025-03-27")]
    [InlineData("/agreements/{0}?asOf=", "soon", "2025-03-27")]
    [InlineData("/api/v1/commitments?asOf=", "03/04/2025", "2025-03-27")]
    [InlineData("/api/v1/commitments?from=", "03/04/2025", "2025-03-27")]
    [InlineData("/commitments?until=", "03/04/2025", "2025-03-27")]
    [InlineData("/api/v1/flow?asOf=", "03/04/2025", "2025-03-27")]
    [InlineData("/api/v1/progress?asOf=", "03/04/2025", "2025-03-27")]
    [InlineData("/api/v1/exports/annual?year=2025&asOf=", "03/04/2025", "2025-03-27")]
    [InlineData("/api/v1/exports/annual.xlsx?year=2025&asOf=", "03/04/2025", "2025-03-27")]
    [InlineData("/api/v1/bodies/nobody?on=", "03/04/2025", "2025-03-27")]
    public async Task What_is_no_ISO_day_or_instant_is_refused_and_the_form_is_named_in_both_languages(string path, string text, string form)
    {
        var id = path.StartsWith("/agreements", StringComparison.Ordinal) ? await RecordedAsync() : Guid.NewGuid();
        var (status, told) = await PageAsync(path.Replace("{0}", id.ToString(), StringComparison.Ordinal) + text);
        status.ShouldBe(HttpStatusCode.BadRequest, told);
        told.ShouldContain(form);
        if (path.StartsWith("/api", StringComparison.Ordinal))
        {
            var sentence = JsonDocument.Parse(told).RootElement.GetProperty("sentence");
            sentence.GetProperty("zh").GetString()!.ShouldContain("例如", Case.Sensitive, told);
            sentence.GetProperty("en").GetString()!.ShouldContain("such as", Case.Sensitive, told);
        }
    }

    private async Task<Guid> RecordedAsync()
    {
        foreach (var code in (string[])["qingsu", "changan"])
        {
            using var entered = await server.Client.PostAsync(
                new Uri("/api/v1/institutions", UriKind.Relative), Json($$$"""{"code":"{{{code}}}","kind":"school","name":{"zh":"{{{code}}}"}}"""));
        }

        using var proposed = await server.Client.PostAsync(new Uri("/api/v1/agreements", UriKind.Relative), Json(Proposal));
        proposed.StatusCode.ShouldBe(HttpStatusCode.Created, await proposed.Content.ReadAsStringAsync());
        var id = Guid.Parse(proposed.Headers.Location!.ToString().Split('/')[^1]);
        using var added = await server.Client.PostAsync(
            new Uri($"/api/v1/agreements/{id}/commitments?wait=30", UriKind.Relative), Json("""{"id":"visit","title":{"zh":"企业回访"},"owner":"qingsu"}"""));
        added.StatusCode.ShouldBe(HttpStatusCode.OK);
        await server.Database.ExecuteAsync(
            $"update agreements.mt_events set timestamp = "
                + $"case version when 1 then '2025-03-25T02:00Z'::timestamptz else '2025-03-27T02:00Z' end where stream_id = '{id}'");
        return id;
    }

    private async Task<(HttpStatusCode Status, string Text)> PageAsync(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("Accept", path.StartsWith("/api", StringComparison.Ordinal) ? "*/*" : "text/html");
        using var answer = await server.Client.SendAsync(request);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    private static StringContent Json(string text) => new(text, Encoding.UTF8, "application/json");
}
