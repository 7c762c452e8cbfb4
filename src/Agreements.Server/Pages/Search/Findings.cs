using Agreements.Server.Identity.People;
using Agreements.Server.ReadModels.Directory;
using Agreements.Server.ReadModels.Register;

namespace Agreements.Server.Pages.Search;

/// <summary>What a search found.</summary>
/// <param name="Agreements">Agreements, those with the very reference first.</param>
/// <param name="AllAgreements">How many there are of them.</param>
/// <param name="Institutions">Institutions.</param>
/// <param name="Bodies">Standing bodies.</param>
/// <param name="People">People, as far as the reader may see them; null where they may see nobody.</param>
/// <param name="Employers">Where these people work.</param>
public sealed record Findings(
    IReadOnlyList<RegisterRow> Agreements, int AllAgreements, InstitutionPage Institutions, BodyPage Bodies, PeoplePage? People, KnownEntries Employers)
{
    /// <summary>How many are shown.</summary>
    public int Count => Agreements.Count + Institutions.Rows.Count + Bodies.Rows.Count + (People?.People.Count ?? 0);

    /// <summary>The address of the only find; null where there are none or several.</summary>
    internal string? Only => Count != 1 ? null : (Agreements, Institutions.Rows, Bodies.Rows, People?.People) switch
    {
        ([var one], _, _, _) => $"/agreements/{one.Id}",
        (_, [var one], _, _) => $"/institutions/{Uri.EscapeDataString(one.Code)}",
        (_, _, [var one], _) => $"/bodies/{Uri.EscapeDataString(one.Code)}",
        (_, _, _, [var one]) => $"/people/{one.Id}",
        _ => null,
    };
}
