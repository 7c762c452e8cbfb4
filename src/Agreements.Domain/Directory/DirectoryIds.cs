namespace Agreements.Domain.Directory;

/// <summary>
/// The streams of the directory's entries follow from their codes: entered by hand or met in a source, it is the same entry. The namespace
/// and the spelling of the names are frozen; changing either would lose every entry.
/// </summary>
public static class DirectoryIds
{
    private static readonly Guid Namespace = new("6f1d2a54-0c0e-5b7e-9a61-2f8f4f5f7c11");

    /// <summary>The stream of an institution's entry.</summary>
    /// <param name="code">The institution's code.</param>
    public static Guid OfInstitution(string code) => NameBasedId.Of(Namespace, $"institution\n{code}");

    /// <summary>The stream of a standing body's entry.</summary>
    /// <param name="code">The body's code.</param>
    public static Guid OfBody(string code) => NameBasedId.Of(Namespace, $"body\n{code}");
}
