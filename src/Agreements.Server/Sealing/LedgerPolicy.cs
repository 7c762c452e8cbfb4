using Agreements.Ledger.Checkpoints;

namespace Agreements.Server.Sealing;

/// <summary>Whose cosignatures count here: the file that <c>AGREEMENTS_WITNESSES</c> names, in the form of C2SP tlog-policy.</summary>
/// <param name="Policy">What it says; nobody's where there is no file.</param>
public sealed record LedgerPolicy(WitnessPolicy Policy)
{
    /// <summary>How old the last fully cosigned checkpoint may be, while there are later events, before somebody is to look.</summary>
    public static readonly TimeSpan LongestUnwitnessed = TimeSpan.FromHours(1);

    /// <summary>Reads it.</summary>
    /// <param name="configuration">The host's configuration.</param>
    /// <exception cref="InvalidOperationException">It cannot be read; the message names the place and the cure.</exception>
    public static LedgerPolicy From(IConfiguration configuration)
    {
        if (configuration["AGREEMENTS_WITNESSES"] is not { Length: > 0 } file)
        {
            return new LedgerPolicy(WitnessPolicy.None);
        }

        try
        {
            return new LedgerPolicy(WitnessPolicy.Parse(File.ReadAllText(file)));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or FormatException)
        {
            throw new InvalidOperationException($"AGREEMENTS_WITNESSES is '{file}', which is no policy: {e.Message}. docs/ledger.md has an example.", e);
        }
    }
}
