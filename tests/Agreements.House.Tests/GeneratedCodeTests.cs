using Agreements.House.Tests.Rules;
using System.Diagnostics;

namespace Agreements.House.Tests;

/// <summary>
/// The code around the handlers is compiled with the server, so it must be of the handlers that the server has. It is written by
/// <c>ops/codegen</c>.
/// </summary>
public sealed class GeneratedCodeTests
{
    [Fact]
    public async Task The_generated_code_is_that_of_the_handlers()
    {
        var folder = Directory.CreateTempSubdirectory("agreements-codegen");
        try
        {
            await WriteAsync(folder.FullName);
            var now = Directory.GetFiles(folder.FullName, "*.cs", SearchOption.AllDirectories)
                .Select(f => new SourceFile("src/Agreements.Server/" + Path.GetRelativePath(folder.FullName, f).Replace('\\', '/'), File.ReadAllText(f)))
                .ToArray();
            now.ShouldNotBeEmpty();
            GeneratedCode.Differences(GeneratedCode.In(Repository.Files), now).ShouldBeEmpty(
                "Handlers have changed since their code was generated, and the server would not start. "
                    + "Run\n  ops/codegen\nand commit src/Agreements.Server/Internal/Generated.\n");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void The_guard_on_generated_code_bites()
    {
        SourceFile kept = new("src/Agreements.Server/Internal/Generated/A/Kept.cs", "a");
        SourceFile changed = new("src/Agreements.Server/Internal/Generated/A/Changed.cs", "a");
        GeneratedCode.Differences([kept, changed], [kept with { Text = "a\r\n" }, changed]).ShouldBeEmpty();
        GeneratedCode.Differences([kept, changed], [kept, changed with { Text = "b" }]).ShouldBe([$"{changed.Path} is another"]);
        GeneratedCode.Differences([kept, changed], [kept]).ShouldBe([$"{changed.Path} is of no handler"]);
        GeneratedCode.Differences([kept], [kept, changed]).ShouldBe([$"{changed.Path} is missing"]);
    }

    [Fact]
    public void The_server_carries_no_compiler()
    {
        GeneratedCode.Compilers(Repository.Files).ShouldBeEmpty();
        GeneratedCode.Compilers([new SourceFile("src/A/A.csproj", "<PackageReference Include=\"WolverineFx.RuntimeCompilation\" />")]).ShouldHaveSingleItem();
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Agreements.Server.deps.json")).ShouldNotContain("\"Microsoft.CodeAnalysis");
    }

    /// <summary>By the server that was built, in a process of its own: generating sets a switch that all hosts of a process see.</summary>
    private static async Task WriteAsync(string folder)
    {
        var start = new ProcessStartInfo("dotnet", ["exec", Path.Combine(AppContext.BaseDirectory, "Agreements.Server.dll"), "codegen", "write"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["ASPNETCORE_CONTENTROOT"] = folder;
        start.Environment["AGREEMENTS_DB"] = "Host=127.0.0.1;Database=none";
        using var server = Process.Start(start) ?? throw new InvalidOperationException("dotnet does not start.");
        var said = await Task.WhenAll(server.StandardOutput.ReadToEndAsync(), server.StandardError.ReadToEndAsync());
        await server.WaitForExitAsync();
        server.ExitCode.ShouldBe(0, string.Concat(said));
    }
}
