namespace Agreements.Server.Pages.AgreementPage;

/// <summary>The facts that a page shows, each of which can be asked why it is so.</summary>
/// <param name="Agreement">The agreement.</param>
/// <param name="Names">What people call them, by path.</param>
internal sealed record NamedFacts(Guid Agreement, IReadOnlyDictionary<string, Text> Names)
{
    /// <summary>All facts of an agreement.</summary>
    /// <param name="state">The agreement.</param>
    public static NamedFacts Of(Agreement state) => new(state.Id, Facts.Of(state).ToDictionary(f => f.Path, f => f.Name, StringComparer.Ordinal));
}
