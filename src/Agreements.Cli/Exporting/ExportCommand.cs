using Agreements.Cli.Shell;
using Agreements.Server.Exchange.Importing.Writing;
using Agreements.Server.ReadModels.Visibility;
using System.CommandLine;

namespace Agreements.Cli.Exporting;

/// <summary><c>agreements export</c>: what sources have told, as case files that <c>import</c> reads; below it, register and ledgers as sheets.</summary>
internal static class ExportCommand
{
    public static Command Create(ShellContext shell)
    {
        var file = new Argument<string>("FILE") { Description = "The file to write; with --all, the folder: one file per source." };
        var source = new Option<string?>("--source") { Description = "Id of the source; may be left out where there is only one." };
        var all = new Option<bool>("--all") { Description = "Every source, one file each." };
        var command = new Command("export", "Writes what sources have told as case files. Reading one again records nothing new.") { file, source, all };
        foreach (var sheet in SheetCommands.Create(shell))
        {
            command.Subcommands.Add(sheet);
        }

        command.SetAction((parsed, token) => RunAsync(shell, parsed, parsed.GetValue(file)!, parsed.GetValue(source), parsed.GetValue(all), token));
        return command;
    }

    private static async Task<int> RunAsync(ShellContext shell, ParseResult parsed, string path, string? source, bool all, CancellationToken token)
    {
        if (all && source is not null)
        {
            throw new UsageException(new Text("--source 与 --all 只能用一个。", "Give --source or --all, not both."));
        }

        var terminal = shell.Terminal(parsed);
        await using var data = await shell.AuditorAsync(token);
        using var store = Stores.Open(data);
        var export = new CaseExport(Reader.Whole(data, store));
        var sources = await export.SourcesAsync(token);
        if (all)
        {
            Directory.CreateDirectory(path);
            foreach (var id in sources)
            {
                await WriteAsync(terminal, export, id, Path.Combine(path, FileName(id)), token);
            }

            return App.Done;
        }

        return await WriteAsync(terminal, export, source ?? Only(sources), path, token) ? App.Done : App.HasErrors;
    }

    private static string Only(IReadOnlyList<string> sources) => sources is [var one]
        ? one
        : throw new UsageException(new Text(
            $"请用 --source 指明来源：{string.Join("、", sources)}；或用 --all。", $"Say which source with --source: {string.Join(", ", sources)}; or use --all."));

    private static async Task<bool> WriteAsync(Terminal terminal, CaseExport export, string source, string path, CancellationToken token)
    {
        if (await export.OfAsync(source, token) is not { } document)
        {
            terminal.Complain(new Text($"没有来自“{source}”的记录。", $"Nothing on record comes from '{source}'."));
            return false;
        }

        await File.WriteAllBytesAsync(path, document.ToBytes(), token);
        terminal.Say(
            new Text(
                $"{path}：{document.Institutions.Count} 个机构，{document.Bodies.Count} 个组织，{document.Agreements.Count} 份协议，"
                    + $"{document.Engagements.Count} 次活动，{document.Indicators.Count} 项指标。",
                $"{path}: {document.Institutions.Count} institutions, {document.Bodies.Count} bodies, {document.Agreements.Count} agreements, "
                    + $"{document.Engagements.Count} engagements, {document.Indicators.Count} figures."),
            "green");
        return true;
    }

    private static string FileName(string source) => string.Concat(source.Select(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.' ? c : '-')) + ".json";
}
