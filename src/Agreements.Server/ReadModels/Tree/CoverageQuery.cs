using Agreements.Server.Identity;
using Agreements.Server.ReadModels.Directory;
using Agreements.Server.ReadModels.Register;
using Agreements.Server.ReadModels.Visibility;
using Agreements.Server.Storage;
using System.Globalization;

namespace Agreements.Server.ReadModels.Tree;

/// <summary>An agreement that carries a clause.</summary>
/// <param name="Id">The agreement.</param>
/// <param name="Title">Its title.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Stage">The stage it is in.</param>
/// <param name="Standing">How it stands.</param>
/// <param name="Counts">Whether the clause counts as carried by it.</param>
public sealed record Carrier(Guid Id, Text Title, AgreementKind Kind, Stage Stage, Standing Standing, bool Counts);

/// <summary>A clause, and which lower agreements carry it.</summary>
/// <param name="Clause">Its id.</param>
/// <param name="Text">Its wording; null when the present text has no such clause any more.</param>
/// <param name="Carriers">Those that carry it, in Chinese order of their titles.</param>
public sealed record ClauseCoverage(string Clause, Text? Text, IReadOnlyList<Carrier> Carriers)
{
    /// <summary>True when some agreement that counts carries it.</summary>
    public bool IsCarried => Carriers.Any(c => c.Counts);
}

/// <summary>Which clauses of an agreement are carried, and by which lower agreements.</summary>
/// <param name="Id">The agreement.</param>
/// <param name="Title">Its title.</param>
/// <param name="Clauses">The clauses of its present text, in order.</param>
/// <param name="Gone">Clauses that lower agreements still carry and its present text has no more.</param>
public sealed record Coverage(Guid Id, Text Title, IReadOnlyList<ClauseCoverage> Clauses, IReadOnlyList<ClauseCoverage> Gone);

/// <summary>A clause that nobody carries.</summary>
/// <param name="Id">The agreement that has it.</param>
/// <param name="Title">Its title.</param>
/// <param name="Clause">The clause's id.</param>
/// <param name="Text">Its wording.</param>
public sealed record UncarriedClause(Guid Id, Text Title, string Clause, Text Text);

/// <summary>A page of clauses that nobody carries.</summary>
/// <param name="Clauses">The clauses.</param>
/// <param name="Next">Where the next begin; null when these are all.</param>
public sealed record UncarriedPage(IReadOnlyList<UncarriedClause> Clauses, string? Next);

/// <summary>How far the clauses of an agreement are carried by those below it.</summary>
/// <param name="Id">The agreement.</param>
/// <param name="Title">Its title.</param>
/// <param name="Clauses">How many clauses its present text has.</param>
/// <param name="Carried">How many of them some lower agreement carries.</param>
public sealed record CarriedShare(Guid Id, Text Title, int Clauses, int Carried);

/// <summary>How far clauses are carried, all together and by agreement.</summary>
/// <param name="Agreements">How many agreements have clauses for others to carry.</param>
/// <param name="Clauses">Their clauses.</param>
/// <param name="Carried">Of these, carried.</param>
/// <param name="Least">Those with the most clauses that nobody carries first.</param>
public sealed record CoverageShares(int Agreements, int Clauses, int Carried, IReadOnlyList<CarriedShare> Least);

/// <summary>Reads which clauses are carried.</summary>
public static class CoverageQuery
{
    /// <summary>Which lower agreements carry each clause of one; null when the read model does not hold it (yet).</summary>
    /// <param name="reader">What it reads by.</param>
    /// <param name="id">The agreement.</param>
    /// <param name="ct">Ends the wait.</param>
    public static async Task<Coverage?> OfAsync(Reader reader, Guid id, CancellationToken ct = default)
    {
        await using var one = reader.Db.CreateCommand(
            $"select {TreeTable.Nodes.Columns("n")} from tree_nodes n where n.id = $1{reader.Scope.And("n.id")}").With(id).With(reader.Scope);
        if (await one.FirstAsync(TreeTable.Nodes.Read, ct) is not { } node)
        {
            return null;
        }

        await using var lower = reader.Db.CreateCommand(
            $"select {TreeTable.Nodes.Columns("n")} from tree_nodes n where n.carried <> '{{}}'::jsonb and n.carried ? $1{reader.Scope.And("n.id")} "
            + "order by n.title_zh, n.id")
            .With(id.ToString()).With(reader.Scope);
        var carriers = (await lower.ListAsync(TreeTable.Nodes.Read, ct))
            .SelectMany(n => n.Carried[id.ToString()].Select(clause => (Clause: clause, By: CarrierOf(n)))).ToLookup(c => c.Clause, c => c.By);
        var there = node.Clauses.Select(c => c.Id).ToHashSet(StringComparer.Ordinal);
        return new Coverage(
            id, node.Title,
            [.. node.Clauses.Select(c => new ClauseCoverage(c.Id, new Text(c.Zh, c.En), [.. carriers[c.Id]]))],
            [.. carriers.Where(c => !there.Contains(c.Key)).Select(c => new ClauseCoverage(c.Key, null, [.. c]))
                .OrderBy(c => c.Clause, StringComparer.Ordinal)]);
    }

