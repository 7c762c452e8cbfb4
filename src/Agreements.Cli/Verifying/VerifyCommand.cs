using Agreements.Cli.Shell;
using Agreements.Ledger.Checkpoints;
using Agreements.Ledger.Merkle;
using Agreements.Ledger.Notes;
using System.CommandLine;

namespace Agreements.Cli.Verifying;

/// <summary><c>agreements verify</c>: a bundle or a proof, without a server, a database or a network.</summary>
internal static class VerifyCommand
{
    public static Command Create(ShellContext shell)
    {
        var file = new Argument<FileInfo>("FILE") { Description = "A bundle of export-bundle, or a proof." };
        file.AcceptExistingOnly();
        var policy = PolicyOption();
        var whole = new Option<bool>("--whole")
        {
            Description = "Of a bundle: also fold every stream by this release's rules; compare all that is told of agreements, and every sentence. Slower.",
        };
        var command = new Command("verify", "Verifies what an auditor took away, offline. 0: sound, 1: broken, 2: cannot tell.") { file, policy, whole };
        command.SetAction(parsed => Run(
            shell.Terminal(parsed), parsed.GetValue(file)!.FullName, ReadPolicy(parsed.GetValue(policy)), parsed.GetValue(whole)));
        return command;
    }

    internal static Option<string?> PolicyOption() => new("--policy")
    {
        Description = "Whose signatures are believed: log keys, witnesses and quorum, as C2SP tlog-policy has it. Without it a bundle's own keys are.",
        HelpName = "FILE",
    };

    internal static WitnessPolicy? ReadPolicy(string? file)
    {
        try
        {
            return file is null ? null : WitnessPolicy.Parse(File.ReadAllText(file));
        }
        catch (FormatException e)
        {
            throw new UsageException(new Text($"{file} 不是策略文件：{e.Message}", $"{file} is no policy: {e.Message}"));
        }
    }

    private static int Run(Terminal terminal, string path, WitnessPolicy? policy, bool isWhole)
    {
        var verdict = BundleCheck.IsBundle(path) ? new BundleCheck(path, policy, isWhole).Run() : Proof(path, policy);
        verdict.Findings.Print(terminal);
        Tell(terminal, verdict, policy);
        return verdict.Findings.ExitCode;
    }

    private static void Tell(Terminal terminal, BundleVerdict verdict, WitnessPolicy? policy)
    {
        if (verdict.Checkpoint is { } checkpoint)
        {
            terminal.Say(new Text(
                $"日志 {checkpoint.Origin}，{checkpoint.Size} 片叶子，根 {Convert.ToBase64String(checkpoint.Root)}。",
                $"Log {checkpoint.Origin}, {checkpoint.Size} leaves, root {Convert.ToBase64String(checkpoint.Root)}."));
            foreach (var signer in verdict.Signers)
            {
                terminal.Say(new Text($"签名无误：{signer}", $"signed by {signer}"), indent: "  ");
            }

            if (policy is null or { Logs.Count: 0 })
            {
                terminal.Say(new Text(
                    "公钥来自包内：请与该局另行公布的比对，或用 --policy 指明。",
                    "The keys are the bundle's own: compare them with those given out by another way, or name yours by --policy."), "yellow");
            }
        }

        terminal.Say(
            verdict.Findings.ExitCode switch
            {
                App.Done => new Text(
                    verdict.Manifest is { } m ? $"完好：{m.Events} 个事件。" : "完好。", verdict.Manifest is { } n ? $"Sound: {n.Events} events." : "Sound."),
                App.HasErrors => new Text($"有误：{verdict.Findings.Wrong} 处。", $"Broken: {verdict.Findings.Wrong} findings."),
                _ => new Text("无法判断。", "It cannot be told."),
            },
            verdict.Findings.ExitCode == App.Done ? "green" : "red");
    }

    /// <summary>A proof brings its entry along, and no keys: without a policy nobody is believed.</summary>
    private static BundleVerdict Proof(string path, WitnessPolicy? policy)
    {
        var findings = new Findings();
        LogProof proof;
        try
        {
            proof = LogProof.Parse(File.ReadAllText(path));
        }
        catch (FormatException e)
        {
            findings.CannotTell(Path.GetFileName(path), $"既不是事件包，也不是证明：{e.Message}", $"It is neither a bundle nor a proof: {e.Message}");
            return new BundleVerdict(findings, null, null, []);
        }

        var (said, signers) = new CheckpointCheck(findings, policy).Run(proof.Note, policy?.Logs ?? (IReadOnlyList<VerifierKey>)[]);
        if (said is not null && (proof.Extra is null || !proof.Includes(MerkleHash.Leaf(proof.Extra))))
        {
            findings.Add(
                Path.GetFileName(path),
                $"检查点的树中第 {proof.Index} 片叶子不是所附条目。",
                $"The leaf {proof.Index} of the checkpoint's tree is not the entry that came along.");
        }

        return new BundleVerdict(findings, null, said, signers);
    }
}
