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
    internal string And(string id) => IsWhole ? "" : $" and {Holds(id)}";

    /// <summary>
    /// The same condition for a sight of little: all of it is found first, and then rows by their ids. A planner that does not know how little it is
    /// would walk through the rows of everybody in their order, or through all that have a word, to find these.
    /// </summary>
    internal string IsOneOfFew(string id) =>
        IsWhole ? "true" : $"{id} = any(array(select seen.id from sights seen where seen.seen_by @> array[{ScopeParameter.Place}::text]))";

    /// <summary>An id where it is of something in sight, else null: so that what is in sight does not name what is not.</summary>
    internal string Only(string id) => IsWhole ? id : $"(case when {Holds(id)} then {id} end)";

    /// <summary>The same as a whole condition.</summary>
    internal string Holds(string id) =>
        IsWhole ? "true" : $"exists (select from sights seen where seen.id = {id} and seen.seen_by @> array[{ScopeParameter.Place}::text])";
}

/// <summary>Gives statements the parameter of a scope.</summary>
internal static class ScopeParameter
{
    /// <summary>Where the conditions of a scope have its institution. No statement with it can be run: a scope that is forgotten hides everything.</summary>
    public const string Place = "$scope$";

    /// <summary>Adds the parameter that the conditions of a scope speak of, whatever its number is: after all others of the statement.</summary>
    /// <exception cref="InvalidOperationException">The statement has no condition of a scope: it would show what is out of sight.</exception>
    public static NpgsqlCommand With(this NpgsqlCommand command, VisibilityScope scope)
    {
        if (scope.IsWhole)
        {
            return command;
        }

        if (!command.CommandText.Contains(Place, StringComparison.Ordinal))
        {
            throw new InvalidOperationException("A statement takes a scope and has no condition of it.");
        }

        command.With(scope.Institution);
        command.CommandText = command.CommandText.Replace(Place, $"${command.Parameters.Count}", StringComparison.Ordinal);
        return command;
    }
}
