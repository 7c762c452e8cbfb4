namespace Agreements.Server.Storage;

/// <summary>Files that no name leads to, for what is too large for memory while it comes in or goes out.</summary>
internal static class NamelessFile
{
    private const int BufferSize = 128 * 1024;

    /// <summary>A new one, open to write and read. It is gone when it is closed, or when the process ends in whatever way.</summary>
    /// <param name="purpose">What it is for, by which an operator knows it among the handles of the process.</param>
    public static FileStream Create(string purpose)
    {
        var path = Path.Combine(Path.GetTempPath(), $"agreements-{purpose}-{Guid.NewGuid():n}");
        var file = new FileStream(
            path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.Delete, BufferSize, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
        if (!OperatingSystem.IsWindows())
        {
            // The name goes at once, the file with its last handle: not even a process killed in the middle leaves one behind.
            File.Delete(path);
        }

        return file;
    }
}
