namespace Agreements.Domain;

/// <summary>What people call the stages.</summary>
public static class StageNames
{
    private static readonly Text[] Names =
    [
        new("提出", "proposed"), new("协商一致", "negotiated"), new("已签署", "signed"), new("实施中", "implementing"), new("已评估", "evaluated"),
    ];

    /// <summary>The stage's name in both languages.</summary>
    /// <param name="stage">The stage.</param>
    public static Text Of(Stage stage) => Names[(int)stage];

    /// <summary>The stage's Chinese name.</summary>
    /// <param name="stage">The stage.</param>
    public static string Zh(Stage stage) => Of(stage).Zh;

    /// <summary>The stage's English name, lower case.</summary>
    /// <param name="stage">The stage.</param>
    public static string En(Stage stage) => Of(stage).EnOrZh;
}
