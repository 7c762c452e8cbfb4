using Agreements.Server.Storage;
using Npgsql;

namespace Agreements.Server.Identity;

/// <summary>
/// What somebody may see of agreements and engagements, as a condition of the statements that read them: never a filter over what was
/// already read, so counts, pages and totals are of what may be seen.
/// </summary>
public sealed record VisibilityScope
{
    private readonly string _institution;

    private VisibilityScope(bool isWhole, string institution) => (IsWhole, _institution) = (isWhole, institution);

    /// <summary>Everything: auditors, and the system itself.</summary>
    public static VisibilityScope Whole { get; } = new(true, "");

    /// <summary>No agreement at all: whoever has no role that reads agreements.</summary>
    public static VisibilityScope Nothing { get; } = new(false, "");

    /// <summary>True when nothing is hidden.</summary>
    public bool IsWhole { get; }

    /// <summary>Code of the institution that it is the sight of; empty when it is of none.</summary>
    public string Institution => _institution;

    /// <summary>The sight of an institution: what it, one under it or a body of which one of these is a member has a role in.</summary>
    /// <param name="code">The institution's code.</param>
    public static VisibilityScope Of(string code) => code.Length > 0 ? new VisibilityScope(false, code) : Nothing;

    /// <summary>The sight of somebody who asks, by the role they ask in.</summary>
    /// <param name="caller">Who asks.</param>
    public static VisibilityScope Of(Caller caller) => caller.Role switch
    {
        ActingRole.Auditor => Whole,
        ActingRole.Administrator => Nothing,
        _ => Of(caller.Institution),
    };

    /// <summary>The condition that a row is about something in sight, to follow other conditions of a <c>where</c>; empty when all is.</summary>
    /// <param name="id">The column of the agreement's (or engagement's) id, qualified: <c>r.id</c>.</param>
    /// <param name="parameter">The number of the statement's parameter that <see cref="ScopeParameter.With"/> adds: one more than there are before it.</param>
    internal string And(string id, int parameter) => IsWhole ? "" : $" and {Holds(id, parameter)}";

    /// <summary>An id where it is of something in sight, else null: so that what is in sight does not name what is not.</summary>
    internal string Only(string id, int parameter) => IsWhole ? id : $"(case when {Holds(id, parameter)} then {id} end)";

    /// <summary>The same as a whole condition.</summary>
    internal string Holds(string id, int parameter) => Holds(id, $"${parameter}");

    /// <summary>The same with a parameter of another name.</summary>
    internal string Holds(string id, string parameter) =>
        IsWhole ? "true" : $"exists (select from sights seen where seen.id = {id} and seen.seen_by @> array[{parameter}::text])";
}

/// <summary>Gives statements the parameter of a sight.</summary>
internal static class ScopeParameter
{
    /// <summary>Adds the parameter that <see cref="VisibilityScope.And"/> speaks of; to be called after all parameters before it.</summary>
    public static NpgsqlCommand With(this NpgsqlCommand command, VisibilityScope scope) => scope.IsWhole ? command : command.With(scope.Institution);
}
