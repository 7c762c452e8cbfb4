using Agreements.Server.Localization;
using Agreements.Server.ReadModels.Register;
using System.CommandLine;

namespace Agreements.Cli.Shell;

/// <summary>How a command is asked of a past.</summary>
internal static class PastOptions
{
    public static Option<string?> Clock()
    {
        var option = new Option<string?>("--clock")
        {
            Description = "recorded: what was on record by then (unless given); happened: the stage and standing that each had, by what is on record now.",
            HelpName = string.Join('|', KebabEnum<PastClock>.Names),
        };
        option.AcceptOnlyFromAmong([.. KebabEnum<PastClock>.Names]);
        return option;
    }

    /// <summary>The past that is asked of; null for as it is.</summary>
    /// <exception cref="UsageException">The moment cannot be read, or there is a clock and no moment.</exception>
    public static Past? Of(string? moment, string? clock)
    {
        if (moment is null)
        {
            return clock is null ? null : throw new UsageException(new Text("--clock 须与 --as-of 一起使用。", "--clock goes with --as-of."));
        }

        return Instants.TryParse(moment, out var until)
            ? new Past(KebabEnum<PastClock>.TryParse(clock ?? "", out var by) ? by : PastClock.Recorded, until)
            : throw new UsageException(Instants.NoInstant("as-of", moment));
    }
}
