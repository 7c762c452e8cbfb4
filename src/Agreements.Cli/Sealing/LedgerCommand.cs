using Agreements.Cli.Shell;
using Agreements.Server.Sealing;
using System.CommandLine;

namespace Agreements.Cli.Sealing;

/// <summary><c>agreements ledger</c>: how the seal is, and its keys.</summary>
internal static class LedgerCommand
{
    public static Command Create(ShellContext shell)
    {
        var command = new Command("ledger", "How the seal is, and the keys that it is signed with.");
        var status = new Command("status", "How many events are sealed, the last checkpoint, keys and witnesses.");
        status.SetAction((parsed, token) => StatusAsync(shell, shell.Terminal(parsed), token));
        var algorithm = new Option<string>("--algorithm") { Description = "ed25519, or sm2 beside it (国密).", DefaultValueFactory = _ => "ed25519" };
        algorithm.AcceptOnlyFromAmong("ed25519", "sm2");
        var rotate = new Command(
            "rotate",
            "Makes a new key of an algorithm and has the log sign with it from the next event on; the key before it says so. "
                + "Old checkpoints stay good.")
        {
            algorithm,
        };
        rotate.SetAction((parsed, token) => RotateAsync(shell, shell.Terminal(parsed), parsed.GetValue(algorithm)!, token));
        command.Add(status);
        command.Add(rotate);
        return command;
    }

    private static async Task<int> StatusAsync(ShellContext shell, Terminal terminal, CancellationToken token)
    {
        await using var data = await shell.AuditorAsync(token);
        var status = await LedgerStatus.ReadAsync(data, shell.Witnesses(), token);
        terminal.Say(new Text(
            $"已封存 {status.Size} 个事件（至第 {status.Position} 号），待封存 {status.Waiting} 个。",
            $"{status.Size} events are sealed (up to number {status.Position}), {status.Waiting} wait."));
        foreach (var key in status.Keys)
        {
            terminal.Say(new Text(key.Until is { } until ? $"公钥（至 {until:u}）：{key.Key}" : $"公钥：{key.Key}",
                key.Until is { } ended ? $"key until {ended:u}: {key.Key}" : $"key: {key.Key}"));
        }

        foreach (var witness in status.Witnesses)
        {
            terminal.Say(new Text(
                witness.Size is null ? $"见证方 {witness.Name}：尚未联署。" : $"见证方 {witness.Name}：{witness.At:u} 联署 {witness.Size}。",
                witness.Size is null ? $"witness {witness.Name}: nothing yet." : $"witness {witness.Name}: {witness.Size} at {witness.At:u}."));
        }

        foreach (var refusal in status.Refusals)
        {
            terminal.Complain(refusal);
        }

        await shell.Output.WriteLineAsync($"\n{status.Checkpoint}".TrimEnd());
        return status.Refusals.Count > 0 ? App.HasErrors : App.Done;
    }

    private static async Task<int> RotateAsync(ShellContext shell, Terminal terminal, string algorithm, CancellationToken token)
    {
        await using var data = await shell.ApplicationAsync(token);
        try
        {
            var key = await LedgerRotation.RotateAsync(data, LedgerKeys.From(shell.Configuration()), algorithm, token);
            await shell.Output.WriteLineAsync(key.ToString());
            terminal.Say(new Text(
                "这是新公钥：请公布，并把密钥文件夹复制到其他服务器；旧密钥文件可以销毁。",
                "This is the new key: give it out, copy the folder of keys to the other servers; the file of the old key can be destroyed."), "green");
            return App.Done;
        }
        catch (InvalidOperationException e)
        {
            throw new UsageException(new Text(e.Message));
        }
    }
}
