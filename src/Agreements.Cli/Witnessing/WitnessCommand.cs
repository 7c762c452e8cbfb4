using Agreements.Cli.Shell;
using Agreements.Cli.Verifying;
using Agreements.Ledger.Checkpoints;
using Agreements.Ledger.Merkle;
using Agreements.Ledger.Notes;
using Agreements.Server.Sealing;
using System.CommandLine;

namespace Agreements.Cli.Witnessing;

/// <summary><c>agreements witness</c>: an institution's own eye on a log, with its own key.</summary>
internal static class WitnessCommand
{
    private static readonly TimeSpan LongestAnswer = TimeSpan.FromSeconds(30);

    public static Command Create(ShellContext shell)
    {
        var log = new Option<string>("--log")
        {
            Description = "Where the log is, such as https://agreements.bureau.example/ledger.", HelpName = "URL", Required = true,
        };
        var key = new Option<string>("--key") { Description = "The witness's private key, made by new-key.", HelpName = "FILE", Required = true };
        var policy = VerifyCommand.PolicyOption();
        policy.Required = true;
        policy.Description = "The file that names the keys of the log: lines 'log KEY', and 'quorum none'.";
        var state = new Option<string>("--state") { Description = "The folder in which it remembers what it has cosigned.", HelpName = "DIR", Required = true };
        var every = new Option<int>("--every") { Description = "Seconds between two looks.", HelpName = "N", DefaultValueFactory = _ => 60 };
        var once = new Option<bool>("--once") { Description = "Look once and end: 0 cosigned, 1 refused." };
        var listen = new Option<string?>("--listen")
        {
            Description = "Also take checkpoints that logs bring, as C2SP tlog-witness has it, at this address of this machine.", HelpName = "127.0.0.1:PORT",
        };
        var command = new Command(
            "witness", "Watches a log with a key of one's own: fetches its checkpoints, checks that it only grew, cosigns, and refuses a fork.")
        {
            log, key, policy, state, every, once, listen,
        };
        command.Subcommands.Add(NewKey(shell));
        command.SetAction((parsed, token) => RunAsync(
            shell.Terminal(parsed), Address(parsed.GetValue(log)!), parsed.GetValue(key)!, VerifyCommand.ReadPolicy(parsed.GetValue(policy))!,
            (parsed.GetValue(state)!, parsed.GetValue(once) ? null : TimeSpan.FromSeconds(Math.Max(1, parsed.GetValue(every))), parsed.GetValue(listen)),
            token));
        return command;
    }

    private static Command NewKey(ShellContext shell)
    {
        var name = new Argument<string>("NAME") { Description = "What the witness is called: an address without a scheme, such as witness.school.example." };
        var to = new Option<string>("--out") { Description = "The file to write; only its owner can read it.", HelpName = "FILE", Required = true };
        var command = new Command("new-key", "Makes a witness's key, and prints the line that a policy names it by.") { name, to };
        command.SetAction(parsed =>
        {
            SigningKey key;
            try
            {
                key = LedgerKeys.Draw(parsed.GetValue(name)!, SignatureAlgorithm.Cosignature);
            }
            catch (FormatException e)
            {
                throw new UsageException(new Text($"不能用作名称：{e.Message}", e.Message));
            }

            LedgerKeys.Write(parsed.GetValue(to)!, key);
            shell.Output.WriteLine($"witness {key.Verifier.Name} {key.Verifier}");
            return App.Done;
        });
        return command;
    }

    private static async Task<int> RunAsync(
        Terminal terminal, Uri prefix, string keyFile, WitnessPolicy policy, (string State, TimeSpan? Every, string? Listen) how, CancellationToken token)
    {
        using var memory = Remember(how.State);
        using var witness = new Witness(Read(keyFile), policy.Logs, memory, TimeProvider.System);
        using var http = new HttpClient { Timeout = LongestAnswer };
        var log = new LogClient(http, prefix);
        if (how.Listen is not null)
        {
            await using var server = WitnessServer.Build(witness, how.Listen);
            await server.StartAsync(token);
            return await WatchAsync(terminal, witness, log, how.Every, token);
        }

        return await WatchAsync(terminal, witness, log, how.Every, token);
    }

