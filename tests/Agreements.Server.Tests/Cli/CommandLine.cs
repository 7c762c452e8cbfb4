using Agreements.Cli;
using System.Globalization;

namespace Agreements.Server.Tests.Cli;

/// <summary>What a command line came to.</summary>
internal sealed record Ran(int Code, string Output, string Error);

/// <summary>Runs the CLI's entry in process.</summary>
internal static class CommandLine
{
    public static Task<Ran> RunAsync(string? database, params string[] args) => RunWithAsync(name => name == "AGREEMENTS_DB" ? database : null, args);

    public static async Task<Ran> RunWithAsync(Func<string, string?> variable, params string[] args)
    {
        using var output = new StringWriter(CultureInfo.InvariantCulture);
        using var error = new StringWriter(CultureInfo.InvariantCulture);
        var code = await App.RunAsync(args, output, error, variable);
        return new Ran(code, output.ToString(), error.ToString());
    }
}
