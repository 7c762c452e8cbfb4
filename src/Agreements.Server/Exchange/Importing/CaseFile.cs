using Agreements.Server.Exchange.Importing.Reading;

namespace Agreements.Server.Exchange.Importing;

/// <summary>A case file as read: its facts with their places, and what is wrong with its shape.</summary>
public sealed class CaseFile
{
    internal CaseFile(string name, Findings findings) => (Name, Findings) = (name, findings);

    /// <summary>The file, as the asker named it.</summary>
    public string Name { get; }

    /// <summary>Where the facts come from; null when the file does not say so in a readable way.</summary>
    public Source? Source { get; internal init; }

    internal Findings Findings { get; }

    internal IReadOnlyList<InstitutionRow> Institutions { get; init; } = [];

    internal IReadOnlyList<BodyRow> Bodies { get; init; } = [];

    internal IReadOnlyList<AgreementRow> Agreements { get; init; } = [];

    internal IReadOnlyList<EngagementRow> Engagements { get; init; } = [];

    internal IReadOnlyList<IndicatorRow> Indicators { get; init; } = [];
}

internal sealed record InstitutionRow(
    Placed<string> Code, InstitutionKind Kind, Text Name, IReadOnlyList<string> Aliases, string? Region, Placed<string>? Under);

internal sealed record BodyRow(
    Placed<string> Code, BodyKind Kind, Text Name, Placed<string>? Chair, IReadOnlyList<Placed<string>> CoLeads,
    IReadOnlyList<Placed<string>> Members, bool MembersComplete, Edtf? FoundedOn, Placed<string>? FoundedBy);

internal sealed record AgreementRow(
    Placed<string> Ref, AgreementKind Kind, Text Title, Placed<string>? Parent, Placed<IReadOnlyList<PartyRow>> Parties, Placed<Terms>? Terms,
    Placed<Stage> Stage, IReadOnlyList<HistoryRow> History, IReadOnlyList<CommitmentRow> Commitments, IReadOnlyList<Placed<OutcomeRow>> Outcomes,
    IReadOnlyList<Placed<string>> OpenQuestions, Place Place);

/// <summary>A party: exactly one of the first three is given.</summary>
internal sealed record PartyRow(Placed<string>? Institution, Placed<string>? Body, Text? Unknown, PartyRole Role, Place Place);

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

internal sealed record HistoryRow(Placed<Happening> What, Edtf? On, string? Where, string? Note, Place Place);

internal sealed record CommitmentRow(
    Placed<string> Id, Text Title, Placed<string>? Owner, Edtf? Due, Recurrence? Every, Quantity? Quantity, bool Fulfilled, Place Place);

internal sealed record OutcomeRow(OutcomeLevel Level, Text Title, Quantity? Quantity, Edtf? On);

internal sealed record EngagementRow(
    Placed<string> Ref, EngagementKind Kind, Text Title, Edtf? On, string? Where, IReadOnlyList<Placed<string>> Participants,
    IReadOnlyList<Placed<string>> Agreements, IReadOnlyList<ItemRow> Items, IReadOnlyList<ResolutionRow> Resolutions, Place Place);

/// <summary>An action item; only what is done or dropped is said to be so.</summary>
internal sealed record ItemRow(Text Title, Placed<string>? Owner, Edtf? Due, ActionItemStatus Status, Place Place);

internal sealed record ResolutionRow(Text Text, bool Adopted, Place Place);

internal sealed record IndicatorRow(
    Placed<string> Ref, Placed<string>? Of, Text? Name, Quantity? Quantity, Edtf? AsOf, Edtf? Period, Text? Scope, Place Place);
