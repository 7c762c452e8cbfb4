using Agreements.Server.ReadModels.Visibility;
using Agreements.Server.Storage;

namespace Agreements.Server.Tests.ReadModels;

/// <summary>What is not told to be loaded is judged to hold: the condition lets nothing out that a guard would name.</summary>
[Collection(SharedServer.Name)]
public sealed class PerhapsUnmetTests(RunningServer server)
{
    private static readonly RelatedGuards Nothing = new(null, [], []);

    [Fact]
    public async Task Principals_that_were_merged_are_looked_at()
    {
        var (a, b) = (await SchoolAsync(), await SchoolAsync());
        var merged = await SchoolAsync(into: a);
        (await PerhapsAsync(Nothing with { Principals = [a, b], LeastPrincipals = 2 })).ShouldNotBe(true);
        (await PerhapsAsync(Nothing with { Principals = [a, merged], LeastPrincipals = 2 })).ShouldBe(true);
    }

    [Fact]
    public async Task The_kinds_needed_are_those_of_survivors()
    {
        var (a, b) = (await SchoolAsync(), await SchoolAsync());
        var merged = await SchoolAsync(into: a);
        var guards = new RelatedGuards(null, [b], [InstitutionKind.School]);
        (await PerhapsAsync(guards)).ShouldNotBe(true);
        (await PerhapsAsync(guards with { NeededKinds = [InstitutionKind.School, InstitutionKind.Park] })).ShouldBe(true);
        (await PerhapsAsync(guards with { TakingPart = [merged] })).ShouldBe(true, "what its survivor is has to be looked at");
    }

    [Fact]
    public async Task Bodies_that_witness_in_part_and_what_is_renewed_are_looked_at_always()
    {
        (await PerhapsAsync(Nothing)).ShouldNotBe(true);
        (await PerhapsAsync(null)).ShouldNotBe(true);
        (await PerhapsAsync(Nothing with { Witnesses = [new WitnessingBody("council", new Text("理事会"), "council", [])] })).ShouldBe(true);
        (await PerhapsAsync(Nothing with { Predecessor = Guid.NewGuid(), Ends = new DateOnly(2028, 3, 27) })).ShouldBe(true);
    }

    private async Task<string> SchoolAsync(string? into = null)
    {
        var code = $"school-{Guid.NewGuid():n}";
        var entered = new InstitutionRegistered(code, InstitutionKind.School, new Text("某校"), [], null, null, null);
        await server.AppendAsync<Institution>(
            DirectoryIds.OfInstitution(code), [entered, .. into is null ? Array.Empty<object>() : [new InstitutionMerged(into, "同一所学校")]]);
        await server.CaughtUpAsync();
        return code;
    }

    private async Task<bool?> PerhapsAsync(RelatedGuards? guards)
    {
        await using var command = server.Db.CreateCommand($"select {PerhapsUnmet.Of("c")} as perhaps from (select $1::jsonb as related) c")
            .With(ReadModelJson.Write(guards));
        return (await command.ListAsync(r => r.Get<bool?>("perhaps"), default)).Single();
    }
}
