using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Agreements.Domain.Negotiating;

/// <summary>What is waited for in negotiating.</summary>
[JsonConverter(typeof(KebabEnum<TurnTo>))]
public enum TurnTo
{
    /// <summary>起草: no text is on the table.</summary>
    Draft,

    /// <summary>答复: principals have neither consented to the text nor refused it.</summary>
    Answer,

    /// <summary>修改: somebody refused the text; who proposed it writes another or goes back.</summary>
    Redraft,

    /// <summary>确定名称: all who are named have consented, and a principal has no name yet.</summary>
    Name,

    /// <summary>推进: all have consented.</summary>
    Advance,
}

/// <summary>Whose turn it is. Putting a text on the table is no consent to it: who proposed it consents like everybody else, but last.</summary>
/// <param name="To">What is waited for.</param>
/// <param name="Parties">Ids of the principals it is waited for from; empty when it is the coordinator's turn.</param>
public sealed record Turn(TurnTo To, ImmutableArray<string> Parties)
{
    /// <summary>True when it is the coordinator's turn.</summary>
    [JsonIgnore]
    public bool IsCoordinators => Parties.IsEmpty;

    /// <inheritdoc />
    public bool Equals(Turn? other) => other is not null && To == other.To && Parties.SequenceEqual(other.Parties, StringComparer.Ordinal);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(To, Parties.Length);

    internal static Turn Of(Agreement state)
    {
        if (state.CurrentTerms is not { } text)
        {
            return new Turn(TurnTo.Draft, []);
        }

        var proposer = state.Principals.FirstOrDefault(p => p.Id == text.Party)?.Id;
        ImmutableArray<string> theProposer = proposer is null ? [] : [proposer];
        if (state.Principals.Any(p => state.Objections.ContainsKey(p.Id)))
        {
            return new Turn(TurnTo.Redraft, theProposer);
        }

        var silent = state.Principals.Where(p => !p.IsUnnamed && !state.Consents.ContainsKey(p.Id)).Select(p => p.Id).ToImmutableArray();
        var others = silent.RemoveAll(id => id == proposer);
        if (!silent.IsEmpty)
        {
            return new Turn(TurnTo.Answer, others.IsEmpty ? silent : others);
        }

        return new Turn(state.Principals.Any(p => p.IsUnnamed) ? TurnTo.Name : TurnTo.Advance, []);
    }
}
