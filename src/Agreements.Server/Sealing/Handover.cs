using Agreements.Ledger.Notes;

namespace Agreements.Server.Sealing;

/// <summary>A note in which a key of the log names the key that takes its place: whoever believes the first believes the second.</summary>
public static class Handover
{
    private const string First = "agreements ledger hand-over v1";

    /// <summary>Writes one.</summary>
    /// <param name="from">The key that gives way.</param>
    /// <param name="to">The key that takes its place.</param>
    /// <param name="size">How many leaves the tree has then.</param>
    public static SignedNote Of(SigningKey from, VerifierKey to, long size) =>
        SignedNote.Sign(FormattableString.Invariant($"{First}\n{from.Verifier}\n{to}\n{size}\n"), [from]);

    /// <summary>The key that a note names, where a key that is believed has signed it.</summary>
    /// <param name="note">The note.</param>
    /// <param name="believed">The keys that are believed.</param>
    public static VerifierKey? NamedIn(SignedNote note, IReadOnlyCollection<VerifierKey> believed)
    {
        try
        {
            return note.Text.Split('\n') is [First, var from, var to, _, ""] && note.Right(believed).Any(r => r.Key.ToString() == from)
                ? VerifierKey.Parse(to)
                : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    /// <summary>Keys that are believed, with those that they, or keys they named before, have named.</summary>
    /// <param name="keys">The keys that are believed.</param>
    /// <param name="notes">The notes, in their order.</param>
    public static IReadOnlyList<VerifierKey> Believed(IReadOnlyList<VerifierKey> keys, IEnumerable<SignedNote> notes)
    {
        List<VerifierKey> believed = [.. keys];
        foreach (var note in notes)
        {
            if (NamedIn(note, believed) is { } successor)
            {
                believed.Add(successor);
            }
        }

        return believed;
    }

    /// <summary>Notes that stand one after the other.</summary>
    /// <param name="text">The notes.</param>
    public static IEnumerable<SignedNote> Split(string text)
    {
        foreach (var part in text.Split(First, StringSplitOptions.RemoveEmptyEntries))
        {
            SignedNote? note;
            try
            {
                note = SignedNote.Parse($"{First}{part.TrimEnd('\n')}\n");
            }
            catch (FormatException)
            {
                continue;
            }

            yield return note;
        }
    }
}