    /// <summary>
    /// Clauses that nobody carries, of agreements that are open and are frameworks or have others below them.
    /// </summary>
    /// <param name="reader">What it reads by.</param>
    /// <param name="after"><c>Next</c> of the page before; null for the first.</param>
    /// <param name="count">How many at most, 1 to 200.</param>
    /// <param name="ct">Ends the wait.</param>
    /// <exception cref="FormatException"><paramref name="after"/> is none that was given out.</exception>
    public static async Task<UncarriedPage> UncarriedAsync(Reader reader, string? after = null, int count = 50, CancellationToken ct = default)
    {
        var key = after is null ? null : Cursor.Read(after, 2);
        await using var command = reader.Db.CreateCommand(
            $$"""
            select n.id, n.title_zh, n.title_en, c.value->>'id' as clause, c.value->>'zh' as text_zh, c.value->>'en' as text_en, c.ordinality
            {{ToBeCarried(reader.Scope)}} and not {{IsCarried(reader.Scope)}} and ($1::uuid is null or (n.id, c.ordinality) > ($1, $2::bigint))
            order by n.id, c.ordinality limit $3
            """);
        command.With(key is null ? null : (Guid?)Guid.Parse(key[0]))
            .With(key is null ? null : (long?)long.Parse(key[1], CultureInfo.InvariantCulture)).With(count + 1).With(reader.Scope);
        var rows = await command.ListAsync(
            r => (
                Clause: new UncarriedClause(r.Get<Guid>("id"), r.Text("title"), r.Get<string>("clause"), r.Text("text")), Number: r.Get<long>("ordinality")),
            ct);
        var more = rows.Count > count
            ? Cursor.Write(rows[count - 1].Clause.Id.ToString(), rows[count - 1].Number.ToString(CultureInfo.InvariantCulture))
            : null;
        return new UncarriedPage([.. rows.Take(count).Select(r => r.Clause)], more);
    }

    /// <summary>How far the clauses of open frameworks, and of others that have agreements below them, are carried.</summary>
    /// <param name="reader">What it reads by.</param>
    /// <param name="kind">Only agreements of a kind; null for all.</param>
    /// <param name="institution">Only agreements with an institution; null for all.</param>
    /// <param name="region">Only agreements with an institution of a region; null for all.</param>
    /// <param name="most">How many agreements are named at most.</param>
    /// <param name="ct">Ends the wait.</param>
    public static async Task<CoverageShares> SharesAsync(
        Reader reader, AgreementKind? kind = null, string? institution = null, string? region = null, int most = 10, CancellationToken ct = default)
    {
        await using var command = reader.Db.CreateCommand(
            $$"""
            with shares as (
                select n.id, n.title_zh, n.title_en, count(*)::int as clauses, (count(*) filter (where {{IsCarried(reader.Scope)}}))::int as carried
                {{ToBeCarried(reader.Scope)}} and ($1::text is null or n.kind = $1)
                  and ($2::text is null or {{RegisterConditions.IsPartyTo("n.id", SameInstitution.CodesOf("$2"))}})
                  and ($3::text is null or {{RegisterConditions.IsPartyTo("n.id", SameInstitution.CodesIn("$3"))}})
                group by n.id
            )
            select s.*, (count(*) over ())::int as agreements, (sum(clauses) over ())::int as all_clauses, (sum(carried) over ())::int as all_carried
            from shares s order by clauses - carried desc, title_zh, id limit $4
            """).With(kind is { } k ? KebabEnum<AgreementKind>.Name(k) : null).With(institution).With(region).With(most).With(reader.Scope);
        var rows = await reader.KeptAsync(
            command,
            r => (
                Share: new CarriedShare(r.Get<Guid>("id"), r.Text("title"), r.Get<int>("clauses"), r.Get<int>("carried")),
                All: (r.Get<int>("agreements"), r.Get<int>("all_clauses"), r.Get<int>("all_carried"))),
            ct);
        var (agreements, clauses, carried) = rows.Count == 0 ? (0, 0, 0) : rows[0].All;
        return new CoverageShares(agreements, clauses, carried, [.. rows.Select(r => r.Share)]);
    }

    // Clauses are for others to carry where there are others, or where the kind means that there will be.
    private static string ToBeCarried(VisibilityScope scope) =>
        $"""
        from tree_nodes n cross join lateral jsonb_array_elements(n.clauses) with ordinality as c
        where n.clauses <> '[]'::jsonb and n.standing in ('open', 'suspended'){scope.And("n.id")}
          and (n.kind = 'framework' or exists (select from tree_nodes b where b.parent = n.id{scope.And("b.id")}))
        """;

    private static string IsCarried(VisibilityScope scope) =>
        $$"""
        exists (select from tree_nodes b where b.carried <> '{}'::jsonb and b.carried ? n.id::text and b.counts{{scope.And("b.id")}}
                and b.carried -> n.id::text ? (c.value->>'id'))
        """;

    private static Carrier CarrierOf(TreeNode n) => new(n.Id, n.Title, n.Kind, n.Stage, n.Standing, n.Counts);
}
