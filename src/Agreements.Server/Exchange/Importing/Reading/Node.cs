
namespace Agreements.Server.Exchange.Importing.Reading;

/// <summary>What a JSON value is.</summary>
internal enum NodeKind
{
    Object,
    Array,
    String,
    Number,
    Boolean,
    Null,
}

/// <summary>
/// A JSON value that knows where it stands. System.Text.Json's own trees forget the place, and an error without a place is no help
/// in a file of a thousand lines.
/// </summary>
/// <param name="Kind">What it is.</param>
/// <param name="Place">Where it begins.</param>
internal sealed record Node(NodeKind Kind, Place Place)
{
    public string Text { get; init; } = "";

    public decimal Number { get; init; }

    public bool Truth { get; init; }

    public IReadOnlyList<Member> Members { get; init; } = [];

    public IReadOnlyList<Node> Items { get; init; } = [];
}

/// <summary>A member of a JSON object, duplicates included.</summary>
internal sealed record Member(string Name, Place NamePlace, Node Value);

/// <summary>A value read, and where.</summary>
internal sealed record Located<T>(T Value, Place Place);
