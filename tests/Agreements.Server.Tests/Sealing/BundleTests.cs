using Agreements.Cli.Verifying;
using Agreements.Server.Exchange.Bundles;
using Agreements.Server.Tests.Documenting;
using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Agreements.Server.Tests.Sealing;

/// <summary>
/// A sealed server whose events were taken away: one agreement with a document, and everything. Its checkpoint has the second key of the log and a national
/// one beside it.
/// </summary>
public sealed class Bundles : IAsyncLifetime
{
    public SealedServer Server { get; } = new();

    public string One => Server.PathOf("one.zip");

    public string All => Server.PathOf("all.zip");

    public async Task InitializeAsync()
    {
        await Server.InitializeAsync();
        foreach (var rotation in new[] { new[] { "ledger", "rotate" }, ["ledger", "rotate", "--algorithm", "sm2"] })
        {
            (await Server.RunAsync(rotation)).Code.ShouldBe(0);
        }

        using var proposed = await Server.Server.Client.PostAsync("/api/v1/agreements", new StringContent(
            """
            {"kind":"school-enterprise","title":{"zh":"校企"},"reference":"B-1",
             "parties":[{"role":"principal","institution":"qingsu","name":{"zh":"青苏职中"}},{"role":"principal","institution":"changan","name":{"zh":"长安汽车"}}]}
            """, null, "application/json"));
        using (var put = new ByteArrayContent(Files.Pdf))
        {
            put.Headers.ContentType = new("application/pdf");
            using var attached = await Server.Server.Client.PostAsync($"{proposed.Headers.Location}/documents?name=a.pdf&kind=draft", put);
            attached.EnsureSuccessStatusCode();
        }

        await Server.SealedAsync();
        foreach (var args in new[] { new[] { "B-1" }, ["--all"] })
        {
            var ran = await Server.RunAsync(["export-bundle", .. args, "--out", args[0] == "--all" ? All : One]);
            ran.Code.ShouldBe(0, ran.Output + ran.Error);
        }
    }

    public async Task DisposeAsync() => await Server.DisposeAsync();
}

public sealed class BundleTests(Bundles bundles) : IClassFixture<Bundles>
{
    /// <summary>What somebody would change who knows how bundles are made, and where it must be found.</summary>
    public static TheoryData<string, string> Changes => new()
    {
        { "a user", $"{BundleFormat.Entries}:2" },
        { "a body", $"{BundleFormat.Bodies}:2" },
        { "a body and its digest", $"{BundleFormat.Entries}:2" },
        { "the last event left out", BundleFormat.Agreements },
        { "the first event left out", $"{BundleFormat.Entries}:1" },
        { "two events changed round", $"{BundleFormat.Entries}:1" },
        { "an event twice", $"{BundleFormat.Entries}:3" },
        { "an event slipped in", $"{BundleFormat.Entries}:2" },
        { "a document", $"{BundleFormat.DocumentFolder}" },
        { "a document left out", BundleFormat.DocumentFolder },
        { "the list of documents emptied", BundleFormat.Bodies },
        { "a stage", $"{BundleFormat.Agreements}:1" },
        { "an agreement left out", BundleFormat.Agreements },
        { "a sentence of no event", $"{BundleFormat.Sentences}:1" },
        { "the root", BundleFormat.Checkpoint },
        { "the size", BundleFormat.Checkpoint },
        { "the signature", BundleFormat.Checkpoint },
        { "the national signature", BundleFormat.Checkpoint },
        { "a file more", "extra" },
        { "a document more", $"{BundleFormat.DocumentFolder}x" },
    };

