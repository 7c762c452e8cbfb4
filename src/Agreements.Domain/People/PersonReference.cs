namespace Agreements.Domain.People;

/// <summary>
/// A reference to a person: <c>p-</c> and a UUID in lower case. It is all that events hold of people, and says nothing of them: names and
/// contacts are kept elsewhere, and can be erased there while the reference stays.
/// </summary>
public static class PersonReference
{
    private const string Begins = "p-";

    /// <summary>The reference of a UUID.</summary>
    /// <param name="id">The UUID.</param>
    public static string Of(Guid id) => Begins + id.ToString("D");

    /// <summary>Whether a text has the shape of a reference. Older events hold others, which are of nobody known.</summary>
    /// <param name="text">The text.</param>
    public static bool IsOne(string? text) =>
        text is not null && text.StartsWith(Begins, StringComparison.Ordinal) && Guid.TryParseExact(text[Begins.Length..], "D", out var id) && Of(id) == text;

    /// <summary>The references that an event names anew: what is on record before it is no part of them.</summary>
    /// <param name="happened">The event.</param>
    public static IReadOnlyList<string> NewIn(AgreementEvent happened) => happened switch
    {
        LiaisonNamed e => [e.Person],
        AgreementRated { Rater: { } rater } => [rater],
        FactCorrected { Now: { } now } e when Facts.IsOfPerson(e.Fact) => [now],
        FactUpdated { Now: { } now } e when Facts.IsOfPerson(e.Fact) => [now],
        _ => [],
    };
}

/// <summary>The reference is of nobody known: it has a slip, or the person was erased.</summary>
/// <param name="Reference">The reference given.</param>
public sealed record PersonUnknown(string Reference)
    : Refusal(
        new Text($"人员名录中没有“{Reference}”，或其个人信息已被删除。", $"Among the people registered there is no '{Reference}', or that person was erased."),
        CanMeet.Coordinator);
