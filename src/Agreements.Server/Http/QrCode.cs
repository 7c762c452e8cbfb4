using QRCoder;
using System.Text;

namespace Agreements.Server.Http;

/// <summary>Addresses as pictures that a camera reads; drawn here, without a script and without asking anybody.</summary>
public static class QrCode
{
    private const int DotsOfModule = 6;

    /// <summary>Of version 40 with the least correction, less what says that it is UTF-8.</summary>
    private const int MostBytes = 2_940;

    /// <summary>An address in SVG, for a page.</summary>
    /// <param name="address">The address.</param>
    public static string Svg(string address)
    {
        using var code = QRCodeGenerator.GenerateQrCode(address, QRCodeGenerator.ECCLevel.M);
        using var picture = new SvgQRCode(code);
        return picture.GetGraphic(1, "#000", "#fff", drawQuietZones: true, SvgQRCode.SizingMode.ViewBoxAttribute);
    }

    /// <summary>A text in SVG, as large as one picture can hold; null where it is longer.</summary>
    /// <param name="text">The text.</param>
    public static string? SvgOfText(string text)
    {
        if (Encoding.UTF8.GetByteCount(text) > MostBytes)
        {
            return null;
        }

        using var code = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.L, forceUtf8: true);
        using var picture = new SvgQRCode(code);
        return picture.GetGraphic(1, "#000", "#fff", drawQuietZones: true, SvgQRCode.SizingMode.ViewBoxAttribute);
    }

    /// <summary>An address in PNG, for a document.</summary>
    /// <param name="address">The address.</param>
    public static byte[] Png(string address)
    {
        using var code = QRCodeGenerator.GenerateQrCode(address, QRCodeGenerator.ECCLevel.M);
        using var picture = new PngByteQRCode(code);
        return picture.GetGraphic(DotsOfModule);
    }
}
