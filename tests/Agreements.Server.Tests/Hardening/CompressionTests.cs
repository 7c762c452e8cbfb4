using System.Net.Http.Headers;

namespace Agreements.Server.Tests.Hardening;

/// <summary>Pages are sent compressed to whoever takes it; answers of the API are not.</summary>
public sealed class CompressionTests(Testing.RunningServer server) : IClassFixture<Testing.RunningServer>
{
    [Theory]
    [InlineData("/register", "br")]
    [InlineData("/register", "gzip")]
    [InlineData("/api/v1/register", null)]
    public async Task Pages_are_and_answers_of_the_API_are_not(string address, string? encoding)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue(encoding ?? "br"));
        using var answer = await server.Client.SendAsync(request);
        answer.EnsureSuccessStatusCode();
        answer.Content.Headers.ContentEncoding.SingleOrDefault().ShouldBe(encoding);
        if (encoding is not null)
        {
            answer.Headers.Vary.ShouldContain("Accept-Encoding");
            (await answer.Content.ReadAsByteArrayAsync()).Length.ShouldBeLessThan(20_000);
        }
    }

    [Fact]
    public async Task Whoever_takes_none_gets_the_page_as_it_is()
    {
        using var answer = await server.Client.GetAsync("/register");
        answer.Content.Headers.ContentEncoding.ShouldBeEmpty();
        (await answer.Content.ReadAsStringAsync()).ShouldStartWith("<!DOCTYPE html>");
    }
}
