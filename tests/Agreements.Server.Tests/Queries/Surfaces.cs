using Agreements.Server.Tests.Cli;
using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Agreements.Server.Tests.Queries;

/// <summary>All that the server and the command line tell of one agreement, read once.</summary>
internal sealed partial record Surfaces(string Name, Guid Id)
{
    public required JsonElement Agreement { get; init; }

    public required JsonElement Row { get; init; }

    public required JsonElement Gaps { get; init; }

    /// <summary>Its entry in the list of gaps; null where it has none.</summary>
    public required JsonElement? InGapList { get; init; }

    public required JsonElement Card { get; init; }

    public required JsonElement Why { get; init; }

    public required JsonElement Guards { get; init; }

    public required JsonElement Timeline { get; init; }

    public required JsonElement Record { get; init; }

    /// <summary>Its row of the register as CSV, in English, by column.</summary>
    public required IReadOnlyDictionary<string, string> Csv { get; init; }

    /// <summary>Its page, by language.</summary>
    public required IReadOnlyDictionary<string, string> Page { get; init; }

    /// <summary>What the command line prints of it, in English.</summary>
    public required string Replay { get; init; }

    /// <summary>What waits in it for whoever it can wait for.</summary>
    public required IReadOnlyList<JsonElement> Waiting { get; init; }

    /// <summary>Every agreement of a server.</summary>
    public static async Task<IReadOnlyList<Surfaces>> OfAllAsync(DemoServer demo)
    {
        var (gaps, cards, csv) = (await GapListAsync(demo), await CardsAsync(demo), Sheet(await demo.TextAsync("/api/v1/exports/register.csv?lang=en")));
        var all = new List<Surfaces>();
        foreach (var row in (await demo.ReadAsync("/api/v1/register?size=200")).GetProperty("rows").EnumerateArray())
        {
            var id = row.GetProperty("id").GetGuid();
            var agreement = await demo.ReadAsync($"/api/v1/agreements/{id}");
            var replay = await CommandLine.RunAsync(demo.Server.Database.ConnectionString, "replay", id.ToString(), "--lang", "en");
            replay.Code.ShouldBe(0, replay.Error);
            all.Add(new Surfaces($"{row.GetProperty("reference").GetString()} {row.GetProperty("title").GetProperty("zh").GetString()}", id)
            {
                Agreement = agreement, Row = row, Card = cards[id], Csv = csv[id.ToString()], Replay = replay.Output,
                InGapList = gaps.TryGetValue(id, out var listed) ? listed : null,
                Gaps = await demo.ReadAsync($"/api/v1/agreements/{id}/gaps"),
                Why = await demo.ReadAsync($"/api/v1/agreements/{id}/why"),
                Guards = await demo.ReadAsync($"/api/v1/agreements/{id}/guards"),
                Timeline = await demo.ReadAsync($"/api/v1/agreements/{id}/timeline?count=500"),
                Record = (await demo.ReadAsync($"/api/v1/agreements/{id}/record.json")).GetProperty("records")[0].GetProperty("compiledRelease"),
                Page = new Dictionary<string, string>
                {
                    ["zh"] = await demo.TextAsync($"/agreements/{id}?lang=zh"), ["en"] = await demo.TextAsync($"/agreements/{id}?lang=en"),
                },
                Waiting = await WaitingAsync(demo, id, agreement),
            });
        }

        return all;
    }

    /// <summary>Parts of the page that a pattern finds, as they are read: without marks.</summary>
    public IEnumerable<GroupCollection> OnPage(string language, string pattern) =>
        Regex.Matches(Page[language], pattern, RegexOptions.Singleline).Select(m => m.Groups);

    /// <summary>A piece of a page as it is read.</summary>
    public static string Read(Group piece) => WebUtility.HtmlDecode(Blanks().Replace(Marks().Replace(piece.Value, ""), " ")).Trim();

