namespace Agreements.Server.ReadModels.Directory;

/// <summary>An institution in the directory.</summary>
/// <param name="Id">Id of its stream.</param>
/// <param name="Code">Its code, unique.</param>
/// <param name="Kind">What sort it is.</param>
/// <param name="Name">Its formal name.</param>
/// <param name="Aliases">Other names, in the order learned.</param>
/// <param name="Region">From large to small, parts split by <c>/</c>; null when unknown.</param>
/// <param name="Under">Code of the institution above it; null when unknown or none.</param>
/// <param name="Version">The version of its stream that the row shows.</param>
public sealed record InstitutionRow(
    Guid Id, string Code, InstitutionKind Kind, Text Name, IReadOnlyList<string> Aliases, string? Region, string? Under, long Version)
{
    /// <summary>The row of an institution in a state.</summary>
    /// <param name="state">The state.</param>
    public static InstitutionRow Of(Institution state) =>
        new(state.Id, state.Code, state.Kind, state.Name, state.Aliases, state.Region, state.Under, state.Version);
}

/// <summary>A standing body in the directory.</summary>
/// <param name="Id">Id of its stream.</param>
/// <param name="Code">Its code, unique.</param>
/// <param name="Kind">What sort it is.</param>
/// <param name="Name">Its name.</param>
/// <param name="Chair">Code of the institution in the chair; null when unknown or none.</param>
/// <param name="CoLeads">Codes of the institutions that lead together.</param>
/// <param name="Members">Codes of the members known.</param>
/// <param name="MembersComplete">Whether these are all.</param>
/// <param name="FoundedOn">The day, in EDTF; null when unknown.</param>
/// <param name="FoundedBy">Reference of the agreement that founded it; null when unknown.</param>
/// <param name="Version">The version of its stream that the row shows.</param>
public sealed record BodyRow(
    Guid Id, string Code, BodyKind Kind, Text Name, string? Chair, IReadOnlyList<string> CoLeads, IReadOnlyList<string> Members,
    bool MembersComplete, string? FoundedOn, string? FoundedBy, long Version)
{
    /// <summary>The row of a body in a state that has facts.</summary>
    /// <param name="state">The state.</param>
    /// <exception cref="InvalidOperationException">Nothing is known of the body.</exception>
    public static BodyRow Of(Body state) => state.Facts is { } f
        ? new BodyRow(state.Id, f.Code, f.Kind, f.Name, f.Chair, f.CoLeads, f.Members, f.MembersComplete, f.FoundedOn?.Value, f.FoundedBy, state.Version)
        : throw new InvalidOperationException($"Nothing has been recorded of body {state.Id}.");
}

/// <summary>A region and how many institutions are in it.</summary>
/// <param name="Path">From large to small, parts split by <c>/</c>.</param>
/// <param name="Institutions">How many institutions are in it, those of its parts among them.</param>
public sealed record RegionCount(string Path, int Institutions);
