namespace Agreements.Cli.Verifying;

/// <summary>Lines of bytes, of a stream that need not fit into memory. A line is valid until the next one is read.</summary>
internal sealed class LineReader(Stream stream) : IDisposable
{
    private byte[] _buffer = new byte[1 << 17];
    private int _begin;
    private int _end;
    private bool _isOver;

    /// <summary>Whether the last line ended without a newline: the file was cut short.</summary>
    public bool IsCut { get; private set; }

    public bool Next(out ReadOnlyMemory<byte> line)
    {
        while (true)
        {
            var at = _buffer.AsSpan(_begin, _end - _begin).IndexOf((byte)'\n');
            if (at >= 0)
            {
                line = _buffer.AsMemory(_begin, at);
                _begin += at + 1;
                return true;
            }

            if (_isOver)
            {
                line = _buffer.AsMemory(_begin, _end - _begin);
                (IsCut, _begin) = (line.Length > 0, _end);
                return line.Length > 0;
            }

            Fill();
        }
    }

    public void Dispose() => stream.Dispose();

    private void Fill()
    {
        if (_begin > 0)
        {
            _buffer.AsSpan(_begin, _end - _begin).CopyTo(_buffer);
            (_begin, _end) = (0, _end - _begin);
        }

        if (_end == _buffer.Length)
        {
            Array.Resize(ref _buffer, _buffer.Length * 2);
        }

        var read = stream.Read(_buffer, _end, _buffer.Length - _end);
        (_end, _isOver) = (_end + read, read == 0);
    }
}
