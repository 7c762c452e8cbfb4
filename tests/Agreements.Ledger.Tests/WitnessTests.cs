using Agreements.Ledger.Checkpoints;
using Agreements.Ledger.Merkle;
using Agreements.Ledger.Notes;

namespace Agreements.Ledger.Tests;

/// <summary>The rules of C2SP tlog-witness, and policies of C2SP tlog-policy.</summary>
public sealed class WitnessTests
{
    private const string Origin = "log.example/a";
    private static readonly SigningKey Log = Key(Origin, SignatureAlgorithm.Ed25519, 1);
    private static readonly Tiles Grown = Tiles.Of(Enumerable.Range(0, 20).Select(i => MerkleHash.Leaf([(byte)i])));

    [Fact]
    public async Task What_grew_is_cosigned() => (await AskedAsync(5, 9, 5)).ShouldBe(WitnessVerdict.Cosign);

    [Fact]
    public async Task The_first_checkpoint_is_believed() => (await AskedAsync(0, 9, null)).ShouldBe(WitnessVerdict.Cosign);

    [Fact]
    public async Task The_same_checkpoint_is_cosigned_again() => (await AskedAsync(9, 9, 9)).ShouldBe(WitnessVerdict.Cosign);

    [Fact]
    public async Task An_older_one_than_it_says_is_malformed() => (await AskedAsync(9, 5, 9)).ShouldBe(WitnessVerdict.Malformed);

    [Fact]
    public async Task Another_size_than_was_cosigned_is_told() => (await AskedAsync(4, 9, 5)).ShouldBe(WitnessVerdict.OtherSize);

    [Fact]
    public async Task Going_back_is_told_by_the_size_that_was_cosigned() => (await AskedAsync(5, 9, 12)).ShouldBe(WitnessVerdict.OtherSize);

    [Fact]
    public async Task A_proof_from_nothing_must_be_empty()
    {
        var request = await RequestAsync(0, 9);
        Witnessing.Judge(request with { Hashes = [MerkleHash.Empty] }, [Log.Verifier], null).ShouldBe(WitnessVerdict.Fork);
    }

    [Fact]
    public async Task A_log_with_two_histories_is_found_out()
    {
        var other = Tiles.Of(Enumerable.Range(100, 20).Select(i => MerkleHash.Leaf([(byte)i])));
        var seen = Checkpoint.Parse((await RequestAsync(0, 5, other)).Note.Text);
        Witnessing.Judge(await RequestAsync(5, 9), [Log.Verifier], seen).ShouldBe(WitnessVerdict.Fork);
        Witnessing.Judge(await RequestAsync(5, 5), [Log.Verifier], seen).ShouldBe(WitnessVerdict.OtherRoot);
        var same = Checkpoint.Parse((await RequestAsync(0, 5)).Note.Text);
        Witnessing.Judge(await RequestAsync(5, 5) with { Hashes = [same.Root] }, [Log.Verifier], same).ShouldBe(
            WitnessVerdict.Fork, "the same root with a proof that is none");
    }

    [Fact]
    public void An_empty_tree_has_one_root()
    {
        var note = SignedNote.Sign(new Checkpoint(Origin, 0, MerkleHash.Leaf([])).ToString(), [Log]);
        Witnessing.Judge(new WitnessRequest(0, [], note), [Log.Verifier], null).ShouldBe(WitnessVerdict.Fork);
        var empty = SignedNote.Sign(new Checkpoint(Origin, 0, MerkleHash.Empty).ToString(), [Log]);
        Witnessing.Judge(new WitnessRequest(0, [], empty), [Log.Verifier], null).ShouldBe(WitnessVerdict.Cosign);
    }

    [Fact]
    public async Task Only_logs_that_are_watched_and_keys_that_are_believed_count()
    {
        var request = await RequestAsync(0, 9);
        Witnessing.Judge(request, [Key("log.example/b", SignatureAlgorithm.Ed25519, 1).Verifier], null).ShouldBe(WitnessVerdict.UnknownLog);
        Witnessing.Judge(request, [Key(Origin, SignatureAlgorithm.Ed25519, 2).Verifier], null).ShouldBe(WitnessVerdict.NotSigned);
        var forged = request with { Note = request.Note with { Signatures = [request.Note.Signatures[0] with { Bytes = new byte[64] }] } };
        Witnessing.Judge(forged, [Log.Verifier], null).ShouldBe(WitnessVerdict.NotSigned);
    }

    [Fact]
    public async Task A_request_is_read_as_it_is_written()
    {
        var request = await RequestAsync(5, 9);
        WitnessRequest.Parse(request.ToString()).ToString().ShouldBe(request.ToString());
        Should.Throw<FormatException>(() => WitnessRequest.Parse("old 05\n\nx"));
        Should.Throw<FormatException>(() => WitnessRequest.Parse("old 5\nAAAA\n\nx"));
    }

