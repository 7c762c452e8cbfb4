using System.Text.Json;
using System.Text.Json.Nodes;

namespace Agreements.Domain.Specs.EventShapes;

/// <summary>
/// One file of old bytes for every stored event, named as the store names it. What was once written must be read for ever: a file is
/// never changed. A new shape of an event gets a second file (<c>agreement-signed.2.json</c>) beside the old one.
/// </summary>
public sealed class EventShapeSpecs
{
    private static readonly Type[] Roots = [typeof(AgreementEvent), typeof(DirectoryEvent), typeof(EngagementEvent), typeof(PolicyEvent)];

    private static readonly Type[] Events =
        [.. typeof(AgreementEvent).Assembly.GetTypes().Where(t => !t.IsAbstract && Roots.Any(t.IsSubclassOf)).OrderBy(t => t.Name, StringComparer.Ordinal)];

    private static readonly string[] Paths = System.IO.Directory.GetFiles(Repository.Path("tests/Agreements.Domain.Specs/EventShapes"), "*.json");

    public static TheoryData<string> Files => [.. Paths.Select(Path.GetFileName).Cast<string>().Order(StringComparer.Ordinal)];

    public static TheoryData<string> Names => [.. Events.Select(NameOf)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_event_has_a_file(string name) => Paths.Select(Path.GetFileName).ShouldContain($"{name}.json");

    [Theory]
    [MemberData(nameof(Files))]
    public void Old_bytes_are_read_and_say_the_same_when_written_again(string file)
    {
        var stored = File.ReadAllText(Paths.Single(p => Path.GetFileName(p) == file));
        var read = Stored.Read(stored, TypeOf(file));
        SaysTheSame(IsLatest(file) ? stored : WithWhatCameLater(stored, Stored.Json(read)), Stored.Json(read))
            .ShouldBeTrue($"{file} was\n{stored}\nand is now\n{Stored.Json(read)}");
    }

    /// <summary>A file that leaves things out would prove nothing about them.</summary>
    [Theory]
    [MemberData(nameof(Files))]
    public void Old_bytes_fill_every_part(string file)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Paths.Single(p => Path.GetFileName(p) == file)));
        document.RootElement.EnumerateObject().Where(p => IsEmpty(p.Value)).Select(p => p.Name).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("""{"a":1,"b":[]}""", """{"b":[],"a":1.0}""", true)]
    [InlineData("""{"a":1}""", """{"a":1,"b":null}""", false)]
    [InlineData("""{"a":null}""", """{}""", false)]
    [InlineData("""{"a":[1,2]}""", """{"a":[2,1]}""", false)]
    [InlineData("""{"a":"2020"}""", """{"a":{"edtf":"2020"}}""", false)]
    public void The_comparison_bites(string stored, string now, bool same) => SaysTheSame(stored, now).ShouldBe(same);

    /// <summary>An old shape lacks the parts that came later; read today, they are null and nothing else.</summary>
    [Theory]
    [InlineData("""{"a":1}""", """{"a":1,"b":null}""", true)]
    [InlineData("""{"a":1}""", """{"a":1,"b":0}""", false)]
    [InlineData("""{"a":1,"c":2}""", """{"a":1,"b":null}""", false)]
    [InlineData("""{"a":{"c":1}}""", """{"a":{"c":1,"b":null}}""", true)]
    [InlineData("""{"a":{"c":1}}""", """{"a":{"c":1,"b":2}}""", false)]
    public void What_came_later_may_only_be_null(string stored, string now, bool same) => SaysTheSame(WithWhatCameLater(stored, now), now).ShouldBe(same);

    private static bool IsLatest(string file) =>
        !Paths.Any(p => Path.GetFileName(p).Split('.')[0] == file.Split('.')[0] && Shape(Path.GetFileName(p)) > Shape(file));

    private static int Shape(string file) =>
        file.Split('.') is [_, var number, "json"] ? int.Parse(number, System.Globalization.CultureInfo.InvariantCulture) : 1;

    private static string WithWhatCameLater(string stored, string now)
    {
        var old = JsonNode.Parse(stored)!;
        Complete(old, JsonNode.Parse(now)!);
        return old.ToJsonString();
    }

    private static void Complete(JsonNode? old, JsonNode? now)
    {
        switch (old, now)
        {
            case (JsonArray before, JsonArray after):
                before.Zip(after).ToList().ForEach(p => Complete(p.First, p.Second));
                break;
            case (JsonObject before, JsonObject after):
                foreach (var (name, value) in after)
                {
                    if (value is null && !before.ContainsKey(name))
                    {
                        before[name] = null;
                    }

                    Complete(before[name], value);
                }

                break;
        }
    }

    private static bool SaysTheSame(string stored, string now)
    {
        using var before = JsonDocument.Parse(stored);
        using var after = JsonDocument.Parse(now);
        return JsonElement.DeepEquals(before.RootElement, after.RootElement);
    }

    private static bool IsEmpty(JsonElement value) =>
        value.ValueKind is JsonValueKind.Null || (value.ValueKind is JsonValueKind.Array && value.GetArrayLength() == 0);

    private static string NameOf(Type type) => JsonNamingPolicy.KebabCaseLower.ConvertName(type.Name);

    private static Type TypeOf(string file) =>
        Events.SingleOrDefault(t => NameOf(t) == file.Split('.')[0]) ?? throw new InvalidOperationException($"{file} is of no event that the domain knows.");
}
