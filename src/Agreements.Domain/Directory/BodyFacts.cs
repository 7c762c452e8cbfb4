namespace Agreements.Domain.Directory;

/// <summary>What is known of a standing body.</summary>
/// <param name="Code">Its code, unique and for ever.</param>
/// <param name="Kind">What sort it is.</param>
/// <param name="Name">Its name.</param>
/// <param name="Chair">Code of the institution in the chair; null when unknown or none.</param>
/// <param name="CoLeads">Codes of the institutions that lead together.</param>
/// <param name="Members">Codes of the members known.</param>
/// <param name="MembersComplete">Whether these are all.</param>
/// <param name="FoundedOn">The day; null when unknown.</param>
/// <param name="FoundedBy">Reference of the agreement that founded it; null when unknown.</param>
public sealed record BodyFacts(
    string Code, BodyKind Kind, Text Name, string? Chair, IReadOnlyList<string> CoLeads, IReadOnlyList<string> Members, bool MembersComplete,
    Edtf? FoundedOn, string? FoundedBy)
{
    /// <inheritdoc />
    public bool Equals(BodyFacts? other) =>
        other is not null && (Code, Kind, Name, Chair, MembersComplete, FoundedOn, FoundedBy)
            == (other.Code, other.Kind, other.Name, other.Chair, other.MembersComplete, other.FoundedOn, other.FoundedBy)
        && CoLeads.SequenceEqual(other.CoLeads) && Members.SequenceEqual(other.Members);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Code, Kind, Name);

    /// <summary>
    /// These facts after a source has spoken: what it says otherwise than before takes the place of what it said, what was unknown is filled
    /// in, all else stays.
    /// </summary>
    /// <param name="said">What the source says now.</param>
    /// <param name="before">What it said before; null when it had not spoken.</param>
    internal BodyFacts After(BodyFacts said, BodyFacts? before) => this with
    {
        Kind = before is not null && before.Kind != said.Kind ? said.Kind : Kind,
        Name = before is not null && before.Name != said.Name ? said.Name : Name with { En = Name.En ?? (Name.Zh == said.Name.Zh ? said.Name.En : null) },
        Chair = Either(Chair, said.Chair, before?.Chair, before is not null),
        CoLeads = Merged(CoLeads, said.CoLeads, before?.CoLeads),
        Members = Merged(Members, said.Members, before?.Members),
        MembersComplete = before is not null && before.MembersComplete != said.MembersComplete ? said.MembersComplete : MembersComplete || said.MembersComplete,
        FoundedOn = Either(FoundedOn, said.FoundedOn, before?.FoundedOn, before is not null),
        FoundedBy = Either(FoundedBy, said.FoundedBy, before?.FoundedBy, before is not null),
    };

    /// <summary>Whether a source says something else than is on record, rather than more: what it said stays beside the record.</summary>
    /// <param name="said">What the source says.</param>
    internal bool IsContradictedBy(BodyFacts said) =>
        Kind != said.Kind || Name.Zh != said.Name.Zh || Differ(Chair, said.Chair) || Differ(FoundedOn, said.FoundedOn) || Differ(FoundedBy, said.FoundedBy);

    private static bool Differ<T>(T? there, T? said)
        where T : class => there is not null && said is not null && !there.Equals(said);

    private static T? Either<T>(T? there, T? said, T? before, bool spoke)
        where T : class => spoke && !Equals(said, before) ? said : there ?? said;

    private static string[] Merged(IReadOnlyList<string> there, IReadOnlyList<string> said, IReadOnlyList<string>? before) =>
        [.. there.Except((before ?? []).Except(said, StringComparer.Ordinal), StringComparer.Ordinal)
            .Union(said.Except(before ?? [], StringComparer.Ordinal), StringComparer.Ordinal)];
}
