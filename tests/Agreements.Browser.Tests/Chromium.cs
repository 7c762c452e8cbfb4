using Microsoft.Playwright;

namespace Agreements.Browser.Tests;

/// <summary>The machine's own Chromium; nothing is downloaded. Most pages are read by its shell without a window, some need all of it.</summary>
public static class Chromium
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];

    private static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
        "--disable-sync",
    ];

    /// <summary>
    /// Starts the browser without a window, which needs half the time for a page and has no viewer of PDFs; the whole one where it is not there.
    /// </summary>
    public static Task<IBrowser> LaunchAsync(IPlaywright playwright) =>
        StartAsync(playwright, Find("AGREEMENTS_HEADLESS", "chromium-headless-shell") ?? Whole());

    /// <summary>Starts the whole browser, with its viewer of PDFs.</summary>
    public static Task<IBrowser> LaunchWholeAsync(IPlaywright playwright) => StartAsync(playwright, Whole());

    private static Task<IBrowser> StartAsync(IPlaywright playwright, string path) =>
        playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = path, Headless = true, Args = Arguments });

    private static string Whole() => Find("AGREEMENTS_CHROMIUM", Names) ?? throw new InvalidOperationException(
        "These tests need Chromium: install it (apt-get install chromium), or set AGREEMENTS_CHROMIUM to its path.");

    private static string? Find(string setting, params string[] names) =>
        Environment.GetEnvironmentVariable(setting) is { Length: > 0 } named
            ? named
            : (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
                .SelectMany(folder => names.Select(name => Path.Combine(folder, name))).FirstOrDefault(File.Exists);
}
