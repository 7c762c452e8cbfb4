namespace Agreements.House.Tests;

public class PermissionsDocumentTests
{
    private static readonly string File = Path.Combine(Repository.Root, "docs", "permissions.md");

    [Fact]
    public void The_page_of_permissions_is_the_table()
    {
        var now = PermissionsDocument.Render();
        if (Environment.GetEnvironmentVariable("AGREEMENTS_APPROVE") == "1")
        {
            System.IO.File.WriteAllText(File, now);
        }

        System.IO.File.ReadAllText(File).ReplaceLineEndings("\n").ShouldBe(
            now, "docs/permissions.md is stale: AGREEMENTS_APPROVE=1 dotnet test tests/Agreements.House.Tests writes it anew.");
    }
}
