using Agreements.Server.Exchange.Importing.Reading;

namespace Agreements.Server.Exchange.Importing;

/// <summary>A case file as read: its facts with their places, and what is wrong with its shape.</summary>
public sealed class CaseFile
{
    internal CaseFile(string name, Findings findings) => (Name, Findings) = (name, findings);

    /// <summary>The file, as the caller named it.</summary>
    public string Name { get; }

    /// <summary>Where the facts come from; null when the file does not say so in a readable way.</summary>
    public Source? Source { get; internal init; }

    internal Findings Findings { get; }

    /// <summary>Every text of the file.</summary>
    internal IReadOnlyList<Located<string>> Texts { get; init; } = [];

    internal IReadOnlyList<InstitutionRow> Institutions { get; init; } = [];

    internal IReadOnlyList<BodyRow> Bodies { get; init; } = [];

    internal IReadOnlyList<AgreementRow> Agreements { get; init; } = [];

    internal IReadOnlyList<EngagementRow> Engagements { get; init; } = [];

    internal IReadOnlyList<IndicatorRow> Indicators { get; init; } = [];
}

internal sealed record InstitutionRow(
    Located<string> Code, InstitutionKind Kind, Text Name, IReadOnlyList<string> Aliases, string? Region, Located<string>? Under);

internal sealed record BodyRow(
    Located<string> Code, BodyKind Kind, Text Name, Located<string>? Chair, IReadOnlyList<Located<string>> CoLeads,
    IReadOnlyList<Located<string>> Members, bool MembersComplete, Edtf? FoundedOn, Located<string>? FoundedBy);

internal sealed record AgreementRow(
    Located<string> Ref, AgreementKind Kind, Text Title, Located<string>? Parent, Located<IReadOnlyList<PartyRow>> Parties, Located<Terms>? Terms,
    Located<Stage> Stage, IReadOnlyList<HistoryRow> History, IReadOnlyList<CommitmentRow> Commitments, IReadOnlyList<Located<OutcomeRow>> Outcomes,
    IReadOnlyList<Located<string>> OpenQuestions, Place Place);

/// <summary>A party: exactly one of the first three is given.</summary>
internal sealed record PartyRow(Located<string>? Institution, Located<string>? Body, Text? Unknown, PartyRole Role, Place Place);

/// <summary>What history can say.</summary>
internal enum Happening
{
    Proposed,
    Negotiated,
    Signed,
    Witnessed,
    Started,
    Evaluated,
}

internal sealed record HistoryRow(Located<Happening> What, Edtf? On, string? Where, string? Note, Place Place);

internal sealed record CommitmentRow(
    Located<string> Id, Text Title, Located<string>? Owner, Edtf? Due, Recurrence? Every, Quantity? Quantity, bool Fulfilled, Place Place);

internal sealed record OutcomeRow(OutcomeLevel Level, Text Title, Quantity? Quantity, Edtf? On);

internal sealed record EngagementRow(
    Located<string> Ref, EngagementKind Kind, Text Title, Edtf? On, string? Where, IReadOnlyList<Located<string>> Participants,
    IReadOnlyList<Located<string>> Agreements, IReadOnlyList<ItemRow> Items, IReadOnlyList<ResolutionRow> Resolutions, Place Place);

/// <summary>An action item; only what is done or dropped is said to be so.</summary>
internal sealed record ItemRow(
    Text Title, Located<string>? Owner, Edtf? Due, ActionItemStatus Status, Place Place, Located<string>? Verifier = null);

internal sealed record ResolutionRow(Text Text, bool Adopted, Place Place);

internal sealed record IndicatorRow(
    Located<string> Ref, Located<string>? Of, Text? Name, Quantity? Quantity, Edtf? AsOf, Edtf? Period, Text? Scope, Place Place);
