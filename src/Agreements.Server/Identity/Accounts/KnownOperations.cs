namespace Agreements.Server.Identity.Accounts;

/// <summary>What a key can be limited to: the words of <see cref="Scopes"/>, and the operations that the server answers.</summary>
/// <param name="sources">The endpoints; none on the command line, which takes any name and whose user holds the database.</param>
public sealed class KnownOperations(IEnumerable<EndpointDataSource> sources)
{
    /// <summary>The operations, by name; empty where no server is.</summary>
    public IEnumerable<string> Names => sources.SelectMany(s => s.Endpoints)
        .Select(e => e.Metadata.GetMetadata<IEndpointNameMetadata>()?.EndpointName).OfType<string>()
        .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);

    /// <summary>Whether a key can be limited to something.</summary>
    /// <param name="scope">The word.</param>
    public bool IsScope(string scope) =>
        scope is Scopes.Read or Scopes.Write or Scopes.Export
            || (Names.ToArray() is var names && (names.Length == 0 || names.Contains(scope, StringComparer.Ordinal)));
}
