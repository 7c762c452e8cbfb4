using Agreements.Server.Identity.People;

namespace Agreements.Server.Tests.People;

public sealed class ContactFormsTests
{
    [Theory]
    [InlineData("13800138000", "+8613800138000")]
    [InlineData("138 0013 8000", "+8613800138000")]
    [InlineData("+86 138-0013-8000", "+8613800138000")]
    [InlineData("008613800138000", "+8613800138000")]
    [InlineData("8613800138000", "+8613800138000")]
    [InlineData("１３８００１３８０００", "+8613800138000")]
    [InlineData("010-62345678", "+861062345678")]
    [InlineData("(028) 8662 1234", "+862886621234")]
    [InlineData("0831-2345678", "+868312345678")]
    [InlineData("028-86621234 转 801", "+862886621234;ext=801")]
    [InlineData("028-86621234 ext. 801", "+862886621234;ext=801")]
    [InlineData("+862886621234;ext=801", "+862886621234;ext=801")]
    [InlineData("400-820-8820", "+864008208820")]
    [InlineData("+852 2123 4567", "+85221234567")]
    [InlineData("+44 20 7946 0958", "+442079460958")]
    public void A_phone_number_has_one_form(string written, string kept)
    {
        ContactForms.Phone(written).ShouldBe(kept);
        ContactForms.Phone(kept).ShouldBe(kept);
    }

    [Theory]
    [InlineData("")]
    [InlineData("1380013800")]
    [InlineData("12800138000")]
    [InlineData("138001380001")]
    [InlineData("86621234")]
    [InlineData("+86 12345")]
    [InlineData("+0123456789")]
    [InlineData("13800138000 王芳")]
    [InlineData("028-86621234 转")]
    [InlineData("tel:13800138000")]
    public void What_is_no_phone_number_is_not_taken_for_one(string written) => ContactForms.Phone(written).ShouldBeNull();

    [Theory]
    [InlineData("Wang.Fang@School.EXAMPLE", "Wang.Fang@school.example")]
    [InlineData(" wang@edu.cn ", "wang@edu.cn")]
    [InlineData("wang@学校.中国", "wang@学校.中国")]
    public void A_mail_address_has_one_form(string written, string kept) => ContactForms.Mail(written).ShouldBe(kept);

    [Theory]
    [InlineData("")]
    [InlineData("wang")]
    [InlineData("wang@localhost")]
    [InlineData("Wang Fang <wang@edu.cn>")]
    [InlineData("wang@edu.cn, li@edu.cn")]
    [InlineData("wang@edu.cn\r\nBcc: li@edu.cn")]
    [InlineData("wang@-edu.cn")]
    public void What_is_no_mail_address_is_not_taken_for_one(string written) => ContactForms.Mail(written).ShouldBeNull();
}
