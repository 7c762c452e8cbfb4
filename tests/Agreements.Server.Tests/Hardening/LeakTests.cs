using System.Net;
using System.Text.RegularExpressions;
using System.Text;

namespace Agreements.Server.Tests.Hardening;

/// <summary>What somebody sends who means harm or slips, and what breaks inside, tell nothing of the inside.</summary>
public sealed partial class LeakTests(RunningServer server) : IClassFixture<RunningServer>
{
    private const string Proposal = """
        {"kind":"school-enterprise","title":{"zh":"TITLE"},
         "parties":[{"role":"principal","institution":"qingsu","name":{"zh":"青苏职中"}},{"role":"principal","institution":"changan","name":{"zh":"长安汽车"}}]}
        """;

    [Theory]
    [InlineData("a\\u0000b", "$.title.zh")]
    [InlineData("\\ud800", "$.title.zh")]
    [InlineData("\\udc00 then", "$.title.zh")]
    public async Task What_cannot_be_kept_is_refused_by_its_place(string title, string place)
    {
        using var answer = await PostAsync("/api/v1/agreements", Proposal.Replace("TITLE", title));
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.Content.ReadAsStringAsync()).ShouldContain(place);
    }

    [Theory]
    [InlineData("""{"kind":"framework","title":{"zh":"甲"},"parties":[null]}""", "$.parties[0]")]
    [InlineData("""{"kind":"framework","title":{"zh":null},"parties":[]}""", "$.title")]
    [InlineData("""{"kind":"framework","title":{"zh":"甲"},"parties":[{"role":7}]}""", "$.parties[0].role")]
    [InlineData("""{"kind":"framework","title":{"zh":"甲","zh":"乙"},"parties":[]}""", "zh")]
    public async Task What_does_not_fit_is_told_without_the_names_of_our_types(string body, string told)
    {
        using var answer = await PostAsync("/api/v1/agreements", body);
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        await ShouldTellNothingAsync(answer);
        (await answer.Content.ReadAsStringAsync()).ShouldContain(told);
    }

    [Theory]
    [InlineData("/api/v1/register?text=%00")]
    [InlineData("/api/v1/register?institution=a%00b")]
    [InlineData("/api/v1/register?after=bm9uc2Vuc2U")]
    [InlineData("/api/v1/flow?asOf=0000-00-00")]
    [InlineData("/api/v1/flow?asOf=tomorrow")]
    [InlineData("/api/v1/court")]
    [InlineData("/api/v1/asleep?days=99999999999")]
    [InlineData("/api/v1/agreements/00000000-0000-0000-0000-000000000000?version=99999999999999999999")]
    [InlineData("/api/v1/agreements/00000000-0000-0000-0000-000000000000?asOf=10000-01-01")]
    public async Task Questions_that_cannot_be_read_are_told_by_their_parameter(string path)
    {
        using var answer = await server.Client.GetAsync(path);
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest, await answer.Content.ReadAsStringAsync());
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        await ShouldTellNothingAsync(answer);
    }

    [Theory]
    [InlineData("/api/v1/flow?asOf=9999-12-31")]
    [InlineData("/api/v1/commitments?asOf=9999-12-31")]
    [InlineData("/api/v1/commitments?asOf=9999-12-31&when=soon")]
    [InlineData("/api/v1/access-log?day=9999-12-31")]
    [InlineData("/api/v1/flow?asOf=0001-01-01")]
    [InlineData("/api/v1/progress?asOf=9999-12-31")]
    [InlineData("/api/v1/progress?asOf=0001-01-01")]
    [InlineData("/api/v1/board/proposed?after=%F0%9F%98%80")]
    [InlineData("/api/v1/register?text=%F0%9F%98%80%25%5C")]
    [InlineData("/api/v1/institutions/%ED%A0%80")]
    [InlineData("/api/v1/institutions/%FF%FE")]
    [InlineData("/flow?asOf=9999-12-31")]
    [InlineData("/register?text=%22%00")]
    [InlineData("/agreements/00000000-0000-0000-0000-000000000000?asOf=9999-12-31T23:59:59-14:00")]
    public async Task The_ends_of_what_can_be_meant_break_nothing(string path)
    {
        using var answer = await server.Client.GetAsync(path);
        ((int)answer.StatusCode).ShouldBeLessThan(500, await answer.Content.ReadAsStringAsync());
        await ShouldTellNothingAsync(answer);
    }

    [Fact]
    public async Task What_breaks_inside_is_told_as_that_and_no_more()
    {
        await server.Database.ExecuteAsync("alter table read_models.board_cards rename to elsewhere");
        try
        {
            using var answer = await server.Client.GetAsync("/api/v1/board");
            answer.StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
            answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
            await ShouldTellNothingAsync(answer);

            using var asked = new HttpRequestMessage(HttpMethod.Get, "/board");
            asked.Headers.Add("Accept", "text/html");
            using var page = await server.Client.SendAsync(asked);
            page.StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
            (await page.Content.ReadAsStringAsync()).ShouldContain("出错了");
            await ShouldTellNothingAsync(page);
        }
        finally
        {
            await server.Database.ExecuteAsync("alter table read_models.elsewhere rename to board_cards");
        }
    }

    [Fact]
    public async Task Health_tells_nobody_what_the_driver_says()
    {
        await server.Database.ExecuteAsync("alter table agreements.mt_event_progression rename column last_seq_id to elsewhere");
        try
        {
            using var client = server.As(null);
            using var answer = await client.GetAsync("/health/ready");
            await ShouldTellNothingAsync(answer);
        }
        finally
        {
            await server.Database.ExecuteAsync("alter table agreements.mt_event_progression rename column elsewhere to last_seq_id");
        }
    }

    private async Task<HttpResponseMessage> PostAsync(string path, string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        return await server.Client.PostAsync(path, content);
    }

    private static async Task ShouldTellNothingAsync(HttpResponseMessage answer) =>
        Inside().Match(await answer.Content.ReadAsStringAsync()).Value.ShouldBeEmpty();

    /// <summary>Words of the inside: types, statements, tables, paths, traces.</summary>
    [GeneratedRegex(
        @"Npgsql|Exception|\n\s+at |System\.[A-Z]|Microsoft\.|Agreements\.(Server|Domain)|mt_event|read_models\.|board_cards"
            + @"|\.cs:line|/tmp/|Nullable|DateOnly|DateTimeOffset|constructor|\bselect .* from\b|sqlstate|42P01|42703",
        RegexOptions.IgnoreCase)]
    internal static partial Regex Inside();
}
