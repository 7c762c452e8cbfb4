using System.Text.Json.Serialization;

namespace Agreements.Server.Notifications.Causes;

/// <summary>Something to tell, once to everybody whom it concerns.</summary>
/// <param name="Id">What it is, in one word: stream, version and topic, or what is due and when. The same cause has the same id for ever.</param>
/// <param name="Topic">What it is of.</param>
/// <param name="Stream">The agreement or engagement; null for what is about the system.</param>
/// <param name="At">When it was recorded, or came due, UTC.</param>
/// <param name="By">The account whose deed it was; null for nobody's.</param>
/// <param name="Facts">What is told of it.</param>
/// <param name="Audience">To whom.</param>
public sealed record Cause(string Id, Topic Topic, Guid? Stream, DateTimeOffset At, string? By, CauseFacts Facts, IReadOnlyList<Audience> Audience)
{
    /// <summary>Whether nobody else is to be told: its one endpoint is named with it, or a release before told it by its own means.</summary>
    public bool IsTold { get; init; }
}

/// <summary>What the sentences of a notification are made of. Never a person's name.</summary>
/// <param name="Title">What the agreement or engagement was called then.</param>
public sealed record CauseFacts(Text Title)
{
    /// <summary>The version of the stream with the event; null for what came due.</summary>
    public long? Version { get; init; }

    /// <summary>The agreement's kind.</summary>
    public AgreementKind? Kind { get; init; }

    /// <summary>The stage it is in since.</summary>
    public Stage? Stage { get; init; }

    /// <summary>The stage it was in before; null when it has just been proposed.</summary>
    public Stage? Before { get; init; }

    /// <summary>How it stands since.</summary>
    public Standing? Standing { get; init; }

    /// <summary>How it stood before.</summary>
    public Standing? StandingBefore { get; init; }

    /// <summary>Codes of its parties: institutions and bodies.</summary>
    public IReadOnlyList<string>? Institutions { get; init; }

    /// <summary>Why, as somebody said it; null where nothing was said.</summary>
    public string? Reason { get; init; }

    /// <summary>Whose deed it was, or whose consent is meant: names as the agreement has them.</summary>
    public IReadOnlyList<Text>? Parties { get; init; }

    /// <summary>What is meant in the agreement: a commitment, a supplementary agreement, a resolution, or what is awaited.</summary>
    public Text? Item { get; init; }

    /// <summary>What is awaited, by its code; with <see cref="Party"/> and <see cref="Item"/> it is found again among what waits.</summary>
    public string? Code { get; init; }

    /// <summary>Number of the step of the approval that is awaited.</summary>
    public int? Step { get; init; }

    /// <summary>Id of the party that is asked.</summary>
    public string? Party { get; init; }

    /// <summary>The day on which it is due, ends or takes effect, in Asia/Shanghai.</summary>
    public DateOnly? Day { get; init; }

    /// <summary>How many days before the day (negative) or after it this was planned for; of what sleeps or is owed: for how many days.</summary>
    public int? Days { get; init; }

    /// <summary>The topic of what changed in the agreement above.</summary>
    public Topic? Above { get; init; }

    /// <summary>How often it was told before: 1 for told again, 2 for told to who is above; null for the first time.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Rung { get; init; }
}
