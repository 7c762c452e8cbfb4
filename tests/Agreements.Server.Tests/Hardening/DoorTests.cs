using Agreements.Server.Tests.Cli;
using Agreements.Server.Tests.Documenting;
using Agreements.Server.Tests.Hardening.Fuzzing;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net;
using System.Text.Json.Nodes;
using System.Text.Json;
using System.Text;

namespace Agreements.Server.Tests.Hardening;

/// <summary>What cannot be kept or shown is refused with its place on every way in; what is only rare is text like any other.</summary>
public sealed class DoorTests(RunningServer server) : IClassFixture<RunningServer>
{
    /// <summary>Refused everywhere: as an escape of JSON, and the code point that is told.</summary>
    public static TheoryData<string, string> Unkept => new()
    {
        { "\\ufffe", "U+FFFE" }, { "\\uffff", "U+FFFF" }, { "\uFFFE", "U+FFFE" }, { "\\ufdd0", "U+FDD0" }, { "\\ud83f\\udffe", "U+1FFFE" },
        { "\\udbff\\udfff", "U+10FFFF" },
        { "\\u0000", "U+0000" }, { "\\u0001", "U+0001" }, { "\\u001b", "U+001B" }, { "\u007F", "U+007F" }, { "\u0085", "U+0085" }, { "\\u009f", "U+009F" },
        { "\\ud800", "U+D800" }, { "\\udc00", "U+DC00" },
    };

    /// <summary>Refused in names and titles only.</summary>
    public static TheoryData<string, string> NoLine => new()
    {
        { "\\r\\nBcc: x@y", "U+000D" }, { "\\n", "U+000A" }, { "\\t", "U+0009" }, { "\\u2028", "U+2028" }, { "\\u202e", "U+202E" },
        { "\\u202a", "U+202A" }, { "\\u2066", "U+2066" },
        { "\\u2069", "U+2069" }, { "\\u200e", "U+200E" }, { "\\u200f", "U+200F" }, { "\\u061c", "U+061C" }, { "\\u2029", "U+2029" },
        { "\\u200b", "U+200B" }, { "\\ufeff", "U+FEFF" }, { "\\ufffd", "U+FFFD" },
    };

    public static TheoryData<string> FarDays =>
        ["-2010", "-2004~", "-1985/", "-1985/..", "Y-10000", "Y170000002", "Y-170000002", "0000", "0000/1111", "../-0001", "2025/Y10000"];

    private static readonly string[] Administrators = ["/api/v1/accounts", "/api/v1/operations"];

    /// <summary>Every text of every example body that the running server knows, at any depth: none can be forgotten.</summary>
    [Fact]
    public async Task No_endpoint_takes_a_text_or_a_date_that_cannot_be_kept()
    {
        var asked = 0;
        foreach (var target in Target.Of(server.Services).Where(t => t.Example is not null))
        {
            using var client = server.As(
                Administrators.Any(a => target.Template.StartsWith(a, StringComparison.Ordinal)) ? RunningServer.Administrator : RunningServer.Coordinator);
            foreach (var (path, body, text) in Spoiled(target.Example!, "一\uFFFE").Concat(Spoiled(target.Example!, "-2010", isDate: true)))
            {
                using var request = new HttpRequestMessage(
                    new HttpMethod(target.Method), target.Fill((_, name) => name is "number" or "version" ? "1" : Guid.Empty.ToString()))
                {
                    Content = new StringContent(body, Encoding.UTF8, "application/json"),
                };
                using var answer = await client.SendAsync(request);
                var said = await answer.Content.ReadAsStringAsync();
                answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest, $"{target.Template} {path}: {said}");
                Detail(said).ShouldContain(path, Case.Sensitive, target.Template);
                Detail(said).ShouldMatch(text == "-2010" ? "0001 to 9999|another type" : @"U\+FFFE", $"{target.Template} {path}");
                asked++;
            }
        }