    [Fact]
    public async Task What_was_taken_away_is_sound_without_the_server()
    {
        foreach (var path in new[] { bundles.One, bundles.All })
        {
            new BundleCheck(path, null).Run().Findings.Told.ShouldBeEmpty();
            (await PythonAsync(path)).ShouldBe(0);
        }

        var files = Tampered.Read(bundles.One);
        files.Keys.ShouldContain(k => k.StartsWith(BundleFormat.DocumentFolder, StringComparison.Ordinal));
        Encoding.UTF8.GetString(files[BundleFormat.Sentences]).ShouldContain("a.pdf");
        Encoding.UTF8.GetString(files[BundleFormat.Readme]).ShouldContain("agreements verify");
    }

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task What_was_changed_afterwards_is_found_and_located(string what, string place)
    {
        foreach (var (from, name) in new[] { (bundles.One, "one"), (bundles.All, "all") })
        {
            var path = bundles.Server.PathOf($"{name}-{what.Replace(' ', '-')}.zip");
            Tampered.Write(from, path, Tamperings.Named(what));
            var verdict = new BundleCheck(path, null).Run();
            verdict.Findings.ExitCode.ShouldBe(1, $"{name}: {what}");
            verdict.Findings.Told.ShouldContain(
                f => f.Place.StartsWith(place, StringComparison.Ordinal), $"{name}: {string.Join("; ", verdict.Findings.Told)}");
            new BundleCheck(path, null, isWhole: true).Run().Findings.ExitCode.ShouldBe(1, $"{name}, whole: {what}");
            (await PythonAsync(path)).ShouldBe(1, $"{name}: {what}");
        }
    }

    /// <summary>What nothing but the rules can tell: the same in a bundle that somebody made anew around it.</summary>
    [Theory]
    [InlineData("a standing", "standing: it says ", "\"withdrawn\"", BundleFormat.Agreements)]
    [InlineData("a title", "title: it says ", "并非", BundleFormat.Agreements)]
    [InlineData("a sentence", "It says '并非", "the events say", BundleFormat.Sentences)]
    [InlineData("a sentence twice", "Its event has a sentence before", "", BundleFormat.Sentences)]
    [InlineData("a name", "It says '", "并非", BundleFormat.Sentences)]
    [InlineData("the names emptied", "It says '", "?", BundleFormat.Sentences)]
    public void What_is_told_is_derived_whole_on_request(string what, string begins, string holds, string file)
    {
        var path = bundles.Server.PathOf($"whole-{what.Replace(' ', '-')}.zip");
        Tampered.Write(bundles.All, path, Tamperings.Named(what));
        new BundleCheck(path, null).Run().Findings.ExitCode.ShouldBe(0, "no more than the stage is derived unless more is asked for");
        var found = new BundleCheck(path, null, isWhole: true).Run().Findings;
        found.ExitCode.ShouldBe(1);
        var first = found.Told[0];
        first.Place.ShouldStartWith($"{file}:");
        first.Sentence.EnOrZh.ShouldStartWith(begins);
        first.Sentence.EnOrZh.ShouldContain(holds);
    }

    [Fact]
    public void All_that_is_told_is_derived_and_fits()
    {
        new BundleCheck(bundles.One, null, isWhole: true).Run().Findings.Told.ShouldBeEmpty();
        new BundleCheck(bundles.All, null, isWhole: true).Run().Findings.Told.ShouldBeEmpty();
        // Another release may have other words for the same: that is no fault of the bundle.
        var path = bundles.Server.PathOf("other-release.zip");
        Tampered.Write(bundles.All, path, Tamperings.Named("a sentence of another release"));
        var open = new BundleCheck(path, null, isWhole: true).Run().Findings;
        open.ExitCode.ShouldBe(2);
        open.Told.ShouldHaveSingleItem().Sentence.EnOrZh.ShouldContain("0.1.0-other made the bundle");
    }

    [Fact]
    public void A_change_of_any_byte_of_a_bundle_is_found()
    {
        var bytes = File.ReadAllBytes(bundles.One);
        var path = bundles.Server.PathOf("changed.zip");
        for (var i = 0; i < bytes.Length; i++)
        {
            bytes[i] ^= 0x01;
            File.WriteAllBytes(path, bytes);
            bytes[i] ^= 0x01;
            BundleCheck.IsBundle(path).ShouldBeTrue($"byte {i}");
            var findings = new BundleCheck(path, null).Run().Findings;
            findings.ExitCode.ShouldBe(1, $"byte {i} was changed and nobody saw it");
            findings.Told.ShouldAllBe(f => f.Place.Length > 0);
        }
    }

