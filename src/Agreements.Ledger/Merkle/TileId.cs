using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Agreements.Ledger.Merkle;

/// <summary>A tile of C2SP tlog-tiles: up to 256 hashes of one level of the tree, side by side.</summary>
/// <param name="Level">0 for hashes of leaves; each hash of the next level stands for a full tile of this one.</param>
/// <param name="Number">The number of the tile in its level, from 0.</param>
public readonly record struct TileId(int Level, long Number)
{
    /// <summary>How many hashes a full tile has.</summary>
    public const int Full = 256;

    /// <summary>How many levels of the tree a tile stands for.</summary>
    public const int Height = 8;

    private const string Entries = "entries";
    private const int Highest = 63;

    /// <summary>How many hashes it has in a tree.</summary>
    /// <param name="size">How many leaves the tree has.</param>
    public int WidthIn(long size)
    {
        var hashes = Level * Height >= Highest ? 0 : size >> (Level * Height);
        return (int)Math.Clamp(hashes - (Number * Full), 0, Full);
    }

    /// <summary>Its address below the prefix of the log.</summary>
    /// <param name="width">How many hashes are meant, 1 to 256.</param>
    public string Path(int width = Full) => $"tile/{Level.ToString(CultureInfo.InvariantCulture)}/{Written(Number, width)}";

    /// <summary>The address of the entries of a tile of level 0.</summary>
    /// <param name="number">The tile.</param>
    /// <param name="width">How many entries are meant, 1 to 256.</param>
    public static string EntriesPath(long number, int width = Full) => $"tile/{Entries}/{Written(number, width)}";

    /// <summary>Reads what follows <c>tile/</c> in an address.</summary>
    /// <param name="path">Such as <c>1/x001/234.p/17</c>.</param>
    /// <param name="found">The tile, whether its entries are meant, and its width.</param>
    /// <returns>False where there is no such address: each tile has only one.</returns>
    public static bool TryParse([NotNullWhen(true)] string? path, out (TileId Tile, bool IsEntries, int Width) found)
    {
        found = default;
        var parts = path?.Split('/') ?? [];
        var partial = parts.Length > 2 && parts[^2].EndsWith(".p", StringComparison.Ordinal);
        if (parts.Length < (partial ? 3 : 2) || !TryWidth(partial ? parts[^1] : null, out var width) || !TryLevel(parts[0], out var level, out var isEntries))
        {
            return false;
        }

        string[] digits = partial ? [.. parts[1..^2], parts[^2][..^2]] : parts[1..];
        if (!TryNumber(digits, out var number))
        {
            return false;
        }

        found = (new TileId(level, number), isEntries, width);
        return Written(number, width) == string.Join('/', parts[1..]);
    }

    private static bool TryWidth(string? text, out int width)
    {
        width = Full;
        return text is null || (Plain(text, out var given) && given is > 0 and < Full && (width = (int)given) > 0);
    }

    private static bool TryLevel(string text, out int level, out bool isEntries)
    {
        isEntries = text == Entries;
        level = 0;
        if (isEntries || !Plain(text, out var given) || given > Highest)
        {
            return isEntries;
        }

        level = (int)given;
        return true;
    }

    private static bool TryNumber(string[] digits, out long number)
    {
        number = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            var (isLast, part) = (i == digits.Length - 1, digits[i]);
            if (part.Length != (isLast ? 3 : 4) || (!isLast && part[0] != 'x') || number > long.MaxValue / 2000
                || !int.TryParse(part[^3..], NumberStyles.None, CultureInfo.InvariantCulture, out var three))
            {
                return false;
            }

            number = (number * 1000) + three;
        }

        return digits.Length > 0;
    }

    private static bool Plain(string text, out long value) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value) && text == value.ToString(CultureInfo.InvariantCulture);

    private static string Written(long number, int width)
    {
        var path = (number % 1000).ToString("d3", CultureInfo.InvariantCulture);
        for (var left = number / 1000; left > 0; left /= 1000)
        {
            path = $"x{left % 1000:d3}/{path}";
        }

        return width == Full ? path : $"{path}.p/{width.ToString(CultureInfo.InvariantCulture)}";
    }
}
