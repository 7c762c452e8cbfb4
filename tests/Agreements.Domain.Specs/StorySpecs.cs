using static Agreements.Domain.Specs.Harness.World;

namespace Agreements.Domain.Specs;

/// <summary>The whole way of an agreement, command by command, and what holds for every command there is.</summary>
public sealed class StorySpecs
{
    /// <summary>The kinds for which two principals are enough.</summary>
    public static TheoryData<AgreementKind> Kinds =>
        [.. Enum.GetValues<AgreementKind>().Where(k => KindPolicy.Newest(k).LeastPrincipals <= 2)];

    public static TheoryData<string> Commands =>
        [.. typeof(AgreementCommand).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(AgreementCommand)) && !t.IsAbstract).Select(t => t.Name)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_kind_goes_the_whole_way(AgreementKind kind)
    {
        var happened = new List<AgreementEvent>();
        foreach (var step in Story.Steps(kind))
        {
            var after = Given(happened).When(step.Asked.Seeing(happened.Count)).Then(step.Happens);
            happened.AddRange(step.Happens);
            after.Version.ShouldBe(happened.Count);
        }

        Given(happened).State.Stage.ShouldBe(Stage.Evaluated);
        Given(happened).State.Entries.Keys.ShouldBe(Enum.GetValues<Stage>());
    }

    [Fact]
    public void A_consortium_is_agreed_by_four()
    {
        Party[] four =
        [
            First, Second, Party.OfInstitution("huafon", PartyRole.CoLead, new Text("华峰化工")),
            Party.OfBody("baitao", PartyRole.Principal, new Text("白涛园区")),
        ];
        var consented = Story.ProposedAmong(AgreementKind.Consortium, four)
            .And(new TermsRevised(1, Text1, Digest1, [])).And(four.Select(p => new TermsConsented(p.Id, Digest1, Now)));
        Given(consented).When(Ask.Negotiated()).Then(new AgreementNegotiated(Digest1, Now, null));
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void Every_command_is_accepted_once_and_refused_on_a_stale_version(string command)
    {
        var (happened, step) = Accepted(command);
        Given(happened).When(step.Asked).Then(step.Happens);
        foreach (var seen in (long[])[happened.Count - 1, happened.Count + 1, 0])
        {
            if (seen != happened.Count)
            {
                Given(happened).When(step.Asked.Seeing(seen)).ThenRefused(new VersionStale(seen, happened.Count));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void Every_command_repeated_at_any_later_time_writes_nothing(string command)
    {
        var (happened, step) = Accepted(command);
        var after = happened.And(step.Happens);

        // What is said again on another day of how far something has come is a report of that day.
        var later = step.Asked.Command is ReportProgress or ReviewGuarantee ? Today : Today.AddDays(400);
        foreach (var seen in (long?[])[null, 0, happened.Count, after.Count])
        {
            Given(after).When(step.Asked.Seeing(seen).On(later)).ThenNothing();
        }
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void No_command_but_the_proposal_makes_an_agreement(string command)
    {
        var (_, step) = Accepted(command);
        if (step.Asked.Command is not ProposeAgreement)
        {
            GivenNothing().When(step.Asked).ThenRefused(new AgreementUnknown(Id));
        }
    }

    [Fact]
    public void The_stage_names_are_those_that_people_say() =>
        Enum.GetValues<Stage>().Select(s => (StageNames.Zh(s), StageNames.En(s))).ShouldBe(
            [("提出", "proposed"), ("协商一致", "negotiated"), ("已签署", "signed"), ("实施中", "implementing"), ("已评估", "evaluated")]);

    [Fact]
    public void An_event_of_no_known_type_is_a_bug() =>
        Should.Throw<InvalidOperationException>(() => Given(Story.At(Stage.Proposed).And(new UnheardOf())).State);

    [Fact]
    public void A_stream_begins_once_and_with_the_proposal()
    {
        Should.Throw<InvalidOperationException>(() => Given(Story.At(Stage.Proposed).And(Story.At(Stage.Proposed))).State);
        Should.Throw<InvalidOperationException>(() => Given(new AgreementNegotiated(null, null, null)).State);
    }

    /// <summary>A history after which a command is accepted; from the story, or beside it.</summary>
    private static (IReadOnlyList<AgreementEvent> Happened, Step Step) Accepted(string command)
    {
        var happened = new List<AgreementEvent>();
        foreach (var step in Story.Steps())
        {
            if (step.Asked.Command.GetType().Name == command)
            {
                return (happened, step);
            }

            happened.AddRange(step.Happens);
        }

        return Beside().Concat(Offered()).First(s => s.Step.Asked.Command.GetType().Name == command);
    }

    private static IEnumerable<(IReadOnlyList<AgreementEvent> Happened, Step Step)> Offered() =>
        typeof(IStepsBeside).Assembly.GetTypes().Where(t => t.IsClass && t.IsAssignableTo(typeof(IStepsBeside)))
            .SelectMany(t => (IReadOnlyList<(IReadOnlyList<AgreementEvent>, Step)>)t.GetProperty(nameof(IStepsBeside.Beside))!.GetValue(null)!);

    private static IEnumerable<(IReadOnlyList<AgreementEvent> Happened, Step Step)> Beside() => ((Step[])
    [
        new(Ask.Waive("witness-missing", "远程") with { Party = JiangbeiEdu }, new GuardWaived("witness-missing", "远程", JiangbeiEdu, JiangbeiEdu)),
        new(Ask.Return(Stage.Proposed), new AgreementReturned(Stage.Negotiated, Stage.Proposed, "条款有变", Now, true)),
        new(Ask.Record(Stage.Signed, Visit), new AgreementSigned(Visit, null, null, Press)),
        new(Ask.LeaveOpen("Which school signed?", Press), new QuestionLeftOpen("Which school signed?", Press)),
    ]).Select(s => (Story.At(Stage.Negotiated), s)).Append((
        Story.At(Stage.Negotiated).And(new GuardWaived("witness-missing", "远程", JiangbeiEdu, JiangbeiEdu)),
        new Step(Ask.TakeWaiverBack(), new WaiverRevoked("witness-missing", "愿补行见证", JiangbeiEdu, JiangbeiEdu))));

    private sealed record UnheardOf : AgreementEvent;
}
