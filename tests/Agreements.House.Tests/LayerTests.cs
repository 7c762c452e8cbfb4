using Agreements.House.Tests.Rules;
using Agreements.Server.Hosting;

namespace Agreements.House.Tests;

public class LayerTests
{
    /// <summary>From what knows nobody to what knows everybody. README.md tells what lies in each.</summary>
    private static readonly string[] Order =
    [
        "Storage", "Localization", "Http", "Identity", "ReadModels", "Queries", "Sealing", "Commands", "Notifications", "Exchange",
        "Observability", "Pages", "Hosting",
    ];

    private static string Sources => Path.Combine(Repository.Root, "src", "Agreements.Server");

    [Fact]
    public void Folders_of_the_server_point_one_way() => new Layers("Agreements.Server", Sources, Order).Faults(typeof(ServerApp).Assembly).ShouldBeEmpty();

    /// <summary>The other way round nearly everything is wrong, and a folder that nobody ordered is told as well.</summary>
    [Fact]
    public void The_guard_on_folders_bites_and_names_the_line()
    {
        string[] wrong = [.. Order.Reverse().Where(f => f != "Localization")];
        var faults = new Layers("Agreements.Server", Sources, wrong).Faults(typeof(ServerApp).Assembly);

        faults.ShouldContain("The folder Localization has no place in the order.");
        faults.ShouldContain(f =>
            f.StartsWith("Commands/GroupCommit.cs:", StringComparison.Ordinal) || f.StartsWith("Commands/Gateway.cs:", StringComparison.Ordinal));
        var line = faults.First(f => f.Contains("Gateway (Commands) uses Reader (ReadModels)", StringComparison.Ordinal)).Split(':')[1];
        File.ReadAllLines(Path.Combine(Sources, "Commands", "Gateway.cs"))[int.Parse(line, System.Globalization.CultureInfo.InvariantCulture) - 1]
            .ShouldContain("Reader");
    }

    [Fact]
    public void Every_folder_in_the_order_is_there() => Order.ShouldAllBe(f => Directory.Exists(Path.Combine(Sources, f)));
}
