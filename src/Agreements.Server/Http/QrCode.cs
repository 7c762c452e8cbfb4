using QRCoder;

namespace Agreements.Server.Http;

/// <summary>Addresses as pictures that a camera reads; drawn here, without a script and without asking anybody.</summary>
public static class QrCode
{
    private const int DotsOfModule = 6;

    /// <summary>An address in SVG, for a page.</summary>
    /// <param name="address">The address.</param>
    public static string Svg(string address)
    {
        using var code = QRCodeGenerator.GenerateQrCode(address, QRCodeGenerator.ECCLevel.M);
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
