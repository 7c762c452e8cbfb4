using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net;
using System.Security.Cryptography;
using System.Text.Json;

namespace Agreements.Server.Tests.Documenting;

/// <summary>Documents put on file and read again, over HTTP.</summary>
public sealed class DocumentTests(RunningServer server) : IClassFixture<RunningServer>
{
    private const string Proposal = """
        {"kind":"school-enterprise","title":{"zh":"校企协同育人合作"},
         "parties":[{"role":"principal","institution":"qingsu","name":{"zh":"青苏职中"}},{"role":"principal","institution":"changan","name":{"zh":"长安汽车"}}]}
        """;

    [Fact]
    public async Task A_document_comes_back_as_it_went_and_a_browser_only_saves_it()
    {
        var documents = await ProposeAsync();
        using var put = await PutAsync(documents, Files.Pdf, "name=" + Uri.EscapeDataString("协议（盖章）.pdf") + "&kind=signed-text&on=2025-03-27");
        (await BodyAsync(put)).GetProperty("recorded")[0].GetString().ShouldBe("document-attached");

        var listed = (await server.Client.GetFromJsonAsync<JsonElement>(documents))[0];
        listed.GetProperty("name").GetString().ShouldBe("协议（盖章）.pdf");
        listed.GetProperty("versions")[0].GetProperty("sha256").GetString().ShouldBe(Digest(Files.Pdf));
        using var got = await server.Client.GetAsync($"{documents}/{listed.GetProperty("id").GetString()}");
        (await got.Content.ReadAsByteArrayAsync()).ShouldBe(Files.Pdf);
        got.Content.Headers.ContentType!.MediaType.ShouldBe("application/pdf");
        got.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("attachment");
        got.Content.Headers.ContentDisposition.FileNameStar.ShouldBe("协议（盖章）.pdf");
        got.Headers.ETag!.Tag.ShouldBe($"\"{Digest(Files.Pdf)}\"");
        got.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        got.Headers.GetValues("Content-Security-Policy").ShouldHaveSingleItem()
            .ShouldBe("default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox");
    }

    [Fact]
    public async Task A_part_is_answered_to_who_asks_for_a_part_and_nothing_to_who_has_it()
    {
        var documents = await ProposeAsync();
        var large = Files.Large(1_500_000);
        using var put = await PutAsync(documents, large, "name=a.pdf&kind=annex&document=annex");
        using var part = new HttpRequestMessage(HttpMethod.Get, $"{documents}/annex") { Headers = { Range = new RangeHeaderValue(524_280, 1_048_600) } };
        using var got = await server.Client.SendAsync(part);
        got.StatusCode.ShouldBe(HttpStatusCode.PartialContent);
        (await got.Content.ReadAsByteArrayAsync()).ShouldBe(large[524_280..1_048_601]);

        using var again = new HttpRequestMessage(HttpMethod.Get, $"{documents}/annex");
        again.Headers.IfNoneMatch.Add(new EntityTagHeaderValue($"\"{Digest(large)}\""));
        (await server.Client.SendAsync(again)).StatusCode.ShouldBe(HttpStatusCode.NotModified);
    }

