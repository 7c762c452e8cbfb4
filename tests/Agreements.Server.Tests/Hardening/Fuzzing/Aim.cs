using System.Globalization;

namespace Agreements.Server.Tests.Hardening.Fuzzing;

/// <summary>A request to be sent, byte by byte as it is.</summary>
/// <param name="Method">The method.</param>
/// <param name="Address">Path and query as they stand in the first line.</param>
/// <param name="Headers">Its headers.</param>
/// <param name="Body">Its body; null for none.</param>
/// <param name="IsRaw">Whether it goes over a connection of its own, unchecked by a client, perhaps cut off in the middle.</param>
internal sealed record Shot(string Method, string Address, IReadOnlyList<(string Name, string Value)> Headers, byte[]? Body, bool IsRaw)
{
    public override string ToString() =>
        $"{Method} {Short(Address)} [{string.Join(" | ", Headers.Select(h => $"{h.Name}: {Short(h.Value)}"))}] "
            + $"{(Body is null ? "" : Short(System.Text.Encoding.UTF8.GetString(Body)))}";

    private static string Short(string text) => Uri.EscapeDataString(text.Length > 400 ? $"{text[..300].TrimEnd('\ud83d')}…{text.Length}" : text)
        .Replace("%20", " ", StringComparison.Ordinal).Replace("%2F", "/", StringComparison.Ordinal).Replace("%22", "\"", StringComparison.Ordinal)
        .Replace("%3A", ":", StringComparison.Ordinal).Replace("%2C", ",", StringComparison.Ordinal)
        .Replace("%7B", "{", StringComparison.Ordinal).Replace("%7D", "}", StringComparison.Ordinal);
}

