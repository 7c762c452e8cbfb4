using Agreements.Ledger.Checkpoints;
using System.Net.Http.Headers;
using System.Text;

namespace Agreements.Server.Sealing;

/// <summary>
/// Asks witnesses: C2SP tlog-witness. Their addresses stand in the operator's own file, so any is good, this machine included; what they answer is believed
/// in nothing, and is short.
/// </summary>
internal sealed class WitnessClient : IDisposable
{
    private const int LargestAnswer = 64 * 1024;
    private const int LargestHeaders = 16;

    private static readonly TimeSpan LongestAnswer = TimeSpan.FromSeconds(10);

    private readonly HttpClient _http = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false, UseCookies = false, UseProxy = false, PooledConnectionLifetime = TimeSpan.FromMinutes(2),
        MaxResponseHeadersLength = LargestHeaders,
    })
    {
        Timeout = LongestAnswer, MaxResponseContentBufferSize = LargestAnswer,
    };

    public WitnessClient() => _http.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("agreements", "1"));

    /// <summary>Asks for a cosignature.</summary>
    /// <exception cref="HttpRequestException">There was no answer, or it was too long.</exception>
    /// <exception cref="FormatException">The answer cannot be understood.</exception>
    /// <exception cref="TaskCanceledException">There was none in time.</exception>
    public async Task<WitnessAnswer> AskAsync(Uri witness, WitnessRequest request, CancellationToken ct)
    {
        using var content = new StringContent(request.ToString());
        using var answer = await _http.PostAsync(new Uri($"{witness.ToString().TrimEnd('/')}{WitnessAnswer.Path}"), content, ct);
        // Not by what the answer says of its own encoding: a signature line has a dash that is no ASCII, and it is UTF-8.
        return WitnessAnswer.Parse((int)answer.StatusCode, Encoding.UTF8.GetString(await answer.Content.ReadAsByteArrayAsync(ct)));
    }

    public void Dispose() => _http.Dispose();
}