    [Fact]
    public async Task A_new_content_is_a_new_version_and_the_old_one_can_still_be_read()
    {
        var documents = await ProposeAsync();
        (await PutAsync(documents, Files.Pdf, "name=a.pdf&kind=annex&document=annex")).Dispose();
        (await PutAsync(documents, Files.Text, "name=a.txt&kind=annex&document=annex")).Dispose();
        (await server.Client.GetByteArrayAsync($"{documents}/annex")).ShouldBe(Files.Text);
        (await server.Client.GetByteArrayAsync($"{documents}/annex/versions/1")).ShouldBe(Files.Pdf);
        (await server.Client.GetAsync($"{documents}/annex/versions/3")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_same_file_sent_again_says_nothing_new_and_is_kept_once()
    {
        var (one, other) = (await ProposeAsync(), await ProposeAsync());
        var bytes = Files.Large(700_000);
        (await PutAsync(one, bytes, "name=a.pdf&kind=annex")).Dispose();
        using var again = await PutAsync(one, bytes, "name=a.pdf&kind=annex");
        (await BodyAsync(again)).GetProperty("recorded").GetArrayLength().ShouldBe(0);
        (await PutAsync(other, bytes, "name=b.pdf&kind=evidence")).Dispose();
        (await server.Database.ScalarAsync<long>($"select count(*) from documents.contents where sha256 = '{Digest(bytes)}'")).ShouldBe(1);
        (await server.Database.ScalarAsync<long>($"select sum(length(bytes)) from documents.chunks where sha256 = '{Digest(bytes)}'")).ShouldBe(bytes.Length);
    }

    [Fact]
    public async Task A_form_is_taken_too_and_its_names_type_and_path_are_not_believed()
    {
        var documents = await ProposeAsync();
        using var file = new ByteArrayContent(Files.Png) { Headers = { ContentType = new MediaTypeHeaderValue("application/x-msdownload") } };
        using var form = new MultipartFormDataContent { { new StringContent("ignored"), "note" }, { file, "file", @"..\..\协议.exe" } };
        using var put = await server.Client.PostAsync(documents + "?kind=photo", form);
        put.StatusCode.ShouldBe(HttpStatusCode.OK, await put.Content.ReadAsStringAsync());
        var listed = (await server.Client.GetFromJsonAsync<JsonElement>(documents))[0];
        listed.GetProperty("name").GetString().ShouldBe("协议.exe");
        listed.GetProperty("versions")[0].GetProperty("mediaType").GetString().ShouldBe("image/png");
    }

    [Theory]
    [InlineData("name=a.pdf&kind=annex", new byte[] { (byte)'M', (byte)'Z', 1 }, 415, "content-type-not-taken")]
    [InlineData("name=a.pdf&kind=annex", new byte[0], 400, "malformed")]
    [InlineData("name=%2F&kind=annex", new byte[] { (byte)'a' }, 400, "malformed")]
    [InlineData("name=a.txt&kind=poem", new byte[] { (byte)'a' }, 400, "malformed")]
    [InlineData("name=a.txt&kind=annex&on=yesterday", new byte[] { (byte)'a' }, 400, "malformed")]
    [InlineData("name=a.txt&kind=annex&document=A%20B", new byte[] { (byte)'a' }, 400, "malformed")]
    public async Task What_is_not_taken_is_refused_with_the_cure(string query, byte[] bytes, int status, string code)
    {
        var documents = await ProposeAsync();
        using var put = await PutAsync(documents, bytes, query);
        ((int)put.StatusCode).ShouldBe(status);
        (await BodyAsync(put)).GetProperty("type").GetString().ShouldEndWith(code);
        (await server.Client.GetFromJsonAsync<JsonElement>(documents)).GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task Nobody_puts_on_file_without_a_key_nor_an_auditor_nor_where_there_is_no_agreement()
    {
        var documents = await ProposeAsync();
        using var nobody = server.As(null);
        using var auditor = server.As(RunningServer.Auditor);
        (await nobody.PostAsync(documents + "?name=a.pdf&kind=annex", new ByteArrayContent(Files.Pdf))).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await auditor.PostAsync(documents + "?name=a.pdf&kind=annex", new ByteArrayContent(Files.Pdf))).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await PutAsync($"/api/v1/agreements/{Guid.NewGuid()}/documents", Files.Pdf, "name=a.pdf&kind=annex")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_document_withdrawn_stays_readable_and_gets_no_new_version()
    {
        var documents = await ProposeAsync();
        (await PutAsync(documents, Files.Pdf, "name=a.pdf&kind=annex&document=annex")).Dispose();
        using var withdrawn = await server.Client.PostAsJsonAsync($"{documents}/withdrawn", new { document = "annex", reason = "上传错误" });
        withdrawn.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await server.Client.GetByteArrayAsync($"{documents}/annex")).ShouldBe(Files.Pdf);
        using var again = await PutAsync(documents, Files.Text, "name=a.txt&kind=annex&document=annex");
        again.StatusCode.ShouldBe(HttpStatusCode.Conflict);
    }

    private async Task<string> ProposeAsync()
    {
        using var response = await server.Client.PostAsync("/api/v1/agreements", new StringContent(Proposal, System.Text.Encoding.UTF8, "application/json"));
        response.StatusCode.ShouldBe(HttpStatusCode.Created, await response.Content.ReadAsStringAsync());
        return $"{response.Headers.Location}/documents";
    }

    private Task<HttpResponseMessage> PutAsync(string documents, byte[] bytes, string query) =>
        server.Client.PostAsync(
            $"{documents}?{query}", new ByteArrayContent(bytes) { Headers = { ContentType = new MediaTypeHeaderValue("application/octet-stream") } });

    private static async Task<JsonElement> BodyAsync(HttpResponseMessage response) =>
        JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;

    private static string Digest(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
