using System.Reflection;

namespace Agreements.Server.Pages.Layout;

/// <summary>Which release runs here.</summary>
internal static class Release
{
    /// <summary>Its version, without the build's digest.</summary>
    public static string Version { get; } =
        typeof(Release).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0";
}
