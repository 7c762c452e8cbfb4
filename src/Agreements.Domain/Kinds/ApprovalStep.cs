using System.Text.Json.Serialization;

namespace Agreements.Domain.Kinds;

/// <summary>At which institution a step of an approval is taken.</summary>
[JsonConverter(typeof(KebabEnum<ApprovalAt>))]
public enum ApprovalAt
{
    /// <summary>The agreement's own bureau: the institution that proposed it or, where that is no authority, the nearest one above it.</summary>
    Own,

    /// <summary>The institution above that of the step before; in the first step above the agreement's own bureau.</summary>
    Above,

    /// <summary>The institution that the step names.</summary>
    Named,
}

/// <summary>One step of an approval. They are taken in the order in which the policy names them.</summary>
/// <param name="Role">In which role it is taken: approver or coordinator.</param>
/// <param name="At">At which institution.</param>
/// <param name="Institution">Code of the institution that it names; null for the other two.</param>
/// <param name="Stage">The stage that is not entered without it.</param>
public sealed record ApprovalStep(ActingRole Role, ApprovalAt At, string? Institution = null, Stage Stage = Stage.Signed)
{
    /// <summary>The roles in which a step can be taken.</summary>
    public static IReadOnlyList<ActingRole> Roles { get; } = [ActingRole.Approver, ActingRole.Coordinator];
}
