using Agreements.Server.Localization;
using Agreements.Server.ReadModels.Register;
using System.Globalization;

namespace Agreements.Server.Exchange.Exporting;

/// <summary>A column of an export. A value is a text, a number, a day, or nothing; never a formula.</summary>
/// <param name="Name">Its stable name, as <c>columns=</c> chooses it.</param>
/// <param name="Title">What its head says.</param>
/// <param name="Width">Its width in a workbook, in characters of Latin letters.</param>
/// <param name="Value">The value of a row: <see cref="string"/>, <see cref="Text"/>, <see cref="decimal"/>, <see cref="int"/>,
/// <see cref="Edtf"/>, <see cref="DateTimeOffset"/> or null.</param>
public sealed record ExportColumn(string Name, Text Title, double Width, Func<LedgerRow, object?> Value)
{
    /// <summary>The value as a cell holds it: text, decimal, day, time of Shanghai, or nothing.</summary>
    /// <param name="row">The row.</param>
    /// <param name="say">The language.</param>
    public object? Cell(LedgerRow row, UiLanguage say) => CellOf(Value(row), say);

    /// <summary>A value as a cell holds it: text, decimal, day, time of Shanghai, or nothing.</summary>
    /// <param name="value">The value: <see cref="string"/>, <see cref="Text"/>, <see cref="decimal"/>, <see cref="int"/>, <see cref="long"/>,
    /// <see cref="Edtf"/>, <see cref="DateTimeOffset"/> or null.</param>
    /// <param name="say">The language.</param>
    internal static object? CellOf(object? value, UiLanguage say) => value switch
    {
        Text t => say[t],
        int n => (decimal)n,
        long n => (decimal)n,
        // Only what is exactly one day is a date; an imprecise one stays what the source says.
        Edtf e => DateOnly.TryParseExact(e.Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : e.Value,
        DateTimeOffset at => Shanghai.Time(at).DateTime,
        var other => other,
    };
}

/// <summary>A row of an export: an agreement, and what of it the row is about.</summary>
/// <param name="Agreement">The agreement.</param>
/// <param name="Subject">The commitment, signature, result or figure; null where the agreement itself is the subject.</param>
/// <param name="UpdatedAt">When its last event was recorded.</param>
public sealed record LedgerRow(Agreement Agreement, object? Subject, DateTimeOffset UpdatedAt)
{
    /// <summary>The stage that it is in; on a day by the clock of what happened, the one that it was in.</summary>
    public Stage Stage { get; init; } = Agreement.Stage;

    /// <summary>How it stands, or stood on that day.</summary>
    public Standing Standing { get; init; } = Agreement.Standing;

    /// <summary>The day on which it entered a stage; null when unknown, or not entered by then.</summary>
    /// <param name="stage">The stage.</param>
    public Edtf? Entered(Stage stage) => Stage >= stage ? Agreement.Entries.GetValueOrDefault(stage)?.On : null;
}

/// <summary>A register or ledger that can be exported.</summary>
/// <param name="Name">Its name, in paths and on the command line.</param>
/// <param name="Title">What the sheet is called.</param>
/// <param name="Columns">All columns, in their usual order.</param>
/// <param name="Rows">The rows of one agreement.</param>
public sealed record Ledger(string Name, Text Title, IReadOnlyList<ExportColumn> Columns, Func<Agreement, IEnumerable<object?>> Rows)
{
    /// <summary>Makes sure that it can be told of a past: by the clock of what happened only the register can.</summary>
    /// <param name="past">The past; null for as it is.</param>
    /// <exception cref="FormatException">It cannot.</exception>
    internal void RefuseUnlessTold(Past? past)
    {
        if (past is { Clock: PastClock.Happened } && this != Ledgers.Register)
        {
            throw new FormatException($"clock=happened: only the register is told by that clock; leave it out, and {Name} are those on record by then.");
        }
    }

    /// <summary>The columns chosen, in the order chosen; all for none.</summary>
    /// <param name="names">Names parted by commas; null or empty for all.</param>
    /// <exception cref="FormatException">There is no column of a name; the message names those there are.</exception>
    public IReadOnlyList<ExportColumn> Choose(string? names) => string.IsNullOrWhiteSpace(names)
        ? Columns
        : [.. names.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(n => Columns.FirstOrDefault(c => c.Name == n)
            ?? throw new FormatException($"columns={n}: use some of {string.Join(", ", Columns.Select(c => c.Name))}."))];
}
