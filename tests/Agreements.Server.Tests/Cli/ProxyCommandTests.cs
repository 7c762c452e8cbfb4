namespace Agreements.Server.Tests.Cli;

/// <summary>What <c>agreements proxy</c> says of addresses that are none; what it does is tried by <see cref="Restarts.SeveralServersTests"/>.</summary>
public sealed class ProxyCommandTests
{
    [Theory]
    [InlineData("--listen", "localhost:8080", "http://127.0.0.1:8081")]
    [InlineData("--to", "http://127.0.0.1:8080", "8081")]
    [InlineData("--to", "http://127.0.0.1:8080", "ftp://127.0.0.1")]
    public async Task An_address_that_is_none_is_told_with_its_place_and_cure(string wrong, string listen, string to)
    {
        var ran = await CommandLine.RunAsync(null, "proxy", "--listen", listen, "--to", to);

        ran.Code.ShouldBe(2);
        ran.Error.ShouldContain(wrong);
        ran.Error.ShouldContain("write it like http://127.0.0.1:8081");
        ran.Error.ShouldContain("请写成");
    }
}
