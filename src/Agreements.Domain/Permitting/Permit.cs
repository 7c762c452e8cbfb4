using System.Collections.Frozen;
using System.Text.Json.Serialization;

namespace Agreements.Domain.Permitting;

/// <summary>How whoever asks stands to what a command is for.</summary>
[JsonConverter(typeof(KebabEnum<Relation>))]
public enum Relation
{
    /// <summary>Any: what it is for belongs to nobody in particular.</summary>
    Any,

    /// <summary>It is in their reach: the institution acted for, one under it, or a body with such a member has a role in it.</summary>
    InReach,

    /// <summary>The party whose word it is, is in their reach.</summary>
    OwnParty,
}

/// <summary>Lets those who act in a role give a command.</summary>
/// <param name="Role">The role.</param>
/// <param name="Relation">How they must stand to what it is for.</param>
public sealed record Permit(ActingRole Role, Relation Relation)
{
    private static readonly FrozenSet<Stage> EveryStage = Enum.GetValues<Stage>().ToFrozenSet();

    /// <summary>The stages in which it holds; all five unless told. Other rules of a stage are the domain's, and say more.</summary>
    public FrozenSet<Stage> Stages { get; init; } = EveryStage;

    /// <summary>True when it holds in some stages only.</summary>
    public bool DependsOnStage => Stages.Count < EveryStage.Count;

    /// <summary>True when it holds only where the policy of the agreement names steps of an approval.</summary>
    public bool OnlyInSteps { get; init; }

    /// <summary>The same, only where the policy names steps of an approval.</summary>
    public Permit InSteps => this with { OnlyInSteps = true };

    /// <summary>The same, in some stages only.</summary>
    /// <param name="stages">The stages.</param>
    public Permit During(params IReadOnlyList<Stage> stages) => this with { Stages = stages.ToFrozenSet() };
}

/// <summary>How whoever asks stands to one agreement, engagement or entry of the directory.</summary>
/// <param name="Codes">Codes of the institutions and bodies with a role in it that are in their reach; empty when none is.</param>
/// <param name="Stage">The agreement's stage; null for what has no stages.</param>
/// <param name="OwnParty">Code of the party whose word the command is; null when it is nobody's in particular.</param>
public sealed record Ties(IReadOnlySet<string> Codes, Stage? Stage, string? OwnParty)
{
    /// <summary>Whether the policy of the agreement names steps of an approval.</summary>
    public bool TakesSteps { get; init; }

    /// <summary>Whether a permit holds.</summary>
    /// <param name="permit">The permit.</param>
    public bool Allow(Permit permit) => (TakesSteps || !permit.OnlyInSteps)
        && (Stage is not { } stage || permit.Stages.Contains(stage)) && permit.Relation switch
    {
        Relation.Any => true,
        Relation.InReach => Codes.Count > 0,
        _ => OwnParty is null ? Codes.Count > 0 : Codes.Contains(OwnParty),
    };
}
