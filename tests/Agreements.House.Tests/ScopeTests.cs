using System.Text.RegularExpressions;
using Agreements.Server.ReadModels;

namespace Agreements.House.Tests;

/// <summary>
/// No file reads agreements from a table without asking what may be seen. That the condition is right is tried over HTTP, address by address.
/// </summary>
public partial class ScopeTests
{
    /// <summary>Everybody's: the directory, policies, and what the scope itself is made of.</summary>
    private static readonly string[] Open =
    [
        "directory_institutions", "directory_institution_search", "directory_bodies", "directory_body_search", "policies", "sights", "sight_edges",
    ];

    /// <summary>
    /// Read for the daily rounds, and to tell each no more than they may see; ask of somebody in scope whether any agreement needs them; and a part of a
    /// statement that its query completes.
    /// </summary>
    private static readonly string[] Otherwise =
    [
        "src/Agreements.Server/Notifications/Daily/DuePlan.cs", "src/Agreements.Server/Notifications/Daily/FollowUpPlan.cs",
        "src/Agreements.Server/Notifications/Telling/Tell.cs", "src/Agreements.Server/Notifications/Watching/WatchedSets.cs",
        "src/Agreements.Server/ReadModels/Calendar/CalendarQuery.cs", "src/Agreements.Server/Queries/People/PeopleQuery.cs",
        "src/Agreements.Server/ReadModels/PastRegister/PastQuery.cs", "src/Agreements.Server/ReadModels/Register/RegisterConditions.cs",
        "src/Agreements.Server/ReadModels/Visibility/PerhapsUnmet.cs",
    ];

    private static readonly Regex Scoped = new(
        $@"\b(?:from|join)\s+(?:{string.Join('|', ReadModel.All.SelectMany(m => m.Tables).Select(t => t.Name).Except(Open))})\b");

    [Fact]
    public void What_reads_agreements_asks_what_may_be_seen() =>
        Repository.Files.Where(f => f.IsCode && f.IsIn("src/Agreements.Server")).Where(f => !Otherwise.Contains(f.Path)).Where(Forgets)
            .Select(f => f.Path).ShouldBeEmpty();

    [Fact]
    public void The_guard_on_scopes_bites()
    {
        Forgets(new SourceFile("a.cs", "db.CreateCommand(\"select * from register_rows r\")")).ShouldBeTrue();
        Forgets(new SourceFile("a.cs", "db.CreateCommand($\"select * from register_rows r where true{scope.And(\"r.id\")}\").With(reader.Scope)"))
            .ShouldBeFalse();
        Forgets(new SourceFile("a.cs", "db.CreateCommand(\"select * from directory_bodies\")")).ShouldBeFalse();
    }

    private static bool Forgets(SourceFile file) => Scoped.IsMatch(file.Text) && !Given().IsMatch(file.Text);

    [GeneratedRegex(@"\.With\((?:reader\.)?[sS]cope\)")]
    private static partial Regex Given();
}
