using Agreements.Server.Queries;
using System.Reflection;
using System.Security.Cryptography;
using System.Text.Json.Serialization;
using System.Text.Json;

namespace Agreements.Server.Exchange.Bundles;

/// <summary>A file of a bundle.</summary>
/// <param name="Name">Its name in the zip.</param>
/// <param name="Size">How many bytes it has.</param>
/// <param name="Sha256">SHA-256, 64 lower-case hexadecimal digits.</param>
public sealed record BundleFile(string Name, long Size, string Sha256);

/// <summary>What a bundle says that it holds.</summary>
/// <param name="Format">The form of all of it.</param>
/// <param name="Origin">The log that its events are sealed in.</param>
/// <param name="MadeAt">When it was made, UTC.</param>
/// <param name="Release">The release that made it.</param>
/// <param name="Complete">Whether it has every event under its checkpoint: then there are no proofs, and the root itself is made again.</param>
/// <param name="Events">How many events it has.</param>
/// <param name="Files">Its files but this one, in their order.</param>
public sealed record BundleManifest(
    string Format, string Origin, DateTimeOffset MadeAt, string Release, bool Complete, long Events, IReadOnlyList<BundleFile> Files);

/// <summary>A document in a bundle.</summary>
/// <param name="Sha256">SHA-256 of its content, by which it is named.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Size">How many bytes it has.</param>
/// <param name="MediaType">Its media type.</param>
/// <param name="Present">Whether the bundle has its content.</param>
public sealed record BundleDocument(string Sha256, string Name, long Size, string MediaType, bool Present);

/// <summary>An agreement in a bundle, as its events make it.</summary>
/// <param name="Id">Its stream.</param>
/// <param name="Version">Its last version in the bundle.</param>
/// <param name="Stage">The stage that it is in.</param>
/// <param name="Standing">How it stands.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Reference">The proposer's own reference; null for none.</param>
/// <param name="Title">Its title.</param>
public sealed record BundleAgreement(Guid Id, long Version, string Stage, string Standing, string Kind, string? Reference, Text Title)
{
    /// <summary>Of a state.</summary>
    /// <param name="a">The agreement.</param>
    public static BundleAgreement Of(Agreement a) => new(
        a.Id, a.Version, KebabEnum<Stage>.Name(a.Stage), KebabEnum<Standing>.Name(a.Standing), KebabEnum<AgreementKind>.Name(a.Kind), a.Reference, a.Title);
}

/// <summary>An event in a sentence.</summary>
/// <param name="Stream">Its stream.</param>
/// <param name="Version">Its number there.</param>
/// <param name="Zh">The sentence in Chinese.</param>
/// <param name="En">The sentence in English.</param>
public sealed record BundleSentence(Guid Stream, long Version, string Zh, string En)
{
    /// <summary>Of what was told.</summary>
    /// <param name="told">What was told.</param>
    public static BundleSentence Of(ToldStep told) => new(told.Stream, told.Version, told.Sentence.Zh, told.Sentence.EnOrZh);
}

/// <summary>What the sentences call somebody or something, as on the day on which the bundle was made: events have references, and no leaf a name.</summary>
/// <param name="To">What has the name: <c>person</c>, <c>agreement</c>, <c>institution</c>, <c>founder</c>, <c>engagement</c>, <c>commitment</c>.</param>
/// <param name="Id">Its reference in events.</param>
/// <param name="Zh">The name.</param>
/// <param name="En">The same in English; null for none.</param>
public sealed record BundleName(string To, string Id, string Zh, string? En)
{
    /// <summary>What has the name.</summary>
    /// <exception cref="FormatException"><see cref="To"/> is none that is known here.</exception>
    [JsonIgnore]
    public Reference Reference => KebabEnum<ReferenceTo>.TryParse(To, out var to) ? new(to, Id) : throw new FormatException($"'{To}' has no names.");

    /// <summary>Of a name.</summary>
    /// <param name="of">What has it.</param>
    /// <param name="name">The name.</param>
    public static BundleName Of(Reference of, Text name) => new(KebabEnum<ReferenceTo>.Name(of.To), of.Id, name.Zh, name.En);
}

/// <summary>What is where in a bundle, for whoever writes one and whoever verifies it.</summary>
public static class BundleFormat
{
    /// <summary>The form, and how the zip's comment begins.</summary>
    public const string Name = "agreements-bundle/1";

    /// <summary>Says all of this to people.</summary>
    public const string Readme = "README.md";

    /// <summary>The checkpoint that everything is proven against.</summary>
    public const string Checkpoint = "checkpoint";

