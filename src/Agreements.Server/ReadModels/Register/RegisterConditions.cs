using Agreements.Server.Localization.ChineseText;
using Agreements.Server.ReadModels.Directory;
using Agreements.Server.Storage;
using Npgsql;

namespace Agreements.Server.ReadModels.Register;

/// <summary>The conditions of a filter in SQL. The text depends only on which conditions are given, so that few statements are prepared.</summary>
internal static class RegisterConditions
{
    /// <summary>What the conditions are asked of: <c>r</c>, and what is searched by where that is needed.</summary>
    /// <param name="filter">The filter.</param>
    /// <param name="command">Takes the values.</param>
    public static string Tables(RegisterFilter filter, NpgsqlCommand command)
    {
        if (filter.Past is { Clock: PastClock.Recorded })
        {
            return PastRegister.PastQuery.Recorded(filter, NeedsSearch(filter) || filter.Partner is not null, command);
        }

        var rows = filter.Past is null ? "register_rows" : PastRegister.PastQuery.Happened(filter.Past, command);
        return NeedsSearch(filter) ? $"{rows} r join register_search s on s.id = r.id" : $"{rows} r";
    }

    /// <summary>That an agreement has one of some institutions among its parties.</summary>
    /// <param name="agreement">The agreement's id: a column.</param>
    /// <param name="codes">A query of their codes: see <see cref="SameInstitution"/>.</param>
    public static string IsPartyTo(string agreement, string codes) =>
        $"exists (select from register_search s where s.id = {agreement} and s.institutions && array{codes})";

    public static string Where(IReadOnlyCollection<string> conditions) => conditions.Count == 0 ? "" : $"where {string.Join(" and ", conditions)}";

    /// <summary>Gives the command the values of its conditions; that of the scope is to be given when its text is whole.</summary>
    /// <param name="filter">The filter.</param>
    /// <param name="sight">The condition of being in sight; null where something else is asked for it.</param>
    /// <param name="command">Takes the values.</param>
    /// <param name="many">
    /// Whether many are known to meet them: the first of these are found soonest by walking through all in order, and no index is to be offered that
    /// would find every one of them first.
    /// </param>
    public static List<string> Of(RegisterFilter filter, Func<string, string>? sight, NpgsqlCommand command, bool many = false)
    {
        var conditions = new List<string>();
        if (sight?.Invoke("r.id") is { } seen and not "true")
        {
            conditions.Add(seen);
        }

        if (filter.Stages.Count > 0)
        {
            conditions.Add($"r.stage = any({command.Parameter(filter.Stages.Select(s => (short)s).ToArray())})");
        }

        if (filter.Kinds.Count > 0)
        {
            conditions.Add($"r.kind = any({command.Parameter(filter.Kinds.Select(KebabEnum<AgreementKind>.Name).ToArray())})");
        }

        if (filter.Standings.Count > 0)
        {
            conditions.Add($"r.standing = any({command.Parameter(filter.Standings.Select(KebabEnum<Standing>.Name).ToArray())})");
        }

        if (filter.Partner is { } partner)
        {
            var same = SameInstitution.CodesOf(command.Parameter(partner));
            conditions.Add(
                $"exists (select from jsonb_array_elements(r.parties) p where coalesce(p ->> 'institution', p ->> 'body') = any(array{same}))");
        }

        // A past has no index of what is searched by: it is one table, of what its agreements were called then.
        var (search, isIndexed) = filter.Past is { Clock: PastClock.Recorded } ? ("r", false) : ("s", !many);
        AddPlaces(filter, command, conditions, (search, isIndexed));
        AddText(filter, command, conditions, (search, isIndexed));
        return conditions;
    }

    private static bool NeedsSearch(RegisterFilter filter) =>
        filter.Institution is not null || filter.Region is not null || !string.IsNullOrWhiteSpace(filter.Text);

    private static void AddPlaces(RegisterFilter filter, NpgsqlCommand command, List<string> conditions, (string Table, bool IsIndexed) search)
    {
        var institutions = search.IsIndexed ? $"{search.Table}.institutions" : $"({search.Table}.institutions || array[]::text[])";
        if (filter.Institution is { } institution)
        {
            conditions.Add($"{institutions} && array{SameInstitution.CodesOf(command.Parameter(institution))}");
        }

        if (filter.Region is { } region)
        {
            conditions.Add($"{institutions} && array{SameInstitution.CodesIn(command.Parameter(region))}");
        }
    }

    private static void AddText(RegisterFilter filter, NpgsqlCommand command, List<string> conditions, (string Table, bool IsIndexed) search)
    {
        if (!string.IsNullOrWhiteSpace(filter.Text))
        {
            conditions.AddRange(SearchConditions.Of(filter.Text, search.Table, command, search.IsIndexed));
        }
    }
}
