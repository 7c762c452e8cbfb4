using System.CommandLine;
using System.CommandLine.Help;
using Agreements.Cli.Accounts;
using Agreements.Cli.Benchmarking;
using Agreements.Cli.Checking;
using Agreements.Cli.Exporting;
using Agreements.Cli.Fsck;
using Agreements.Cli.Importing;
using Agreements.Cli.Making;
using Agreements.Cli.Notices;
using Agreements.Cli.People;
using Agreements.Cli.Proxying;
using Agreements.Cli.ReadModels;
using Agreements.Cli.Rebuilding;
using Agreements.Cli.Replaying;
using Agreements.Cli.Sealing;
using Agreements.Cli.Shell;
using Agreements.Cli.Verifying;
using Agreements.Cli.Witnessing;
using Npgsql;

namespace Agreements.Cli;

/// <summary>The <c>agreements</c> command line. Exit codes: 0 done, 1 what was asked for has errors, 2 wrong usage or no database.</summary>
public static class App
{
    /// <summary>Done.</summary>
    public const int Done = 0;

    /// <summary>What was asked for has errors: in files, or in what was found.</summary>
    public const int HasErrors = 1;

    /// <summary>Wrong usage, or the database cannot be reached.</summary>
    public const int CannotRun = 2;

    /// <summary>Runs one command line.</summary>
    /// <param name="args">What was typed after the program's name.</param>
    /// <param name="output">Where results go.</param>
    /// <param name="error">Where complaints go.</param>
    /// <param name="variable">Looks up an environment variable; null for none.</param>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(IReadOnlyList<string> args, TextWriter output, TextWriter error, Func<string, string?> variable)
    {
        var nothingAsked = args.Count == 0;
        var parsed = Root(output, error, variable).Parse(nothingAsked ? ["--help"] : args);
        if (parsed.Errors.Count > 0 && parsed.Action is not HelpAction)
        {
            foreach (var mistake in parsed.Errors)
            {
                await error.WriteLineAsync(mistake.Message);
            }

            await error.WriteLineAsync(string.Join(' ', ["agreements", .. parsed.CommandResult.Command.PathNames(), "--help"]));
            return CannotRun;
        }

        var terminal = new Terminal(output, error, LanguageChoice.Of(parsed, variable));
        try
        {
            var code = await parsed.InvokeAsync(new InvocationConfiguration { Output = output, Error = error, EnableDefaultExceptionHandler = false });
            return nothingAsked ? CannotRun : code;
        }
        catch (OperationCanceledException)
        {
            terminal.Complain(new Text("已中止。", "Stopped."));
            return CannotRun;
        }
        catch (Exception e) when (!parsed.GetValue(CommonOptions.Verbose) && Cause(e) is { } cause)
        {
            terminal.Complain(cause);
            return CannotRun;
        }
    }

    /// <summary>What an exception means to somebody at a terminal; null for a bug, whose trace is wanted.</summary>
    private static Text? Cause(Exception e) => e switch
    {
        UsageException usage => usage.Sentence,
        NpgsqlException or System.Net.Sockets.SocketException => new Text(
            $"无法使用数据库：{e.Message} 请检查 AGREEMENTS_DB 和数据库是否运行。",
            $"The database cannot be used: {e.Message} Check AGREEMENTS_DB and that the database runs."),
        IOException or UnauthorizedAccessException => new Text($"无法读取文件：{e.Message}", $"A file cannot be read: {e.Message}"),
        _ when e.InnerException is { } inner => Cause(inner),
        _ => null,
    };

    private static RootCommand Root(TextWriter output, TextWriter error, Func<string, string?> variable)
    {
        var shell = new ShellContext(output, error, variable);
        var root = new RootCommand("Inter-institutional agreements: import, replay, rebuild. The database is the one that AGREEMENTS_DB names.")
        {
            ImportCommand.Create(shell),
            ExportCommand.Create(shell),
            ReplayCommand.Create(shell),
            AsOfCommand.Create(shell),
            DiffCommand.Create(shell),
            ExportBundleCommand.Create(shell),
            VerifyCommand.Create(shell),
            LedgerCommand.Create(shell),
            WitnessCommand.Create(shell),
            FsckCommand.Create(shell),
            RebuildCommand.Create(shell),
            ReadModelsCommand.Create(shell),
            SchemaCommand.Create(shell),
            NoticesCommand.Create(shell),
            AccountCommand.Create(shell),
            PeopleCommand.Create(shell),
            ProxyCommand.Create(shell),
            OpsCommand.Create(shell),
            BenchCommand.Create(shell),
        };
        CommonOptions.AddTo(root);
        HelpWithExamples.AddTo(root);
        return root;
    }
}
