
namespace Agreements.Server.Exchange.Importing;

/// <summary>
/// Ids that follow from what a source calls a thing (UUID version 5, RFC 9562): importing a file twice meets the same streams.
/// The namespace and the spelling of the names are frozen; changing either would record every imported agreement anew.
/// </summary>
public static class StableIds
{
    private static readonly Guid Namespace = new("6f1d2a54-0c0e-5b7e-9a61-2f8f4f5f7c11");

    /// <summary>The stream of an agreement that a source describes.</summary>
    /// <param name="source">The source's id.</param>
    /// <param name="reference">The agreement's reference in that source.</param>
    public static Guid OfAgreement(string source, string reference) => NameBasedId.Of(Namespace, $"agreement\n{source}\n{reference}");

    /// <summary>The stream of an engagement that a source describes.</summary>
    /// <param name="source">The source's id.</param>
    /// <param name="reference">The engagement's reference in that source.</param>
    public static Guid OfEngagement(string source, string reference) => NameBasedId.Of(Namespace, $"engagement\n{source}\n{reference}");

    /// <summary>The stream of an institution's entry.</summary>
    /// <param name="code">The institution's code.</param>
    public static Guid OfInstitution(string code) => DirectoryIds.OfInstitution(code);

    /// <summary>The stream of a standing body's entry.</summary>
    /// <param name="code">The body's code.</param>
    public static Guid OfBody(string code) => DirectoryIds.OfBody(code);
}
