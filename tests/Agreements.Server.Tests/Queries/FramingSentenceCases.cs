
namespace Agreements.Server.Tests.Queries;

internal sealed class FramingSentenceCases : ISentenceCases
{
    private static readonly Guid Other = new("0195d3a0-0000-7000-8000-000000000003");

    private static readonly Edtf Day = Edtf.Parse("2025-03-27");

    public static (AgreementEvent Happened, string Zh, string En)[] Expected =>
    [
        (new PlacedUnder(Other, null, "归口调整", Day),
            $"本协议列于协议 {Other} 之下（2025年3月27日）：归口调整。", $"The agreement was placed under the agreement {Other} (27 March 2025): 归口调整."),
        (new PlacedUnder(null, Other, null, null), "协议不再列于上级协议之下（日期不明）。", "The agreement was taken out from under the one above it (day unknown)."),
        (new ClausesCarried(Other, ["exchange", "courses"]), $"承接协议 {Other} 的条款：exchange、courses。",
            $"It carries clauses of the agreement {Other}: exchange, courses."),
        (new ClausesDropped(Other, ["exchange"]), $"不再承接协议 {Other} 的条款：exchange。", $"It carries clauses of the agreement {Other} no longer: exchange."),
    ];
}
