using Agreements.Cli.Shell;
using Agreements.Cli.Verifying;
using Agreements.Server.ReadModels.Rebuilding;
using Agreements.Server.Storage;
using Npgsql;
using System.CommandLine;

namespace Agreements.Cli.Fsck;

/// <summary><c>agreements fsck</c>: everything that is stored against everything else, while the server runs.</summary>
internal static class FsckCommand
{
    public static Command Create(ShellContext shell)
    {
        var against = new Option<string?>("--against")
        {
            Description = "Something taken away before: a checkpoint, a proof or a bundle. What is lost or was changed since is named.", HelpName = "FILE",
        };
        var without = new Option<bool>("--without-read-models") { Description = "Leave out the comparison of the read models with a rebuild." };
        var command = new Command(
            "fsck", "Checks what is stored while the server runs: events against the tree, versions, progress, documents, read models against a rebuild.")
        {
            against, without,
        };
        command.SetAction((parsed, token) => RunAsync(shell, parsed, parsed.GetValue(against), parsed.GetValue(without), token));
        return command;
    }

    private static async Task<int> RunAsync(ShellContext shell, ParseResult parsed, string? against, bool without, CancellationToken token)
    {
        var terminal = shell.Terminal(parsed);
        var settings = await shell.MadeAsync(token);
        var findings = new Findings();
        var noted = new List<Text>();
        await using (var data = StoreSetup.DataSource(settings.Auditor, role: DatabaseRoles.Auditor))
        await using (var connection = await data.OpenConnectionAsync(token))
        {
            // One moment for all that is compared.
            await using var transaction = await connection.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, token);
            var moment = new Moment(connection, token);
            await new SealFsck(moment, findings, noted).RunAsync();
            await new StreamFsck(moment, findings, noted).RunAsync();
            await new DocumentFsck(moment, findings, noted).RunAsync();
            if (against is not null)
            {
                await new AgainstFsck(moment, findings, noted).RunAsync(against);
            }
        }

        if (!without)
        {
            await CompareAsync(settings.Owner, findings, noted, token);
        }

        Tell(terminal, findings, noted);
        return findings.ExitCode;
    }

    private static async Task CompareAsync(string owner, Findings findings, List<Text> noted, CancellationToken token)
    {
        try
        {
            var compared = await Rebuild.CompareAsync(owner, null, token);
            foreach (var table in compared.Tables.Where(t => !t.IsEqual))
            {
                findings.Add(
                    $"read_models.{table.Table}", $"与重建不符：缺 {table.Missing}、多 {table.Surplus}、异 {table.Different} 行；用 agreements rebuild 重建。",
                    $"Not what the events say: {table.Missing} rows missing, {table.Surplus} surplus, {table.Different} different; "
                        + "agreements rebuild makes them anew.");
            }

            noted.Add(new Text(
                $"读模型：{compared.Tables.Count} 个表与重建比较，至第 {compared.UpTo} 号事件。",
                $"Read models: {compared.Tables.Count} tables compared with a rebuild up to event {compared.UpTo}."));
        }
        catch (RebuildUnderWayException)
        {
            findings.CannotTell("read_models", "正在重建，未能比较。", "A rebuild is running: they were not compared.");
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.InsufficientPrivilege)
        {
            findings.CannotTell(
                "read_models", "比较读模型需要表的所有者登录：设置 AGREEMENTS_DB_OWNER，或用 --without-read-models。",
                "Comparing them takes the login that owns the tables: set AGREEMENTS_DB_OWNER, or give --without-read-models.");
        }
    }

    private static void Tell(Terminal terminal, Findings findings, List<Text> noted)
    {
        findings.Print(terminal);
        foreach (var note in noted)
        {
            terminal.Say(note);
        }

        terminal.Say(
            findings.ExitCode switch
            {
                App.Done => new Text("完好。", "Sound."),
                App.HasErrors => new Text($"有误：{findings.Wrong} 处。", $"Broken: {findings.Wrong} findings."),
                _ => new Text("无法全部判断。", "Not all of it can be told."),
            },
            findings.ExitCode == App.Done ? "green" : "red");
    }
}
