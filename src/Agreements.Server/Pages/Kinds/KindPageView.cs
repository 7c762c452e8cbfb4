using Agreements.Server.Pages.CommandForms;
using Agreements.Server.Queries;
using Agreements.Server.Queries.Descriptions;

namespace Agreements.Server.Pages.Kinds;

/// <summary>What the page of one kind of agreements shows.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="InForce">The policy by which an agreement proposed today is judged.</param>
/// <param name="Rules">What it says.</param>
/// <param name="Versions">All its versions, oldest first.</param>
/// <param name="Earlier">The earlier of two versions that are compared.</param>
/// <param name="Later">The later of them.</param>
/// <param name="Changes">What differs between them.</param>
/// <param name="Effects">What adopting the later version would change of agreements judged by the earlier, or one between; null where it is not later.</param>
/// <param name="Open">The open agreements of the kind in sight, by stage.</param>
/// <param name="SeesNone">Whether the reader sees no agreements at all.</param>
/// <param name="Deeds">What the reader may do with it.</param>
public sealed record KindPageView(
    AgreementKind Kind, PolicyView InForce, IReadOnlyList<PolicyRule> Rules, IReadOnlyList<PolicyView> Versions, PolicyView Earlier, PolicyView Later,
    IReadOnlyList<(Text About, IReadOnlyList<Text> Gone, IReadOnlyList<Text> Now)> Changes, Consequences? Effects,
    IReadOnlyDictionary<Stage, int> Open, bool SeesNone, Deeds Deeds);
