using static Agreements.Domain.Specs.Directory.DirectorySpec;
using static Agreements.Domain.Specs.Harness.World;

namespace Agreements.Domain.Specs.Directory;

/// <summary>Everything that the directory refuses; asked on a stale version, that is said instead.</summary>
public sealed class DirectoryRefusalSpecs : IRefusedElsewhere
{
    private const string Code = "voc-alliance";

    private static readonly Institution There = Institution(
        new InstitutionRegistered(CqWomen, InstitutionKind.School, CqWomenName, ["重庆女职中"], null, null, Press),
        new InstitutionFigureRecorded(Counted(Press)));

    private static readonly BodyFacts Alliance = new(Code, BodyKind.Alliance, new Text("联盟"), null, [], ["a"], false, null, null);

    private static readonly Body Standing = Body(new BodyRegistered(Alliance, Press), new MemberJoined("d", Now, null));

    private static readonly Institution Gone = Domain.Directory.Institution.Evolve(There, new InstitutionMerged("other", "同一学校"));

    private static readonly (string Name, Institution State, Asked Asked, Refusal Why)[] Institutions =
    [
        ("nobody is renamed", Institution(), new RenameInstitution(Title), new InstitutionUnknown(CqWomen)),
        ("a code is taken", There, Entry(), new InstitutionCodeTaken(CqWomen, CqWomenName)),
        ("entered under nobody", Institution(), Entry() with { Under = "x" }, new InstitutionUnknown("x")),
        ("placed under nobody", There, Place("x"), new InstitutionUnknown("x")),
        ("placed under itself", There, Place(CqWomen), new AboveItself(CqWomen, CqWomen)),
        ("placed under its own", There, Place("a").Knowing(Around("a:b", $"b:{CqWomen}")), new AboveItself(CqWomen, "a")),
        ("placed under a duplicate", There, Place("a").Knowing(WithMerged("a", "b")), new InstitutionMergedAway("a", "b")),
        ("the formal name as an alias", There, new RemoveAlias(CqWomenName.Zh), new NameIsFormal(CqWomenName.Zh)),
        ("merged into itself", There, Merge(CqWomen), new MergedWithItself(CqWomen)),
        ("merged into nobody", There, Merge("x"), new InstitutionUnknown("x")),
        ("merged into a duplicate", There, Merge("a").Knowing(WithMerged("a", "b")), new InstitutionMergedAway("a", "b")),
        ("merged into what stands below it", There, Merge("a").Knowing(Around($"a:{CqWomen}")), new AboveItself("a", CqWomen)),
        ("merged again elsewhere", Gone, Merge("a").Knowing(Around("a")), new InstitutionMergedAway(CqWomen, "other")),
        ("a merged entry is renamed", Gone, new RenameInstitution(Title), new InstitutionMergedAway(CqWomen, "other")),
        ("another figure of the same id", There, Record(Counted(Report)), new FigureIdTaken("k-1")),
        ("another figure by hand", There, Record(Counted(null)), new FigureIdTaken("k-1")),
        ("no figure to correct", There, new CorrectInstitutionFigure(Counted(null) with { Id = "k-2" }, "错"), new FigureUnknown("k-2")),
    ];

    private static readonly (string Name, Body State, Asked Asked, Refusal Why)[] Bodies =
    [
        ("no body is renamed", Body(), new RenameBody(Title), new BodyUnknown(Code)),
        ("a body's code is taken", Standing, RegisterBody.Of(Alliance with { Name = Title }), new BodyCodeTaken(Code, Alliance.Name)),
        ("entered with nobody as a member", Body(), RegisterBody.Of(Alliance), new InstitutionUnknown("a")),
        ("nobody in the chair", Standing, new AppointChair("x"), new InstitutionUnknown("x")),
        ("nobody leads", Standing, new NameCoLeads(["x"]), new InstitutionUnknown("x")),
        ("nobody joins", Standing, new AdmitMember("x"), new InstitutionUnknown("x")),
        ("a duplicate joins", Standing, new AdmitMember("c").Knowing(WithMerged("c", "b")), new InstitutionMergedAway("c", "b")),
        ("one who is no member leaves", Standing, new ReleaseMember("x"), new NoMember("x")),
        ("a member left before it joined", Standing, new ReleaseMember("d", Edtf.Parse("2020")), new LeftBeforeJoining("d", Now, Edtf.Parse("2020"))),
        ("a dissolved body is led", Domain.Directory.Body.Evolve(Standing, new BodyDissolved(Now, null, null)),
            new AppointChair("a").Knowing(Around("a")), new BodyGone(Code, Now)),
    ];

    public static IEnumerable<Refusal> Refusals =>
        [.. Institutions.SelectMany(c => c.Asked.DecideOn(c.State).Refusals), .. Bodies.SelectMany(c => c.Asked.DecideOn(c.State).Refusals)];

    public static TheoryData<string> OfInstitutions => [.. Institutions.Select(c => c.Name)];

    public static TheoryData<string> OfBodies => [.. Bodies.Select(c => c.Name)];

    [Theory]
    [MemberData(nameof(OfInstitutions))]
    public void An_institution_refuses(string name)
    {
        var (_, state, asked, why) = Institutions.Single(c => c.Name == name);
        asked.DecideOn(state).Refusals.ShouldBe([why]);
        asked.Seeing(state.Version).DecideOn(state).Refusals.ShouldBe([why]);
        asked.Seeing(9).DecideOn(state).Refusals.ShouldBe([state.Exists ? new VersionStale(9, state.Version) : Stale(asked, why)]);
    }

    [Theory]
    [MemberData(nameof(OfBodies))]
    public void A_body_refuses(string name)
    {
        var (_, state, asked, why) = Bodies.Single(c => c.Name == name);
        asked.DecideOn(state).Refusals.ShouldBe([why]);
        asked.Seeing(state.Version).DecideOn(state).Refusals.ShouldBe([why]);
        asked.Seeing(9).DecideOn(state).Refusals.ShouldBe([state.Exists ? new VersionStale(9, state.Version) : Stale(asked, why)]);
    }

    private static Refusal Stale(Asked asked, Refusal why) => asked.Command is RegisterInstitution or RegisterBody ? new VersionStale(9, 0) : why;

    private static RegisterInstitution Entry() => new(CqWomen, InstitutionKind.School, new Text("另一学校"), [], null, null);

    private static PlaceInstitution Place(string under) => new(under);

    private static MergeInstitution Merge(string into) => new(into, "同一学校");

    private static RecordInstitutionFigure Record(Figure figure) => new(figure with { Quantity = figure.Quantity with { Value = 2 } });

    private static Figure Counted(Source? source) => new("k-1", new Text("合作企业"), new Quantity(1, Qualifier.Exact, "enterprise"), Source: source);

    private static RelatedState WithMerged(string code, string into) =>
        RelatedState.Nothing.And([Domain.Directory.Institution.Evolve(Entered(code), new InstitutionMerged(into, "同一机构"))]);
}