    /// <summary>The keys of the log, a line each: to be compared with what was given out by another way.</summary>
    public const string Keys = "keys";

    /// <summary>What an earlier key said of the key that took its place.</summary>
    public const string Handovers = "handovers";

    /// <summary>Entries: what is under the leaves, a line each, in the order of their indexes.</summary>
    public const string Entries = "events/entries.jsonl";

    /// <summary>Bodies: line for line what happened.</summary>
    public const string Bodies = "events/bodies.jsonl";

    /// <summary>Of a complete bundle the hashes of the leaves, 32 bytes each: by them a line is found that was changed.</summary>
    public const string Leaves = "events/leaves.bin";

    /// <summary>Proofs: line for line; not in a complete bundle.</summary>
    public const string Proofs = "events/proofs.jsonl";

    /// <summary>Which documents there are.</summary>
    public const string Documents = "documents.jsonl";

    /// <summary>What the contents of documents lie under, each by its digest.</summary>
    public const string DocumentFolder = "documents/";

    /// <summary>Which agreements there are.</summary>
    public const string Agreements = "agreements.jsonl";

    /// <summary>Every event in a sentence.</summary>
    public const string Sentences = "sentences.jsonl";

    /// <summary>The names in the sentences, by which they can be told again from the events.</summary>
    public const string Names = "names.jsonl";

    /// <summary>What an entry looks like: JSON Schema.</summary>
    public const string Schema = "entry.schema.json";

    /// <summary>What there is; last.</summary>
    public const string Manifest = "manifest.json";

    private const string Digest = " sha256:";

    private static readonly string[] Known =
        [Readme, Schema, Checkpoint, Keys, Handovers, Entries, Bodies, Leaves, Proofs, Documents, Agreements, Sentences, Names];

    /// <summary>Whether a bundle may have a file of a name, besides its manifest.</summary>
    /// <param name="name">The name.</param>
    public static bool IsKnown(string name) => Known.Contains(name) || name.StartsWith(DocumentFolder, StringComparison.Ordinal);

    /// <summary>This release, as a manifest says it.</summary>
    public static string Release { get; } =
        typeof(BundleFormat).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "";

    /// <summary>How JSON is written here.</summary>
    public static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web)
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>How many bytes the comment of the zip has, in which a digest of all before it stands.</summary>
    public static int CommentLength { get; } = Name.Length + Digest.Length + (2 * SHA256.HashSizeInBytes);

    /// <summary>The comment that fits a file: what it says of all bytes before the comment.</summary>
    /// <param name="file">A bundle, a comment's length at least; read from its beginning, up to the comment.</param>
    /// <param name="ct">Ends it.</param>
    public static string CommentOf(Stream file, CancellationToken ct = default)
    {
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[1 << 16];
        file.Position = 0;
        for (var left = file.Length - CommentLength; left > 0;)
        {
            ct.ThrowIfCancellationRequested();
            var count = (int)Math.Min(buffer.Length, left);
            file.ReadExactly(buffer, 0, count);
            digest.AppendData(buffer, 0, count);
            left -= count;
        }

        return Comment(digest.GetHashAndReset());
    }

    /// <summary>The comment of the zip.</summary>
    /// <param name="digest">The digest of all bytes before the comment.</param>
    public static string Comment(ReadOnlySpan<byte> digest) => $"{Name}{Digest}{Convert.ToHexStringLower(digest)}";

    /// <summary>The frozen name of the event that puts a document on file.</summary>
    public const string DocumentAttached = "document-attached";

    private const string Returned = "agreement-returned";

    private static readonly Dictionary<string, string> Stages = new(StringComparer.Ordinal)
    {
        ["agreement-proposed"] = "proposed",
        ["agreement-negotiated"] = "negotiated",
        ["agreement-signed"] = "signed",
        ["implementation-started"] = "implementing",
        ["agreement-evaluated"] = "evaluated",
    };

    /// <summary>The frozen names of the events that put an agreement in a stage.</summary>
    public static IEnumerable<string> StageNames => Stages.Keys.Append(Returned);

    /// <summary>The stage that an event puts an agreement in; null for an event that puts it in none.</summary>
    /// <param name="type">The event's frozen name.</param>
    /// <param name="body">Its body.</param>
    public static string? StageAfter(string type, ReadOnlyMemory<byte> body)
    {
        if (type != Returned)
        {
            return Stages.GetValueOrDefault(type);
        }

        using var parsed = JsonDocument.Parse(body);
        return parsed.RootElement.GetProperty("to").GetString();
    }
}
