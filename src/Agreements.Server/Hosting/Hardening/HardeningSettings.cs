using System.Globalization;
using System.Net;

namespace Agreements.Server.Hosting.Hardening;

/// <summary>How much the server takes from whom, and whose word about the caller it believes.</summary>
/// <param name="AccountRate"><c>AGREEMENTS_RATE_ACCOUNT</c>: requests a minute of one account, by whatever key, token or cookie; 1200 unless told.</param>
/// <param name="AddressRate"><c>AGREEMENTS_RATE_ADDRESS</c>: requests a minute of one address by callers that nobody knows; 600 unless told.</param>
/// <param name="SignInRate"><c>AGREEMENTS_RATE_SIGN_IN</c>: attempts a minute to prove one name from one address; three times as many from the
/// address in all; 10 unless told.</param>
/// <param name="ExportRate"><c>AGREEMENTS_RATE_EXPORT</c>: exports a minute of one account; 30 unless told.</param>
/// <param name="Proxies"><c>AGREEMENTS_PROXIES</c>: addresses and networks whose <c>X-Forwarded-For</c> and <c>-Proto</c> are believed; none
/// unless told.</param>
/// <param name="IsEncrypted">Whether people come by HTTPS: <c>AGREEMENTS_PUBLIC_URL</c> begins with <c>https</c>.</param>
public sealed record HardeningSettings(int AccountRate, int AddressRate, int SignInRate, int ExportRate, IReadOnlyList<IPNetwork> Proxies, bool IsEncrypted)
{
    /// <summary>Reads the settings.</summary>
    /// <param name="configuration">The host's configuration.</param>
    /// <exception cref="InvalidOperationException">One cannot be read; the message names it and the cure.</exception>
    public static HardeningSettings From(IConfiguration configuration) => new(
        Rate(configuration, "AGREEMENTS_RATE_ACCOUNT", 1200),
        Rate(configuration, "AGREEMENTS_RATE_ADDRESS", 600),
        Rate(configuration, "AGREEMENTS_RATE_SIGN_IN", 10),
        Rate(configuration, "AGREEMENTS_RATE_EXPORT", 30),
        [.. (configuration["AGREEMENTS_PROXIES"] ?? "").Split([',', ' '], StringSplitOptions.RemoveEmptyEntries).Select(Network)],
        configuration["AGREEMENTS_PUBLIC_URL"]?.StartsWith("https://", StringComparison.OrdinalIgnoreCase) is true);

    private static int Rate(IConfiguration configuration, string name, int usual) => configuration[name] switch
    {
        null or "" => usual,
        var text when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var rate) && rate is > 0 and <= 1_000_000 => rate,
        var text => throw new InvalidOperationException($"{name} is '{text}': give requests a minute, 1 to 1000000, such as {usual}."),
    };

    private static IPNetwork Network(string text) =>
        IPNetwork.TryParse(text, out var network) ? network
        : IPAddress.TryParse(text, out var address) ? new IPNetwork(address, address.GetAddressBytes().Length * 8)
        : throw new InvalidOperationException(
            $"AGREEMENTS_PROXIES holds '{text}': give addresses or networks parted by commas, such as 10.0.0.5,192.168.7.0/24.");
}
