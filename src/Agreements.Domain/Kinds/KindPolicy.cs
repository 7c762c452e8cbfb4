using System.Text.Json;
using System.Text.Json.Serialization;

namespace Agreements.Domain.Kinds;

/// <summary>Whose attestation a kind of agreement needs before it counts as signed.</summary>
[JsonConverter(typeof(KebabEnum<WitnessRule>))]
public enum WitnessRule
{
    /// <summary>No witness needed.</summary>
    None,

    /// <summary>Every witness named among the parties attests.</summary>
    EachNamed,

    /// <summary>At least one witness attests.</summary>
    Any,

    /// <summary>集体见证: every witness named attests; a standing body has attested, too, when its members of the day have.</summary>
    Collective,
}

/// <summary>One thing that is rated, and how much it counts.</summary>
/// <param name="Id">Stable id, such as <c>delivery</c>.</param>
/// <param name="Name">What people read.</param>
/// <param name="Weight">Its share; the weights of a rubric add up to 100.</param>
public sealed record Criterion(string Id, Text Name, int Weight);

/// <summary>One rung of the ladder by which people are reminded of what comes due.</summary>
/// <param name="Days">Days after the due day; negative before it.</param>
/// <param name="To">Who is reminded.</param>
public sealed record Reminder(int Days, CanMeet To);

/// <summary>What a kind of agreement asks for. An agreement keeps the version it is judged by.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Version">The policy's version, from 1.</param>
/// <param name="LeastPrincipals">The least number of principals.</param>
/// <param name="Witnesses">The witness rule.</param>
/// <param name="NeedsApproval">Whether an approver must approve before signing.</param>
/// <param name="Rubric">What is rated at the end.</param>
/// <param name="NeededKinds">Sorts of institution of which at least one each must take part; null for none in particular.</param>
/// <param name="Reminders">When people are reminded, earliest first; null for the usual ladder.</param>
/// <param name="NoticeEndsForAll">
/// True where the notice or refusal of one principal ends it for all; otherwise one of more than two leaves, as long as enough remain.
/// </param>
/// <param name="ApprovalSteps">The steps of the approval, in order; null where one approver's word before signing is enough.</param>
public sealed record KindPolicy(
    AgreementKind Kind, int Version, int LeastPrincipals, WitnessRule Witnesses, bool NeedsApproval, IReadOnlyList<Criterion> Rubric,
    IReadOnlyList<InstitutionKind>? NeededKinds = null, IReadOnlyList<Reminder>? Reminders = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] bool? NoticeEndsForAll = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<ApprovalStep>? ApprovalSteps = null)
{
    private static readonly JsonSerializerOptions Shape = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    private static readonly Dictionary<AgreementKind, KindPolicy[]> Shipped = Enum.GetValues<AgreementKind>().ToDictionary(k => k, Read);

    /// <summary>The ladder of a policy that names none.</summary>
    public static IReadOnlyList<Reminder> UsualReminders { get; } =
    [
        new(-30, CanMeet.Party), new(-7, CanMeet.Party), new(-1, CanMeet.Party), new(0, CanMeet.Party), new(7, CanMeet.Coordinator), new(30, CanMeet.Approver),
    ];

    /// <summary>The versions of a kind that come with this release, oldest first.</summary>
    /// <param name="kind">The kind.</param>
    public static IReadOnlyList<KindPolicy> Of(AgreementKind kind) => Shipped[kind];

    /// <summary>The newest version of a kind that comes with this release: what a new agreement gets where nobody has published another.</summary>
    /// <param name="kind">The kind.</param>
    public static KindPolicy Newest(AgreementKind kind) => Shipped[kind][^1];

    /// <summary>The shipped policy of a kind in a version.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="version">The version, from 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such version: the event was written by a later release.</exception>
    public static KindPolicy Of(AgreementKind kind, int version) =>
        Array.Find(Shipped[kind], p => p.Version == version)
        ?? throw new ArgumentOutOfRangeException(nameof(version), version, $"No policy version {version} for {kind}.");

    /// <summary>Whether it asks for the same as another one, whatever their versions.</summary>
    /// <param name="other">The other.</param>
    public bool AsksTheSame(KindPolicy other) =>
        (Kind, LeastPrincipals, Witnesses, NeedsApproval, NoticeEndsForAll is true)
            == (other.Kind, other.LeastPrincipals, other.Witnesses, other.NeedsApproval, other.NoticeEndsForAll is true)
        && Rubric.SequenceEqual(other.Rubric) && Same(NeededKinds, other.NeededKinds) && Same(Reminders, other.Reminders)
        && HasSameSteps(other);

    /// <summary>Whether an approval takes the same steps by it as by another one.</summary>
    internal bool HasSameSteps(KindPolicy other) => Same(ApprovalSteps, other.ApprovalSteps);

    private static bool Same<T>(IReadOnlyList<T>? one, IReadOnlyList<T>? other) =>
        one is null || other is null ? one is null && other is null : one.SequenceEqual(other);

    private static KindPolicy[] Read(AgreementKind kind)
    {
        var name = $"{typeof(KindPolicy).Namespace}.Policies.{KebabEnum<AgreementKind>.Name(kind)}.json";
        using var stream = typeof(KindPolicy).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"The assembly lacks {name}.");
        return JsonSerializer.Deserialize<KindPolicy[]>(stream, Shape) ?? throw new InvalidOperationException($"{name} says nothing.");
    }
}
