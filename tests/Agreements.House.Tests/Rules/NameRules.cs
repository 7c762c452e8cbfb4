namespace Agreements.House.Tests.Rules;

/// <summary>Types are named as people say them, not by the pattern they play in.</summary>
public static class NameRules
{
    private static readonly string[] Suffixes = ["Event", "Command", "Dto", "Service", "Manager", "Helper"];

    /// <summary>Roots that nobody ever says: what all events, and all commands, of one stream or one capability have in common.</summary>
    private static readonly string[] Roots = ["AgreementEvent", "AgreementCommand", "DirectoryEvent", "DirectoryCommand", "EngagementEvent", "EngagementCommand"];

    public static IEnumerable<string> PatternSuffixes(IEnumerable<Type> types) =>
        from type in types
        let name = type.Name.Split('`')[0]
        where Suffixes.Any(s => name.EndsWith(s, StringComparison.Ordinal)) && !(type.IsAbstract && (Roots.Contains(name) || (type.BaseType is { } root && Roots.Contains(root.Name))))
        select type.FullName;
}
