using System.Globalization;
using System.Text.RegularExpressions;
using ZXing.Common;
using ZXing.QrCode;
using ZXing;

namespace Agreements.Server.Tests.Http;

/// <summary>Reads a QR code as it is drawn.</summary>
internal static partial class QrReading
{
    /// <summary>What the picture on a page says: its squares painted, and decoded.</summary>
    public static string? Read(string page)
    {
        const int Scale = 4;
        // A page has other drawings: the code's is the one whose squares come next.
        var drawing = Side().Matches(page).Last(m => m.Index < Runs().Match(page).Index);
        var side = int.Parse(drawing.Groups[1].Value, CultureInfo.InvariantCulture) * Scale;
        var pixels = Enumerable.Repeat((byte)255, side * side).ToArray();
        foreach (var run in Runs().Matches(page)
            .Select(m => m.Groups.Values.Skip(1).Select(g => int.Parse(g.Value, CultureInfo.InvariantCulture) * Scale).ToArray()))
        {
            for (var y = run[1]; y < run[1] + run[3]; y++)
            {
                pixels.AsSpan((y * side) + run[0], run[2]).Clear();
            }
        }

        var picture = new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(pixels, side, side, RGBLuminanceSource.BitmapFormat.Gray8)));
        // Looking for a code in a photograph, the library missed 47 of 3,000 drawn ones; told that it has nothing but the code, none.
        return new QRCodeReader().decode(picture, new Dictionary<DecodeHintType, object> { [DecodeHintType.PURE_BARCODE] = true })?.Text;
    }

    [GeneratedRegex("viewBox=\"0 0 ([0-9]+) ")]
    private static partial Regex Side();

    [GeneratedRegex("M([0-9]+) ([0-9]+)h([0-9]+)v([0-9]+)")]
    private static partial Regex Runs();
}
