using Microsoft.Playwright;

namespace Agreements.Browser.Tests;

/// <summary>The machine's own Chromium; nothing is downloaded.</summary>
public static class Chromium
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];

    private static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
        "--disable-sync",
    ];

    public static Task<IBrowser> LaunchAsync(IPlaywright playwright) =>
        playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = Find(), Headless = true, Args = Arguments });

    private static string Find() =>
        Environment.GetEnvironmentVariable("AGREEMENTS_CHROMIUM") is { Length: > 0 } named
            ? named
            : (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
                .SelectMany(folder => Names.Select(name => Path.Combine(folder, name))).FirstOrDefault(File.Exists)
                ?? throw new InvalidOperationException(
                    "These tests need Chromium: install it (apt-get install chromium), or set AGREEMENTS_CHROMIUM to its path.");
}