        asked.ShouldBeGreaterThan(150);
    }

    [Theory]
    [MemberData(nameof(Unkept))]
    public async Task A_character_is_told_by_path_line_column_and_code_point_in_both_languages(string escape, string told)
    {
        using var answer = await ProposeAsync($$$"""{"kind":"framework",{{{"\n"}}} "title":{"zh":"甲","en":"乙丙{{{escape}}}"}}""");
        var said = await answer.Content.ReadAsStringAsync();
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest, said);
        Detail(said).ShouldStartWith($"At $.title.en (line 2, column 25): character 3 is {told}, ");
        var sentence = JsonDocument.Parse(said).RootElement.GetProperty("sentence");
        sentence.GetProperty("zh").GetString().ShouldNotBeNull().ShouldStartWith($"$.title.en（第 2 行第 25 列）：第 3 个字符 {told} ");
        sentence.GetProperty("en").GetString().ShouldBe(Detail(said));
    }

    [Theory]
    [InlineData("""{"kind":"framework","a\ufffeb":1}""", "At $ (line 1, column 21): in a name, character 2 is U+FFFE")]
    [InlineData("""{"title":{"zh":[[{"a":["x",{"\u202e":1}]}]]}}""", "At $.title.zh[0][0].a[1] (line 1, column 29): in a name, character 1 is U+202E")]
    [InlineData("""{"title":{"zh":[[{"a":["x",{"b":"\ufffe"}]}]]}}""", "At $.title.zh[0][0].a[1].b (line 1, column 33): character 1 is U+FFFE")]
    [InlineData("""{"parties":["甲",null]}""", "At $.parties[1] (line 1, column 17): an item of the list is null.")]
    public async Task Names_and_what_is_deep_are_told_too(string body, string told)
    {
        using var answer = await ProposeAsync(body);
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        Detail(await answer.Content.ReadAsStringAsync()).ShouldStartWith(told);
    }

    [Theory]
    [MemberData(nameof(NoLine))]
    public async Task A_name_or_title_stands_on_one_line_in_one_direction(string escape, string told)
    {
        var bodies = new (string Path, string Body, string Place)[]
        {
            ("/api/v1/agreements?dry-run=true", Proposal($"标题{escape}"), "title"),
            ("/api/v1/agreements?dry-run=true", Proposal("标题").Replace("北校", $"北校{escape}", StringComparison.Ordinal), "parties[0].name"),
            ("/api/v1/institutions?dry-run=true", $$$"""{"code":"north","kind":"school","name":{"zh":"北校","en":"N{{{escape}}}"}}""", "name"),
            ("/api/v1/institutions?dry-run=true", $$"""{"code":"north","kind":"school","name":{"zh":"北校"},"aliases":["北{{escape}}"]}""", "aliases"),
            ("/api/v1/engagements?dry-run=true", $$$"""{"kind":"visit","title":{"zh":"考察"},"participants":["qingsu"],"place":"重庆{{{escape}}}"}""", "place"),
            ("/api/v1/people", $$"""{"name":{"zh":"王{{escape}}芳"},"institution":"qingsu"}""", "name"),
            ("/api/v1/people", $$"""{"name":{"zh":"王芳"},"institution":"qingsu","phones":["138{{escape}}00138000"]}""", "phones[0]"),
        };
        foreach (var (path, body, place) in bodies)
        {
            using var answer = await server.Client.PostAsync(path, new StringContent(body, Encoding.UTF8, "application/json"));
            var said = await answer.Content.ReadAsStringAsync();
            answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest, $"{body}: {said}");
            var errors = JsonDocument.Parse(said).RootElement.GetProperty("errors");
            errors.TryGetProperty(place, out var error).ShouldBeTrue(said);
            (path == "/api/v1/people" || error.ToString().Contains(told, StringComparison.Ordinal)).ShouldBeTrue(said);
        }

        using var key = await server.As(RunningServer.Administrator).PostAsync("/api/v1/accounts/nobody/keys", new StringContent(
            $$"""{"name":"学籍{{escape}}","scopes":["read"],"expiresAt":"{{DateTimeOffset.UtcNow.AddDays(9):O}}"}""", Encoding.UTF8, "application/json"));
        key.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        Detail(await key.Content.ReadAsStringAsync()).ShouldContain(told);
    }

    [Theory]
    [MemberData(nameof(FarDays))]
    public async Task A_year_that_nobody_counts_is_refused_at_every_door(string day)
    {
        foreach (var on in new[] { $"\"{day}\"", $$"""{"edtf":"{{day}}","basis":"推算"}""" })
        {
            using var proposed = await ProposeAsync(Proposal("标题").Replace("\"title\"", $"\n\"on\":{on},\"title\"", StringComparison.Ordinal));
            proposed.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
            Detail(await proposed.Content.ReadAsStringAsync())
                .ShouldSatisfyAllConditions(d => d.ShouldStartWith("At $.on (line 2, column "), d => d.ShouldContain("0001 to 9999"));
        }

        using var document = await PutAsync($"name=a.pdf&kind=annex&on={Uri.EscapeDataString(day)}");
        document.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        Detail(await document.Content.ReadAsStringAsync()).ShouldSatisfyAllConditions(d => d.ShouldStartWith("on="), d => d.ShouldContain("0001 to 9999"));
    }

    [Theory]
    [InlineData("%EF%BF%BE", "U+FFFE")]
    [InlineData("%EF%BF%BF", "U+FFFF")]
    [InlineData("%F0%9F%BF%BF", "U+1FFFF")]
    [InlineData("%01", "U+0001")]
    [InlineData("%00", "U+0000")]
    public async Task Addresses_and_labels_hold_no_such_character_either(string escaped, string told)
    {
        (string Path, string Place)[] addresses =
        [
            ($"/api/v1/people?q=a{escaped}", "q"), ($"/api/v1/register?text={escaped}", "text"), ($"/register?text={escaped}", "text"),
            ($"/api/v1/register?a{escaped}=1", "name of a parameter"),
            // The server itself turns away a path that holds U+0000, without a word.
            .. told == "U+0000" ? [] : new[] { ($"/api/v1/institutions/a{escaped}b", "address") },
            ($"/api/v1/exports/cases?source={escaped}", "source"),
        ];
        foreach (var (path, place) in addresses)
        {
            using var answer = await server.Client.GetAsync(path);
            answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest, path);
            Detail(await answer.Content.ReadAsStringAsync()).ShouldSatisfyAllConditions(d => d.ShouldContain(place), d => d.ShouldContain(told));
        }

        using var named = await PutAsync($"name=a{escaped}.pdf&kind=annex");
        named.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        Detail(await named.Content.ReadAsStringAsync()).ShouldSatisfyAllConditions(d => d.ShouldContain("name"), d => d.ShouldContain(told));

        using var form = new MultipartFormDataContent("x");
        var file = new ByteArrayContent(Files.Pdf);
        file.Headers.TryAddWithoutValidation("Content-Disposition", $"form-data; name=\"file\"; filename*=UTF-8''a{escaped}.pdf");
        form.Add(file);
        using var uploaded = await server.Client.PostAsync($"{await DocumentsAsync()}?kind=annex", form);
        uploaded.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        Detail(await uploaded.Content.ReadAsStringAsync()).ShouldSatisfyAllConditions(d => d.ShouldContain("filename"), d => d.ShouldContain(told));
    }

    [Fact]
    public async Task Forms_of_pages_and_the_command_line_refuse_them_too()
    {
        var browser = new Access.Accounts.Browser(server.Address);
        using var entered = await browser.SignInAsync("a\uFFFE", "three-grey-herons-waiting");
        entered.StatusCode.ShouldBe(HttpStatusCode.BadRequest);

        (await CommandLine.RunAsync(server.Database.ConnectionString, "account", "add", "a\uFFFE")).Code.ShouldNotBe(0);
        var key = await CommandLine.RunAsync(
            server.Database.ConnectionString, "account", "key", "nobody", "--name", "a\u202E", "--scope", "read", "--until", "2027-01-01", "--lang", "en");
        key.Code.ShouldNotBe(0);
        (key.Output + key.Error).ShouldContain("U+202E");
    }

    [Theory]
    [InlineData("𠮷野家与龘、㐂、𰻝")]
    [InlineData("\u00E9cole 与 école")]
    [InlineData("👩‍👩‍👧‍👦🇨🇳葛󠄀")]
    [InlineData("ᠮᠣᠩᠭᠣᠯ᠋ བོད་ཡིག ئۇيغۇر")]
    [InlineData("\uE000 私用区 · —— “引号”")]
    public async Task What_is_only_rare_is_kept_as_it_is_written(string title)
    {
        using var proposed = await ProposeAsync(Proposal(title), "?wait=true");
        proposed.StatusCode.ShouldBe(HttpStatusCode.Created, await proposed.Content.ReadAsStringAsync());
        var read = await server.Client.GetFromJsonAsync<JsonElement>(proposed.Headers.Location);
        read.GetProperty("title").GetProperty("zh").GetString().ShouldBe(title);
        using var found = await server.Client.GetAsync($"/api/v1/register?text={Uri.EscapeDataString(title)}");
        found.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await server.Client.GetAsync("/api/v1/exports/register.xlsx")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private static string Proposal(string title) => $$$"""
        {"kind":"friendship-school","title":{"zh":"{{{title}}}"},
         "parties":[{"role":"principal","institution":"north","name":{"zh":"北校"}},{"role":"principal","institution":"south","name":{"zh":"南校"}}]}
        """;

    private Task<HttpResponseMessage> ProposeAsync(string body, string query = "") =>
        server.Client.PostAsync($"/api/v1/agreements{query}", new StringContent(body, Encoding.UTF8, "application/json"));

    /// <summary>Where documents of an agreement are put on file.</summary>
    private async Task<string> DocumentsAsync()
    {
        using var proposed = await ProposeAsync(Proposal("标题"), "?wait=true");
        return $"{proposed.Headers.Location}/documents";
    }

    private async Task<HttpResponseMessage> PutAsync(string query) => await server.Client.PostAsync(
        $"{await DocumentsAsync()}?{query}",
        new ByteArrayContent(Files.Pdf) { Headers = { ContentType = new MediaTypeHeaderValue("application/octet-stream") } });

    private static string Detail(string problem) => JsonDocument.Parse(problem).RootElement.GetProperty("detail").GetString()!;

    /// <summary>The body with each of its texts, or of its dates, put as it cannot be kept: its path, the body, and what was put.</summary>
    private static IEnumerable<(string Path, string Body, string Put)> Spoiled(JsonNode example, string put, bool isDate = false)
    {
        // Values of facts are texts of any form: whether one is a day, the fact knows (see the specs of correcting).
        var places = Paths(example, "$")
            .Where(p => !isDate || (p.Path is not ("$.value" or "$.now" or "$.was") && Edtf.TryParse(p.Text, out _) && p.Text.Length >= 4))
            .Select(p => p.Path).ToArray();
        return places.Select(path =>
        {
            var root = example.DeepClone();
            var node = Paths(root, "$").First(p => p.Path == path);
            node.Put(put);
            return (path, root.ToJsonString(), put);
        });
    }

    private static IEnumerable<(string Path, string Text, Action<string> Put)> Paths(JsonNode? node, string path) => node switch
    {
        JsonObject fields => fields.ToArray().SelectMany(f => At(f.Value, $"{path}.{f.Key}", text => fields[f.Key] = text)),
        JsonArray items => Enumerable.Range(0, items.Count).SelectMany(i => At(items[i], $"{path}[{i}]", text => items[i] = text)),
        _ => [],
    };

    private static IEnumerable<(string Path, string Text, Action<string> Put)> At(JsonNode? node, string path, Action<string> put) =>
        node is JsonValue value && value.TryGetValue<string>(out var text) ? [(path, text, put)] : Paths(node, path);
}
