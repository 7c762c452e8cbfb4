using Agreements.Server.Tests.ReadModels;
using System.Globalization;

namespace Agreements.Server.Tests.Cli;

/// <summary><c>agreements export register FILE</c>.</summary>
[Collection(SharedServer.Name)]
public sealed class SheetCommandTests(ReadModels.RunningServer server)
{
    [Fact]
    public async Task The_ending_of_the_file_says_which_sort_of_sheet_is_written()
    {
        var id = Guid.NewGuid();
        await server.SendAllAsync(Given.Proposed(id, reference: "CLI-SHEET"));
        var folder = Directory.CreateTempSubdirectory("sheets");
        var (csv, xlsx) = (Path.Combine(folder.FullName, "r.csv"), Path.Combine(folder.FullName, "r.xlsx"));

        (await CommandLine.RunAsync(server.Database.ConnectionString, "export", "register", csv, "--columns", "reference,stage", "--lang", "en")).Code
            .ShouldBe(0);
        (await CommandLine.RunAsync(server.Database.ConnectionString, "export", "register", xlsx)).Code.ShouldBe(0);

        var lines = await File.ReadAllLinesAsync(csv);
        lines[0].ShouldBe("Reference,Stage");
        lines.ShouldContain("CLI-SHEET,Proposed");
        (await File.ReadAllBytesAsync(xlsx))[..2].ShouldBe("PK"u8.ToArray());
        folder.Delete(recursive: true);
    }

    [Theory]
    [InlineData("r.pdf", "title")]
    [InlineData("r.csv", "weather")]
    public async Task What_cannot_be_written_is_told(string file, string columns) =>
        (await CommandLine.RunAsync(
            server.Database.ConnectionString, "export", "register",
            Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString("N", CultureInfo.InvariantCulture) + file), "--columns", columns))
            .Code.ShouldBe(2);
}
