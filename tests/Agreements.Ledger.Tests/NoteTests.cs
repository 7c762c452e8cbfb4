using Agreements.Ledger.Checkpoints;
using Agreements.Ledger.Merkle;
using Agreements.Ledger.Notes;
using System.Text;

namespace Agreements.Ledger.Tests;

public sealed class NoteTests
{
    private const string Suite = "suites/notes.json";
    private static readonly SigningKey Log = new("log.example/a", SignatureAlgorithm.Ed25519, Seed(1));
    private static readonly SigningKey National = new("log.example/a", SignatureAlgorithm.Sm2, Seed(2));
    private static readonly SigningKey Witness = new("witness.example/w", SignatureAlgorithm.Cosignature, Seed(3));
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [FieldFact(Suite)]
    public void The_example_of_the_format_is_read_and_verified()
    {
        var suite = Field.Json(Suite);
        var key = VerifierKey.Parse(suite.GetProperty("verifierKey").GetString()!);
        var text = suite.GetProperty("note").GetString()!;
        var note = SignedNote.Parse(text);
        note.Right([key]).ShouldHaveSingleItem().Key.Name.ShouldBe("example.com/foo");
        note.ToString().ShouldBe(text);
        key.ToString().ShouldBe(suite.GetProperty("verifierKey").GetString());
    }

    [FieldFact(Suite)]
    public void A_checkpoint_of_another_log_software_is_signed_alike()
    {
        var suite = Field.Json(Suite).GetProperty("sigsum");
        var origin = suite.GetProperty("origin").GetString()!;
        var seed = Convert.FromHexString(suite.GetProperty("privateKeySeedHex").GetString()!);
        var key = new SigningKey(origin, SignatureAlgorithm.Ed25519, seed);
        Convert.ToHexStringLower(key.Verifier.PublicKey).ShouldBe(suite.GetProperty("publicKeyHex").GetString());
        var root = Convert.FromBase64String(suite.GetProperty("rootBase64").GetString()!);
        var note = SignedNote.Sign(new Checkpoint(origin, suite.GetProperty("size").GetInt64(), root).ToString(), [key]);
        note.Signatures.ShouldHaveSingleItem().ToString().ShouldBe(suite.GetProperty("signatureLine").GetString());
        var wrong = SignedNote.Parse($"{note.Text}\n{suite.GetProperty("wrongKeyIdLine").GetString()}\n");
        wrong.Right([key.Verifier]).ShouldBeEmpty();
        wrong.Wrong([key.Verifier]).ShouldBeEmpty("a signature of a key that is not known is ignored");
    }

    [Fact]
    public void The_example_of_the_national_standard_is_verified()
    {
        // GB/T 32918.5-2017, annex A.2.
        var key = new SigningKey(
            "a", SignatureAlgorithm.Sm2, Convert.FromHexString("3945208F7B2144B13F36E38AC6D39F95889393692860B51A42FB81EF4DF7C5B8")).Verifier;
        Convert.ToHexString(key.PublicKey).ShouldBe(
            "0409F9DF311E5421A150DD7D161E4BC5C672179FAD1833FC076BB08FF356F35020CCEA490CE26775A52DC6EA718CC1AA600AED05FBF35E084A6632F6072DA9AD13");
        var der = "3046022100F5A03B0648D2C4630EEAC513E1BB81A15944DA3827D5B74143AC7EACEEE720B3"
            + "022100B1B6AA29DF212FD8763182BC0D421CA1BB9038FD1F7F42D4840B69C485BBC1AA";
        key.Verifies("message digest", new NoteSignature("a", key.Id, Convert.FromHexString(der))).ShouldBeTrue();
        key.Verifies("message digess", new NoteSignature("a", key.Id, Convert.FromHexString(der))).ShouldBeFalse();
    }

    [Fact]
    public void Both_signatures_and_a_cosignature_stand_on_one_checkpoint()
    {
        var text = new Checkpoint("log.example/a", 0, MerkleHash.Empty).ToString();
        var note = SignedNote.Parse(SignedNote.Sign(text, [Log, National]).With([Witness.Cosign(text, Noon)]).ToString());
        VerifierKey[] known = [Log.Verifier, National.Verifier, Witness.Verifier];
        note.Right(known).Select(r => r.Key.Algorithm.Name).ShouldBe(["ed25519", "sm2", "cosignature"]);
        note.Wrong(known).ShouldBeEmpty();
        note.Signatures[2].At.ShouldBe(Noon);
        note.With([Witness.Cosign(text, Noon.AddHours(1))]).Signatures.Count.ShouldBe(3, "the newer one of a key takes the place of the older");
    }

