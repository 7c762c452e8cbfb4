using System.Net.Http.Json;
using System.Net.Sockets;
using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text;
using Xunit.Abstractions;

namespace Agreements.Server.Tests.Documenting;

/// <summary>Large documents, the limit, and uploads that end in the middle.</summary>
public sealed class LargeDocumentTests(RunningServer server, ITestOutputHelper output) : IClassFixture<RunningServer>
{
    private const int Large = 35 * 1024 * 1024;

    private const int Limit = 50 * 1024 * 1024;

    [Fact]
    public async Task Thirty_five_mebibytes_go_in_and_come_out_in_pieces()
    {
        var documents = await ProposeAsync();
        var bytes = Files.Large(Large);
        var before = GC.GetTotalAllocatedBytes(precise: true);
        using var put = await server.Client.PostAsync(documents + "?name=large.pdf&kind=annex&document=large", new StreamContent(new MemoryStream(bytes)));
        put.StatusCode.ShouldBe(HttpStatusCode.OK, await put.Content.ReadAsStringAsync());
        var between = GC.GetTotalAllocatedBytes(precise: true);

        using var got = await server.Client.GetAsync($"{documents}/large", HttpCompletionOption.ResponseHeadersRead);
        await using var body = await got.Content.ReadAsStreamAsync();
        Convert.ToHexStringLower(await SHA256.HashDataAsync(body)).ShouldBe(Convert.ToHexStringLower(SHA256.HashData(bytes)));
        var after = GC.GetTotalAllocatedBytes(precise: true);
        output.WriteLine($"35 MiB: allocated {Mebi(between - before)} while uploading and {Mebi(after - between)} while downloading, "
            + $"client and server together; working set {Mebi(Environment.WorkingSet)}.");
        (await server.Database.ScalarAsync<int>("select max(length(bytes)) from documents.chunks")).ShouldBeLessThanOrEqualTo(512 * 1024);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task More_than_the_limit_is_refused_with_the_limit_whether_or_not_the_sender_says_how_much(bool says)
    {
        var documents = await ProposeAsync();
        using var content = new StreamContent(new Endless(Limit + 1L));
        content.Headers.ContentLength = says ? Limit + 1 : null;
        using var request = new HttpRequestMessage(HttpMethod.Post, documents + "?name=large.pdf&kind=annex") { Content = content };
        request.Headers.TransferEncodingChunked = says ? null : true;
        request.Headers.ExpectContinue = says;
        using var put = await server.Client.SendAsync(request);
        put.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        var problem = JsonDocument.Parse(await put.Content.ReadAsStringAsync()).RootElement;
        problem.GetProperty("type").GetString().ShouldEndWith("content-too-large");
        problem.GetProperty("detail").GetString()!.ShouldContain("52428800 bytes (50 MiB)");
        await NothingIsKeptAsync(documents);
    }

    [Fact]
    public async Task A_sender_that_goes_away_in_the_middle_leaves_nothing()
    {
        var documents = await ProposeAsync();
        using (var client = new TcpClient())
        {
            await client.ConnectAsync(server.Address.Host, server.Address.Port);
            await using var stream = client.GetStream();
            await stream.WriteAsync(Encoding.ASCII.GetBytes(
                $"POST {documents}?name=a.pdf&kind=annex&document=broken HTTP/1.1\r\nHost: x\r\nAuthorization: "
                    + $"Bearer {RunningServer.Coordinator}\r\nContent-Length: {Large}\r\n\r\n"));
            await stream.WriteAsync(Files.Large(3 * 1024 * 1024));
            // The server has begun to take it in: only then does going away tell anything.
            await Eventually.HoldsAsync(() => Task.FromResult(Spools() > 0), "The upload is being taken in.");
        }

        await Eventually.HoldsAsync(() => Task.FromResult(Spools() == 0), "What was taken in is gone.");
        await NothingIsKeptAsync(documents);
    }

    /// <summary>Uploads that this process holds: files without a name. Where the system does not tell, there are none to see.</summary>
    private static int Spools() => System.IO.Directory.GetFiles("/proc/self/fd")
        .Select(f => new FileInfo(f).LinkTarget ?? "").Count(t => t.Contains("agreements-upload-", StringComparison.Ordinal));

    private async Task NothingIsKeptAsync(string documents)
    {
        (await server.Client.GetFromJsonAsync<JsonElement>(documents)).GetArrayLength().ShouldBe(0);
        (await server.Database.ScalarAsync<long>(
            "select count(*) from documents.contents c where not exists (select from documents.chunks k where k.sha256 = c.sha256)")).ShouldBe(0);
        System.IO.Directory.GetFiles(Path.GetTempPath(), "agreements-upload-*").ShouldBeEmpty();
    }

    private async Task<string> ProposeAsync()
    {
        using var response = await server.Client.PostAsJsonAsync("/api/v1/agreements", new
        {
            kind = "aid", title = new { zh = "对口帮扶" }, parties = new[] { new { role = "principal", institution = "qingsu", name = new { zh = "青苏职中" } } },
        });
        response.StatusCode.ShouldBe(HttpStatusCode.Created, await response.Content.ReadAsStringAsync());
        return $"{response.Headers.Location}/documents";
    }

    private static string Mebi(long bytes) => $"{bytes / 1024 / 1024} MiB";

    /// <summary>So many bytes of a PDF that never ends.</summary>
    private sealed class Endless(long length) : Stream
    {
        private long _left = length;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var read = (int)Math.Min(count, _left);
            buffer.AsSpan(offset, read).Fill((byte)'%');
            _left -= read;
            return read;
        }

        public override void Flush() => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
