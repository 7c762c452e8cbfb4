using Agreements.Domain.Specs.Properties;
using FsCheck;
using FsCheck.Fluent;
using static Agreements.Domain.Specs.Harness.World;

namespace Agreements.Domain.Specs.Documenting;

/// <summary>Documents come and are withdrawn at any time.</summary>
internal sealed class DocumentingWalks : IWalkCommands
{
    private static readonly Gen<string> Which = Gen.Elements("signed", "photo");

    public static Gen<Asked> Any { get; } = Gen.OneOf(
        from which in Which from digest in Gen.Elements('a', 'b', 'd') from kind in Gen.Elements(Enum.GetValues<DocumentKind>())
        select (Asked)Ask.Attach(which, new string(digest, 64), kind),
        from which in Which from why in Gen.Elements("上传错误", " ") select (Asked)Ask.Unfile(which, why));
}

public sealed class AttachSpecs : RefusalSpecs<AttachSpecs>, IRefusalCases
{
    internal static readonly string Other = new('e', 64);
    internal static readonly DocumentAttached Attached = new(
        "signed", 1, "协议（盖章）.pdf", DocumentKind.SignedText, DocumentDigest, 1024, "application/pdf", Now, null);

    private static readonly DocumentAttached Scanned = Attached with { TextDigest = Digest1 };
    private static readonly TermsRevised Revised = new(2, Text2, Digest2, []);

    public static IReadOnlyList<RefusalCase> Refused =>
    [
        new("what was withdrawn gets no new version", Story.At(Stage.Signed).And(Attached, new DocumentWithdrawn("signed", "上传错误", Now)),
            Ask.Attach("signed", Other),
            new DocumentGone("signed", "协议（盖章）.pdf")),
        new("nor the same again", Story.At(Stage.Signed).And(Attached, new DocumentWithdrawn("signed", "上传错误", Now)), Ask.Attach("signed", DocumentDigest),
            new DocumentGone("signed", "协议（盖章）.pdf")),
        new("a scan of a text that it never had", Story.At(Stage.Negotiated), Ask.Attach("signed", DocumentDigest) with { TextDigest = Other },
            new SignedCopyOfAnotherText(Other, null, 1)),
        new("a scan of the text before", Story.At(Stage.Negotiated).And(Revised), Ask.Attach("signed", DocumentDigest) with { TextDigest = Digest1 },
            new SignedCopyOfAnotherText(Digest1, 1, 2)),
        new("a signature on a scan of the text before",
            Story.At(Stage.Negotiated).And(Scanned, Revised), Ask.Sign(FirstSignature with { DocumentDigest = DocumentDigest, OriginalAt = null }),
            new SignedCopyOfAnotherText(Digest1, 1, 2)),
    ];

    [Fact]
    public void A_signed_copy_is_put_on_file_as_one_of_the_text_on_the_table()
    {
        var after = Given(Story.At(Stage.Negotiated)).When(Ask.Attach("signed", DocumentDigest) with { TextDigest = Digest1 }).Then(Scanned);
        after.TextSignedOn(DocumentDigest).ShouldBe(Digest1);
        after.TextSignedOn(Other).ShouldBeNull();
        Given(Story.At(Stage.Negotiated).And(Scanned)).When(Ask.Attach("signed", DocumentDigest)).ThenNothing();
        Given(Story.At(Stage.Negotiated).And(Attached)).When(Ask.Attach("signed", DocumentDigest) with { TextDigest = Digest1 })
            .Then(Scanned with { Version = 2 });
        Given(Story.At(Stage.Negotiated).And(Scanned, new DocumentWithdrawn("signed", "上传错误", Now))).State.TextSignedOn(DocumentDigest).ShouldBeNull();
    }

    [Fact]
    public void A_document_is_put_on_file_in_any_stage()
    {
        foreach (var stage in Enum.GetValues<Stage>())
        {
            Given(Story.At(stage)).When(Ask.Attach("signed", DocumentDigest)).Then(Attached).FindDocument("signed")!.Latest.ShouldBe(Attached);
        }
    }

    [Fact]
    public void Another_content_is_a_new_version_and_the_old_one_stays()
    {
        var second = Attached with { Version = 2, Sha256 = Other };
        var after = Given(Story.At(Stage.Signed).And(Attached)).When(Ask.Attach("signed", Other)).Then(second);
        after.Documents.Count.ShouldBe(1);
        after.FindDocument("signed")!.Versions.ShouldBe([Attached, second]);
        after.FindContent(DocumentDigest).ShouldBe(Attached);
    }

    [Fact]
    public void A_better_name_is_a_new_version_too() =>
        Given(Story.At(Stage.Signed).And(Attached)).When(Ask.Attach("signed", DocumentDigest, name: "协议.pdf"))
            .Then(Attached with { Version = 2, Name = "协议.pdf" });

    [Fact]
    public void To_go_back_to_an_older_content_is_a_new_version() =>
        Given(Story.At(Stage.Signed).And(Attached, Attached with { Version = 2, Sha256 = Other })).When(Ask.Attach("signed", DocumentDigest))
            .Then(Attached with { Version = 3 });

    [Fact]
    public void The_same_content_under_another_id_is_another_document() =>
        Given(Story.At(Stage.Signed).And(Attached)).When(Ask.Attach("copy", DocumentDigest))
            .Then(Attached with { Document = "copy" }).Documents.Count.ShouldBe(2);

    [Fact]
    public void A_signed_text_on_file_is_the_document_that_signing_needs()
    {
        var unsigned = Story.Before(Stage.Signed).Without<CeremonyRecorded>().Without<SignatureRecorded>()
            .And(new SignatureRecorded(FirstSignature with { OriginalAt = null }), new SignatureRecorded(SecondSignature));
        Unmet(unsigned).ShouldBe([new DocumentOrCeremonyMissing()]);
        Unmet(unsigned.And(Attached with { Kind = DocumentKind.Photo, Sha256 = new string('a', 64) })).ShouldBe([new DocumentOrCeremonyMissing()]);
        Unmet(unsigned.And(Attached)).ShouldBeEmpty();
        Unmet(unsigned.And(Attached, new DocumentWithdrawn("signed", "上传错误", Now))).ShouldBe([new DocumentOrCeremonyMissing()]);
    }

    private static IReadOnlyList<Refusal> Unmet(IReadOnlyList<AgreementEvent> happened) => Known.UnmetForNext(Given(happened).State);
}

public sealed class WithdrawSpecs : RefusalSpecs<WithdrawSpecs>, IRefusalCases
{
    private static readonly DocumentAttached Attached = AttachSpecs.Attached;

    public static IReadOnlyList<RefusalCase> Refused =>
    [
        new("no such document", Story.At(Stage.Signed), Ask.Unfile("signed"), new DocumentUnknown("signed")),
        new("no reason", Story.At(Stage.Signed).And(Attached), Ask.Unfile("signed", " "), new ReasonMissing()),
        new("it is withdrawn for another reason", Story.At(Stage.Signed).And(Attached, new DocumentWithdrawn("signed", "重复", Now)), Ask.Unfile("signed"),
            new DocumentGone("signed", "协议（盖章）.pdf")),
    ];

    [Fact]
    public void A_document_withdrawn_is_still_on_record_and_counts_no_more()
    {
        var after = Given(Story.At(Stage.Evaluated).And(Attached)).When(Ask.Unfile("signed")).Then(new DocumentWithdrawn("signed", "上传错误", Now));
        after.FindDocument("signed")!.Withdrawn!.Reason.ShouldBe("上传错误");
        after.FindContent(DocumentDigest).ShouldBeNull();
    }
}