    [Fact]
    public async Task An_answer_is_read_as_it_is_written()
    {
        var cosignature = Witness(1).Cosign((await RequestAsync(0, 9)).Note.Text, DateTimeOffset.UnixEpoch.AddDays(1));
        foreach (var answer in Enum.GetValues<WitnessVerdict>().Except([WitnessVerdict.OtherRoot]).Select(v => new WitnessAnswer(
            v, v == WitnessVerdict.Cosign ? [cosignature] : [], v == WitnessVerdict.OtherSize ? 5 : null)))
        {
            var read = WitnessAnswer.Parse(answer.Status, answer.Body);
            (read.Verdict, read.Seen, read.Body).ShouldBe((answer.Verdict, answer.Seen, answer.Body));
        }

        var other = new WitnessAnswer(WitnessVerdict.OtherRoot, [], 5);
        (other.Status, other.Body).ShouldBe((409, "5\n"));
        WitnessAnswer.Parse(409, "many\n").Seen.ShouldBeNull();
        Should.Throw<FormatException>(() => WitnessAnswer.Parse(302, ""));
        Should.Throw<FormatException>(() => WitnessAnswer.Parse(200, "<html>"));
    }

    [Theory]
    [InlineData("w1", "w1", true)]
    [InlineData("w1", "w2", false)]
    [InlineData("any2", "w3", true)]
    [InlineData("two", "w1", false)]
    [InlineData("two", "w1 w2", true)]
    [InlineData("both", "w1 w2", false)]
    [InlineData("both", "w1 w2 w3", true)]
    [InlineData("none", "", true)]
    public async Task A_quorum_is_met_by_whom_it_names(string quorum, string cosigned, bool met)
    {
        var policy = WitnessPolicy.Parse(
            $"# ours\nlog {Log.Verifier}\n{string.Concat(Enumerable.Range(1, 3).Select(i => $"witness w{i}\t{Witness(i).Verifier}\n"))}"
                + (quorum == "two" ? "group two 2 w1 w2\n" : "group two 2 w1 w2\ngroup any2 any w3\ngroup both all two any2\n") + $"quorum {quorum}\n");
        var note = (await RequestAsync(0, 9)).Note;
        foreach (var name in cosigned.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            note = note.With([Witness(name[1] - '0').Cosign(note.Text, DateTimeOffset.UnixEpoch.AddDays(1))]);
        }

        policy.IsMet(note).ShouldBe(met);
    }

    [Theory]
    [InlineData("log x\nquorum none\n", "line 1")]
    [InlineData("quorum nobody\n", "no line before names 'nobody'")]
    [InlineData("", "quorum none")]
    [InlineData("quorum none\nquorum none\n", "already")]
    [InlineData("quorum none\nforgery\n", "witness NAME KEY")]
    public void A_policy_that_cannot_be_says_where_and_what(string text, string said) =>
        Should.Throw<FormatException>(() => WitnessPolicy.Parse(text)).Message.ShouldContain(said);

    [Theory]
    [InlineData("group g 3 w1 w2", "1 to 2")]
    [InlineData("group g any w1\ngroup h any w1", "member already")]
    [InlineData("witness w1 KEY9", "taken")]
    [InlineData("witness w9 KEY1", "twice")]
    [InlineData("witness w9 LOG", "not one of a witness")]
    [InlineData("witness w9 KEY9 ftp://w9.example", "no address of http")]
    [InlineData("log KEY9", "of a witness")]
    public void A_line_that_cannot_be_says_why(string line, string said)
    {
        var text = $"witness w1 {Witness(1).Verifier}\nwitness w2 {Witness(2).Verifier}\n{line}\nquorum none\n"
            .Replace("KEY1", Witness(1).Verifier.ToString(), StringComparison.Ordinal).Replace("KEY9", Witness(9).Verifier.ToString(), StringComparison.Ordinal)
            .Replace("LOG", Log.Verifier.ToString(), StringComparison.Ordinal);
        Should.Throw<FormatException>(() => WitnessPolicy.Parse(text)).Message.ShouldContain(said);
    }

    private static async Task<WitnessVerdict> AskedAsync(long old, long size, long? seen) => Witnessing.Judge(
        await RequestAsync(old, size), [Log.Verifier], seen is { } s ? Checkpoint.Parse((await RequestAsync(0, s)).Note.Text) : null);

    private static async Task<WitnessRequest> RequestAsync(long old, long size, Tiles? tiles = null)
    {
        var tree = new TileTree(size, tiles ?? Grown);
        var note = SignedNote.Sign(new Checkpoint(Origin, size, await tree.RootAsync(default)).ToString(), [Log]);
        return new WitnessRequest(old, old > size ? [] : await tree.ConsistencyAsync(old, default), note);
    }

    private static SigningKey Witness(int number) => Key($"w{number}.example", SignatureAlgorithm.Cosignature, (byte)(100 + number));

    private static SigningKey Key(string name, SignatureAlgorithm algorithm, byte fill) =>
        new(name, algorithm, [.. Enumerable.Repeat(fill, SignatureAlgorithm.SeedSize)]);
}
