using System.Net.Http.Json;
using System.Net;
using System.Text.Json;

namespace Agreements.Server.Tests.Queries;

/// <summary>The register as it was, as people ask for it: by the API, the page, a sheet and the console.</summary>
public sealed class AsOfTests(RunningServer server) : IClassFixture<RunningServer>
{
    [Fact]
    public async Task Api_page_sheet_and_console_tell_the_same_past()
    {
        using var proposed = await server.Client.PostAsync("/api/v1/agreements", new StringContent(
            """
            {"kind":"school-enterprise","title":{"zh":"从前的标题"},"on":"2026-02-01",
             "parties":[{"role":"principal","institution":"qingsu","name":{"zh":"青苏职中"}},{"role":"principal","institution":"changan","name":{"zh":"长安汽车"}}]}
            """, null, "application/json"));
        var id = (await proposed.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetGuid();
        await server.CaughtUpAsync();
        var at = (await RowsAsync($"institution=qingsu"))[0].GetProperty("updatedAt").GetString()!;
        var then = $"asOf={Uri.EscapeDataString(at)}";
        using var corrected = await server.Client.PostAsJsonAsync(
            $"/api/v1/agreements/{id}/corrections", new { fact = "title", was = "从前的标题", now = "后来的标题", why = "写错了" });
        corrected.StatusCode.ShouldBe(HttpStatusCode.OK, await corrected.Content.ReadAsStringAsync());
        await server.CaughtUpAsync();

        Titles(await RowsAsync("institution=qingsu")).ShouldBe(["后来的标题"]);
        Titles(await RowsAsync($"institution=qingsu&{then}")).ShouldBe(["从前的标题"]);
        Titles(await RowsAsync($"text=congqian&{then}&clock=recorded")).ShouldBe(["从前的标题"]);
        Titles(await RowsAsync($"text=houlai&{then}")).ShouldBeEmpty();
        Titles(await RowsAsync("institution=qingsu&asOf=2026-02-01&clock=happened")).ShouldBe(["后来的标题"], "what it was called is no matter of days");
        Titles(await RowsAsync("institution=qingsu&asOf=2026-01-31&clock=happened")).ShouldBeEmpty();

        var page = await server.Client.GetStringAsync($"/register?{then}");
        page.ShouldContain("从前的标题");
        page.ShouldContain("data-past=\"recorded\"");
        page.ShouldContain($"/agreements/{id}?asOf=");
        page.ShouldNotContain("name=\"operation\"", Case.Sensitive, "what was is not acted upon");
        (await server.Client.GetStringAsync("/register")).ShouldContain("name=\"operation\"");

        (await server.Client.GetStringAsync($"/api/v1/exports/register.csv?institution=qingsu&{then}")).ShouldContain("从前的标题");
        (await server.Client.GetStringAsync("/api/v1/exports/register.csv?institution=qingsu&asOf=2026-02-01&clock=happened")).ShouldContain("后来的标题");
        (await server.Client.GetStringAsync($"/api/v1/exports/signatures.csv?{then}")).ShouldNotContain("后来的标题");

        var console = await Cli.CommandLine.RunAsync(
            server.Database.ConnectionString, "as-of", at, "--institution", "qingsu", "--stage", "proposed", "--lang", "zh");
        (console.Code, console.Output.Contains("从前的标题", StringComparison.Ordinal)).ShouldBe((0, true), console.Output + console.Error);
        console.Output.ShouldContain("共 1 份协议");
        var file = Path.Combine(Path.GetTempPath(), $"as-of-{id:n}.csv");
        (await Cli.CommandLine.RunAsync(server.Database.ConnectionString, "export", "register", file, "--as-of", at)).Code.ShouldBe(0);
        (await File.ReadAllTextAsync(file)).ShouldContain("从前的标题");
        File.Delete(file);
    }

    [Theory]
    [InlineData("/api/v1/register?clock=happened", "clock")]
    [InlineData("/api/v1/register?asOf=2026-01-01&clock=sundial", "recorded, happened")]
    [InlineData("/api/v1/register?asOf=yesterday", "asOf=yesterday")]
    [InlineData("/api/v1/exports/commitments.csv?asOf=2026-01-01&clock=happened", "only the register")]
    [InlineData("/register?asOf=yesterday", "asOf=yesterday")]
    public async Task What_cannot_be_told_is_refused_with_its_cure(string address, string said)
    {
        using var answer = await server.Client.GetAsync($"{address}{(address[1] == 'r' ? "&lang=en" : "")}");
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()).ShouldContain(said);
    }

    [Theory]
    [InlineData("as-of", "never")]
    [InlineData("as-of", "2026-01-01", "--count", "0")]
    [InlineData("export", "register", "x.csv", "--clock", "happened")]
    public async Task The_console_refuses_what_it_cannot_read(params string[] words) =>
        (await Cli.CommandLine.RunAsync(server.Database.ConnectionString, words)).Code.ShouldBe(2);

    private async Task<JsonElement[]> RowsAsync(string asked) =>
        [.. (await server.Client.GetFromJsonAsync<JsonElement>($"/api/v1/register?{asked}")).GetProperty("rows").EnumerateArray()];

    private static string?[] Titles(JsonElement[] rows) => [.. rows.Select(r => r.GetProperty("title").GetProperty("zh").GetString())];
}
