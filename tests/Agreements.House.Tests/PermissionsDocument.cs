using System.Text;
using Agreements.Domain;
using Agreements.Domain.Permitting;
using Agreements.Domain.Values;

namespace Agreements.House.Tests;

/// <summary>The table of permissions as <c>docs/permissions.md</c> shows it.</summary>
internal static class PermissionsDocument
{
    private static readonly ActingRole[] Roles = [ActingRole.Coordinator, ActingRole.Representative, ActingRole.Approver, ActingRole.Administrator];

    private const string Head = """
        # 谁可以做什么 · Who may do what

        Made from `Agreements.Domain/Permitting/Permissions.cs`, the only place that decides it; a test fails when this page is stale
        (`AGREEMENTS_APPROVE=1 dotnet test tests/Agreements.House.Tests` writes it anew). A command's name is the operation id of its endpoint.

        | in a cell | the role may, if … |
        |---|---|
        | 有关 related | it is in reach: the institution acted for, one under it, or a standing body with such a member has a role in it |
        | 本方 own party | the party whose word it is (who consents, signs, owes, rates) is in reach |
        | 任意 any | always |
        | (…) | only while the agreement is in these stages |
        | (steps) | only where the policy of the agreement names steps of an approval; whose turn it is, the domain says (409) |
        | – | never |

        **Auditors** are in no column: they read everything and change nothing, by a database role that can only select. **The system** gives
        the commands that nobody may give. What is not in reach is not there: every endpoint answers 404 for it. What is in reach and not theirs
        is 403, with this table's line in words. What else must hold (stage, guards, standing) is the domain's to say, as 409.

        **Reading.** Auditors read all agreements, engagements and the access log. Coordinators, party representatives and approvers read what is
        in reach. Administrators read no agreement by that role. The directory of institutions and bodies, kinds and policies are read by everybody
        signed in; what of them counts or lists agreements counts those in reach.


        """;

    public static string Render()
    {
        var page = new StringBuilder(Head.ReplaceLineEndings("\n"));
        page.Append("| command | ").AppendJoin(" | ", Roles.Select(r => $"{NotPermitted.NameOf(r).Zh} {NotPermitted.NameOf(r).En}")).Append(" |\n");
        page.Append("|---|").Insert(page.Length, "---|", Roles.Length).Append('\n');
        foreach (var (command, permits) in Permissions.Table)
        {
            page.Append("| `").Append(char.ToLowerInvariant(command.Name[0])).Append(command.Name[1..]).Append("` | ")
                .AppendJoin(" | ", Roles.Select(r => Cell(permits.FirstOrDefault(p => p.Role == r)))).Append(" |\n");
        }

        return page.ToString();
    }

    private static string Cell(Permit? permit) => permit is null
        ? "–"
        : permit.Relation switch { Relation.Any => "任意 any", Relation.InReach => "有关 related", _ => "本方 own party" }
            + (permit.OnlyInSteps ? " (steps)" : "")
            + (permit.DependsOnStage ? $" ({string.Join(", ", permit.Stages.Order().Select(s => StageNames.Of(s).En))})" : "");
}
