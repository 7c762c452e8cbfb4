namespace Agreements.Server.Pages.Register;

/// <summary>A column of the register that a reader can put aside.</summary>
public enum RegisterColumn
{
    /// <summary>The stage and standing.</summary>
    Stage,

    /// <summary>The parties.</summary>
    Parties,

    /// <summary>When it was signed.</summary>
    Signed,

    /// <summary>When something was last recorded.</summary>
    Updated,

    /// <summary>What is not known.</summary>
    Gaps,
}

/// <summary>Which way an order runs.</summary>
public enum SortOrder
{
    /// <summary>Upwards.</summary>
    Asc,

    /// <summary>Downwards.</summary>
    Desc,
}
