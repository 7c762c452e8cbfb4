namespace Agreements.House.Tests.Rules;

/// <summary>Types are named as people say them, not by the pattern they play in.</summary>
public static class NameRules
{
    private static readonly string[] Suffixes = ["Event", "Command", "Dto", "Service", "Manager", "Helper"];

    /// <summary>Roots that nobody ever says: what all commands, and all events and commands of one stream or one capability, have in common.</summary>
    private static readonly string[] Roots =
    [
        "Command", "AgreementEvent", "AgreementCommand", "DirectoryEvent", "DirectoryCommand", "EngagementEvent", "EngagementCommand",
        "PolicyEvent", "PolicyCommand",
    ];

    public static IEnumerable<string> PatternSuffixes(IEnumerable<Type> types) =>
        from type in types
        let name = type.Name.Split('`')[0]
        where Suffixes.Any(s => name.EndsWith(s, StringComparison.Ordinal)) && !(type.IsAbstract && Ancestry(type).Any(t => Roots.Contains(t.Name)))
        select type.FullName;

    private static IEnumerable<Type> Ancestry(Type type) => type.BaseType is { } above ? [type, .. Ancestry(above)] : [type];
}
