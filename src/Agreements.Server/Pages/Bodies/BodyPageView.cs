using Agreements.Server.Pages.CommandForms;
using Agreements.Server.Queries;
using Agreements.Server.Queries.Directory;
using Agreements.Server.ReadModels.Directory;
using Agreements.Server.ReadModels.Engagements;
using Agreements.Server.ReadModels.Register;

namespace Agreements.Server.Pages.Bodies;

/// <summary>What the page of one standing body shows.</summary>
/// <param name="Body">The body, with its members on the day shown.</param>
/// <param name="IsOfDay">Whether a day was asked for.</param>
/// <param name="Agreements">In what it takes or took part.</param>
/// <param name="FoundedBy">The agreements with the reference of the one that founded it.</param>
/// <param name="Engagements">The latest engagements in which it took part.</param>
/// <param name="History">What happened to its entry.</param>
/// <param name="Entries">What the codes on the page stand for.</param>
/// <param name="Deeds">What the reader may do with it.</param>
public sealed record BodyPageView(
    BodyView Body, bool IsOfDay, IReadOnlyList<PartnerAgreement> Agreements, IReadOnlyList<RegisterRow> FoundedBy, IReadOnlyList<EngagementRow> Engagements,
    IReadOnlyList<EntryHappening> History, KnownEntries Entries, Deeds Deeds);
