using Agreements.House.Tests.Rules;
using System.Reflection;

namespace Agreements.House.Tests;

public class NameTests
{
    [Theory]
    [InlineData("Agreements.Domain")]
    [InlineData("Agreements.Ledger")]
    [InlineData("Agreements.Server")]
    [InlineData("agreements")]
    public void No_type_is_named_by_its_pattern(string assembly) => NameRules.PatternSuffixes(Assembly.Load(assembly).GetExportedTypes()).ShouldBeEmpty();

    [Fact]
    public void The_guard_on_names_bites() =>
        NameRules.PatternSuffixes([typeof(SigningService), typeof(PartyDto), typeof(Signed), typeof(BoxManager<int>), typeof(AgreementEvent)])
            .Select(n => n.Split('+')[^1].Split('`')[0]).ShouldBe(["SigningService", "PartyDto", "BoxManager", "AgreementEvent"]);

    private sealed class SigningService;

    private sealed class PartyDto;

    private sealed class Signed;

    private sealed class BoxManager<T>;

    /// <summary>Named as the root, but not abstract: something that happened, badly named.</summary>
    private sealed class AgreementEvent;
}
