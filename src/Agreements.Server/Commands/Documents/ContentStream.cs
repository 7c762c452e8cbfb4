
namespace Agreements.Server.Commands.Documents;

/// <summary>
/// A kept content to read, piece by piece. Between two pieces nothing of the database is held: somebody who reads slowly keeps nobody waiting.
/// </summary>
internal sealed class ContentStream(Contents contents, KeptContent content) : Stream
{
    private readonly byte[] _piece = new byte[content.ChunkSize];
    private int _length;
    private int _number = -1;

    /// <inheritdoc />
    public override bool CanRead => true;

    /// <inheritdoc />
    public override bool CanSeek => true;

    /// <inheritdoc />
    public override bool CanWrite => false;

    /// <inheritdoc />
    public override long Length => content.Size;

    /// <inheritdoc />
    public override long Position { get; set; }

    /// <inheritdoc />
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (Position >= Length || buffer.IsEmpty)
        {
            return 0;
        }

        var (number, at) = ((int)(Position / content.ChunkSize), (int)(Position % content.ChunkSize));
        if (number != _number)
        {
            // A piece half read is none: should this fail, it is read anew.
            _number = -1;
            _length = await contents.ReadChunkAsync(content, number, _piece, cancellationToken);
            _number = number;
        }

        var length = Math.Min(buffer.Length, _length - at);
        _piece.AsMemory(at, length).CopyTo(buffer);
        Position += length;
        return length;
    }

    /// <inheritdoc />
    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    /// <inheritdoc />
    public override long Seek(long offset, SeekOrigin origin) => Position = origin switch
    {
        SeekOrigin.Begin => offset,
        SeekOrigin.Current => Position + offset,
        _ => Length + offset,
    };

    /// <inheritdoc />
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("Contents are read asynchronously.");

    /// <inheritdoc />
    public override void Flush()
    {
    }

    /// <inheritdoc />
    public override void SetLength(long value) => throw new NotSupportedException("What is kept is never changed.");

    /// <inheritdoc />
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException("What is kept is never changed.");
}
