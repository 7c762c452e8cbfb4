using System.Diagnostics;

namespace Agreements.Server.Tests.Operating;

/// <summary>What a script came to.</summary>
internal sealed record Said(int Code, string Output, string Error)
{
    /// <summary>The output of a script that must have worked.</summary>
    public string Worked() => Code == 0 ? Output : throw new InvalidOperationException($"The script ended with {Code}:\n{Output}\n{Error}");
}

/// <summary>Runs the scripts of ops as an administrator types them.</summary>
internal static class Script
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    /// <summary>Runs a script of the repository.</summary>
    /// <param name="path">Such as <c>ops/backup</c>.</param>
    /// <param name="environment">Settings; none of the test's own come along.</param>
    /// <param name="args">Its arguments.</param>
    public static Task<Said> RunAsync(string path, IReadOnlyDictionary<string, string>? environment, params string[] args) =>
        StartAsync("bash", environment, [Repository.PathOf(path), .. args]);

    /// <summary>Runs lines of bash in which the parts of <c>ops/lib</c> are known.</summary>
    public static Task<Said> LinesAsync(string lines)
    {
        var parts = string.Join('\n', new[] { "common", "account", "binaries", "cluster" }.Select(p => $". '{Repository.PathOf($"ops/lib/{p}.sh")}'"));
        return StartAsync("bash", null, ["-c", $"set -euo pipefail\n{parts}\n{lines}"]);
    }

    /// <summary>Runs a program.</summary>
    public static async Task<Said> StartAsync(string program, IReadOnlyDictionary<string, string>? environment, IReadOnlyList<string> args)
    {
        var start = new ProcessStartInfo(program, args) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true,
            WorkingDirectory = Repository.Root };
        foreach (var name in start.Environment.Keys.Where(n => n.StartsWith("AGREEMENTS_", StringComparison.Ordinal)).ToArray())
        {
            start.Environment.Remove(name);
        }

        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        using var limit = new CancellationTokenSource(Longest);
        var (output, error) = (process.StandardOutput.ReadToEndAsync(limit.Token), process.StandardError.ReadToEndAsync(limit.Token));
        await process.WaitForExitAsync(limit.Token);
        return new Said(process.ExitCode, await output, await error);
    }

    /// <summary>Where a program is that not every machine has; null when this one has it not.</summary>
    public static string? Find(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Append("/usr/sbin")
        .Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists);
}
