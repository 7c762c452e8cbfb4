using System.Security.Cryptography;

namespace Agreements.Cli.Verifying;

/// <summary>Reads a file of a bundle and digests it on the way, so that each is unpacked once. What is not read of it is, when it is disposed.</summary>
internal sealed class MeasuredStream(Stream from, bool digests, Action<long, string> measured) : Stream
{
    private readonly IncrementalHash _digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private bool _isDone;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get; set; }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        var read = from.Read(buffer);
        if (digests)
        {
            _digest.AppendData(buffer[..read]);
        }

        Position += read;
        return read;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing && !_isDone)
        {
            _isDone = true;
            Span<byte> rest = stackalloc byte[4096];
            while (Read(rest) > 0)
            {
            }

            measured(Position, digests ? Convert.ToHexStringLower(_digest.GetHashAndReset()) : "");
            _digest.Dispose();
            from.Dispose();
        }

        base.Dispose(disposing);
    }
}
