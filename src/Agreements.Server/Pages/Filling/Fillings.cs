using System.Security.Cryptography;
using System.Text;

namespace Agreements.Server.Pages.Filling;

/// <summary>How the answer to a gap is typed.</summary>
public enum AnswerKind
{
    /// <summary>Words.</summary>
    Words,

    /// <summary>A day, perhaps imprecise.</summary>
    Day,

    /// <summary>A number of years.</summary>
    Years,

    /// <summary>An institution or standing body, by name.</summary>
    Entry,

    /// <summary>A person, by name.</summary>
    Person,

    /// <summary>One of the parties.</summary>
    Party,
}

/// <summary>A gap, and what fills it where one answer does.</summary>
/// <param name="Gap">The gap.</param>
/// <param name="Name">Name of its field in the sheet.</param>
/// <param name="Operation">The operation that fills it; null where it takes more than one answer.</param>
/// <param name="Kind">How the answer is typed.</param>
/// <param name="Field">The field of the operation that the answer goes to.</param>
/// <param name="Given">The other fields of the operation.</param>
public sealed record Filling(
    Gap Gap, string Name, string? Operation, AnswerKind Kind, string Field, IReadOnlyList<KeyValuePair<string, string>> Given);

/// <summary>What fills the gaps of an agreement.</summary>
internal static class Fillings
{
    /// <summary>Why a fact that nobody knew is corrected: it stands in the history.</summary>
    private static readonly Text Why = new("补录资料缺项", "a gap of the record was filled");

    /// <summary>The gaps of an agreement, each with what fills it.</summary>
    /// <param name="state">The agreement.</param>
    public static IReadOnlyList<Filling> Of(Agreement state) => [.. Gaps.Of(state).Select(gap => Of(gap, NameOf(gap)))];

    // A sheet may be older than the record: its fields are named by the gaps and not by their places.
    private static string NameOf(Gap gap) =>
        "gap-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{gap.Code}/{gap.Subject}")))[..12];

    private static Filling Of(Gap gap, string name) => gap.Code switch
    {
        "day-unknown" => Fact(gap, name, $"{gap.Subject}.on", AnswerKind.Day),
        "period-unknown" => Fact(gap, name, "term.years", AnswerKind.Years),
        "party-unnamed" => new(gap, name, "nameParty", AnswerKind.Entry, "institution", [new("party", gap.Subject)]),
        "question-open" => new(gap, name, "answerQuestion", AnswerKind.Words, "text", [new("question", gap.Subject)]),
        "signature-unrecorded" => new(gap, name, "recordSignature", AnswerKind.Day, "on", [new("party", gap.Subject)]),
        "attestation-unrecorded" => new(gap, name, "attestAsWitness", AnswerKind.Day, "on", [new("party", gap.Subject)]),
        "commitment-without-owner" => new(gap, name, "reassignCommitment", AnswerKind.Party, "owner", [new("commitment", gap.Subject)]),
        "commitment-without-due" => new(
            gap, name, "rescheduleCommitment", AnswerKind.Day, "due", [new("commitment", gap.Subject), new("reason", Why.Zh)]),
        "liaison-missing" => new(gap, name, "nameLiaison", AnswerKind.Person, "person", [new("party", gap.Subject)]),
        _ => new(gap, name, null, AnswerKind.Words, "", []),
    };

    private static Filling Fact(Gap gap, string name, string path, AnswerKind kind) =>
        new(gap, name, "correctFact", kind, "now", [new("fact", path), new("why", Why.Zh)]);
}
