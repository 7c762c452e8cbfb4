using Agreements.Server.Notifications.Causes;
using Agreements.Server.Notifications.Endpoints;

namespace Agreements.Server.Notifications.Rules;

/// <summary>Whom an administrator has told by their role, each as they chose, and only of what they may see.</summary>
/// <param name="Name">A label: lower-case letters, digits, hyphens.</param>
/// <param name="Role">The role: coordinator, representative, approver or auditor.</param>
/// <param name="Institution">Code of the institution where they hold it; null for wherever.</param>
/// <param name="Topics">What they hear of; null for all.</param>
/// <param name="Kinds">Kinds of agreement; null for all.</param>
/// <param name="Stages">Stages that an agreement must be in; null for all.</param>
/// <param name="Institutions">Codes of institutions or bodies of which one must be a party; null for all.</param>
public sealed record NotificationRule(
    string Name, ActingRole Role, string? Institution = null, IReadOnlyList<Topic>? Topics = null, IReadOnlyList<AgreementKind>? Kinds = null,
    IReadOnlyList<Stage>? Stages = null, IReadOnlyList<string>? Institutions = null)
{
    /// <summary>The roles that a rule can name: administrators see no agreements.</summary>
    public static IReadOnlyList<ActingRole> Roles { get; } = [ActingRole.Coordinator, ActingRole.Representative, ActingRole.Approver, ActingRole.Auditor];

    /// <summary>What is wrong with it; null where nothing is.</summary>
    public Text? Fault() => EndpointStore.FaultOfName(Name) ?? (Roles.Contains(Role) ? null : new Text(
        "role：须为 coordinator、representative、approver 或 auditor。", "role: write coordinator, representative, approver or auditor."));
}
