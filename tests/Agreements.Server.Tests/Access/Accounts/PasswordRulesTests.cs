using Agreements.Server.Identity.Accounts;

namespace Agreements.Server.Tests.Access.Accounts;

/// <summary>Which passwords do, beside their length.</summary>
public sealed class PasswordRulesTests
{
    [Theory]
    [InlineData("password1234567")]
    [InlineData("P@ssw0rd1234!")]
    [InlineData("1234567890qwerty")]
    [InlineData("qwertyuiop[]")]
    [InlineData("abcabcabcabcabcabc")]
    [InlineData("zhonghuarenmin")]
    [InlineData("woaizhongguo")]
    [InlineData("jiaoyuju1234")]
    [InlineData("Chongqing2025!")]
    [InlineData("correcthorsebatterystaple")]
    [InlineData("chen-laoshi-99")]
    [InlineData("new-password-here")]
    public async Task What_is_soon_guessed_is_refused(string password) =>
        AccountRefusal.Of(await new PasswordRules().ValidateAsync(null!, new Account { Id = "1", Name = "chen-laoshi" }, password))
            .ShouldBe(PasswordRules.TooCommon);

    [Theory]
    [InlineData("Qingsu-Huanhuaxi")]
    [InlineData("浣花溪职业学校青苏")]
    public async Task What_a_house_is_called_is_soon_guessed_there(string password)
    {
        var account = new Account { Id = "1", Name = "chen-laoshi" };
        (await new PasswordRules().ValidateAsync(null!, account, password)).Succeeded.ShouldBeTrue();
        AccountRefusal.Of(await new PasswordRules(HouseWords.Of("Qingsu, huanhuaxi,浣花溪,职业学校,青苏")).ValidateAsync(null!, account, password))
            .ShouldBe(PasswordRules.TooCommon);
    }

    [Theory]
    [InlineData("seven-blue-lanterns")]
    [InlineData("jdh4-kq2m-xx7p-9abc")]
    [InlineData("青羊的银杏叶落在锦江边上")]
    public async Task Unrelated_words_and_random_characters_do(string password) =>
        (await new PasswordRules().ValidateAsync(null!, new Account { Id = "1", Name = "chen-laoshi" }, password)).Succeeded.ShouldBeTrue();

    [Fact]
    public async Task The_longest_that_is_taken_does()
    {
        var longest = string.Concat(Enumerable.Range(0, PasswordRules.Longest).Select(i => (char)('a' + (i * i * 7 % 26))));
        (await new PasswordRules().ValidateAsync(null!, new Account { Id = "1", Name = "chen-laoshi" }, longest)).Succeeded.ShouldBeTrue();
    }
}
