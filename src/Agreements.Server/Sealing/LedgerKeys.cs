using Agreements.Ledger.Notes;
using System.Security.Cryptography;

namespace Agreements.Server.Sealing;

/// <summary>
/// The private keys of the log: files in a folder that only the server's account can read, one per algorithm. They are never in the database, which whoever
/// has a backup would have too.
/// </summary>
public sealed class LedgerKeys
{
    private const string Ending = ".key";
    private const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Where a server keeps them.</summary>
    /// <param name="configuration">The host's configuration.</param>
    public static LedgerKeys From(IConfiguration configuration) => new(
        configuration["AGREEMENTS_LEDGER_KEYS"] is { Length: > 0 } given ? given
            : configuration["AGREEMENTS_SECRETS"] is { Length: > 0 } secrets ? Path.Combine(secrets, "ledger")
            : null,
        configuration["AGREEMENTS_LEDGER_NAME"] is { Length: > 0 } name ? name
            : Uri.TryCreate(configuration["AGREEMENTS_PUBLIC_URL"], UriKind.Absolute, out var url) ? $"{url.Authority}/ledger"
            : "localhost/ledger");

    /// <summary>Keys in a folder.</summary>
    /// <param name="folder">The folder; null where there is none, and nothing is signed.</param>
    /// <param name="name">What a new log is called: its first key is, and all after it.</param>
    public LedgerKeys(string? folder, string name) => (Folder, Name) = (folder, name);

    /// <summary>The folder; null where there is none.</summary>
    public string? Folder { get; }

    /// <summary>What a new log is called.</summary>
    public string Name { get; }

    /// <summary>The keys that are there.</summary>
    /// <exception cref="InvalidOperationException">A file cannot be used; the message names it and the cure.</exception>
    public IReadOnlyList<SigningKey> Read() => Folder is null || !Directory.Exists(Folder)
        ? []
        : [.. Directory.GetFiles(Folder, $"*{Ending}").Order(StringComparer.Ordinal).Select(ReadFile)];

    /// <summary>Draws a key and keeps it in the folder.</summary>
    /// <param name="name">Of which log.</param>
    /// <param name="algorithm">What it is for.</param>
    /// <exception cref="InvalidOperationException">There is no folder.</exception>
    public SigningKey Make(string name, SignatureAlgorithm algorithm)
    {
        var folder = Folder ?? throw new InvalidOperationException(
            "There is no folder for the ledger's keys: set AGREEMENTS_SECRETS, or AGREEMENTS_LEDGER_KEYS to a folder that only the server's account can read.");
        var key = Draw(name, algorithm);
        if (!Directory.Exists(folder))
        {
            _ = OperatingSystem.IsWindows() ? Directory.CreateDirectory(folder) : Directory.CreateDirectory(folder, Private | UnixFileMode.UserExecute);
        }

        Write(Path.Combine(folder, $"{algorithm.Name}-{key.Verifier.Id:x8}{Ending}"), key);
        return key;
    }

    /// <summary>Draws a key.</summary>
    /// <param name="name">Whose it is.</param>
    /// <param name="algorithm">What it is for.</param>
    public static SigningKey Draw(string name, SignatureAlgorithm algorithm)
    {
        while (true)
        {
            try
            {
                return new SigningKey(name, algorithm, RandomNumberGenerator.GetBytes(SignatureAlgorithm.SeedSize));
            }
            catch (FormatException) when (algorithm == SignatureAlgorithm.Sm2)
            {
                // One of 2³² draws is no key of SM2.
            }
        }
    }

    /// <summary>Writes a key into a new file that only its owner can read.</summary>
    /// <param name="path">The file.</param>
    /// <param name="key">The key.</param>
    /// <exception cref="IOException">The file is there already.</exception>
    public static void Write(string path, SigningKey key)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = Private;
        }

        using var file = new StreamWriter(path, options);
        file.WriteLine(key.Export());
    }

    /// <summary>Reads a key from its file.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InvalidOperationException">Others can read it, or it holds no key.</exception>
    public static SigningKey ReadFile(string path)
    {
        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & ~Private) != 0)
        {
            throw new InvalidOperationException($"Others can read the private key in {path}: chmod 600 it, and make another if they may have.");
        }

        try
        {
            return SigningKey.Parse(File.ReadAllText(path));
        }
        catch (FormatException e)
        {
            throw new InvalidOperationException($"{path} holds no key: {e.Message}", e);
        }
    }
}
