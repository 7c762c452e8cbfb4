using Agreements.Server.Exchange.Bundles;
using System.Text;
using System.Text.RegularExpressions;
using Change = System.Action<System.Collections.Generic.Dictionary<string, byte[]>>;

namespace Agreements.Server.Tests.Sealing;

/// <summary>Changes to the files of a bundle, by name.</summary>
internal static class Tamperings
{
    private static readonly Dictionary<string, Change> All = new()
    {
        ["a user"] = Lines(
            BundleFormat.Entries, l => [l[0], Regex.Replace(l[1], "\"user\":(null|\"[^\"]*\")", "\"user\":\"x\""), .. l[2..]]),
        ["a body"] = Lines(BundleFormat.Bodies, l => [l[0], l[1].Replace('}', ' ') + "}", .. l[2..]]),
        ["a body and its digest"] = Both(
            Lines(BundleFormat.Bodies, l => [l[0], "{}", .. l[2..]]),
            Lines(BundleFormat.Entries, l =>
            [
                l[0], Regex.Replace(l[1], "\"body\":\"[^\"]*\"", $"\"body\":\"{Ledger.CanonicalJson.Sha256Hex("{}")}\""), .. l[2..],
            ])),
        ["the last event left out"] = Events(l => l[..^1]),
        ["the first event left out"] = Events(l => l[1..]),
        ["two events changed round"] = Events(l => [l[1], l[0], .. l[2..]]),
        ["an event twice"] = Events(l => [l[0], l[1], l[1], .. l[2..]]),
        ["an event slipped in"] = Both(
            Lines(BundleFormat.Entries, l => [l[0], l[0].Replace("\"version\":1", "\"version\":2", StringComparison.Ordinal), .. l[1..]]),
            Lines(BundleFormat.Bodies, l => [l[0], l[0], .. l[1..]])),
        ["a document"] = files => files[Document(files)] = [.. files[Document(files)], 1],
        ["a document left out"] = files => files.Remove(Document(files)),
        ["the list of documents emptied"] = files => files[BundleFormat.Documents] = [],
        ["a stage"] = Lines(
            BundleFormat.Agreements, l => [Regex.Replace(l[0], "\"stage\":\"[^\"]*\"", "\"stage\":\"evaluated\""), .. l[1..]]),
        ["a standing"] = Lines(
            BundleFormat.Agreements, l => [Regex.Replace(l[0], "\"standing\":\"[^\"]*\"", "\"standing\":\"withdrawn\""), .. l[1..]]),
        ["a title"] = Lines(BundleFormat.Agreements, Otherwise),
        ["an agreement left out"] = Lines(BundleFormat.Agreements, l => l[1..]),
        ["a sentence of no event"] = Lines(
            BundleFormat.Sentences, l => [Regex.Replace(l[0], "\"version\":\\d+", "\"version\":999"), .. l[1..]]),
        ["a sentence"] = Lines(BundleFormat.Sentences, Otherwise),
        ["a sentence twice"] = Lines(BundleFormat.Sentences, l => [l[0], l[0], .. l[2..]]),
        ["a sentence of another release"] = Both(
            Lines(BundleFormat.Sentences, Otherwise),
            Lines(BundleFormat.Manifest, l => l.Select(m => Regex.Replace(m, "\"release\":\"[^\"]*\"", "\"release\":\"0.1.0-other\"")))),
        ["a name"] = Lines(BundleFormat.Names, Otherwise),
        ["the names emptied"] = files => files[BundleFormat.Names] = [],
        ["the root"] = Lines(BundleFormat.Checkpoint, l => [l[0], l[1], Convert.ToBase64String(new byte[32]), "", .. l[3..]]),
        ["the size"] = Lines(BundleFormat.Checkpoint, l => [l[0], $"{l[1]}0", l[2], "", .. l[3..]]),
        ["the signature"] = Lines(BundleFormat.Checkpoint, l => [.. l[..3], "", Other(l[3]), .. l[4..]]),
        ["the national signature"] = Lines(BundleFormat.Checkpoint, l => [.. l[..3], "", .. l[3..^1], Other(l[^1])]),
        ["a file more"] = files => files["extra"] = [1],
        ["a document more"] = files => files[$"{BundleFormat.DocumentFolder}x"] = [1],
    };

    public static Change Named(string what) => All[what];

    /// <summary>The Chinese of the first line says something else.</summary>
    private static IEnumerable<string> Otherwise(string[] lines) => [lines[0].Replace("\"zh\":\"", "\"zh\":\"并非", StringComparison.Ordinal), .. lines[1..]];

    /// <summary>A signature with another bit in its last byte but one.</summary>
    private static string Other(string line)
    {
        var gap = line.LastIndexOf(' ');
        var signature = Convert.FromBase64String(line[gap..]);
        signature[^2] ^= 1;
        return $"{line[..(gap + 1)]}{Convert.ToBase64String(signature)}";
    }

    private static string Document(Dictionary<string, byte[]> files) =>
        files.Keys.First(k => k.StartsWith(BundleFormat.DocumentFolder, StringComparison.Ordinal));

    /// <summary>Changes entries and bodies alike.</summary>
    private static Change Events(Func<string[], IEnumerable<string>> change) =>
        Both(Lines(BundleFormat.Entries, change), Lines(BundleFormat.Bodies, change));

    private static Change Both(Change first, Change second) => files =>
    {
        first(files);
        second(files);
    };

    private static Change Lines(string name, Func<string[], IEnumerable<string>> change) => files => files[name] = Encoding.UTF8.GetBytes(
        string.Concat(change(Encoding.UTF8.GetString(files[name]).Split('\n', StringSplitOptions.RemoveEmptyEntries)).Select(l => $"{l}\n")));
}
