using Agreements.Server.Identity;
using Agreements.Server.ReadModels.Register;
using Agreements.Server.ReadModels.Visibility;
using Agreements.Server.Storage;
using Npgsql;
using System.Globalization;

namespace Agreements.Server.ReadModels.Board;

/// <summary>Reads the board of stages.</summary>
public static class BoardQuery
{
    private const string Unknown = "";

    private const string Order = "coalesce(b.since, date 'infinity'), b.id";

    private static readonly string CardColumns = $"{BoardTable.Cards.Columns("b")}, {PerhapsUnmet.Of("b")} as perhaps_unmet";

    /// <summary>All five stages in order, each with its count and its first cards, as of one moment.</summary>
    /// <param name="reader">What it reads by.</param>
    /// <param name="cardsPerStage">How many cards at most of each stage, 0 to 200.</param>
    /// <param name="closed">True for those that are over instead, by the stage in which they ended.</param>
    /// <param name="among">Only agreements of which the register holds this: kind, institution, region and text; null for all.</param>
    /// <param name="today">The day by which what is owed is overdue, in Asia/Shanghai; null where nobody asks.</param>
    /// <param name="ct">Ends the wait.</param>
    public static async Task<IReadOnlyList<BoardColumn>> ColumnsAsync(
        Reader reader, int cardsPerStage, bool closed = false, RegisterFilter? among = null, DateOnly? today = null, CancellationToken ct = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(cardsPerStage);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(cardsPerStage, 200);
        var seesFew = await reader.SeesFewAsync(ct);
        var sight = await reader.SightAsync(ct);
        await using var connection = await reader.Db.OpenConnectionAsync(ct);
        // One snapshot: a card never shows in two columns, nor a count that does not fit its cards.
        await using var moment = await connection.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, ct);
        await using var count = new NpgsqlCommand("", connection, moment);
        count.With(closed).CommandText =
            $"""
            select c.stage, count(*)::int as count from board_cards c
            where c.closed = $1{Among(among, "c", count)} and {sight("c.id")} group by c.stage
            """;
        var counts = (await reader.KeptAsync(count.With(reader.Scope), r => (Stage: r.Stage("stage"), Count: r.Get<int>("count")), ct, moment))
            .ToDictionary(c => c.Stage, c => c.Count);
        await using var first = new NpgsqlCommand("", connection, moment);
        first.With(Enum.GetValues<Stage>().Select(s => (short)s).ToArray()).With(cardsPerStage).With(closed);
        var shown = $"b.closed = $3{Among(among, "b", first)} and {sight("b.id")}";
        first.CommandText =
            $"""
            select {CardColumns} from ({(seesFew ? FirstOfFew(shown) : FirstByStage(shown))}) f join board_cards b on b.id = f.id order by b.stage, {Order}
            """;
        var cards = (await JudgedAsync(reader, await first.With(reader.Scope).ListAsync(Card, ct), today, ct)).ToLookup(c => c.Stage);
        return
        [
            .. Enum.GetValues<Stage>().Select(s => Column(s, counts.GetValueOrDefault(s), [.. cards[s]])),
        ];
    }

    /// <summary>More cards of one stage.</summary>
    /// <param name="reader">What it reads by.</param>
    /// <param name="stage">The stage.</param>
    /// <param name="after">Where they begin: <c>More</c> of what came before; null for the first.</param>
    /// <param name="count">How many at most, 1 to 200.</param>
    /// <param name="closed">True for those that are over instead.</param>
    /// <param name="among">Only agreements of which the register holds this; null for all.</param>
    /// <param name="today">The day by which what is owed is overdue, in Asia/Shanghai; null where nobody asks.</param>
    /// <param name="ct">Ends the wait.</param>
    /// <exception cref="FormatException"><paramref name="after"/> is none that was given out.</exception>
    public static async Task<BoardCards> CardsAsync(
        Reader reader, Stage stage, string? after, int count, bool closed = false, RegisterFilter? among = null, DateOnly? today = null,
        CancellationToken ct = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, 200);
        var key = after is null ? null : Cursor.Read(after, 2);
        var sight = await reader.SightAsync(ct);
        await using var command = reader.Db.CreateCommand();
        command.With((short)stage).With(count + 1).With(closed);
        if (key is not null)
        {
            command.With(key[0] == Unknown ? null : (DateOnly?)DateOnly.ParseExact(key[0], "O", CultureInfo.InvariantCulture)).With(Guid.Parse(key[1]));
        }

        command.CommandText =
            $"""
            select {CardColumns} from board_cards b
            where b.closed = $3 and b.stage = $1{(key is null ? "" : $" and ({Order}) > (coalesce($4, date 'infinity'), $5)")}
              {Among(among, "b", command)} and {sight("b.id")}
            order by {Order} limit $2
            """;
        var cards = await JudgedAsync(reader, await command.With(reader.Scope).ListAsync(Card, ct), today, ct);
        return cards.Count > count ? new BoardCards(cards[..count], After(cards[count - 1])) : new BoardCards(cards, null);
    }

    /// <summary>The card of one agreement; null when there is none (yet) or it is out of sight.</summary>
    /// <param name="reader">What it reads by.</param>
    /// <param name="id">The agreement.</param>
    /// <param name="ct">Ends the wait.</param>
    public static async Task<BoardCard?> FindAsync(Reader reader, Guid id, CancellationToken ct = default)
    {
        await using var command = reader.Db.CreateCommand(
            $"select {CardColumns} from board_cards b where b.id = $1{reader.Scope.And("b.id")}").With(id).With(reader.Scope);
        return (await JudgedAsync(reader, await command.ListAsync(Card, ct), null, ct)).SingleOrDefault();
    }

    /// <summary>The ids of the first cards of each stage, by walking through each in its order until there are enough.</summary>
    private static string FirstByStage(string shown) =>
        $"""
        select c.id from unnest($1::smallint[]) as s(stage) cross join lateral (
            select b.id from board_cards b where b.stage = s.stage and {shown} order by {Order} limit $2) c
        """;

    /// <summary>The same where few are shown: all of them are found once, and not again for each stage.</summary>
    private static string FirstOfFew(string shown) =>
        $"""
        select c.id from (select b.id, row_number() over (partition by b.stage order by {Order}) as place
            from board_cards b where b.stage = any($1) and {shown}) c where c.place <= $2
        """;

    /// <summary>The condition that the register holds something of a card's agreement; empty for none. Gives the command its values.</summary>
    private static string Among(RegisterFilter? among, string card, NpgsqlCommand command)
    {
        if (among is null)
        {
            return "";
        }

        string[] kept = [.. among.Kinds.Select(KebabEnum<AgreementKind>.Name)];
        var kinds = kept.Length > 0 ? $" and {card}.kind = any({command.Parameter(kept)})" : "";
        var rest = among with { Kinds = [] };
        // What a reader may see is asked of the card itself.
        var conditions = RegisterConditions.Of(rest, null, command);
        return conditions.Count == 0 ? kinds
            : $"{kinds} and {card}.id in (select r.id from {RegisterConditions.Tables(rest, command)} {RegisterConditions.Where(conditions)})";
    }

    private static async Task<List<BoardCard>> JudgedAsync(Reader reader, IReadOnlyList<BoardCard> cards, DateOnly? today, CancellationToken ct)
    {
        var unmet = await reader.UnmetAsync(cards.Select(c => c.Related), ct);
        var overdue = today is { } day ? await OverdueAsync(reader, [.. cards.Select(c => c.Id)], day, ct) : null;
        return
        [
            .. cards.Select(c => c with
            {
                Unmet = [.. c.Unmet, .. unmet(c.Related).Select(UnmetGuard.Of)], Overdue = overdue?.GetValueOrDefault(c.Id),
            }),
        ];
    }

    private static async Task<Dictionary<Guid, int>> OverdueAsync(Reader reader, Guid[] agreements, DateOnly today, CancellationToken ct)
    {
        await using var command = reader.Db.CreateCommand(
            """
            select r.agreement, count(*)::int as overdue from commitment_rows r
            where r.agreement = any($1) and r.is_owed and r.due_latest < $2 group by r.agreement
            """);
        var counts = await command.With(agreements).With(today).ListAsync(r => (Id: r.Get<Guid>("agreement"), Count: r.Get<int>("overdue")), ct);
        return counts.ToDictionary(c => c.Id, c => c.Count);
    }

    /// <summary>A card; with its guards about other streams where one of them may not hold.</summary>
    private static BoardCard Card(NpgsqlDataReader r)
    {
        var card = BoardTable.Cards.Read(r);
        return r.Get<bool?>("perhaps_unmet") == true ? card : card with { Related = null };
    }

    private static BoardColumn Column(Stage stage, int count, IReadOnlyList<BoardCard> cards) =>
        new(stage, count, cards, cards.Count > 0 && cards.Count < count ? After(cards[^1]) : null);

    private static string After(BoardCard last) =>
        Cursor.Write(last.Since?.ToString("O", CultureInfo.InvariantCulture) ?? Unknown, last.Id.ToString());
}
