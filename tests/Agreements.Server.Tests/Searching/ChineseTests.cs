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
    // Places.
    [InlineData("曾都区职校", "zeng du qu zhi xiao")]
    [InlineData("重庆市曾家岩小学", "chong qing shi zeng jia yan xiao xue")]
    [InlineData("歙县、涡阳、蔚县与尉犁", "she xian guo yang yu xian yu yu li")]
    [InlineData("珲春、穆棱、泌阳、井陉", "hun chun mu ling bi yang jing xing")]
    [InlineData("长治市与长清区", "chang zhi shi yu chang qing qu")]
    [InlineData("乾安县", "qian an xian")]
    // Words of offices and trades.
    [InlineData("教务处处长", "jiao wu chu chu zhang")]
    [InlineData("率先试行", "shuai xian shi xing")]
    [InlineData("就业率", "jiu ye lv")]
    [InlineData("会计学院", "kuai ji xue yuan")]
    [InlineData("著作权", "zhu zuo quan")]
    // A word ends where another seems to begin.
    [InlineData("学校对口支援", "xue xiao dui kou zhi yuan")]
    [InlineData("社区家园", "she qu jia yuan")]
    [InlineData("名单家长会", "ming dan jia zhang hui")]
    public void Characters_are_read_as_the_word_has_them(string text, string pinyin) => Chinese.Pinyin(Chinese.Fold(text)).ShouldBe(pinyin);

    [Theory]
    [InlineData("重庆女职中", "cqnzz")]
    [InlineData("重庆市女子职业高级中学", "cqsnzzygjzx")]
    [InlineData("BYD汽车", "bydqc")]
    [InlineData("Women's College", "")]
    public void Initials_are_the_first_letters(string text, string initials) => Chinese.Initials(Chinese.Fold(text)).ShouldBe(initials);

    [Theory]
    [InlineData("曾晓明", "zeng xiao ming", "ceng xiao ming")]
    [InlineData("單雪", "shan xue", "dan xue")]
    [InlineData("解放军", "xie fang jun", "jie fang jun")]
    [InlineData("区小燕", "ou xiao yan", "qu xiao yan")]
    [InlineData("查理", "zha li", "cha li")]
    [InlineData("尉迟明", "yu chi ming", "yu chi ming")]
    [InlineData("万俟晓明", "mo qi xiao ming", "mo qi xiao ming")]
    [InlineData("朴正", "piao zheng", "pu zheng")]
    [InlineData("盖静", "ge jing", "gai jing")]
    [InlineData("乐瑶", "yue yao", "le yao")]
    [InlineData("仇勇 Charlie", "qiu yong charlie", "chou yong charlie")]
    [InlineData("幺晓明", "yao xiao ming", "me xiao ming")]
    [InlineData("沈静", "shen jing", "chen jing")]
    public void A_name_is_read_with_its_surname_first_and_by_every_reading_of_it(string name, string first, string also)
    {
        Chinese.PinyinOfName(Chinese.Fold(name))[0].ShouldBe(first);
        Chinese.PinyinOfName(Chinese.Fold(name)).ShouldContain(also);
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("Charlie 查")]
    [InlineData("（某人）")]
    public void What_does_not_begin_with_a_surname_has_no_reading_as_a_name(string name) => Chinese.PinyinOfName(Chinese.Fold(name)).ShouldBeEmpty();

    [Fact]
    public void What_normalisation_refuses_is_left_out() => Chinese.Fold("\uFFFE什\uFFFF麼\U0001FFFE\uD842\u0001").ShouldBe("什么");

    [Theory]
    [InlineData("重慶女職中", "重庆女职中")]
    [InlineData("職業學校 ＡＢＣ", "职业学校 abc")]
    [InlineData("什麼", "什么")]
    [InlineData("臺灣 裏 裡 里", "台湾 里 里 里")]
    [InlineData("復甦計畫", "复苏计划")]
    [InlineData("鍾锺鐘", "钟钟钟")]
    [InlineData("玉谿 九逕", "玉溪 九径")]
    [InlineData("沈沒 沉没", "沉没 沈没")]
    [InlineData("項鍊 瞭解 藉口 答覆", "项链 了解 借口 答复")]
    [InlineData("么麼 幺么", "幺么 么么")]
    [InlineData("乾隆 乾燥", "乾隆 干燥")]
    public void Both_scripts_and_all_widths_are_compared_as_one(string text, string folded) => Chinese.Fold(text).ShouldBe(Chinese.Fold(folded));
}
