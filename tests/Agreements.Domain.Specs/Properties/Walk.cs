namespace Agreements.Domain.Specs.Properties;

/// <summary>Some commands, one after the other.</summary>
public sealed class Walk
{
    internal Walk(IReadOnlyList<Asked> commands) => Commands = commands;

    internal IReadOnlyList<Asked> Commands { get; }

    /// <summary>What a failing property prints.</summary>
    public override string ToString() => string.Concat(Commands.Select((c, i) => $"{Environment.NewLine}  {i + 1}. {Stored.Text(c.Command)}"));

    /// <summary>Plays the commands; every step with the state before and after it.</summary>
    internal IReadOnlyList<Played> Play()
    {
        var state = Agreement.Unwritten(World.Id);
        var played = new List<Played>();
        foreach (var command in Commands)
        {
            var decision = command.DecideOn(state);
            var after = Agreement.Fold(state, decision.Events);
            played.Add(new Played(state, command, decision, after));
            state = after;
        }

        return played;
    }

    internal IReadOnlyList<AgreementEvent> Happened() => [.. Play().SelectMany(p => p.Decision.Events)];
}

/// <summary>One command as it was played.</summary>
internal sealed record Played(Agreement Before, Asked Asked, Decision Decision, Agreement After)
{
    public AgreementCommand Command => (AgreementCommand)Asked.Command;
}
