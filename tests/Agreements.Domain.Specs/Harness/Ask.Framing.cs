using static Agreements.Domain.Specs.Harness.World;

namespace Agreements.Domain.Specs.Harness;

internal static partial class Ask
{
    /// <summary>Another framework, without anything above it.</summary>
    public static readonly Guid OtherId = new("0195d3a0-0000-7000-8000-000000000003");

    /// <summary>What stands around the story's agreement: the one above it, and another framework, both with the story's first text.</summary>
    public static readonly RelatedState Tree = Around(Framework(ParentId), Framework(OtherId));

    public static PlaceUnder Place(Guid? parent) =>
        new(parent, "归口调整");

    public static CarryClauses Carry(params IReadOnlyList<string> clauses) => new(clauses);

    public static DropClauses DropCarried(params IReadOnlyList<string> clauses) => new(clauses);

    /// <summary>A framework in the state that some more events lead to.</summary>
    public static Agreement Framework(Guid id, params IEnumerable<AgreementEvent> then) => Below(id, null, then);

    /// <summary>A signed agreement under another, in the state that some more events lead to.</summary>
    public static Agreement Below(Guid id, Guid? parent, params IEnumerable<AgreementEvent> then) => Agreement.Fold(
        Agreement.Unwritten(id), [((AgreementProposed)Story.At(Stage.Proposed)[0]) with { Parent = parent }, .. Story.At(Stage.Signed).Skip(1), .. then]);

    public static RelatedState Around(params IEnumerable<Agreement> agreements) =>
        RelatedState.Nothing.And(agreements);
}
