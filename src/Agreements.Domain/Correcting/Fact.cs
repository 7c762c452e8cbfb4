namespace Agreements.Domain.Correcting;

/// <summary>What of a fact may be said anew; whatever it is, it may be found to have been wrong.</summary>
/// <param name="IsUpdatable">It may also become another in the course of time: a name, a title, a contact.</param>
/// <param name="IsNeeded">It cannot be left unknown.</param>
public sealed record FactUse(bool IsUpdatable, bool IsNeeded)
{
    /// <summary>It happened once; it may be unknown.</summary>
    public static FactUse Once { get; } = new(false, false);

    /// <summary>It was said once; it is needed.</summary>
    public static FactUse OnceNeeded { get; } = new(false, true);

    /// <summary>It changes in the course of time; there may be none.</summary>
    public static FactUse Changing { get; } = new(true, false);

    /// <summary>It changes in the course of time; it is needed.</summary>
    public static FactUse ChangingNeeded { get; } = new(true, true);
}

/// <summary>
/// One fact on record of one agreement: where it is found, what it says, and how it would say something else. Paths are the language in which
/// corrections, updates and contradicting sources name what they are about; <see cref="Facts"/> has them all.
/// </summary>
public sealed class Fact
{
    private readonly Func<string?, Agreement> _write;

    internal Fact(string path, Text name, FactForm form, FactUse use, string? value, Func<string?, Agreement> write) =>
        (Path, Name, Form, Use, Value, _write) = (path, name, form, use, value, write);

    /// <summary>Its path, such as <c>signed.on</c> or <c>signature/qingsu/title</c>.</summary>
    public string Path { get; }

    /// <summary>What people call it.</summary>
    public Text Name { get; }

    /// <summary>How its value is written.</summary>
    public FactForm Form { get; }

    /// <summary>What may be said anew of it.</summary>
    public FactUse Use { get; }

    /// <summary>What is on record, as text; null when unknown.</summary>
    public string? Value { get; }

    /// <summary>A value as it would be kept; false when it is no line of text, none of the form, or is needed and missing.</summary>
    /// <param name="given">The text given; null for unknown.</param>
    /// <param name="kept">The text kept.</param>
    public bool TryRead(string? given, out string? kept)
    {
        kept = given is null || Keepable.FaultInLine(given) is not null ? null : Form.Read(given);
        return given is null ? !Use.IsNeeded : kept is not null;
    }

    /// <summary>The agreement with another value of this fact.</summary>
    /// <param name="value">The value as it is kept.</param>
    internal Agreement Write(string? value) => _write(value);
}
