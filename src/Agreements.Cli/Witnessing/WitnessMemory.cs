using Agreements.Ledger.Checkpoints;
using Agreements.Ledger.Notes;
using System.Security.Cryptography;
using System.Text;

namespace Agreements.Cli.Witnessing;

/// <summary>
/// What a witness has cosigned last of each log, in files: written before the cosignature leaves, and whole or not at all. Two processes on one folder
/// would contradict each other, so the second is turned away.
/// </summary>
internal sealed class WitnessMemory : IDisposable
{
    private readonly string _folder;
    private readonly FileStream _lock;

    /// <exception cref="IOException">Another process has the folder.</exception>
    public WitnessMemory(string folder)
    {
        Directory.CreateDirectory(folder);
        (_folder, _lock) = (folder, new FileStream(Path.Combine(folder, "lock"), FileMode.OpenOrCreate, FileAccess.Write, FileShare.None));
    }

    public SignedNote? Seen(string origin) => File.Exists(FileOf(origin)) ? SignedNote.Parse(File.ReadAllText(FileOf(origin))) : null;

    public void Keep(SignedNote cosigned) => Write(FileOf(Checkpoint.Parse(cosigned.Text).Origin), cosigned.ToString());

    /// <summary>Keeps what proves that a log has two histories: both checkpoints are signed by it.</summary>
    /// <returns>The file.</returns>
    public string KeepEvidence(string origin, SignedNote seen, SignedNote other, DateTimeOffset at)
    {
        var file = $"{FileOf(origin)}.fork-{at:yyyyMMddTHHmmssZ}";
        Write(file, $"{seen}\n{other}");
        return file;
    }

    public void Dispose() => _lock.Dispose();

    private string FileOf(string origin) => Path.Combine(_folder, $"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(origin)))}.checkpoint");

    private static void Write(string file, string text)
    {
        var part = $"{file}.part";
        using (var stream = new FileStream(part, FileMode.Create, FileAccess.Write))
        {
            stream.Write(Encoding.UTF8.GetBytes(text));
            stream.Flush(flushToDisk: true);
        }

        File.Move(part, file, overwrite: true);
    }
}
