using Agreements.Ledger.Checkpoints;
using System.Globalization;

namespace Agreements.Server.Sealing;

/// <summary>Whose cosignatures count here: the file that <c>AGREEMENTS_WITNESSES</c> names, in the form of C2SP tlog-policy.</summary>
/// <param name="Policy">What it says; nobody's where there is no file.</param>
public sealed record LedgerPolicy(WitnessPolicy Policy)
{
    private const int UsualWindow = 300;

    /// <summary>How old the last fully cosigned checkpoint may be, while there are later events, before somebody is to look.</summary>
    public static readonly TimeSpan LongestUnwitnessed = TimeSpan.FromHours(1);

    /// <summary>
    /// How long witnesses are shown the same checkpoint (<c>AGREEMENTS_WITNESS_WINDOW</c>, seconds): each looks when it likes, and only cosignatures of one
    /// checkpoint add up. Zero shows the newest.
    /// </summary>
    public TimeSpan Window { get; init; } = TimeSpan.FromSeconds(UsualWindow);

    /// <summary>Reads it.</summary>
    /// <param name="configuration">The host's configuration.</param>
    /// <exception cref="InvalidOperationException">It cannot be read; the message names the place and the cure.</exception>
    public static LedgerPolicy From(IConfiguration configuration)
    {
        if (configuration["AGREEMENTS_WITNESSES"] is not { Length: > 0 } file)
        {
            return new LedgerPolicy(WitnessPolicy.None) { Window = WindowOf(configuration) };
        }

        try
        {
            return new LedgerPolicy(WitnessPolicy.Parse(File.ReadAllText(file))) { Window = WindowOf(configuration) };
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or FormatException)
        {
            throw new InvalidOperationException($"AGREEMENTS_WITNESSES is '{file}', which is no policy: {e.Message}. docs/ledger.md has an example.", e);
        }
    }

    private static TimeSpan WindowOf(IConfiguration configuration) => configuration["AGREEMENTS_WITNESS_WINDOW"] is not { Length: > 0 } given
        ? TimeSpan.FromSeconds(UsualWindow)
        : int.TryParse(given, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            ? TimeSpan.FromSeconds(seconds)
            : throw new InvalidOperationException($"AGREEMENTS_WITNESS_WINDOW is '{given}': give a number of seconds, such as 300.");
}
