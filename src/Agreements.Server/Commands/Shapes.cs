using FluentValidation;

namespace Agreements.Server.Commands;

/// <summary>Shapes that several validators check. Rules live in the domain; here only what a value may look like.</summary>
internal static class Shapes
{
    public const int LongText = 4000;

    private const int Title = 300;

    /// <summary>A title or name: something is written, and not a page of it.</summary>
    public static void IsTitle<T>(this IRuleBuilder<T, Text> rule) => rule
        .Must(t => t is { Zh.Length: > 0 and <= Title } && !string.IsNullOrWhiteSpace(t.Zh) && t.En is not { Length: 0 or > Title })
        .WithMessage($"Write 1 to {Title} characters in zh; en may be left out, not empty.")
        .HasNoFault(t => Keepable.FaultInLine(t?.Zh) ?? Keepable.FaultInLine(t?.En));

    /// <summary>A reason or note: something is written.</summary>
    public static void IsReason<T>(this IRuleBuilder<T, string> rule) => rule
        .Must(t => !string.IsNullOrWhiteSpace(t) && t.Length <= LongText)
        .WithMessage($"Write 1 to {LongText} characters.")
        .HasNoFault(Keepable.FaultIn);

    /// <summary>A note that may be left out.</summary>
    public static void IsNote<T>(this IRuleBuilder<T, string?> rule) => rule
        .Must(t => t is null || (!string.IsNullOrWhiteSpace(t) && t.Length <= LongText))
        .WithMessage($"Write 1 to {LongText} characters, or leave it out.")
        .HasNoFault(Keepable.FaultIn);

    /// <summary>A place, a job title or another line that may be left out.</summary>
    public static void IsLine<T>(this IRuleBuilder<T, string?> rule) => rule
        .Must(t => t is null || (!string.IsNullOrWhiteSpace(t) && t.Length <= LongText))
        .WithMessage($"Write 1 to {LongText} characters on one line, or leave it out.")
        .HasNoFault(Keepable.FaultInLine);

    /// <summary>Every character can be kept and shown; which cannot is told.</summary>
    public static IRuleBuilderOptions<T, P> HasNoFault<T, P>(this IRuleBuilder<T, P> rule, Func<P, TextFault?> fault) => rule
        .Must(p => fault(p) is null)
        .WithMessage((_, p) => $"In the text, {fault(p)!.Sentence.EnOrZh} 文字中，{fault(p)!.Sentence.Zh}");

    /// <summary>A code or id: lower-case letters, digits and hyphens.</summary>
    public static void IsCode<T>(this IRuleBuilder<T, string> rule) => rule
        .Must(t => t is { Length: > 0 and <= 80 } && t.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-'))
        .WithMessage("Use 1 to 80 lower-case letters, digits and hyphens.");

    /// <summary>A reference to a person: nothing that could be a name, a phone or a mail address.</summary>
    public static void IsPerson<T>(this IRuleBuilder<T, string?> rule) => rule
        .Must(PersonReference.IsOne)
        .WithMessage("Give the id of a person as GET /api/v1/people tells it: p- and a UUID. Names and contacts belong in the register of people, never here.");

    /// <summary>An amount, where there is one: it names its unit.</summary>
    public static IRuleBuilderOptions<T, Quantity?> IsAmount<T>(this IRuleBuilder<T, Quantity?> rule) => rule
        .Must(q => q is null || (q.Value >= 0 && q.Unit is { Length: > 0 and <= 80 } && q.Counter is not { Length: 0 or > 20 }))
        .WithMessage("A quantity is 0 or more and names its unit.")
        .HasNoFault(q => Keepable.FaultInLine(q?.Unit) ?? Keepable.FaultInLine(q?.Counter));

    /// <summary>SHA-256 in hexadecimal.</summary>
    public static void IsDigest<T>(this IRuleBuilder<T, string?> rule) => rule
        .Must(t => t is null || (t.Length == 64 && t.All(c => char.IsAsciiHexDigitLower(c))))
        .WithMessage("Give 64 lower-case hexadecimal digits: the SHA-256.");

    /// <summary>Agreements below that a decision is for as well: a tree of agreements, not the whole register.</summary>
    public static void IsListOfBelow<T>(this IRuleBuilder<T, IReadOnlyList<Guid>?> rule) => rule
        .Must(b => b is null or { Count: <= 200 })
        .WithMessage("Decide for at most 200 agreements below at a time.");
}
