using Agreements.Server.Localization.ChineseText;

namespace Agreements.Server.Tests.Searching;

public sealed class ChineseTests
{
    [Theory]
    [InlineData("重庆市女子职业高级中学", "chong qing shi nv zi zhi ye gao ji zhong xue")]
    [InlineData("重慶女職中", "chong qing nv zhi zhong")]
    [InlineData("长安汽车", "chang an qi che")]
    [InlineData("行业协会", "hang ye xie hui")]
    [InlineData("行政服务中心", "xing zheng fu wu zhong xin")]
    [InlineData("乐山职业技术学院", "le shan zhi ye ji shu xue yuan")]
    [InlineData("四川音乐学院", "si chuan yin yue xue yuan")]
    [InlineData("都江堰市教育局", "du jiang yan shi jiao yu ju")]
    [InlineData("成都市", "cheng du shi")]
    [InlineData("重点实验室", "zhong dian shi yan shi")]
    [InlineData("中国银行重庆市分行", "zhong guo yin hang chong qing shi fen hang")]
    [InlineData("犍为县", "qian wei xian")]
    [InlineData("第３中学（北碚）ABC", "di 3 zhong xue bei bei abc")]
    public void Characters_are_read_as_the_word_has_them(string text, string pinyin) => Chinese.Pinyin(Chinese.Fold(text)).ShouldBe(pinyin);

    [Theory]
    [InlineData("重庆女职中", "cqnzz")]
    [InlineData("重庆市女子职业高级中学", "cqsnzzygjzx")]
    [InlineData("BYD汽车", "bydqc")]
    [InlineData("Women's College", "")]
    public void Initials_are_the_first_letters(string text, string initials) => Chinese.Initials(Chinese.Fold(text)).ShouldBe(initials);

    [Fact]
    public void What_normalisation_refuses_is_left_out() => Chinese.Fold("\uFFFE什\uFFFF麼\U0001FFFE\uD842\u0001").ShouldBe("什么");

    [Theory]
    [InlineData("重慶女職中", "重庆女职中")]
    [InlineData("職業學校 ＡＢＣ", "职业学校 abc")]
    [InlineData("什麼", "什么")]
    [InlineData("臺灣 裏 裡 里", "台湾 里 里 里")]
    public void Both_scripts_and_all_widths_are_compared_as_one(string text, string folded) => Chinese.Fold(text).ShouldBe(Chinese.Fold(folded));
}
