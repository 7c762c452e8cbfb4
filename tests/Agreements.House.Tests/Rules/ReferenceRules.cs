using System.Xml.Linq;

namespace Agreements.House.Tests.Rules;

/// <summary>Who may reference whom. Each rule gives what breaks it.</summary>
public static class ReferenceRules
{
    private const string Domain = "Agreements.Domain";
    private const string Ledger = "Agreements.Ledger";

    /// <summary>What a project of the product may reference; a project that is not here is free.</summary>
    private static readonly Dictionary<string, string[]> Projects = new()
    {
        [Ledger] = [],
        [Domain] = [Ledger],
        ["Agreements.Server"] = [Domain, Ledger],
    };

    public static IEnumerable<string> ProjectReferences(IEnumerable<SourceFile> files) =>
        from file in files.Where(f => f.Path.EndsWith(".csproj", StringComparison.Ordinal))
        let name = Name(file.Path)
        where Projects.ContainsKey(name)
        from reference in Includes(file, "ProjectReference").Select(Name)
        where !Projects[name].Contains(reference)
        select $"{file.Path} references {reference}";

    /// <summary>The product never depends on its tests.</summary>
    public static IEnumerable<string> TestsStayOutside(IEnumerable<SourceFile> files) =>
        from file in files.Where(f => f.IsProject && f.IsIn("src"))
        from reference in Includes(file, "ProjectReference")
        where reference.Contains("/tests/", StringComparison.Ordinal) || reference.EndsWith(".Tests.csproj", StringComparison.Ordinal)
        select $"{file.Path} references {reference}";

    /// <summary>Domain and ledger stand on nothing but the framework; an analyzer that leaves nothing behind may watch them.</summary>
    public static IEnumerable<string> Packages(IEnumerable<SourceFile> files) =>
        from file in files.Where(f =>
            f.Path.EndsWith($"/{Domain}.csproj", StringComparison.Ordinal) || f.Path.EndsWith($"/{Ledger}.csproj", StringComparison.Ordinal)
                || f.Path.EndsWith("/Words.props", StringComparison.Ordinal))
        from element in XDocument.Parse(file.Text).Descendants()
            .Where(e => e.Name.LocalName is "PackageReference" or "FrameworkReference" or "Import" or "Reference")
        where !IsSilentAnalyzer(element) && !IsWords(element) && !(file.Path.EndsWith($"/{Ledger}.csproj", StringComparison.Ordinal) && IsSignature(element))
        select $"{file.Path} has {element}";

    /// <summary>What the ledger signs with, kept from whoever stands on the ledger: nobody writes signatures of their own.</summary>
    private static bool IsSignature(XElement element) =>
        element.Name.LocalName == "PackageReference" && (string?)element.Attribute("PrivateAssets") == "compile"
            && (string?)element.Attribute("Include") is "NSec.Cryptography" or "BouncyCastle.Cryptography";

    /// <summary>The list of the domain's own namespaces, which is read as a file of its own.</summary>
    private static bool IsWords(XElement element) => element.Name.LocalName == "Import" && (string?)element.Attribute("Project") == "Words.props";

    private static bool IsSilentAnalyzer(XElement element) =>
        element.Attribute("Include")?.Value == "Microsoft.CodeAnalysis.BannedApiAnalyzers" && element.Attribute("PrivateAssets")?.Value == "all";

    private static IEnumerable<string> Includes(SourceFile file, string element) =>
        XDocument.Parse(file.Text).Descendants().Where(e => e.Name.LocalName == element).Select(e => e.Attribute("Include")?.Value.Replace('\\', '/') ?? "");

    private static string Name(string path) => Path.GetFileNameWithoutExtension(path[(path.LastIndexOf('/') + 1)..]);
}
