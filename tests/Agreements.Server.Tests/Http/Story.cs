using System.Text.Json;
using System.Text.RegularExpressions;
using System.Text;

namespace Agreements.Server.Tests.Http;

/// <summary>One request of an .http file.</summary>
internal sealed record StoryRequest(
    string Title, string? Name, int Expected, HttpMethod Method, string Url, IReadOnlyList<(string Name, string Value)> Headers, string? Body);

/// <summary>Reads the .http files that editors know, and sends them as an editor would.</summary>
internal sealed partial class Story(string text)
{
    private readonly Dictionary<string, string> _variables = [];
    private readonly Dictionary<string, JsonElement> _answers = [];

    public IReadOnlyList<StoryRequest> Requests { get; } = [.. Separator().Split(text.ReplaceLineEndings("\n")).Skip(1).Select(Read)];

    public void Set(string variable, string value) => _variables[variable] = value;

    public async Task<HttpResponseMessage> SendAsync(HttpClient client, StoryRequest request)
    {
        using var message = new HttpRequestMessage(request.Method, Fill(request.Url));
        var isJson = request.Body is not null;
        message.Content = isJson ? new StringContent(Fill(request.Body!), Encoding.UTF8, "application/json") : null;
        foreach (var (name, value) in request.Headers.Where(h => h.Name != "Content-Type"))
        {
            message.Headers.TryAddWithoutValidation(name, Fill(value)).ShouldBeTrue();
        }

        var response = await client.SendAsync(message);
        if (request.Name is not null && response.IsSuccessStatusCode)
        {
            _answers[request.Name] = JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;
        }

        return response;
    }

    private string Fill(string with) => Placeholder().Replace(with, m => m.Groups["answer"].Success
        ? _answers[m.Groups["answer"].Value].GetProperty(m.Groups["property"].Value).ToString()
        : _variables[m.Groups["variable"].Value]);

    private static StoryRequest Read(string part)
    {
        var lines = part.Split('\n');
        var start = Array.FindIndex(lines, l => Verb().IsMatch(l));
        var comments = lines[..start];
        var blank = Array.FindIndex(lines, start, string.IsNullOrWhiteSpace);
        var headerEnd = blank < 0 ? lines.Length : blank;
        var verb = lines[start].Split(' ', 2);
        var body = string.Join('\n', lines[headerEnd..]).Trim();
        return new StoryRequest(
            comments[0].Trim(), Comment(comments, "@name "), int.Parse(
                Comment(comments, "expect ") ?? throw new FormatException($"No expectation for {lines[start]}"),
                System.Globalization.CultureInfo.InvariantCulture),
            HttpMethod.Parse(verb[0]), verb[1].Trim(),
            [.. lines[(start + 1)..headerEnd].Select(h => h.Split(':', 2)).Select(h => (h[0].Trim(), h[1].Trim()))], body.Length == 0 ? null : body);
    }

    private static string? Comment(IEnumerable<string> lines, string word) =>
        lines.Where(l => l.StartsWith($"# {word}", StringComparison.Ordinal)).Select(l => l[(word.Length + 2)..].Trim()).FirstOrDefault();

    [GeneratedRegex("^###", RegexOptions.Multiline)]
    private static partial Regex Separator();

    [GeneratedRegex("^(GET|POST) ")]
    private static partial Regex Verb();

    [GeneratedRegex(@"\{\{((?<answer>\w+)\.response\.body\.\$\.(?<property>\w+)|(?<variable>\w+))\}\}")]
    private static partial Regex Placeholder();
}
