using Agreements.Server.Http;
using Agreements.Server.Storage;
using System.Buffers;
using System.Security.Cryptography;

namespace Agreements.Server.Commands.Documents;

/// <summary>
/// An upload as it came, in a file that no name leads to. A sender may be slow: nothing of the database is held until all is there, and its
/// type can be told from all of it. The file is gone when this is disposed, or when the process ends in whatever way.
/// </summary>
internal sealed class Spooled : IAsyncDisposable
{
    private const int BufferSize = 128 * 1024;

    private readonly FileStream _file;

    private Spooled(FileStream file, long size, string sha256) => (_file, Size, Sha256) = (file, size, sha256);

    /// <summary>Size in bytes.</summary>
    public long Size { get; }

    /// <summary>SHA-256, 64 lower-case hexadecimal digits.</summary>
    public string Sha256 { get; }

    /// <summary>The content, from its beginning.</summary>
    public Stream Content
    {
        get
        {
            _file.Position = 0;
            return _file;
        }
    }

    /// <summary>Takes an upload in, digesting it on the way.</summary>
    /// <param name="from">The upload.</param>
    /// <param name="limit">The most bytes that are taken.</param>
    /// <param name="ct">Stops it, and leaves nothing.</param>
    /// <exception cref="UnacceptableContentException">It is larger than the limit.</exception>
    public static async Task<Spooled> TakeAsync(Stream from, long limit, CancellationToken ct)
    {
        var file = NamelessFile.Create("upload");
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        try
        {
            using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            var size = 0L;
            for (int read; (read = await from.ReadAsync(buffer, ct)) > 0;)
            {
                size += read;
                if (size > limit)
                {
                    throw UnacceptableContentException.TooLarge(limit);
                }

                digest.AppendData(buffer, 0, read);
                await file.WriteAsync(buffer.AsMemory(0, read), ct);
            }

            return new Spooled(file, size, Convert.ToHexStringLower(digest.GetHashAndReset()));
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => _file.DisposeAsync();
}
