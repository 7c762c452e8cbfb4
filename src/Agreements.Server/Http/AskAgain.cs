using System.Globalization;

namespace Agreements.Server.Http;

/// <summary>An answer 503 of something that passes by itself, with <c>Retry-After</c>.</summary>
/// <param name="answer">What is said.</param>
public sealed class AskAgain(IResult answer) : IResult, IStatusCodeHttpResult
{
    private const int Seconds = 5;

    /// <inheritdoc />
    public int? StatusCode => StatusCodes.Status503ServiceUnavailable;

    /// <inheritdoc />
    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.Headers.RetryAfter = Seconds.ToString(CultureInfo.InvariantCulture);
        return answer.ExecuteAsync(httpContext);
    }
}
