using Agreements.Server.Identity.People;
using Agreements.Server.Queries;
using Agreements.Server.ReadModels.Directory;

namespace Agreements.Server.Pages.AgreementPage;

/// <summary>A fact with all that gave it a value.</summary>
/// <param name="Path">Its path.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Value">What is on record; null when unknown.</param>
/// <param name="IsThere">Whether the agreement still has it: a signature may have been taken back, a stage returned from.</param>
/// <param name="Changes">Every event that gave it a value or took it away, newest first; empty when none has.</param>
public sealed record ShownFact(string Path, Text Name, string? Value, bool IsThere, IReadOnlyList<FactGiven> Changes);

/// <summary>What the page shows that tells why facts are so.</summary>
/// <param name="State">The agreement as it is.</param>
/// <param name="All">Every fact that it has or had, those that it has first.</param>
/// <param name="Asked">The fact asked for; null for all.</param>
/// <param name="Institutions">The institutions that acted, by code.</param>
/// <param name="Mentions">The people whom values name.</param>
public sealed record ShownFacts(
    Agreement State, IReadOnlyList<ShownFact> All, ShownFact? Asked, IReadOnlyDictionary<string, InstitutionRow> Institutions, Mentions Mentions)
{
    /// <summary>The facts of an agreement with what gave them their values.</summary>
    /// <param name="state">The agreement as it is.</param>
    /// <param name="given">Every value that any fact had, in order.</param>
    public static IReadOnlyList<ShownFact> Of(Agreement state, IReadOnlyList<FactGiven> given)
    {
        var changes = given.GroupBy(g => g.Fact).ToDictionary(g => g.Key, g => (IReadOnlyList<FactGiven>)[.. g.Reverse()], StringComparer.Ordinal);
        ShownFact[] there = [.. Facts.Of(state).Select(f => new ShownFact(f.Path, f.Name, f.Value, true, changes.GetValueOrDefault(f.Path, [])))];
        var known = there.Select(f => f.Path).ToHashSet(StringComparer.Ordinal);
        return [.. there, .. changes.Where(c => !known.Contains(c.Key)).Select(c => new ShownFact(c.Key, c.Value[0].Name, null, false, c.Value))];
    }
}
