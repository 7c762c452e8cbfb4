using Agreements.Ledger.Checkpoints;
using Agreements.Ledger.Notes;
using Agreements.Server.Exchange.Bundles;
using Agreements.Server.Sealing;

namespace Agreements.Cli.Verifying;

/// <summary>Whether a checkpoint is signed by whom it should be: by the keys that a policy names, else by those that came with it.</summary>
internal sealed class CheckpointCheck(Findings findings, WitnessPolicy? policy)
{
    private const string Place = BundleFormat.Checkpoint;

    public (Checkpoint? Said, IReadOnlyList<string> Signers) Run(string checkpoint, string keys, string handovers)
    {
        var own = Keys(keys);
        return Read(checkpoint) is { } note
            ? Run(note, policy is { Logs.Count: > 0 } ? Handover.Believed(policy.Logs, Handover.Split(handovers)) : own)
            : (null, []);
    }

    /// <summary>The same by keys that are believed.</summary>
    public (Checkpoint? Said, IReadOnlyList<string> Signers) Run(SignedNote note, IReadOnlyList<VerifierKey> logs)
    {
        Checkpoint said;
        try
        {
            said = Checkpoint.Parse(note.Text);
        }
        catch (FormatException e)
        {
            findings.Add(Place, $"不是检查点：{e.Message}", $"It is no checkpoint: {e.Message}");
            return (null, []);
        }

        VerifierKey[] witnesses = [.. policy?.Witnesses.Select(w => w.Key) ?? []];
        VerifierKey[] known = [.. logs.Where(k => k.Name == said.Origin), .. witnesses];
        foreach (var wrong in note.Wrong(known))
        {
            findings.Add(Place, $"{wrong.Name} 的签名有误。", $"The signature of {wrong.Name} is wrong.");
        }

        var right = note.Right(known).ToList();
        if (!right.Exists(r => r.Key.Algorithm != SignatureAlgorithm.Cosignature))
        {
            findings.CannotTell(
                Place, $"没有所信任的“{said.Origin}”的密钥的签名。", $"No key of '{said.Origin}' that is believed has signed it.");
        }

        if (policy is { AsksForWitnesses: true } && !policy.IsMet(note))
        {
            findings.CannotTell(Place, "见证方的联署不足策略所要求的。", "Fewer witnesses have cosigned it than the policy asks for.");
        }

        return (said, [.. right.Select(r => $"{r.Key.Name}+{r.Key.Id:x8} ({r.Key.Algorithm.Name}{(r.Signature is { } s
            && r.Key.Algorithm == SignatureAlgorithm.Cosignature ? $", {s.At:u}" : "")})")]);
    }

    private SignedNote? Read(string text)
    {
        try
        {
            return SignedNote.Parse(text);
        }
        catch (FormatException e)
        {
            findings.Add(Place, $"不是签名文本：{e.Message}", $"It is no signed note: {e.Message}");
            return null;
        }
    }

    private List<VerifierKey> Keys(string text)
    {
        var keys = new List<VerifierKey>();
        foreach (var (line, number) in text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select((l, i) => (l, i + 1)))
        {
            try
            {
                keys.Add(VerifierKey.Parse(line));
            }
            catch (FormatException e)
            {
                findings.Add($"{BundleFormat.Keys}:{number}", $"不是公钥：{e.Message}", $"It is no key: {e.Message}");
            }
        }

        return keys;
    }
}
