using Agreements.Ledger.Notes;
using System.Globalization;

namespace Agreements.Ledger.Checkpoints;

/// <summary>A witness that counts.</summary>
/// <param name="Name">What the policy calls it.</param>
/// <param name="Key">Its key.</param>
/// <param name="Address">Where it takes checkpoints, without what follows for a request; null where nobody is to bring any.</param>
public sealed record PolicyWitness(string Name, VerifierKey Key, Uri? Address);

/// <summary>Whose signatures count: C2SP tlog-policy.</summary>
public sealed class WitnessPolicy
{
    private const string NoQuorum = "none";
    private readonly Dictionary<string, (int Least, string[] Members)> _groups = new(StringComparer.Ordinal);
    private readonly List<PolicyWitness> _witnesses = [];
    private readonly List<VerifierKey> _logs = [];
    private readonly HashSet<string> _members = new(StringComparer.Ordinal);
    private string? _quorum;

    private WitnessPolicy()
    {
    }

    /// <summary>A policy that names nobody and asks for no cosignature.</summary>
    public static WitnessPolicy None { get; } = Parse($"quorum {NoQuorum}\n");

    /// <summary>Keys of the logs that are believed.</summary>
    public IReadOnlyList<VerifierKey> Logs => _logs;

    /// <summary>The witnesses.</summary>
    public IReadOnlyList<PolicyWitness> Witnesses => _witnesses;

    /// <summary>Whether any cosignature is asked for.</summary>
    public bool AsksForWitnesses => _quorum != NoQuorum;

    /// <summary>Reads a policy.</summary>
    /// <param name="text">The file.</param>
    /// <exception cref="FormatException">It is none; the message names the line and the cure.</exception>
    public static WitnessPolicy Parse(string text)
    {
        var policy = new WitnessPolicy();
        var number = 0;
        foreach (var line in text.Split('\n'))
        {
            number++;
            var items = line.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
            if (items.Length > 0 && items[0][0] != '#')
            {
                try
                {
                    policy.Take(items);
                }
                catch (FormatException e)
                {
                    throw new FormatException($"line {number}: {e.Message}", e);
                }
            }
        }

        return policy._quorum is null ? throw new FormatException("the policy has no line 'quorum': write 'quorum none', or name a witness or group") : policy;
    }

    /// <summary>Whether enough have cosigned.</summary>
    /// <param name="note">The checkpoint.</param>
    public bool IsMet(SignedNote note)
    {
        var right = note.Right([.. _witnesses.Select(w => w.Key)]).Select(r => r.Key).ToHashSet();
        return !AsksForWitnesses || IsMet(_quorum!, [.. _witnesses.Where(w => right.Contains(w.Key)).Select(w => w.Name)]);
    }

    private bool IsMet(string name, HashSet<string> cosigned) => _groups.TryGetValue(name, out var group)
        ? group.Members.Count(m => IsMet(m, cosigned)) >= group.Least
        : cosigned.Contains(name);

    private void Take(string[] items)
    {
        switch (items[0])
        {
            case "log" when items.Length is 2 or 3:
                AddLog(VerifierKey.Parse(items[1]));
                break;
            case "witness" when items.Length is 3 or 4:
                AddWitness(new PolicyWitness(items[1], VerifierKey.Parse(items[2]), items.Length > 3 ? AddressOf(items[3]) : null));
                break;
            case "group" when items.Length > 3:
                AddGroup(items[1], items[2], items[3..]);
                break;
            case "quorum" when items.Length == 2:
                _quorum = _quorum is not null ? throw new FormatException("there is a quorum already")
                    : items[1] == NoQuorum || IsNamed(items[1]) ? items[1]
                    : throw Unknown(items[1]);
                break;
            default:
                throw new FormatException(
                    $"'{string.Join(' ', items)}' is none of: log KEY [URL], witness NAME KEY [URL], group NAME any|all|N NAME…, quorum NAME");
        }
    }

    private void AddLog(VerifierKey key)
    {
        if (key.Algorithm == SignatureAlgorithm.Cosignature)
        {
            throw new FormatException($"{key.Name} is the key of a witness, not of a log");
        }

        _logs.Add(_logs.Exists(l => l.PublicKey.AsSpan().SequenceEqual(key.PublicKey))
            ? throw new FormatException($"the key of {key.Name} stands twice")
            : key);
    }

    private void AddWitness(PolicyWitness witness)
    {
        NewName(witness.Name);
        if (witness.Key.Algorithm != SignatureAlgorithm.Cosignature)
        {
            throw new FormatException($"the key of {witness.Name} is not one of a witness: see agreements witness new-key");
        }

        _witnesses.Add(_witnesses.Exists(w => w.Key.PublicKey.AsSpan().SequenceEqual(witness.Key.PublicKey))
            ? throw new FormatException($"the key of {witness.Name} stands twice")
            : witness);
    }

    private void AddGroup(string name, string least, string[] members)
    {
        NewName(name);
        var needed = least switch
        {
            "any" => 1,
            "all" => members.Length,
            _ => int.TryParse(least, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0,
        };
        if (needed < 1 || needed > members.Length)
        {
            throw new FormatException($"'{least}' of {members.Length} cannot be: write any, all, or a number from 1 to {members.Length}");
        }

        foreach (var member in members)
        {
            if (!IsNamed(member))
            {
                throw Unknown(member);
            }

            if (!_members.Add(member))
            {
                throw new FormatException($"'{member}' is a member already");
            }
        }

        _groups[name] = (needed, members);
    }

    private void NewName(string name)
    {
        if (name == NoQuorum || IsNamed(name))
        {
            throw new FormatException($"the name '{name}' is taken");
        }
    }

    private bool IsNamed(string name) => _groups.ContainsKey(name) || _witnesses.Exists(w => w.Name == name);

    private static Uri AddressOf(string text) => Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
        ? address
        : throw new FormatException($"'{text}' is no address of http or https");

    private static FormatException Unknown(string name) => new($"no line before names '{name}'");
}