/// <summary>Makes requests for endpoints: each from a number, so that one that fails can be made again.</summary>
/// <param name="known">Values that lead somewhere, by name of the parameter.</param>
/// <param name="keys">Keys of the API, of different roles; null among them for nobody.</param>
/// <param name="form">Names of a form's fields.</param>
/// <param name="session">The cookies of somebody who has signed in, and a token for their forms.</param>
internal sealed class Aim(
    IReadOnlyDictionary<string, string[]> known, IReadOnlyList<string?> keys, IReadOnlyList<string> form, (string Cookies, string Token) session)
{
    private static readonly string[] OddHeaders =
    [
        "If-Match", "If-None-Match", "Idempotency-Key", "X-Correlation-Id", "Accept-Language", "Accept", "Range", "If-Modified-Since",
        "Cookie", "Accept-Encoding", "X-Forwarded-For", "Origin", "Content-Encoding", "Expect",
    ];

    private static readonly string[] ContentTypes =
        [
            "application/json", "application/json; charset=utf-16", "text/plain", "application/xml", "multipart/form-data",
            "multipart/form-data; boundary=x", "application/x-www-form-urlencoded", "application/json;;;", "*/*", "x",
            "application/vnd.x+json",
        ];

    public Shot At(Target target, Random random)
    {
        var isWrite = target.Method is not ("GET" or "HEAD");
        var address = Path(target, random) + Query(target, isWrite, random);
        var headers = new List<(string, string)>();
        // Who signs out would take the session from all that follow.
        var isSignedIn = !target.IsApi && random.Next(4) > 0 && target.Template != "/sign-out";
        // An administrator could do to accounts what is asked, and there is no dry run of it: here nothing of theirs may be as it should.
        var key = Oddities.Pick(random, keys) is { } any && (any != RunningServer.Administrator || target.IsApi) ? any : null;
        if (isSignedIn)
        {
            headers.Add(("Cookie", session.Cookies));
        }
        else if (key is not null)
        {
            headers.Add(random.Next(2) == 0 ? ("Authorization", $"Bearer {key}") : ("X-Api-Key", key));
        }

        byte[]? body = null;
        if (target.IsForm)
        {
            (body, var type) = Form(random, isSignedIn);
            headers.Add(("Content-Type", random.Next(12) == 0 ? Oddities.Pick(random, ContentTypes) : type));
        }
        else if (isWrite && random.Next(25) > 0)
        {
            var isNoise = key == RunningServer.Administrator
                ? target.Template.StartsWith("/api/v1/accounts", StringComparison.Ordinal)
                : target.Example is null && random.Next(2) == 0;
            body = isNoise ? Oddities.Bytes(random, random.Next(0, 3000)) : Mutation.Of(target.Example, random);
            headers.Add(("Content-Type", random.Next(12) == 0 ? Oddities.Pick(random, ContentTypes) : "application/json"));
        }

        var isRaw = random.Next(20) == 0;
        for (var n = random.Next(4) == 0 ? random.Next(1, 4) : 0; n > 0; n--)
        {
            var name = Oddities.Pick(random, OddHeaders);
            headers.Add((name, Header(name, isRaw, random)));
        }

        return new Shot(target.Method, address, headers, body, isRaw);
    }

    private string Path(Target target, Random random) => target.Fill((of, name) =>
        Uri.EscapeDataString(Cut(Value(known.ContainsKey($"{of}.{name}") ? $"{of}.{name}" : name, random, oddIn: 8), random)));

    private string Query(Target target, bool isWrite, Random random)
    {
        var given = new List<string>();
        for (var n = random.Next(5); n > 0; n--)
        {
            var name = target.Query.Count > 0 && random.Next(5) > 0 ? Oddities.Pick(random, target.Query)
                : random.Next(10) == 0 ? Oddities.Pick(random, Oddities.Texts)
                : Oddities.Pick(random, [.. known.Keys]);
            var text = Value(name, random, oddIn: 2);
            var said = random.Next(15) == 0
                ? Oddities.Pick(random, ["%", "%f", "%ff", "%c0%80", "%ed%a0%80", "%u0041", "%00", "a%00b", "+", "\"", "<"])
                : Uri.EscapeDataString(Cut(text, random));
            given.Add($"{Uri.EscapeDataString(name)}={said}");
        }

        if (isWrite && random.Next(4) > 0)
        {
            given.Add("dry-run=true");
        }

        return given.Count == 0 ? "" : "?" + string.Join(random.Next(30) == 0 ? "&&" : "&", given);
    }

    private string Value(string name, Random random, int oddIn) =>
        random.Next(oddIn) > 0 && known.TryGetValue(name, out var values) ? Oddities.Pick(random, values)
        : name == "wait" ? Oddities.Pick(random, ["0.01", "0", "-1", "1e9", "NaN", "soon", "0,5"])
        : Printable(Oddities.Text(random));

    private (byte[] Body, string Type) Form(Random random, bool isSignedIn)
    {
        var token = isSignedIn && random.Next(10) > 0 ? new[] { (Name: "__RequestVerificationToken", Value: session.Token) } : [];
        var fields = token.Concat(Enumerable.Range(0, random.Next(0, 8)).Select(_ => (
            Name: random.Next(6) == 0 ? Oddities.Pick(random, Oddities.Texts) : Oddities.Pick(random, form),
            Value: random.Next(3) > 0 && known.TryGetValue("institution", out var codes) ? Oddities.Pick(random, codes) : Oddities.Text(random))));
        var text = random.Next(3) == 0
            ? string.Concat(fields.Select(f => $"--x\r\nContent-Disposition: form-data; name=\"{f.Name}\"\r\n\r\n{f.Value}\r\n"))
                + (random.Next(2) == 0 ? "--x--\r\n" : "")
            : string.Join('&', fields.Select(f =>
                $"{Uri.EscapeDataString(Printable(f.Name))}={Uri.EscapeDataString(Printable(f.Value))}{(random.Next(10) == 0 ? "%00" : "")}"));
        var type = text.StartsWith("--x", StringComparison.Ordinal) ? "multipart/form-data; boundary=x" : "application/x-www-form-urlencoded";
        return (System.Text.Encoding.UTF8.GetBytes(text), type);
    }

    /// <summary>A client checks what it sends: line breaks and U+0000 in headers go over the raw connection only.</summary>
    private static string Header(string name, bool isRaw, Random random)
    {
        var text = random.Next(4) switch
        {
            0 => $"\"{Oddities.Pick(random, Oddities.Numbers)}\"",
            1 => new string('k', random.Next(100, 9_000)),
            2 when name == "Range" =>
                Oddities.Pick(random, ["bytes=0-", "bytes=5-2", "bytes=-0", "bytes=0-0,2-2,4-4,6-6", "bytes=99999999999999999999-", "lines=1"]),
            2 when name == "Cookie" => Oddities.Pick(random, ["agreements-lang=xx", "a=b; a=c;;=;", "agreements=Q2ZESjg", ".AspNetCore.Cookies=x"]),
            _ => Oddities.Text(random),
        };
        return isRaw ? text : new string([.. text.Take(6_000).Where(c => c is >= ' ' and <= '~')]).Trim();
    }

    /// <summary>Mostly short enough for the first line of a request.</summary>
    private static string Cut(string text, Random random) => text.Length > 100 && random.Next(8) > 0 ? Printable(text[..100]) : text;

    /// <summary>Without halves of characters, which no address can spell; they go as escapes in bodies.</summary>
    private static string Printable(string text) => string.Concat(text.EnumerateRunes().Select(r => r.ToString()));

    public static Random RandomOf(int seed, int number) => new(HashCode(seed, number));

    private static int HashCode(int seed, int number) => unchecked((seed * 16_777_619) ^ (number * (int)2_654_435_761));

    public static string Name(int seed, int number) => string.Create(CultureInfo.InvariantCulture, $"request {number} of seed {seed}");
}
