using System.Text.Json.Serialization;

namespace Agreements.Domain;

/// <summary>How an agreement stands, besides the stage it is in.</summary>
[JsonConverter(typeof(KebabEnum<Standing>))]
public enum Standing
{
    /// <summary>正常: it takes its way.</summary>
    Open,

    /// <summary>已婉拒: somebody asked declined to take part.</summary>
    Declined,

    /// <summary>已撤回: the proposer took it back.</summary>
    Withdrawn,

    /// <summary>暂停: at least one that suspended it has not resumed.</summary>
    Suspended,

    /// <summary>已终止: ended before its time.</summary>
    Terminated,

    /// <summary>已到期: its last day is over.</summary>
    Expired,

    /// <summary>已续签替代: its renewal took its place.</summary>
    Superseded,

    /// <summary>已归档: closed for good; only read from now on.</summary>
    Archived,
}

/// <summary>What standings are called in sentences.</summary>
public static class StandingNames
{
    /// <summary>The Chinese word.</summary>
    /// <param name="standing">The standing.</param>
    public static string Zh(Standing standing) => standing switch
    {
        Standing.Open => "正常",
        Standing.Declined => "已婉拒",
        Standing.Withdrawn => "已撤回",
        Standing.Suspended => "暂停",
        Standing.Terminated => "已终止",
        Standing.Expired => "已到期",
        Standing.Superseded => "已被续签替代",
        Standing.Archived => "已归档",
        _ => throw new ArgumentOutOfRangeException(nameof(standing), standing, "No such standing."),
    };

    /// <summary>The English word.</summary>
    /// <param name="standing">The standing.</param>
    public static string En(Standing standing) => standing.ToString().ToLowerInvariant();
}
