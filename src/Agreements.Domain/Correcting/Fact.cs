namespace Agreements.Domain.Correcting;

/// <summary>What of a fact may be said anew.</summary>
[Flags]
public enum FactUse
{
    /// <summary>It may be found to have been wrong.</summary>
    Correct = 0,

    /// <summary>It may also become another in the course of time: a name, a title, a contact.</summary>
    Update = 1,

    /// <summary>It cannot be left unknown.</summary>
    Needed = 2,
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

    /// <summary>A value as it would be kept; false when it is none of the form, or is needed and missing.</summary>
    /// <param name="given">The text given; null for unknown.</param>
    /// <param name="kept">The text kept.</param>
    public bool TryRead(string? given, out string? kept)
    {
        kept = given is null ? null : Form.Read(given);
        return given is null ? !Use.HasFlag(FactUse.Needed) : kept is not null;
    }

    /// <summary>The agreement with another value of this fact.</summary>
    /// <param name="value">The value as it is kept.</param>
    internal Agreement Write(string? value) => _write(value);
}
