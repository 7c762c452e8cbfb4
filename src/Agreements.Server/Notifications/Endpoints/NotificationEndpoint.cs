using Agreements.Server.Notifications.Causes;
using System.Text.Json.Serialization;

namespace Agreements.Server.Notifications.Endpoints;

/// <summary>By what means an endpoint is told.</summary>
[JsonConverter(typeof(KebabEnum<EndpointChannel>))]
public enum EndpointChannel
{
    /// <summary>A group's mailbox.</summary>
    Mail,

    /// <summary>Another system, by a signed request with a CloudEvent.</summary>
    Webhook,

    /// <summary>A robot of a DingTalk group (钉钉).</summary>
    Dingtalk,

    /// <summary>A robot of a Feishu or Lark group (飞书).</summary>
    Feishu,

    /// <summary>A robot of a WeCom group (企业微信).</summary>
    Wecom,
}

/// <summary>An endpoint as an administrator adds it, or the operator's settings name it.</summary>
/// <param name="Name">A label, not a person's name: lower-case letters, digits, hyphens.</param>
/// <param name="Channel">By what means.</param>
/// <param name="Address">A mailbox, or where to post; it may hold a robot's key.</param>
/// <param name="Institution">Code of the institution by whose sight it is told; null, for the operator's alone, for the sight of all.</param>
/// <param name="Secrets">Of a webhook one key or two (<c>whsec_…</c>), new one first; of DingTalk and Feishu the secret of the robot; else none.</param>
/// <param name="Topics">What it hears of; null for all.</param>
/// <param name="Kinds">Kinds of agreement; null for all.</param>
/// <param name="Institutions">Codes of institutions or bodies of which one must be a party; null for all.</param>
/// <param name="Language">Tag of the language of mails and robots; null for Chinese.</param>
/// <param name="AllowsPrivate">Whether the address may lie in a private network or on this machine.</param>
/// <param name="Stages">Stages that an agreement must be in; null for all.</param>
public sealed record NewEndpoint(
    string Name, EndpointChannel Channel, string Address, string? Institution, IReadOnlyList<string>? Secrets = null, IReadOnlyList<Topic>? Topics = null,
    IReadOnlyList<AgreementKind>? Kinds = null, IReadOnlyList<string>? Institutions = null, string? Language = null, bool AllowsPrivate = false,
    IReadOnlyList<Stage>? Stages = null)
{
    /// <summary>The name alone: addresses may hold a robot's key.</summary>
    public override string ToString() => Name;
}

/// <summary>An endpoint as administrators see it: never its address or its secrets.</summary>
/// <param name="Name">Its label.</param>
/// <param name="Channel">By what means.</param>
/// <param name="Host">The host of its address, or the domain of its mailbox.</param>
/// <param name="Institution">Code of the institution by whose sight it is told; null, for the operator's alone, for the sight of all.</param>
/// <param name="Topics">What it hears of; null for all.</param>
/// <param name="Kinds">Kinds of agreement; null for all.</param>
/// <param name="Institutions">Codes of which one must be a party; null for all.</param>
/// <param name="Stages">Stages that an agreement must be in; null for all.</param>
/// <param name="Language">Tag of the language.</param>
/// <param name="AllowsPrivate">Whether the address may lie in a private network.</param>
/// <param name="FailingSince">Since when nothing has arrived, UTC; null while all does.</param>
/// <param name="OffSince">Since when it is off, UTC; null while it is on.</param>
/// <param name="OffWhy">Why it is off: <c>gone</c> (410), <c>failing</c> (for five days) or <c>asked</c>; null while it is on.</param>
/// <param name="IsOfOperator">Whether the operator's settings (AGREEMENTS_NOTICES) name it: it is changed there alone.</param>
/// <param name="MadeBy">The account that added it.</param>
/// <param name="MadeAt">When, UTC.</param>
public sealed record NotificationEndpoint(
    string Name, EndpointChannel Channel, string Host, string? Institution, IReadOnlyList<string>? Topics, IReadOnlyList<string>? Kinds,
    IReadOnlyList<string>? Institutions, IReadOnlyList<string>? Stages, string Language, bool AllowsPrivate, DateTimeOffset? FailingSince,
    DateTimeOffset? OffSince, string? OffWhy, bool IsOfOperator, string MadeBy, DateTimeOffset MadeAt)
{
    /// <summary>What its notifications are kept under: no account has a colon in its id.</summary>
    [JsonIgnore]
    public string Recipient => RecipientOf(Name);

    internal static string RecipientOf(string name) => $"endpoint:{name}";

    internal static bool IsRecipient(string recipient) => recipient.StartsWith("endpoint:", StringComparison.Ordinal);
}

/// <summary>What is sent to, opened for one delivery.</summary>
/// <param name="Endpoint">The endpoint.</param>
/// <param name="Address">Its address.</param>
/// <param name="Secrets">Its secrets.</param>
internal sealed record OpenedEndpoint(NotificationEndpoint Endpoint, string Address, IReadOnlyList<Secret> Secrets);
