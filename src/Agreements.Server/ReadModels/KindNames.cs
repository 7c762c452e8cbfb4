
namespace Agreements.Server.ReadModels;

/// <summary>What people call the kinds of agreements.</summary>
public static class KindNames
{
    private static readonly Text[] Names =
    [
        new("框架协议", "framework agreement"), new("行动计划", "action plan"), new("专项方案", "special plan"), new("友好学校协议", "friendship school agreement"),
        new("校企合作协议", "school–enterprise agreement"), new("联盟章程", "alliance charter"), new("产教联合体协议", "consortium agreement"),
        new("对口帮扶协议", "aid agreement"), new("建设项目协议", "construction project agreement"), new("认定", "designation"),
    ];

    /// <summary>The kind's name in both languages; the English one in lower case.</summary>
    /// <param name="kind">The kind.</param>
    public static Text Of(AgreementKind kind) => Names[(int)kind];
}
