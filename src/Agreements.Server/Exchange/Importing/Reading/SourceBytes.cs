using Agreements.Server.Http;

namespace Agreements.Server.Exchange.Importing.Reading;

/// <summary>The bytes of a file, and line and column of each.</summary>
internal sealed class SourceBytes
{
    private readonly List<int> _lineStarts = [0];
    private (int At, int Column) _last = (0, 1);

    public SourceBytes(string file, ReadOnlyMemory<byte> bytes)
    {
        File = file;
        Bytes = Utf8Text.WithoutMark(bytes);
        var span = Bytes.Span;
        for (var i = 0; i < span.Length; i++)
        {
            if (span[i] == (byte)'\n')
            {
                _lineStarts.Add(i + 1);
            }
        }
    }

    public string File { get; }

    public ReadOnlyMemory<byte> Bytes { get; }

    public Place At(long offset, string path)
    {
        var at = (int)Math.Min(offset, Bytes.Length);
        var found = _lineStarts.BinarySearch(at);
        var line = found >= 0 ? found : ~found - 1;
        return new Place(File, path, line + 1, ColumnOf(_lineStarts[line], at));
    }

    /// <summary>Counts on from the place asked for before, where that is on the same line: a file may be one long line.</summary>
    private int ColumnOf(int lineStart, int at)
    {
        var (from, column) = _last.At >= lineStart && _last.At <= at ? _last : (lineStart, 1);
        _last = (at, column + RunesIn(Bytes.Span[from..at]));
        return _last.Column;
    }

    /// <summary>The offset of a byte that System.Text.Json names by line and byte in line, both from 0.</summary>
    public int OffsetOf(long line, long byteInLine) =>
        (int)Math.Min(_lineStarts[(int)Math.Min(line, _lineStarts.Count - 1)] + byteInLine, Bytes.Length);

    private static int RunesIn(ReadOnlySpan<byte> text)
    {
        var count = 0;
        foreach (var b in text)
        {
            count += (b & 0xC0) == 0x80 ? 0 : 1;
        }

        return count;
    }
}
