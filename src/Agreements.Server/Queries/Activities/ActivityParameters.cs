using static Agreements.Server.Http.Questions;

namespace Agreements.Server.Queries.Activities;

/// <summary>The conditions of the activity as an address gives them.</summary>
/// <remarks>Not by constructor: what binds routes when compiling cannot name one with parameters that may be null.</remarks>
public sealed record ActivityParameters
{
    /// <summary>The account that acted; null for all.</summary>
    public string? Account { get; init; }

    /// <summary>Code of the institution acted for; null for all.</summary>
    public string? Institution { get; init; }

    /// <summary>The agreement, engagement or entry; null for all.</summary>
    public Guid? Stream { get; init; }

    /// <summary>The frozen name of what happened; null for all.</summary>
    public string? Type { get; init; }

    /// <summary>The first day of recording, in Asia/Shanghai; null for the first there is.</summary>
    public string? From { get; init; }

    /// <summary>The last; null likewise.</summary>
    public string? Until { get; init; }

    /// <summary>What made it worth a look: off-hours, by-delegate, back-dated, waiver or correction; null for all.</summary>
    public string? Look { get; init; }

    /// <summary>The same, read.</summary>
    /// <exception cref="Http.MalformedRequestException">A day or a word cannot be read.</exception>
    internal ActivityAsked Read() =>
        new(Account, Institution, Stream, Type, MaybeDay("from", From), MaybeDay("until", Until), MaybeWord<Oddity>("look", Look));
}
