using System.Globalization;

namespace Agreements.Server.Http;

/// <summary>Versions as HTTP entity tags: <c>"12"</c>.</summary>
public static class VersionTag
{
    /// <summary>The tag of a version.</summary>
    /// <param name="version">The stream version.</param>
    public static string Of(long version) => $"\"{version.ToString(CultureInfo.InvariantCulture)}\"";

    /// <summary>Reads <c>If-Match</c>: null for none or <c>*</c>; false when it is not a version's tag.</summary>
    /// <param name="header">The header's text.</param>
    /// <param name="version">The version.</param>
    public static bool TryRead(string? header, out long? version)
    {
        version = null;
        if (header is null or "" or "*")
        {
            return true;
        }

        if (header is ['"', .. var digits, '"'] && long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var read))
        {
            version = read;
            return true;
        }

        return false;
    }
}
