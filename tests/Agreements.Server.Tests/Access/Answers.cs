using System.IO.Compression;
using System.Net;
using System.Text.RegularExpressions;
using System.Text;

namespace Agreements.Server.Tests.Access;

/// <summary>What was answered, as text: workbooks unpacked, characters as they are.</summary>
/// <param name="Status">The status.</param>
/// <param name="Text">The body.</param>
public sealed partial record Answers(HttpStatusCode Status, string Text)
{
    /// <summary>Asks.</summary>
    public static async Task<Answers> ToAsync(HttpClient client, string address)
    {
        using var response = await client.GetAsync(new Uri(address, UriKind.Relative));
        var bytes = await response.Content.ReadAsByteArrayAsync();
        var type = response.Content.Headers.ContentType?.MediaType ?? "";
        var text = type.Contains("openxmlformats", StringComparison.Ordinal) ? Unpacked(bytes) : Encoding.UTF8.GetString(bytes);
        return new Answers(response.StatusCode, type.Contains("json", StringComparison.Ordinal)
            ? Escaped().Replace(text, m => ((char)Convert.ToInt32(m.Groups[1].Value, 16)).ToString())
            : WebUtility.HtmlDecode(text));
    }

    /// <summary>Whether a text is in it, in whatever case.</summary>
    public bool Says(string text) => Text.Contains(text, StringComparison.OrdinalIgnoreCase);

    /// <summary>The cursors in it.</summary>
    public IEnumerable<string> Cursors() => NextPage().Matches(Text).Select(m => m.Groups[1].Value).Distinct();

    /// <summary>The same without what differs from one request and one database to the next: instants, traces, tags, tokens of forms.</summary>
    public string Plain(Guid? id) => Changing().Replace(id is null ? Text : Text.Replace(id.ToString()!, "{id}", StringComparison.OrdinalIgnoreCase), "~");

    private static string Unpacked(byte[] workbook)
    {
        using var zip = new ZipArchive(new MemoryStream(workbook));
        return string.Concat(
            zip.Entries.Where(e => e.FullName.Contains("sheet", StringComparison.OrdinalIgnoreCase) || e.FullName.StartsWith("word/", StringComparison.Ordinal))
                .Select(e => new StreamReader(e.Open()).ReadToEnd()));
    }

    [GeneratedRegex(@"\\u([0-9a-fA-F]{4})")]
    private static partial Regex Escaped();

    [GeneratedRegex("\"(?:next|more)\":\"([^\"]+)\"")]
    private static partial Regex NextPage();

    [GeneratedRegex("""\d{4}-\d\d-\d\dT[\d:.]+(Z|\+00:00)|"traceId":"[^"]*"|"sequence":\d+|打印于[^<]+|name="(?:__RequestVerificationToken|_key)"[^>]*""")]
    private static partial Regex Changing();
}
