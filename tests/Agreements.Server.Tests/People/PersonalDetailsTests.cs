using Agreements.Server.Identity.People;
using System.Globalization;

namespace Agreements.Server.Tests.People;

/// <summary>What is taken for a phone number, for the number of an identity card, for somebody's name.</summary>
public sealed class PersonalDetailsTests
{
    // 110105194912310021 is the number in the standard itself: the second one is female and ends otherwise.
    [Theory]
    [InlineData("联系人张三 13900000000 不同意", "Phone")]
    [InlineData("电话：139-0000-0000。", "Phone")]
    [InlineData("139 0000 0000", "Phone")]
    [InlineData("手机１３９００００００００", "Phone")]
    [InlineData("+86 139 0000 0000", "Phone")]
    [InlineData("+8613900000000", "Phone")]
    [InlineData("tel13900000000", "Phone")]
    [InlineData("办公室028-86621234转801", "Phone")]
    [InlineData("（028）8662 1234", "Phone")]
    [InlineData("+86 28 8662 1234", "Phone")]
    [InlineData("0831-8221234", "Phone")]
    [InlineData("身份证11010519491231002X。", "IdNumber")]
    [InlineData("440524188001010014", "IdNumber")]
    [InlineData("440524 18800101 0014", "IdNumber")]
    [InlineData("440524188001010014，13900000000", "Phone, IdNumber")]
    [InlineData("440524188001010015", "")]
    [InlineData("2025-03-27至2028-03-27", "")]
    [InlineData("成教发〔2025〕13900号", "")]
    [InlineData("400-8001234", "")]
    [InlineData("12345678901", "")]
    [InlineData("213900000000", "")]
    [InlineData("投入1,139,000,000.00元", "")]
    [InlineData("0195d3a0-1390-4000-8000-139000000001", "")]
    [InlineData("9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b13912345678d15d6c15b", "")]
    [InlineData("没有数字", "")]
    public void Numbers_in_texts(string text, string found) => string.Join(", ", PersonalDetails.In(text)).ShouldBe(found);

    [Theory]
    [InlineData("联系人张三不同意", "张三")]
    [InlineData("由欧阳娜娜和张三负责", "欧阳娜娜, 张三")]
    [InlineData("signed by WANG FANG.", "Wang Fang")]
    [InlineData("Wang Fangfang signed", "")]
    [InlineData("开张三天", "张三")]
    [InlineData("三张", "")]
    [InlineData("", "")]
    public void Names_in_texts(string text, string found) =>
        string.Join(", ", new PersonNames("张三", "欧阳娜娜", "Wang Fang", "李", null).In(text).Order(StringComparer.Ordinal)).ShouldBe(
            string.Join(", ", found.Split(", ").Order(StringComparer.Ordinal)), CultureInfo.InvariantCulture.Name);

    [Theory]
    [InlineData("张 三", "张三")]
    [InlineData("（028）8662－1234", "02886621234")]
    [InlineData("Wang Fang", "wangfang")]
    public void Texts_are_compared_without_what_stands_between(string text, string plain) => Traced.Plain(text).ShouldBe(plain);
}