    private static async Task<int> WatchAsync(Terminal terminal, Witness witness, LogClient log, TimeSpan? every, CancellationToken token)
    {
        while (true)
        {
            var code = await LookAsync(terminal, witness, log, token);
            if (every is not { } rest)
            {
                return code;
            }

            await Task.Delay(rest, token);
        }
    }

    private static async Task<int> LookAsync(Terminal terminal, Witness witness, LogClient log, CancellationToken token)
    {
        try
        {
            var (note, did) = await witness.LookAsync(log, token);
            var said = Checkpoint.Parse(note.Text);
            if (did.Cosignature is not { } cosignature)
            {
                terminal.Complain(Refusal(said, did));
                return App.HasErrors;
            }

            if (await log.CosignAsync(note with { Signatures = [cosignature] }, token) is { } refused)
            {
                terminal.Complain(new Text($"已联署，但日志未接收：{refused}", $"Cosigned, and the log did not take it: {refused}"));
                return App.HasErrors;
            }

            terminal.Say(new Text(
                $"{said.Origin}：从 {did.SeenSize} 增至 {said.Size}，已联署。", $"{said.Origin}: grew from {did.SeenSize} to {said.Size}, cosigned."), "green");
            return App.Done;
        }
        catch (Exception e) when (e is HttpRequestException or FormatException or TileMissingException or TaskCanceledException
            && !token.IsCancellationRequested)
        {
            terminal.Complain(new Text($"日志没有给出可用的检查点：{e.Message}", $"The log gave no checkpoint that can be used: {e.Message}"));
            return App.CannotRun;
        }
    }

    private static Text Refusal(Checkpoint said, Witnessed did) => did.Verdict switch
    {
        WitnessVerdict.UnknownLog => new Text(
            $"策略没有“{said.Origin}”的公钥。", $"The policy has no key of '{said.Origin}'."),
        WitnessVerdict.NotSigned => new Text(
            $"检查点没有所信任的“{said.Origin}”的密钥的正确签名。", $"No key of '{said.Origin}' that is believed has signed the checkpoint rightly."),
        WitnessVerdict.OtherSize => new Text(
            $"日志倒退：曾签 {did.SeenSize} 片叶子，现在只有 {said.Size}。拒绝联署。",
            $"The log went back: it has signed {did.SeenSize} leaves, and shows {said.Size} now. Refused."),
        WitnessVerdict.Fork or WitnessVerdict.OtherRoot => new Text(
            $"日志有两种历史：{said.Size} 片叶子的检查点不是从所见的 {did.SeenSize} 增长而来。拒绝联署；证据在 {did.Evidence}。",
            $"The log has two histories: the checkpoint of {said.Size} leaves did not grow from the {did.SeenSize} that were seen. "
                + $"Refused; the evidence is in {did.Evidence}."),
        _ => new Text("检查点无法读取。", "The checkpoint cannot be read."),
    };

    private static Uri Address(string text) => Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
        ? address
        : throw new UsageException(new Text($"--log {text}：请给出 http 或 https 地址。", $"--log {text}: give an address of http or https."));

    private static WitnessMemory Remember(string folder)
    {
        try
        {
            return new WitnessMemory(folder);
        }
        catch (IOException e)
        {
            throw new UsageException(new Text($"文件夹 {folder} 正被另一进程使用：{e.Message}", $"Another process has the folder {folder}: {e.Message}"));
        }
    }

    private static SigningKey Read(string file)
    {
        var key = ShellContext.Usable(() => LedgerKeys.ReadFile(file));
        return key.Verifier.Algorithm == SignatureAlgorithm.Cosignature
            ? key
            : throw new UsageException(new Text(
                $"{file} 不是见证方的密钥：请用 witness new-key 生成。", $"{file} is no key of a witness: make one by witness new-key."));
    }
}
