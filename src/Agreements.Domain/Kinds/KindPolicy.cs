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

    /// <summary>集体见证: every witness named among the parties attests; for a body, itself or each of its members of that day.</summary>
    Collective,
}

/// <summary>One thing that is rated, and how much it counts.</summary>
/// <param name="Id">Stable id, such as <c>delivery</c>.</param>
/// <param name="Name">What people read.</param>
/// <param name="Weight">Its share; the weights of a rubric add up to 100.</param>
public sealed record Criterion(string Id, Text Name, int Weight);

/// <summary>What a kind of agreement asks for. An agreement keeps the version it is judged by.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Version">The policy's version, from 1.</param>
/// <param name="LeastPrincipals">The least number of principals.</param>
/// <param name="Witnesses">The witness rule.</param>
/// <param name="NeedsApproval">Whether an approver must approve before signing.</param>
/// <param name="Rubric">What is rated at the end.</param>
public sealed record KindPolicy(
    AgreementKind Kind, int Version, int LeastPrincipals, WitnessRule Witnesses, bool NeedsApproval, IReadOnlyList<Criterion> Rubric)
{
    private static readonly IReadOnlyList<Criterion> CommonRubric =
    [
        new("delivery", new Text("承诺履行", "Commitments kept"), 40),
        new("results", new Text("成果质量", "Quality of results"), 40),
        new("cooperation", new Text("协作配合", "Working together"), 20),
    ];

    private static readonly KindPolicy[] First =
    [
        new(AgreementKind.Framework, 1, 2, WitnessRule.None, true, CommonRubric),
        new(AgreementKind.ActionPlan, 1, 2, WitnessRule.None, false, CommonRubric),
        new(AgreementKind.SpecialPlan, 1, 2, WitnessRule.None, false, CommonRubric),
        new(AgreementKind.FriendshipSchool, 1, 2, WitnessRule.EachNamed, false, CommonRubric),
        new(AgreementKind.SchoolEnterprise, 1, 2, WitnessRule.None, false, CommonRubric),
        new(AgreementKind.AllianceCharter, 1, 2, WitnessRule.Any, false, CommonRubric),
        new(AgreementKind.Consortium, 1, 4, WitnessRule.None, true, CommonRubric),
        new(AgreementKind.Aid, 1, 1, WitnessRule.None, false, CommonRubric),
        new(AgreementKind.ConstructionProject, 1, 2, WitnessRule.None, true, CommonRubric),
        new(AgreementKind.Designation, 1, 1, WitnessRule.None, false, CommonRubric),
    ];

    /// <summary>The version that a new agreement gets.</summary>
    public const int Current = 1;

    /// <summary>The policy of a kind in a version.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="version">The version, from 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such version: the event was written by a later release.</exception>
    public static KindPolicy Of(AgreementKind kind, int version) =>
        version == 1 ? First[(int)kind] : throw new ArgumentOutOfRangeException(nameof(version), version, $"No policy version {version} for {kind}.");
}