    [Fact]
    public void A_change_of_any_character_is_no_longer_signed()
    {
        var text = new Checkpoint("log.example/a", 5, MerkleHash.Leaf("x"u8)).ToString();
        var whole = SignedNote.Sign(text, [Log, National]).With([Witness.Cosign(text, Noon)]).ToString();
        VerifierKey[] known = [Log.Verifier, National.Verifier, Witness.Verifier];
        for (var i = 0; i < whole.Length; i++)
        {
            var changed = $"{whole[..i]}{(whole[i] == 'A' ? 'B' : 'A')}{whole[(i + 1)..]}";
            IsWhole(changed, known).ShouldBeFalse($"character {i} was changed and nobody saw it");
        }
    }

    [Fact]
    public void Keys_are_read_as_they_are_written_and_a_changed_one_is_refused()
    {
        foreach (var key in new[] { Log, National, Witness })
        {
            SigningKey.Parse(key.Export()).Verifier.ToString().ShouldBe(key.Verifier.ToString());
            VerifierKey.Parse(key.Verifier.ToString()).Algorithm.ShouldBe(key.Verifier.Algorithm);
            Should.Throw<FormatException>(() => VerifierKey.Parse(key.Verifier.ToString().Replace("example", "exampel", StringComparison.Ordinal)));
            Should.Throw<FormatException>(() => SigningKey.Parse(key.Export().Replace("example", "exampel", StringComparison.Ordinal)));
        }

        Should.Throw<FormatException>(() => VerifierKey.Parse("a+b")).Message.ShouldContain("name+id+key");
        Should.Throw<FormatException>(() => VerifierKey.Parse("a+00000000+BQ==")).Message.ShouldContain("not known here");
    }

    [Theory]
    [InlineData("no signature\n")]
    [InlineData("text\n\nno dash\n")]
    [InlineData("text\n\n\u2014 name AAAA\n")]
    [InlineData("text\n\n\u2014 na+me AAAAAAAA\n")]
    [InlineData("text\n\n\u2014 name AAAAAAA=")]
    [InlineData("te\txt\n\n\u2014 name AAAAAAA=\n")]
    public void What_is_no_note_is_refused(string text) => Should.Throw<FormatException>(() => SignedNote.Parse(text));

    [Theory]
    [InlineData("origin\n01\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n")]
    [InlineData("origin\n-1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n")]
    [InlineData("origin\n1\n47DEQpj8HBSa\n")]
    [InlineData("origin\n1\n")]
    [InlineData("\n1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n")]
    [InlineData("origin\n1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n\n")]
    public void What_is_no_checkpoint_is_refused(string text) => Should.Throw<FormatException>(() => Checkpoint.Parse(text));

    [Fact]
    public async Task A_proof_is_read_as_it_is_written_and_proves_its_entry_only()
    {
        byte[][] entries = [.. Enumerable.Range(0, 300).Select(i => Encoding.UTF8.GetBytes($"entry {i}"))];
        var tree = new TileTree(entries.Length, Tiles.Of(entries.Select(e => MerkleHash.Leaf(e))));
        var note = SignedNote.Sign(new Checkpoint("log.example/a", entries.Length, await tree.RootAsync(default)).ToString(), [Log]);
        var proof = new LogProof(entries[7], 7, await tree.InclusionAsync(7, default), note);
        var read = LogProof.Parse(proof.ToString());
        read.ToString().ShouldBe(proof.ToString());
        read.Includes(MerkleHash.Leaf(read.Extra!)).ShouldBeTrue();
        read.Includes(MerkleHash.Leaf(entries[8])).ShouldBeFalse();
        Should.Throw<FormatException>(() => LogProof.Parse("c2sp.org/tlog-proof@v1\nindex 01\n\nx")).Message.ShouldContain("index");
    }

    private static bool IsWhole(string note, VerifierKey[] known)
    {
        try
        {
            var read = SignedNote.Parse(note);
            return !read.Wrong(known).Any() && read.Right(known).Count() == known.Length && Checkpoint.Parse(read.Text).Origin == "log.example/a";
        }
        catch (FormatException)
        {
            return false;
        }
    }

    private static byte[] Seed(byte fill) => [.. Enumerable.Repeat(fill, SignatureAlgorithm.SeedSize)];
}
