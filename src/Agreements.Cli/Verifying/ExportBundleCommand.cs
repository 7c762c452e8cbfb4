using Agreements.Cli.Replaying;
using Agreements.Cli.Shell;
using Agreements.Server.Exchange.Bundles;
using Agreements.Server.ReadModels.Visibility;
using Npgsql;
using System.CommandLine;

namespace Agreements.Cli.Verifying;

/// <summary><c>agreements export-bundle</c>: what an auditor takes away.</summary>
internal static class ExportBundleCommand
{
    public static Command Create(ShellContext shell)
    {
        var which = new Argument<string[]>("AGREEMENT")
        {
            Description = "Agreements by id, by reference such as QJ-2, or by a part of the title that no other has.", Arity = ArgumentArity.ZeroOrMore,
        };
        var all = new Option<bool>("--all") { Description = "Every event there is." };
        var to = new Option<string>("--out") { Description = "The file to write.", HelpName = "FILE", Required = true };
        var command = new Command(
            "export-bundle", "Writes events, documents, proofs and checkpoint into one zip that agreements verify reads anywhere.") { which, all, to };
        command.Validators.Add(given =>
        {
            if (given.GetResult(all) is null == (given.GetResult(which)?.Tokens.Count ?? 0) is 0)
            {
                given.AddError("Name the agreements, or give --all.");
            }
        });
        command.SetAction((parsed, token) => RunAsync(
            shell, parsed, parsed.GetValue(all) ? null : parsed.GetValue(which), parsed.GetValue(to)!, token));
        return command;
    }

    private static async Task<int> RunAsync(ShellContext shell, ParseResult parsed, string[]? which, string path, CancellationToken token)
    {
        var terminal = shell.Terminal(parsed);
        await using var data = await shell.AuditorAsync(token);
        using var store = Stores.Open(data);
        await using var reader = Reader.Whole(data, store);
        var ids = which is null ? null : await FindAsync(data, which, token);
        var part = $"{path}.part";
        try
        {
            BundleExported made;
            await using (var file = new FileStream(part, FileMode.Create, FileAccess.ReadWrite, FileShare.None))
            {
                made = await new BundleExport(reader, shell.Witnesses(), TimeProvider.System).WriteAsync(
                    file, ids, token);
            }

            File.Move(part, path, overwrite: true);
            terminal.Say(new Text(
                $"已写入 {path}：{made.Events} 个事件、{made.Agreements} 份协议、{made.Documents} 份文件，检查点含 {made.Size} 片叶子。",
                $"Wrote {path}: {made.Events} events, {made.Agreements} agreements, {made.Documents} documents, "
                    + $"proven by the checkpoint of {made.Size} leaves."),
                "green");
            return App.Done;
        }
        catch (NoBundleException e)
        {
            terminal.Complain(e.Sentence);
            return App.HasErrors;
        }
        finally
        {
            File.Delete(part);
        }
    }

    /// <summary>The agreements that are meant; each must be one.</summary>
    private static async Task<List<Guid>> FindAsync(NpgsqlDataSource data, string[] which, CancellationToken token)
    {
        var ids = new List<Guid>();
        foreach (var asked in which)
        {
            if (await AgreementSearch.FindAsync(data, asked, token) is not [var one])
            {
                throw new UsageException(new Text(
                    $"“{asked}”不指向唯一的协议：请用 agreements replay 查找。",
                    $"'{asked}' does not mean one agreement: look for it by agreements replay."));
            }

            ids.Add(one.Id);
        }

        return ids;
    }
}
