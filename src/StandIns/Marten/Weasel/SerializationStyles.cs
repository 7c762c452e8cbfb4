namespace Weasel.Core;

/// <summary>How enumerations are written to JSON.</summary>
public enum EnumStorage
{
    /// <summary>As their number.</summary>
    AsInteger,

    /// <summary>As their name.</summary>
    AsString,
}

/// <summary>How property names are written to JSON.</summary>
public enum Casing
{
    /// <summary>As they are in code.</summary>
    Default,

    /// <summary>With a small first letter.</summary>
    CamelCase,

    /// <summary>In small letters, words joined by underscores.</summary>
    SnakeCase,
}
