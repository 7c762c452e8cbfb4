using Agreements.Ledger.Notes;
using System.Globalization;

namespace Agreements.Ledger.Checkpoints;

/// <summary>What a witness answers over HTTP: C2SP tlog-witness, add-checkpoint.</summary>
/// <param name="Verdict">How it judged.</param>
/// <param name="Cosignatures">Its cosignatures; not verified.</param>
/// <param name="Seen">How many leaves the last checkpoint had that it cosigned, where it says so.</param>
public sealed record WitnessAnswer(WitnessVerdict Verdict, IReadOnlyList<NoteSignature> Cosignatures, long? Seen)
{
    /// <summary>What a request is posted to, below the address of the witness.</summary>
    public const string Path = "/add-checkpoint";

    /// <summary>The media type of a body that is a size.</summary>
    public const string SizeType = "text/x.tlog.size";

    private static readonly Dictionary<WitnessVerdict, int> Statuses = new()
    {
        [WitnessVerdict.Cosign] = 200,
        [WitnessVerdict.Malformed] = 400,
        [WitnessVerdict.NotSigned] = 403,
        [WitnessVerdict.UnknownLog] = 404,
        [WitnessVerdict.OtherSize] = 409,
        [WitnessVerdict.OtherRoot] = 409,
        [WitnessVerdict.Fork] = 422,
    };

    /// <summary>The status of the answer.</summary>
    public int Status => Statuses[Verdict];

    /// <summary>The body of the answer.</summary>
    public string Body => Verdict switch
    {
        WitnessVerdict.Cosign => string.Concat(Cosignatures.Select(c => $"{c}\n")),
        WitnessVerdict.OtherSize or WitnessVerdict.OtherRoot => string.Create(CultureInfo.InvariantCulture, $"{Seen}\n"),
        _ => "",
    };

    /// <summary>Reads an answer. 409 is <see cref="WitnessVerdict.OtherSize"/>: whether the size is another, whoever asked knows.</summary>
    /// <param name="status">Its status.</param>
    /// <param name="body">Its body.</param>
    /// <exception cref="FormatException">It is none; the message says what is wrong.</exception>
    public static WitnessAnswer Parse(int status, string body)
    {
        if (!Statuses.ContainsValue(status))
        {
            throw new FormatException(FormattableString.Invariant($"The status {status} is no answer of a witness."));
        }

        var verdict = Statuses.First(s => s.Value == status).Key;
        var lines = verdict == WitnessVerdict.Cosign ? body.TrimEnd('\n').Split('\n') : [];
        return new WitnessAnswer(
            verdict, [.. lines.Select(l => NoteSignature.TryParse(l, out var s) ? s : throw new FormatException("A line of the answer is no signature."))],
            verdict == WitnessVerdict.OtherSize && Checkpoint.TrySize(body.TrimEnd('\n'), out var seen) ? seen : null);
    }
}
