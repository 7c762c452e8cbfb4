using Agreements.Server.Commands.Documents;

namespace Agreements.Server.Http;

/// <summary>A content that is not taken: too large, or of no type that is.</summary>
/// <param name="status">HTTP status: 413 or 415.</param>
/// <param name="code">Stable code of the problem.</param>
/// <param name="message">What was found, and what is taken.</param>
public sealed class UnacceptableContentException(int status, string code, string message) : Exception(message)
{
    /// <summary>HTTP status.</summary>
    public int Status => status;

    /// <summary>Stable code of the problem.</summary>
    public string Code => code;

    /// <summary>It is larger than the limit.</summary>
    /// <param name="limit">The limit in bytes.</param>
    internal static UnacceptableContentException TooLarge(long limit) =>
        new(
            StatusCodes.Status413PayloadTooLarge, "content-too-large",
            $"A document has at most {limit} bytes ({limit / 1024m / 1024m:0.##} MiB). Nothing was kept.");

    /// <summary>It is of no type that is taken.</summary>
    /// <param name="found">What it looks like.</param>
    internal static UnacceptableContentException WrongType(string found) =>
        new(
            StatusCodes.Status415UnsupportedMediaType, "content-type-not-taken",
            $"The content is {found}. Taken are {ContentTypes.Taken}, told from the content and never from its name. Nothing was kept.");
}
