using Agreements.House.Tests.Rules;

namespace Agreements.House.Tests;

public class StyleTests
{
    [Fact]
    public void Style_sheets_speak_of_what_pages_use_and_of_nothing_else() => StyleRules.Unused(Repository.Files).ShouldBeEmpty();

    [Theory]
    [InlineData(".there { color: red; }", "<p class=\"there\"></p>", false)]
    [InlineData(".gone { color: red; }", "<p class=\"there\"></p>", true)]
    [InlineData(".stage-signed { color: red; }", "<p class=\"stage-@name\"></p>", false)]
    [InlineData("@media print { .there, .gone { top: 0; } }", "<p class=\"there\"></p>", true)]
    [InlineData("/* .gone */ .there { top: 0.5em; }", "<p class=\"there\"></p>", false)]
    public void The_guard_on_unused_classes_bites(string css, string page, bool bites) =>
        StyleRules.Unused([new SourceFile("src/Agreements.Server/wwwroot/a.css", css), new SourceFile("src/Agreements.Server/Pages/A/A.razor", page)]).Any()
            .ShouldBe(bites);
}
