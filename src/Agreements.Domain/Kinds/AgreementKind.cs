using System.Text.Json.Serialization;

namespace Agreements.Domain.Kinds;

/// <summary>What sort of agreement it is; each has a <see cref="KindPolicy"/>.</summary>
[JsonConverter(typeof(KebabEnum<AgreementKind>))]
public enum AgreementKind
{
    /// <summary>总协议, 框架协议: the top of a tree.</summary>
    Framework,

    /// <summary>行动计划: carries clauses of a framework.</summary>
    ActionPlan,

    /// <summary>专项方案: carries one part of an action plan.</summary>
    SpecialPlan,

    /// <summary>友好学校: two or more schools, witnessed by their authorities.</summary>
    FriendshipSchool,

    /// <summary>校企合作: schools and enterprises.</summary>
    SchoolEnterprise,

    /// <summary>联盟章程: the founding text of an alliance.</summary>
    AllianceCharter,

    /// <summary>产教联合体: government, industry, schools, enterprises and parks together.</summary>
    Consortium,

    /// <summary>对口帮扶: one side helps the other.</summary>
    Aid,

    /// <summary>建设项目: something is built together.</summary>
    ConstructionProject,

    /// <summary>认定: an authority names an institution for a task.</summary>
    Designation,
}
