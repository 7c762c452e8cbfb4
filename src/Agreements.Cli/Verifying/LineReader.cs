using System.Text.Json;

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

    /// <summary>Has each line of JSON looked at: one that cannot be read is a finding, and the next is looked at all the same.</summary>
    /// <param name="findings">Takes what cannot be read.</param>
    /// <param name="stream">The lines.</param>
    /// <param name="file">What they are called.</param>
    /// <param name="look">Looks at a line and its number.</param>
    /// <returns>How many there are.</returns>
    public static long Each(Findings findings, Stream stream, string file, Action<ReadOnlyMemory<byte>, long> look)
    {
        var count = 0L;
        using var lines = new LineReader(stream);
        while (lines.Next(out var line))
        {
            count++;
            try
            {
                look(line, count);
            }
            catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException)
            {
                findings.Add($"{file}:{count}", $"无法读取：{e.Message}", $"It cannot be read: {e.Message}");
            }
        }

        return count;
    }

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
