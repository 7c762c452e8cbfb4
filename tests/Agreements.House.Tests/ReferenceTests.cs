using Agreements.House.Tests.Rules;
using System.Reflection;

namespace Agreements.House.Tests;

public class ReferenceTests
{
    [Fact]
    public void Projects_reference_only_whom_they_may() => ReferenceRules.ProjectReferences(Repository.Files).ShouldBeEmpty();

    [Theory]
    [InlineData("src/Agreements.Ledger/Agreements.Ledger.csproj", "../Agreements.Domain/Agreements.Domain.csproj")]
    [InlineData("src/Agreements.Domain/Agreements.Domain.csproj", "../Agreements.Server/Agreements.Server.csproj")]
    [InlineData("src/Agreements.Server/Agreements.Server.csproj", "../Agreements.Cli/Agreements.Cli.csproj")]
    public void The_guard_on_project_references_bites(string project, string reference) =>
        ReferenceRules.ProjectReferences([Project(project, $"<ProjectReference Include=\"{reference}\" />")]).ShouldHaveSingleItem();

    [Fact]
    public void The_product_does_not_reference_its_tests()
    {
        ReferenceRules.TestsStayOutside(Repository.Files).ShouldBeEmpty();
        ReferenceRules.TestsStayOutside([Project("src/A/A.csproj", "<ProjectReference Include=\"../../tests/B/B.csproj\" />")]).ShouldHaveSingleItem();
    }

    [Fact]
    public void Domain_stands_on_the_framework_alone_and_the_ledger_on_signatures_too() => ReferenceRules.Packages(Repository.Files).ShouldBeEmpty();

    [Theory]
    [InlineData("<PackageReference Include=\"Marten\" />")]
    [InlineData("<PackageReference Include=\"Microsoft.CodeAnalysis.BannedApiAnalyzers\" />")]
    [InlineData("<FrameworkReference Include=\"Microsoft.AspNetCore.App\" />")]
    [InlineData("<PackageReference Include=\"NSec.Cryptography\" />")]
    [InlineData("<Import Project=\"../Marten.props\" />")]
    public void The_guard_on_packages_bites(string item)
    {
        ReferenceRules.Packages([Project("src/Agreements.Domain/Agreements.Domain.csproj", item)]).ShouldHaveSingleItem();
        ReferenceRules.Packages([Project("src/Agreements.Ledger/Agreements.Ledger.csproj", item)]).ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("Agreements.Domain", "Agreements.Ledger")]
    [InlineData("Agreements.Ledger", "NSec.Cryptography", "BouncyCastle.Cryptography")]
    public void Nor_do_they_reach_beyond_it_when_compiled(string assembly, params string[] others) =>
        Assembly.Load(assembly).GetReferencedAssemblies().Select(a => a.Name!)
            .Where(n => !n.StartsWith("System.", StringComparison.Ordinal) && !others.Contains(n)).ShouldBeEmpty();

    /// <summary>A guard over no files would hold for nothing.</summary>
    [Fact]
    public void The_guards_see_the_repository()
    {
        Repository.Files.Count.ShouldBeGreaterThan(100);
        Repository.Files.Select(f => f.Path).ShouldContain("src/Agreements.Domain/Agreements.Domain.csproj");
        Repository.Files.ShouldNotContain(f => f.Path.Contains("/obj/", StringComparison.Ordinal));
    }

    private static SourceFile Project(string path, string item) => new(path, $"<Project Sdk=\"Microsoft.NET.Sdk\"><ItemGroup>{item}</ItemGroup></Project>");
}
