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

    private static readonly (string Name, Institution State, InstitutionCommand Asked, Refusal Why)[] Institutions =
    [
        ("nobody is renamed", Institution(), new RenameInstitution(CqWomen, Title) { By = Coordinator, Today = Today }, new InstitutionUnknown(CqWomen)),
        ("a code is taken", There, Entry(), new InstitutionCodeTaken(CqWomen, CqWomenName)),
        ("entered under nobody", Institution(), Entry() with { Under = "x" }, new InstitutionUnknown("x")),
        ("placed under nobody", There, Place("x"), new InstitutionUnknown("x")),
        ("placed under itself", There, Place(CqWomen), new AboveItself(CqWomen, CqWomen)),
        ("placed under its own", There, Place("a") with { Around = Around("a:b", $"b:{CqWomen}") }, new AboveItself(CqWomen, "a")),
        ("placed under a duplicate", There, Place("a") with { Around = WithMerged("a", "b") }, new InstitutionMergedAway("a", "b")),
        ("the formal name as an alias", There, new RemoveAlias(CqWomen, CqWomenName.Zh) { By = Coordinator, Today = Today }, new NameIsFormal(CqWomenName.Zh)),
        ("merged into itself", There, Merge(CqWomen), new MergedWithItself(CqWomen)),
        ("merged into nobody", There, Merge("x"), new InstitutionUnknown("x")),
        ("merged into a duplicate", There, Merge("a") with { Around = WithMerged("a", "b") }, new InstitutionMergedAway("a", "b")),
        ("merged into what stands below it", There, Merge("a") with { Around = Around($"a:{CqWomen}") }, new AboveItself("a", CqWomen)),
        ("merged again elsewhere", Gone, Merge("a") with { Around = Around("a") }, new InstitutionMergedAway(CqWomen, "other")),
        ("a merged entry is renamed", Gone, new RenameInstitution(CqWomen, Title) { By = Coordinator, Today = Today }, new InstitutionMergedAway(CqWomen, "other")),
        ("another figure of the same id", There, Record(Counted(Report)), new FigureIdTaken("k-1")),
        ("another figure by hand", There, Record(Counted(null)), new FigureIdTaken("k-1")),
        ("no figure to correct", There, new CorrectInstitutionFigure(CqWomen, Counted(null) with { Id = "k-2" }, "错") { By = Coordinator, Today = Today }, new FigureUnknown("k-2")),
    ];

    private static readonly (string Name, Body State, BodyCommand Asked, Refusal Why)[] Bodies =
    [
        ("no body is renamed", Body(), new RenameBody(Code, Title) { By = Coordinator, Today = Today }, new BodyUnknown(Code)),
        ("a body's code is taken", Standing, new RegisterBody(Alliance with { Name = Title }) { By = Coordinator, Today = Today }, new BodyCodeTaken(Code, Alliance.Name)),
        ("entered with nobody as a member", Body(), new RegisterBody(Alliance) { By = Coordinator, Today = Today }, new InstitutionUnknown("a")),
        ("nobody in the chair", Standing, new AppointChair(Code, "x") { By = Coordinator, Today = Today }, new InstitutionUnknown("x")),
        ("nobody leads", Standing, new NameCoLeads(Code, ["x"]) { By = Coordinator, Today = Today }, new InstitutionUnknown("x")),
        ("nobody joins", Standing, new AdmitMember(Code, "x") { By = Coordinator, Today = Today }, new InstitutionUnknown("x")),
        ("a duplicate joins", Standing, new AdmitMember(Code, "c") { By = Coordinator, Today = Today, Around = WithMerged("c", "b") }, new InstitutionMergedAway("c", "b")),
        ("one who is no member leaves", Standing, new ReleaseMember(Code, "x") { By = Coordinator, Today = Today }, new NoMember("x")),
        ("a member left before it joined", Standing, new ReleaseMember(Code, "d", Edtf.Parse("2020")) { By = Coordinator, Today = Today }, new LeftBeforeJoining("d", Now, Edtf.Parse("2020"))),
        ("a dissolved body is led", Domain.Directory.Body.Evolve(Standing, new BodyDissolved(Now, null, null)), new AppointChair(Code, null) { By = Coordinator, Today = Today } with { Institution = "a", Around = Around("a") }, new BodyGone(Code, Now)),
    ];

    public static IEnumerable<Refusal> Refusals =>
        [.. Institutions.SelectMany(c => Registrar.Decide(c.State, c.Asked).Refusals), .. Bodies.SelectMany(c => Registrar.Decide(c.State, c.Asked).Refusals)];

    public static TheoryData<string> OfInstitutions => [.. Institutions.Select(c => c.Name)];

    public static TheoryData<string> OfBodies => [.. Bodies.Select(c => c.Name)];

    [Theory]
    [MemberData(nameof(OfInstitutions))]
    public void An_institution_refuses(string name)
    {
        var (_, state, asked, why) = Institutions.Single(c => c.Name == name);
        Registrar.Decide(state, asked).Refusals.ShouldBe([why]);
        Registrar.Decide(state, asked with { ExpectedVersion = state.Version }).Refusals.ShouldBe([why]);
        Registrar.Decide(state, asked with { ExpectedVersion = 9 }).Refusals.ShouldBe([state.Exists ? new VersionStale(9, state.Version) : Stale(asked, why)]);
    }

    [Theory]
    [MemberData(nameof(OfBodies))]
    public void A_body_refuses(string name)
    {
        var (_, state, asked, why) = Bodies.Single(c => c.Name == name);
        Registrar.Decide(state, asked).Refusals.ShouldBe([why]);
        Registrar.Decide(state, asked with { ExpectedVersion = state.Version }).Refusals.ShouldBe([why]);
        Registrar.Decide(state, asked with { ExpectedVersion = 9 }).Refusals.ShouldBe([state.Exists ? new VersionStale(9, state.Version) : Stale(asked, why)]);
    }

    private static Refusal Stale(DirectoryCommand asked, Refusal why) => asked is RegisterInstitution or RegisterBody ? new VersionStale(9, 0) : why;

    private static RegisterInstitution Entry() => new(CqWomen, InstitutionKind.School, new Text("另一学校"), [], null, null) { By = Coordinator, Today = Today };

    private static PlaceInstitution Place(string under) => new(CqWomen, under) { By = Coordinator, Today = Today };

    private static MergeInstitution Merge(string into) => new(CqWomen, into, "同一学校") { By = Coordinator, Today = Today };

    private static RecordInstitutionFigure Record(Figure figure) => new(CqWomen, figure with { Quantity = figure.Quantity with { Value = 2 } }) { By = Coordinator, Today = Today };

    private static Figure Counted(Source? source) => new("k-1", new Text("合作企业"), new Quantity(1, Qualifier.Exact, "enterprise"), Source: source);

    private static Surroundings WithMerged(string code, string into) => Surroundings.None with
    {
        Institutions = Surroundings.None.Institutions.Add(code, Domain.Directory.Institution.Evolve(Entered(code), new InstitutionMerged(into, "同一机构"))),
    };
}