    /// <summary>A fact of the state at the end of the replay; null where it tells none.</summary>
    public string? Fact(string label) =>
        Regex.Match(State, $@"^ *{Regex.Escape(label)}  +(?<value>.+?)\r?$", RegexOptions.Multiline) is { Success: true } found
            ? found.Groups["value"].Value : null;

    /// <summary>The end of the replay: how it is now.</summary>
    public string State => Replay[Replay.IndexOf("State now", StringComparison.Ordinal)..];

    private static async Task<Dictionary<Guid, JsonElement>> GapListAsync(DemoServer demo) =>
        (await demo.ReadAsync("/api/v1/gaps?count=200")).GetProperty("agreements").EnumerateArray().ToDictionary(a => a.GetProperty("id").GetGuid());

    private static async Task<Dictionary<Guid, JsonElement>> CardsAsync(DemoServer demo)
    {
        JsonElement[] boards = [await demo.ReadAsync("/api/v1/board?cards=200"), await demo.ReadAsync("/api/v1/board?cards=200&closed=true")];
        return boards.SelectMany(b => b.EnumerateArray()).SelectMany(c => c.GetProperty("cards").EnumerateArray()).Select(c => c.GetProperty("card"))
            .ToDictionary(c => c.GetProperty("id").GetGuid());
    }

    private static Dictionary<string, IReadOnlyDictionary<string, string>> Sheet(string csv)
    {
        var lines = csv.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Select(Cells).ToArray();
        return lines.Skip(1).Select(l => lines[0].Zip(l).ToDictionary(p => p.First, p => p.Second))
            .ToDictionary(r => r["Agreement"], IReadOnlyDictionary<string, string> (r) => r);
    }

    private static string[] Cells(string line) => [.. Cell().Matches(line).Select(m => m.Groups["cell"].Value.Trim('"'))];

    /// <summary>What waits for each institution and body among the parties, and for their coordinators and approvers.</summary>
    private static async Task<IReadOnlyList<JsonElement>> WaitingAsync(DemoServer demo, Guid id, JsonElement agreement)
    {
        var found = new Dictionary<string, JsonElement>();
        var parties = agreement.GetProperty("parties").EnumerateArray().ToArray();
        var bodies = parties.Select(p => p.GetProperty("body").GetString()).OfType<string>().Distinct();
        var codes = parties.Select(p => p.GetProperty("institution").GetString()).OfType<string>().Distinct().ToList();
        foreach (var body in bodies)
        {
            var entry = await demo.ReadAsync($"/api/v1/bodies/{body}");
            codes.AddRange(new[] { Code(entry.GetProperty("chair")) }.OfType<string>());
            codes.AddRange(entry.GetProperty("coLeads").EnumerateArray().Select(Code).OfType<string>());
        }

        foreach (var (code, capacity) in codes.Distinct().SelectMany(c => new[] { "party", "coordinator", "approver" }.Select(a => (c, a))))
        {
            var court = await demo.ReadAsync($"/api/v1/court?institution={code}&as={capacity}&count=200");
            foreach (var item in court.GetProperty("entries").EnumerateArray().Where(e => e.GetProperty("id").GetGuid() == id)
                .SelectMany(e => e.GetProperty("items").EnumerateArray()))
            {
                found[item.GetRawText()] = item;
            }
        }

        return [.. found.Values];

        static string? Code(JsonElement entry) => entry.ValueKind == JsonValueKind.Null ? null : entry.GetProperty("code").GetString();
    }

    /// <summary>A day of an instant of the open-contracting record.</summary>
    public static string? Day(JsonElement instant) =>
        DateTimeOffset.Parse(instant.GetString()!, CultureInfo.InvariantCulture).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    [GeneratedRegex("<[^>]+>")]
    private static partial Regex Marks();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();

    [GeneratedRegex("""(?:^|,)(?<cell>"(?:[^"]|"")*"|[^,]*)""")]
    private static partial Regex Cell();
}