    /// <summary>100,000 with <c>ops/test --long</c>.</summary>
    [Fact]
    public void Any_byte_of_a_larger_one_may_be_any_other()
    {
        var count = int.TryParse(Environment.GetEnvironmentVariable("AGREEMENTS_CHANGED_BYTES"), CultureInfo.InvariantCulture, out var asked) ? asked : 2_000;
        var bytes = File.ReadAllBytes(bundles.All);
        var path = bundles.Server.PathOf("changed-all.zip");
        var random = new Random(20261130);
        for (var n = 0; n < count; n++)
        {
            var (at, by) = (random.Next(bytes.Length), (byte)random.Next(1, 256));
            bytes[at] ^= by;
            File.WriteAllBytes(path, bytes);
            bytes[at] ^= by;
            new BundleCheck(path, null).Run().Findings.ExitCode.ShouldBe(1, $"byte {at} became {bytes[at] ^ by} and nobody saw it");
        }
    }

    [Fact]
    public async Task Whose_signature_it_is_decides_who_is_told_to_believe()
    {
        var log = await KeysAsync();
        var other = Server.Sealing.LedgerKeys.Draw("log.test", Ledger.Notes.SignatureAlgorithm.Ed25519).Verifier.ToString();
        // Whoever believes the first key believes those that it named.
        foreach (var (keys, code) in new[] { (log, 0), ([log[0]], 0), ([log[^1]], 0), (new[] { other }, 2) })
        {
            var policy = await PolicyAsync(keys);
            (await bundles.Server.RunAsync("verify", bundles.All, "--policy", policy)).Code.ShouldBe(code);
            (await PythonAsync(bundles.All, "--policy", policy)).ShouldBe(code);
        }

        var cosigned = await bundles.Server.RunAsync("verify", bundles.All, "--policy", bundles.Server.PolicyFile, "--lang", "en");
        (cosigned.Code, cosigned.Output.Contains("Fewer witnesses", StringComparison.Ordinal)).ShouldBe((2, true));
    }

    [Fact]
    public async Task What_is_no_bundle_cannot_be_told()
    {
        var file = bundles.Server.PathOf("letter.txt");
        await File.WriteAllTextAsync(file, "尊敬的审计员：");
        (await bundles.Server.RunAsync("verify", file)).Code.ShouldBe(2);
        (await PythonAsync(file)).ShouldBe(2);
        (await bundles.Server.RunAsync("verify", bundles.Server.PathOf("nothing"))).Code.ShouldBe(2);
        (await bundles.Server.RunAsync("export-bundle", "no-such-agreement", "--out", bundles.Server.PathOf("x.zip"))).Code.ShouldBe(2);
        File.Exists(bundles.Server.PathOf("x.zip")).ShouldBeFalse();
    }

    [Fact]
    public async Task A_proof_is_verified_by_both_with_the_keys_of_the_log()
    {
        using var auditor = bundles.Server.Server.As(RunningServer.Auditor);
        var proof = await auditor.GetStringAsync("/api/v1/ledger/events/3/proof");
        var (file, policy) = (bundles.Server.PathOf("a.tlog-proof"), await PolicyAsync(await KeysAsync()));
        foreach (var (text, code) in new[] { (proof, 0), (proof.Replace("index 2", "index 1", StringComparison.Ordinal), 1) })
        {
            await File.WriteAllTextAsync(file, text);
            (await bundles.Server.RunAsync("verify", file, "--policy", policy)).Code.ShouldBe(code);
            (await PythonAsync(file, "--policy", policy)).ShouldBe(code);
        }
    }

    /// <summary>The keys of the log: the first, its successor, the national one.</summary>
    private async Task<string[]> KeysAsync()
    {
        using var anybody = bundles.Server.Server.As(null);
        var keys = (await anybody.GetStringAsync("/ledger/keys")).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        keys.Length.ShouldBe(3);
        return keys;
    }

    private async Task<string> PolicyAsync(IEnumerable<string> logs)
    {
        var file = bundles.Server.PathOf("policy-of-logs");
        await File.WriteAllTextAsync(file, $"{string.Concat(logs.Select(l => $"log {l}\n"))}quorum none\n");
        return file;
    }

    /// <summary>The second verifier, which shares no code with the first.</summary>
    private static async Task<int> PythonAsync(params string[] args)
    {
        using var process = Process.Start(new ProcessStartInfo("python3", [Path.Combine(Repository.Root, "ops", "verify", "verify.py"), .. args])
        {
            RedirectStandardOutput = true,
        })!;
        await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode;
    }
}
