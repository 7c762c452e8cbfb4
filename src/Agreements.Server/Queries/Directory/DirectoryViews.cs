using Agreements.Server.ReadModels.Directory;

namespace Agreements.Server.Queries.Directory;

/// <summary>An entry as others name it.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Name">Its name; the code where nobody has entered it.</param>
public sealed record NamedEntry(string Code, Text Name);

/// <summary>What an institution is to a standing body.</summary>
/// <param name="Code">The body's code.</param>
/// <param name="Name">The body's name.</param>
/// <param name="Kind">What sort of body it is.</param>
/// <param name="IsChair">Whether it is in the chair.</param>
/// <param name="IsCoLead">Whether it leads with others.</param>
/// <param name="From">Since when it is a member; null when unknown, or it is none.</param>
/// <param name="Until">Its last day as a member; null while it is one.</param>
public sealed record BodyTie(string Code, Text Name, BodyKind Kind, bool IsChair, bool IsCoLead, Edtf? From, Edtf? Until)
{
    /// <summary>What institutions are to a body.</summary>
    /// <param name="body">The body.</param>
    /// <param name="codes">Codes of the institution's entries.</param>
    public static BodyTie Of(BodyRow body, IReadOnlyCollection<string> codes)
    {
        var member = body.Memberships.LastOrDefault(m => codes.Contains(m.Institution));
        return new BodyTie(
            body.Code, body.Name, body.Kind, body.Chair is { } chair && codes.Contains(chair), body.CoLeads.Any(codes.Contains), member?.From, member?.Until);
    }
}

/// <summary>An institution's entry.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Kind">What sort it is.</param>
/// <param name="Name">Its formal name.</param>
/// <param name="FormerNames">Formal names it had before, oldest first.</param>
/// <param name="Aliases">Other names.</param>
/// <param name="Region">Its region; null when unknown.</param>
/// <param name="Above">The institutions above it, the nearest first; empty when unknown or none.</param>
/// <param name="Below">The institutions right below it.</param>
/// <param name="Bodies">The standing bodies it has or had to do with.</param>
/// <param name="Figures">Its figures, with what they were before they were corrected.</param>
/// <param name="MergedFrom">Codes of the entries that were merged into this one.</param>
/// <param name="Otherwise">What sources say against the record.</param>
/// <param name="AskedFor">The code that was asked for, where that entry was merged into this one; null otherwise.</param>
/// <param name="Version">The version of its stream.</param>
public sealed record InstitutionView(
    string Code, InstitutionKind Kind, Text Name, IReadOnlyList<FormerName> FormerNames, IReadOnlyList<string> Aliases, string? Region,
    IReadOnlyList<NamedEntry> Above, IReadOnlyList<NamedEntry> Below, IReadOnlyList<BodyTie> Bodies, IReadOnlyList<FigureOnRecord> Figures,
    IReadOnlyList<string> MergedFrom, IReadOnlyList<InstitutionSaidOtherwise> Otherwise, string? AskedFor, long Version);

/// <summary>A standing body's entry.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Kind">What sort it is.</param>
/// <param name="Name">Its name.</param>
/// <param name="FormerNames">Names it had before, oldest first.</param>
/// <param name="Chair">The institution in the chair; null when unknown or none.</param>
/// <param name="ChairSince">Since when; null when unknown.</param>
/// <param name="CoLeads">The institutions that lead together.</param>
/// <param name="Memberships">Who is and was a member.</param>
/// <param name="On">The day that was asked for.</param>
/// <param name="Members">Those that count as members on that day.</param>
/// <param name="MembersComplete">Whether the members on record are all.</param>
/// <param name="FoundedOn">When it was founded; null when unknown.</param>
/// <param name="FoundedBy">Reference of the agreement that founded it; null when unknown.</param>
/// <param name="DissolvedOn">Its last day; null while it stands.</param>
/// <param name="Figures">Its figures, with what they were before they were corrected.</param>
/// <param name="Version">The version of its stream.</param>
public sealed record BodyView(
    string Code, BodyKind Kind, Text Name, IReadOnlyList<FormerName> FormerNames, NamedEntry? Chair, Edtf? ChairSince, IReadOnlyList<NamedEntry> CoLeads,
    IReadOnlyList<Membership> Memberships, DateOnly On, IReadOnlyList<NamedEntry> Members, bool MembersComplete, Edtf? FoundedOn, string? FoundedBy,
    Edtf? DissolvedOn, IReadOnlyList<FigureOnRecord> Figures, long Version);
