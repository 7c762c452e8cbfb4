using Agreements.Cli.Shell;
using Agreements.Server.Exchange.Exporting;
using Agreements.Server.Localization;
using Agreements.Server.ReadModels.Register;
using Agreements.Server.ReadModels.Visibility;
using System.CommandLine;
using SheetOf = Agreements.Server.Exchange.Exporting.Ledger;

namespace Agreements.Cli.Exporting;

/// <summary><c>agreements export register FILE</c> and the like: register and ledgers as CSV or workbook, by the name of the file.</summary>
internal static class SheetCommands
{
    public static IEnumerable<Command> Create(ShellContext shell) => Ledgers.All.Select(l => Create(shell, l));

    private static Command Create(ShellContext shell, SheetOf ledger)
    {
        var file = new Argument<string>("FILE") { Description = "The file to write: .csv or .xlsx." };
        var columns = new Option<string?>("--columns")
        {
            Description = $"Columns in order, parted by commas: {string.Join(", ", ledger.Columns.Select(c => c.Name))}.",
        };
        var bom = new Option<bool>("--bom") { Description = "For CSV: begin with a byte order mark, by which Excel knows UTF-8." };
        var asOf = new Option<string?>("--as-of") { Description = "As it was: a day (its end in Asia/Shanghai) or a time." };
        var clock = PastOptions.Clock();
        var command = new Command(ledger.Name, $"Writes {ledger.Title.EnOrZh} ({ledger.Title.Zh}) as CSV or workbook, from all agreements.")
        {
            file, columns, bom, asOf, clock,
        };
        command.SetAction((parsed, token) =>
            RunAsync(
                shell, parsed, ledger,
                new Sheet(
                    parsed.GetValue(file)!, parsed.GetValue(columns), parsed.GetValue(bom), PastOptions.Of(parsed.GetValue(asOf), parsed.GetValue(clock))),
                token));
        return command;
    }

    private static async Task<int> RunAsync(ShellContext shell, ParseResult parsed, SheetOf ledger, Sheet sheet, CancellationToken token)
    {
        var terminal = shell.Terminal(parsed);
        var columns = Choose(ledger, sheet);
        var say = UiLanguage.Find(parsed.GetValue(CommonOptions.Lang)) ?? UiLanguage.Chinese;
        var isCsv = Path.GetExtension(sheet.File).ToUpperInvariant() switch
        {
            ".CSV" => true,
            ".XLSX" => false,
            _ => throw new UsageException(new Text($"{sheet.File}：文件名须以 .csv 或 .xlsx 结尾。", $"{sheet.File}: the name of the file must end in .csv or .xlsx.")),
        };
        await using var data = await shell.AuditorAsync(token);
        using var store = Stores.Open(data);
        await using var reader = Reader.Whole(data, store);
        await using var to = File.Create(sheet.File);
        var rows = LedgerRows.OfAsync(reader, ledger, new RegisterFilter { Sort = RegisterSort.Title, Past = sheet.Past }, token);
        var count = isCsv
            ? await CsvSheet.WriteAsync(to, columns, rows, say, sheet.Bom, token)
            : await XlsxSheet.WriteAsync(to, ledger.Title, columns, rows, say, token);
        terminal.Say(
            new Text($"{sheet.File}：{ledger.Title.Zh}，{count} 行。", $"{sheet.File}: {ledger.Title.EnOrZh}, {count} row{(count == 1 ? "" : "s")}."), "green");
        return App.Done;
    }

    private static IReadOnlyList<ExportColumn> Choose(SheetOf ledger, Sheet sheet)
    {
        try
        {
            ledger.RefuseUnlessTold(sheet.Past);
            return ledger.Choose(sheet.Columns);
        }
        catch (FormatException e)
        {
            throw new UsageException(new Text(e.Message));
        }
    }

    private sealed record Sheet(string File, string? Columns, bool Bom, Past? Past);
}
