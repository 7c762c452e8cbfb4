
namespace Agreements.Server.Hosting.Hardening;

/// <summary>
/// Settings that are read from files: <c>NAME_FILE=/run/secrets/name</c> instead of <c>NAME=…</c>, so that a password stands neither on a
/// command line nor in an environment that every process of the account can read.
/// </summary>
public static class SecretFiles
{
    private const string Suffix = "_FILE";

    private static readonly string[] Prefixes = ["AGREEMENTS_", "OTEL_"];

    /// <summary>Adds the settings that <c>AGREEMENTS_…_FILE</c> and <c>OTEL_…_FILE</c> name.</summary>
    /// <param name="configuration">The host's configuration.</param>
    /// <exception cref="InvalidOperationException">A file cannot be read, or a setting is given both ways; the message names it and the cure,
    /// never what the file holds.</exception>
    public static void AddSecretFiles(this ConfigurationManager configuration)
    {
        var named = configuration.AsEnumerable().Where(s => IsFile(s.Key) && s.Value is { Length: > 0 }).ToArray();
        configuration.AddInMemoryCollection([.. named.Select(s => KeyValuePair.Create(
            s.Key[..^Suffix.Length], (string?)Read(s.Key, s.Value!, configuration[s.Key[..^Suffix.Length]])))]);
    }

    /// <summary>Looks a setting up in the environment, or in the file that the environment names for it.</summary>
    /// <param name="variable">Looks up an environment variable; null for none.</param>
    /// <param name="name">The setting.</param>
    /// <returns>Its value; null when it is given in neither way.</returns>
    /// <exception cref="InvalidOperationException">As for <see cref="AddSecretFiles"/>.</exception>
    public static string? Find(Func<string, string?> variable, string name) =>
        IsFile(name + Suffix) && variable(name + Suffix) is { Length: > 0 } path ? Read(name + Suffix, path, variable(name)) : variable(name);

    private static bool IsFile(string name) =>
        name.EndsWith(Suffix, StringComparison.Ordinal)
        && Prefixes.Any(p => name.StartsWith(p, StringComparison.Ordinal) && name.Length > p.Length + Suffix.Length);

    private static string Read(string name, string path, string? given)
    {
        if (given is { Length: > 0 })
        {
            throw new InvalidOperationException($"Both {name[..^Suffix.Length]} and {name} are set: unset one, so that it is plain which counts.");
        }

        try
        {
            // Editors end files with a line break; no secret of ours does.
            return File.ReadAllText(path).TrimEnd('\r', '\n');
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InvalidOperationException($"The file that {name} names cannot be read: {e.Message} Name a file that the server's account may read.", e);
        }
    }
}
