using Agreements.Server.Identity.People;
using Agreements.Server.Identity;
using Agreements.Server.ReadModels.Visibility;
using Agreements.Server.Storage;
using Npgsql;

namespace Agreements.Server.Queries.People;

/// <summary>
/// Whose data somebody may see, as a condition of the statements that read them. Nobody sees everybody: people belong to the institution that
/// they work at and to the one that entered them.
/// </summary>
/// <param name="Caller">Who asks.</param>
public sealed record PeopleScope(Caller Caller)
{
    /// <summary>A query of the codes in the caller's reach: the institution asked for, those under it, and those merged into one of these.</summary>
    private static readonly string Reach = VisibilityTables.Downwards("select $1::text");

    /// <summary>
    /// Whether any phones, mails or addresses may be shown: an auditor checks that people are dealt with rightly and needs to reach none of
    /// them.
    /// </summary>
    public bool ShowsContacts => Caller.Role is not (ActingRole.Auditor or ActingRole.System);

    /// <summary>Whether they may enter, change and erase people.</summary>
    public bool MayWrite => Caller.Role is ActingRole.Coordinator or ActingRole.Representative or ActingRole.Administrator;

    /// <summary>The condition that a row of <c>people.people p</c> may be seen, in a statement whose parameters begin with <see cref="Begin"/>.</summary>
    internal string Sees => SeesWhom($"p.institution in ({Reach}) or p.kept_by in ({Reach})");

    /// <summary>
    /// The same of one person: from their institutions upwards, and not through everything in reach. That takes so little that the time of an answer
    /// does not tell somebody out of sight from nobody.
    /// </summary>
    internal string SeesOne => SeesWhom(
        $"exists (select from ({VisibilityTables.Upwards("select unnest(array[p.institution, p.kept_by])")}) above where above.code = $1)");

    /// <summary>Begins the parameters of a statement: the institution asked for, the account, the account that is stood in for.</summary>
    internal NpgsqlCommand Begin(NpgsqlCommand command) => command.With(Caller.Institution).With(Caller.Account).With(Caller.For);

    /// <summary>
    /// The condition that somebody of an institution may be entered: it is in reach; for a coordinator also when it has a role in an agreement in
    /// sight, since whoever leads an agreement keeps the list of its liaisons.
    /// </summary>
    internal string MayEnter(string institution) => Caller.Role switch
    {
        ActingRole.Administrator => "true",
        ActingRole.Coordinator =>
            $"({institution} in ({Reach}) or exists (select from sights s where s.codes @> array[{institution}::text] and s.seen_by @> array[$1::text]))",
        ActingRole.Representative => $"{institution} in ({Reach})",
        _ => "false",
    };

    private string SeesWhom(string isInReach) => Caller.Role switch
    {
        ActingRole.Auditor => "true",
        ActingRole.Administrator => $"(p.entered_by = $2 or {PeopleOfAccounts.IsNamed("p.id")})",
        ActingRole.Coordinator or ActingRole.Approver or ActingRole.Representative => $"({isInReach} or {PeopleOfAccounts.IsOwn("p.id", "$2")})",
        _ => "false",
    };
}
