
namespace Agreements.Server.ReadModels.Directory;

/// <summary>What is asked of the directory. Conditions left out do not restrict.</summary>
public sealed record DirectoryFilter
{
    /// <summary>The most rows of a page.</summary>
    public const int LargestPage = 200;

    /// <summary>
    /// Every word of this is found in some name, former name, alias or code; in either script, by pinyin or its first letters. Null for no
    /// search.
    /// </summary>
    public string? Text { get; init; }

    /// <summary>Of this kind, as stored; null for any.</summary>
    public string? Kind { get; init; }

    /// <summary>In this region or its parts, such as <c>四川省/成都市</c>; null for everywhere.</summary>
    public string? Region { get; init; }

    /// <summary>How many rows at most, 1 to <see cref="LargestPage"/>.</summary>
    public int Size { get; init; } = 50;

    /// <summary>Where the page begins: <c>Next</c> of the page before, under the same conditions; null for the first.</summary>
    public string? After { get; init; }
}

/// <summary>A page of institutions.</summary>
/// <param name="Rows">The rows.</param>
/// <param name="Next">Where the next page begins; null when there is none.</param>
public sealed record InstitutionPage(IReadOnlyList<InstitutionRow> Rows, string? Next);

/// <summary>A page of standing bodies.</summary>
/// <param name="Rows">The rows.</param>
/// <param name="Next">Where the next page begins; null when there is none.</param>
public sealed record BodyPage(IReadOnlyList<BodyRow> Rows, string? Next);
