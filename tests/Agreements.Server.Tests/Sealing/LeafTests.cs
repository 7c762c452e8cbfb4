using Agreements.Ledger;
using Agreements.Server.Sealing;
using Agreements.Server.Storage;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text;

namespace Agreements.Server.Tests.Sealing;

public sealed class LeafTests
{
    private static readonly EventRow Event = new(
        42, Guid.Parse("0197a5a0-0000-7000-8000-000000000001"), Guid.Parse("0197a5a0-0000-7000-8000-000000000002"), 7, "witness-attested",
        "Agreements.Domain.Signing.WitnessAttested, Agreements.Domain", new DateTime(2026, 3, 1, 4, 5, 6, DateTimeKind.Utc).AddTicks(1_234_560), "account-1",
        "trace \"1\"\n", null, """{"role": "Coordinator", "institution": "qingyang-edu"}""", """{"on": "2025-03-27", "party": "教育局", "count": 1.50}""");

    [Fact]
    public void An_entry_is_canonical_and_has_all_that_is_stored_but_the_body()
    {
        var leaf = Leaf.Of(Event);
        using var parsed = JsonDocument.Parse(leaf.Text);
        CanonicalJson.Serialize(parsed.RootElement).ShouldBe(leaf.Text);
        leaf.Body.ShouldBe("""{"count":1.5,"on":"2025-03-27","party":"教育局"}""");
        leaf.Text.ShouldNotContain("教育局");
        parsed.RootElement.EnumerateObject().ToDictionary(p => p.Name, p => p.Value.ToString()).ShouldBe(new Dictionary<string, string>
        {
            ["at"] = "2026-03-01T04:05:06.123456Z",
            ["body"] = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(leaf.Body))),
            ["causation"] = "",
            ["clrType"] = "Agreements.Domain.Signing.WitnessAttested, Agreements.Domain",
            ["correlation"] = "trace \"1\"\n",
            ["headers"] = """{"institution":"qingyang-edu","role":"Coordinator"}""",
            ["id"] = "0197a5a0-0000-7000-8000-000000000001",
            ["leaf"] = "1",
            ["position"] = "42",
            ["stream"] = "0197a5a0-0000-7000-8000-000000000002",
            ["type"] = "witness-attested",
            ["user"] = "account-1",
            ["version"] = "7",
        });
    }

    [Fact]
    public void A_change_of_any_character_of_any_column_is_another_leaf()
    {
        var leaf = Leaf.Of(Event).Hash;
        EventRow[] others =
        [
            Event with { Position = 43 }, Event with { Id = Guid.NewGuid() }, Event with { Stream = Guid.NewGuid() }, Event with { Version = 8 },
            Event with { At = Event.At.AddTicks(10) }, Event with { ClrType = null }, Event with { User = null }, Event with { Correlation = null },
            Event with { Causation = "" }, Event with { Headers = null }, Event with { Headers = "{}" },
            .. Changed(Event.Type).Select(t => Event with { Type = t }), .. Changed(Event.ClrType!).Select(t => Event with { ClrType = t }),
            .. Changed(Event.User!).Select(t => Event with { User = t }), .. Changed(Event.Correlation!).Select(t => Event with { Correlation = t }),
            .. Changed(Event.Headers!).Where(IsOther(Event.Headers!)).Select(t => Event with { Headers = t }),
            .. Changed(Event.Body).Where(IsOther(Event.Body)).Select(t => Event with { Body = t }),
        ];
        others.Length.ShouldBeGreaterThan(200);
        others.ShouldAllBe(o => !Leaf.Of(o).Hash.SequenceEqual(leaf));
    }

    [Fact]
    public void The_spelling_of_a_body_is_no_part_of_it_and_a_body_without_a_canonical_form_is_sealed_as_it_is()
    {
        Leaf.Of(Event with { Body = """{"party":"教育局","on":"2025-03-27","count":1.5}""" }).Text.ShouldBe(Leaf.Of(Event).Text);
        Leaf.Of(Event with { Body = """{"count": 1e999}""" }).Body.ShouldBe("""{"count": 1e999}""");
    }

    /// <summary>The text with each of its characters changed, one at a time.</summary>
    private static IEnumerable<string> Changed(string text) =>
        Enumerable.Range(0, text.Length).Select(i => $"{text[..i]}{(text[i] == '1' ? '2' : '1')}{text[(i + 1)..]}");

    /// <summary>Whether a text of JSON means something else: a blank or a digit more is none.</summary>
    private static Func<string, bool> IsOther(string json) => text =>
    {
        try
        {
            using var before = JsonDocument.Parse(json);
            using var after = JsonDocument.Parse(text);
            return !JsonElement.DeepEquals(before.RootElement, after.RootElement);
        }
        catch (JsonException)
        {
            return true;
        }
    };
}
