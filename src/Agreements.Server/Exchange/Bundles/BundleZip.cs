using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Agreements.Server.Exchange.Bundles;

/// <summary>Writes the zip of a bundle, and the digests of what is in it on the way.</summary>
internal sealed class BundleZip : IDisposable
{
    private readonly FileStream _file;
    private readonly ZipArchive _zip;
    private readonly DateTimeOffset _madeAt;
    private readonly List<BundleFile> _files = [];

    public BundleZip(FileStream file, DateTimeOffset madeAt)
    {
        (_file, _madeAt) = (file, madeAt);
        _zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8) { Comment = BundleFormat.Comment(new byte[SHA256.HashSizeInBytes]) };
    }

    /// <summary>Adds a file.</summary>
    public async Task AddAsync(string name, Func<Stream, Task> write)
    {
        var entry = _zip.CreateEntry(name, CompressionLevel.Fastest);
        entry.LastWriteTime = _madeAt;
        await using var digesting = new Digesting(await entry.OpenAsync());
        await write(digesting);
        _files.Add(new BundleFile(name, digesting.Size, digesting.Sha256()));
    }

    /// <summary>Adds a text.</summary>
    public Task AddAsync(string name, string text) => AddAsync(name, to => to.WriteAsync(Encoding.UTF8.GetBytes(text)).AsTask());

    /// <summary>Adds what there is, and puts the digest of it all into the comment.</summary>
    public async Task CloseAsync(Func<IReadOnlyList<BundleFile>, BundleManifest> manifest, CancellationToken ct)
    {
        var text = JsonSerializer.Serialize(manifest([.. _files]), BundleFormat.Json);
        await AddAsync(BundleFormat.Manifest, $"{text}\n");
        _zip.Dispose();
        var comment = BundleFormat.CommentOf(_file, ct);
        _file.Position = _file.Length - BundleFormat.CommentLength;
        await _file.WriteAsync(Encoding.ASCII.GetBytes(comment), ct);
        await _file.FlushAsync(ct);
    }

    public void Dispose() => _zip.Dispose();

    /// <summary>Passes on what is written, and digests it.</summary>
    private sealed class Digesting(Stream to) : Stream
    {
        private readonly IncrementalHash _digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

        public long Size { get; private set; }

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => Size;

        public override long Position { get => Size; set => throw new NotSupportedException(); }

        public string Sha256() => Convert.ToHexStringLower(_digest.GetCurrentHash());

        public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            Note(buffer);
            to.Write(buffer);
        }

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            Note(buffer.Span);
            return to.WriteAsync(buffer, cancellationToken);
        }

        public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override void Flush() => to.Flush();

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                to.Dispose();
                _digest.Dispose();
            }

            base.Dispose(disposing);
        }

        private void Note(ReadOnlySpan<byte> bytes)
        {
            _digest.AppendData(bytes);
            Size += bytes.Length;
        }
    }
}
