using Agreements.Server.Commands.Documents;

namespace Agreements.Server.Http;

/// <summary>A content that is not taken: too large, of no type that is, or malware.</summary>
/// <param name="status">HTTP status: 413, 415, 422, or 503 while nobody can say.</param>
/// <param name="code">Stable code of the problem.</param>
/// <param name="message">What was found, and what is taken.</param>
public sealed class UnacceptableContentException(int status, string code, string message) : Exception(message)
{
    /// <summary>HTTP status.</summary>
    public int Status => status;

    /// <summary>Stable code of the problem.</summary>
    public string Code => code;

    /// <summary>The same, said in both languages; null where nobody has written both.</summary>
    public Text? Sentence { get; private init; }

    /// <summary>A scanner has found malware in it. What it calls it helps only whoever wants to get past it.</summary>
    internal static UnacceptableContentException Malware() => new(StatusCodes.Status422UnprocessableEntity, "content-malware", new Text(
        "该文件含有恶意代码，未保存。请检查提交文件的电脑，并用干净的文件重新上传。",
        "The content holds malware; nothing was kept. Look after the computer that it came from, and send a clean file."));

    /// <summary>The scanner does not answer, or not so that it can be understood.</summary>
    internal static UnacceptableContentException NotScanned() => new(StatusCodes.Status503ServiceUnavailable, "content-not-scanned", new Text(
        "恶意代码扫描服务没有响应，未保存该文件：请稍后重新上传。若持续如此，请告知管理员（clamd，AGREEMENTS_CLAMD）。",
        "The malware scanner does not answer; nothing was kept. Send it again in a moment; if it goes on, tell the operator (clamd, AGREEMENTS_CLAMD)."));

    private UnacceptableContentException(int status, string code, Text sentence)
        : this(status, code, sentence.EnOrZh) => Sentence = sentence;

    /// <summary>It is larger than the limit.</summary>
    /// <param name="limit">The limit in bytes.</param>
    internal static UnacceptableContentException TooLarge(long limit) =>
        new(StatusCodes.Status413PayloadTooLarge, "content-too-large", $"A document has at most {limit} bytes ({limit / 1024m / 1024m:0.##} MiB). Nothing was kept.");

    /// <summary>It is of no type that is taken.</summary>
    /// <param name="found">What it looks like.</param>
    internal static UnacceptableContentException WrongType(string found) =>
        new(StatusCodes.Status415UnsupportedMediaType, "content-type-not-taken", $"The content is {found}. Taken are {ContentTypes.Taken}, told from the content and never from its name. Nothing was kept.");
}
