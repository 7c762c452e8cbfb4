using Microsoft.Playwright;
using System.Text.RegularExpressions;

namespace Agreements.Browser.Tests;

/// <summary>Pictures of pages for people to look at, where <c>AGREEMENTS_SCREENSHOTS</c> names a folder for them.</summary>
public static partial class Screenshots
{
    private static readonly string? Folder = Environment.GetEnvironmentVariable("AGREEMENTS_SCREENSHOTS");

    public static async Task TakeAsync(IPage page, string path, string locale, int width, ColorScheme scheme)
    {
        if (Folder is { Length: > 0 })
        {
            var name = $"{Odd().Replace(path, "_").Trim('_')}-{locale}-{width}-{scheme}.png";
            await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(Folder, name), FullPage = true });
        }
    }

    [GeneratedRegex("[^A-Za-z0-9]+")]
    private static partial Regex Odd();
}
