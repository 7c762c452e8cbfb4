using System.Text.Json.Serialization;

namespace Agreements.Server.Identity.People;

/// <summary>As what somebody is named.</summary>
public enum MentionedAs
{
    /// <summary>Liaison of a party.</summary>
    Liaison,

    /// <summary>Somebody who rated for a party.</summary>
    Rater,
}

/// <summary>What is known of somebody who is named.</summary>
[JsonConverter(typeof(KebabEnum<Knowledge>))]
public enum Knowledge
{
    /// <summary>They are in the register.</summary>
    Known,

    /// <summary>They were, and were erased.</summary>
    Erased,

    /// <summary>The reference is of nobody in the register: it is from before there was one.</summary>
    Unknown,
}

/// <summary>Somebody who is named in something, for all who see that.</summary>
/// <param name="Person">The reference.</param>
/// <param name="Knowledge">What is known of them.</param>
/// <param name="Name">The name; where there is none, what stands in its place: "前联络人", "former liaison".</param>
/// <param name="Title">The job title; null when unknown.</param>
public sealed record Mention(string Person, Knowledge Knowledge, Text Name, Text? Title);

/// <summary>The names of people who are named in something: resolved as it is read and kept nowhere, so that erasing a person is done in one place.</summary>
public sealed class Mentions
{
    private static readonly Text UnknownPerson = new("未登记的人员", "a person not registered");

    private readonly IReadOnlyDictionary<string, Entry> _entries;

    internal Mentions(IReadOnlyDictionary<string, Entry> entries) => _entries = entries;

    /// <summary>Nobody.</summary>
    public static Mentions None { get; } = new(new Dictionary<string, Entry>());

    /// <summary>True when nobody was asked for: then no name can change or be erased.</summary>
    public bool IsOfNobody => this == None;

    /// <summary>Somebody by reference.</summary>
    /// <param name="reference">The reference, as an event holds it.</param>
    /// <param name="named">As what they are named.</param>
    public Mention Of(string reference, MentionedAs named) => _entries.GetValueOrDefault(reference) switch
    {
        null => new Mention(reference, Knowledge.Unknown, UnknownPerson, null),
        { Name: null } => new Mention(reference, Knowledge.Erased, Former(named), null),
        { Name: { } name, Title: var title } => new Mention(reference, Knowledge.Known, name, title),
    };

    /// <summary>What stands for somebody erased.</summary>
    /// <param name="named">As what they are named.</param>
    public static Text Former(MentionedAs named) => named is MentionedAs.Rater ? new Text("前评价人", "former rater") : new Text("前联络人", "former liaison");

    /// <summary>What is held of one reference; no name when erased.</summary>
    internal sealed record Entry(Text? Name, Text? Title);
}
